"""One drawing, for trying out what is drawn in: a sun over a line of grass."""

from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw

from config.sheet import COLOURS, HEIGHT, PAPER, WIDTH


@cache
def a_drawing() -> bytes:
    """Return a drawing as a page makes it, a PNG."""
    sheet = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    pen = ImageDraw.Draw(sheet)
    pen.ellipse((700, 80, 880, 260), fill=COLOURS["yellow"])
    pen.line((40, 660, 980, 680), fill=COLOURS["green"], width=20)
    written = BytesIO()
    sheet.save(written, "PNG")
    return written.getvalue()
