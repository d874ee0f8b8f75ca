"""Posters as files: one PDF, or an SVG for each sheet."""

from pathlib import Path

from kiosk.door.poster import Poster, poster_as_pdf, poster_as_svg
from kiosk.errors import PosterRefusedError


def write_poster(poster: Poster, path: Path) -> tuple[Path, ...]:
    """Write a poster and return its files; several sheets as SVG are named by their language.

    Raises:
        PosterRefusedError: the folder is not there, or may not be written.
    """
    files = {path: poster_as_pdf(poster)} if path.suffix.lower() == ".pdf" else _drawings(poster, path)
    try:
        for each, content in files.items():
            each.write_bytes(content)
    except OSError as problem:
        raise PosterRefusedError(f"{path} cannot be written ({problem.strerror}); name another with --out") from None
    return tuple(files)


def _drawings(poster: Poster, path: Path) -> dict[Path, bytes]:
    sheets = poster_as_svg(poster)
    if len(sheets) == 1:
        return {path: sheets[0]}
    return {
        path.with_suffix(f".{words[0].language}.svg"): one for words, one in zip(poster.sheets, sheets, strict=True)
    }
