"""The service worker of the child's page: a fixed script after the names of what it keeps and their common version."""

from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256
from json import dumps
from pathlib import Path

from kiosk.added_fonts import added_font_files
from kiosk.child.script import joined_script, later_script
from kiosk.child.styles import joined_styles, later_styles

STATIC = Path(__file__).parent.parent / "static"
DRAWN = ("paper.css", "people.svg", "bird.svg", "fonts/sofia-sans.woff2", "corner.css", *added_font_files())
FILES = (
    "/",
    "/corner",
    "/child.js",
    "/child.css",
    "/later.js",
    "/later.css",
    "/later.svg",
    "/later.json",
    *(f"/static/{name}" for name in DRAWN),
)
"""What the shelf needs to open without the server; all of it is the same for every tablet and every child."""

MOST_PAGES = 8
"""So many workers are held in memory: one for each usual language, with the mark of an example year or without."""


def worker_script(page: str) -> str:
    """Return the worker for a page; it differs whenever something that it keeps does, so that browsers renew it."""
    return _worker_keeping((page, joined_script(), joined_styles(), later_script(), later_styles()))


@lru_cache(maxsize=MOST_PAGES)
def _worker_keeping(joined: tuple[str, ...]) -> str:
    """Return it for these texts and the drawings; made once for the same texts, since every tablet asks each hour."""
    kept = (*(each.encode() for each in joined), *((STATIC / name).read_bytes() for name in DRAWN))
    names = f"const VERSION = {dumps(version_of(kept))};\nconst FILES = {dumps(FILES)};\n\n"
    return names + (STATIC / "worker.js").read_text(encoding="utf-8")


def version_of(contents: Iterable[bytes]) -> str:
    """Return a name of these contents, the same in every process."""
    return sha256(b"".join(sha256(content).digest() for content in contents)).hexdigest()[:16]
