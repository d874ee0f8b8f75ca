"""Documents to print: a template filled with data, which is never read as markup, and no minute in the file."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from typst import Fonts


def typeset(
    template: Path,
    told: Mapping[str, Any],
    *,
    day: date | None = None,
    form: Literal["pdf", "svg"] = "pdf",
    fonts: Iterable[Path] = (),
) -> Any:
    """Return a document from a template; what the file tells of itself is its title and at most a day.

    Args:
        template: the template; it reads each part of `told` as JSON, by its name, from `sys.inputs`.
        told: what the document says; every text of it is printed as it was typed.
        day: stands in the file as the day on which it was made, without an hour; None leaves that out.
        form: pages of A4 in one file, or a drawing of each page, of which a single one is not in a list.
        fonts: folders of letters besides those that come along.
    """
    import typst

    source = _dated(day).encode() + template.read_bytes()
    inputs = {name: json.dumps(part) for name, part in told.items()}
    return typst.compile(source, format=form, font_paths=own_letters(fonts), sys_inputs=inputs)


def own_letters(fonts: Iterable[Path] = ()) -> "Fonts":
    """Return the letters that come along, those in more folders, and none of the machine."""
    import fontpkg_sofia_sans
    import typst

    folders = [Path(fontpkg_sofia_sans.ROOT) / "files", *fonts]
    return typst.Fonts(include_system_fonts=False, font_paths=folders)


def _dated(day: date | None) -> str:
    made = f"datetime(year: {day.year}, month: {day.month}, day: {day.day})" if day else "none"
    return f"#set document(date: {made});"
