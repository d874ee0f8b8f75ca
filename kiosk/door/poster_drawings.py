"""The drawings of a poster: those of the child's page as pictures of their own, and QR codes."""

import re
from functools import cache
from pathlib import Path

from kiosk.errors import PosterRefusedError

KIOSK = Path(__file__).parent.parent
DRAWINGS = ("drawings.svg", "later.svg", "rooms.svg")
BOX = "box"
INK = "#211d19"
TEMPLATE_REMARK = re.compile(r"\{#.*?#\}\s*", re.DOTALL)
ACCENT = re.compile(r"\.accent-(\w+) \{ --accent: (#\w{6}); --accent-pale: (#\w{6});")


def drawing_of(name: str, accent: str) -> str:
    """Return a drawing of the child's page as SVG, filled with an accent; the box where nothing is drawn for it."""
    found = _frame_of(name)
    if found is None:
        return drawing_of(BOX, accent)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{found}" color="{INK}">'
        f"<style>.accent-fill{{fill:{accent}}} .accent-line{{stroke:{accent}}}</style>"
        f'{all_drawings()}<use href="#{name}"/></svg>'
    )


def code_drawing(address: str | None) -> str | None:
    """Return an address as a QR code as SVG, without its margin; it can be read with a quarter of it torn off."""
    if address is None:
        return None
    import qrcode
    from qrcode.image.svg import SvgPathImage

    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_Q, border=0)
    code.add_data(address)
    return str(code.make_image(image_factory=SvgPathImage).to_string(encoding="unicode"))


def accents_of(name: str) -> tuple[str, str]:
    """Return the full and the pale hue of an accent, as all pages have them."""
    hues = {found: (full, pale) for found, full, pale in ACCENT.findall(_text("static/paper.css"))}
    if name not in hues:
        raise PosterRefusedError(f"there is no hue {name!r} in paper.css; there are {', '.join(hues)}")
    return hues[name]


@cache
def all_drawings() -> str:
    """Return the drawings of the child's page, those behind the shelf too, as they stand in their files."""
    return TEMPLATE_REMARK.sub("", "".join(_text(f"templates/child/{name}") for name in DRAWINGS))


def _frame_of(name: str) -> str | None:
    found = re.search(rf'<symbol id="{re.escape(name)}" viewBox="([^"]+)"', all_drawings())
    return found[1] if found else None


def _text(path: str) -> str:
    return (KIOSK / path).read_text(encoding="utf-8")
