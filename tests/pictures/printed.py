"""Pages of paper as pictures, drawn by pdftoppm where that is there."""

import io
import shutil
import subprocess
from pathlib import Path

from PIL import Image

DOTS = 96
"""An inch, as browsers count."""
FINE = 3
"""Paper is drawn so many times finer and then made smaller, or its letters would stand unevenly."""


def can_be_drawn() -> bool:
    """Return whether pages of paper can be made into pictures here."""
    return shutil.which("pdftoppm") is not None


def drawn(paper: Path, scale: float = 1) -> list[bytes]:
    """Return each page of a PDF as a picture (PNG), as large as a browser would show it, or `scale` times that."""
    pages = paper.with_suffix("")
    subprocess.run(["pdftoppm", "-r", str(FINE * DOTS), "-png", paper, pages], check=True)
    found = sorted(paper.parent.glob(f"{pages.name}-*.png"))
    contents = [_smaller(each.read_bytes(), scale / FINE) for each in found]
    for each in found:
        each.unlink()
    return contents


def _smaller(content: bytes, scale: float) -> bytes:
    fine, made = Image.open(io.BytesIO(content)), io.BytesIO()
    size = (round(fine.width * scale), round(fine.height * scale))
    fine.resize(size, Image.Resampling.LANCZOS).save(made, "PNG")
    return made.getvalue()
