"""What a language still lacks of all that children and parents see; only one that lacks nothing is offered."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Any

from config.catalogues import Entry, entries_of
from config.languages import LOCALES, Language, all_languages

INSTRUMENTS = Path(__file__).parent / "instruments"
BASE, BESIDE = "en", "bg"
"""The language that all catalogues have as their keys, and one that stands beside it wherever a text stands."""


def offered_languages(locales: Path = LOCALES) -> tuple[Language, ...]:
    """Return the languages in which everything is complete that children and parents see."""
    return tuple(one for one in all_languages(locales).values() if one.has_definitions or not lacking(one, locales))


def lacking(language: Language, locales: Path = LOCALES) -> tuple[str, ...]:
    """Return what has to be done before a language with a catalogue of its own is offered, a sentence each."""
    try:
        found = dict(entries_of(language.code, locales))
    except FileNotFoundError:
        return (f"the catalogue is not compiled; run `glasche translation check {language.code}`",)
    except Exception as broken:  # noqa: BLE001 - whatever a file holds that is no catalogue, the others must not suffer
        return (f"the catalogue cannot be read ({type(broken).__name__}); see docs/languages.md",)
    return tuple(said for entry in needed_entries() if (said := _lack(entry, found.get(entry, ()))))


def needed_entries() -> tuple[Entry, ...]:
    """Return every entry that the catalogue of an added language needs: the interface, then the instruments."""
    return tuple(dict.fromkeys((*_interface(), *((key, (english,)) for key, english, _ in texts_of_definitions()))))


def texts_of_definitions(folder: Path = INSTRUMENTS) -> Iterator[tuple[str, str, str]]:
    """Return each text of the newest instruments: the key of its instrument, the English one and the Bulgarian one."""
    for file in sorted(folder.glob("*.toml")):
        yield from ((file.stem, *texts) for texts in _texts_in(tomllib.loads(file.read_text(encoding="utf-8"))))


def _interface() -> Iterator[Entry]:
    """Return the sentences that children and parents see: just those stand in a catalogue without staff pages."""
    model = next(one for one in all_languages().values() if one.has_definitions and not one.has_staff_pages)
    return (entry for entry, _ in entries_of(model.code))


def _texts_in(part: Any) -> Iterator[tuple[str, str]]:
    if isinstance(part, dict) and {BASE, BESIDE} <= set(part):
        yield part[BASE], part[BESIDE]
    elif isinstance(part, dict | list):
        for inner in part.values() if isinstance(part, dict) else part:
            yield from _texts_in(inner)


def _lack(entry: Entry, forms: tuple[str, ...]) -> str:
    """Return what is wrong with the forms of an entry, or nothing."""
    instrument, english = entry
    place = f"{instrument}: {english[0]!r}" if instrument else repr(english[0])
    is_left_english = len(english) > 1 and not set(forms).isdisjoint(english)  # so Babel compiles an empty plural
    if not forms or is_left_english or not all(each.strip() for each in forms):
        return f"{place} is not translated"
    wanted = set().union(*map(_parts, english))
    odd = [each for each in forms if not _parts(each) <= wanted]
    if odd:
        return f"{place} is translated as {odd[0]!r}, whose parts in braces are not those of the English"
    return ""


def _parts(sentence: str) -> set[str]:
    try:
        return {name or "" for _, name, _, _ in Formatter().parse(sentence) if name is not None}
    except ValueError:  # a lone brace
        return {sentence}
