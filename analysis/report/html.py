"""A section as one self-contained HTML file, without scripts, that prints on A4."""

from base64 import b64encode
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from analysis.report.section import Block, Section

FOLDER = Path(__file__).parent


def render_html(section: Section, *, font: bytes | None = None) -> str:
    """Return the section as HTML.

    Args:
        section: from `analysis.report.compose`.
        font: Sofia Sans as WOFF2, laid into the file; without it the reader's own sans-serif serves.
    """
    style = Markup((FOLDER / "section.css").read_text(encoding="utf-8"))  # noqa: S704 - our own file
    face = b64encode(font).decode() if font else ""
    return _template().render(section=section, style=style, face=face, kind_of=_kind_of)


def _kind_of(block: Block) -> str:
    return type(block).__name__


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("section.html")
