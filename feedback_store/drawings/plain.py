"""A drawing made plain: the same picture in a few colours, with nothing in it that tells which device made it."""

import struct
import zlib
from collections.abc import Iterator
from functools import cache
from io import BytesIO

from PIL import Image

from config.sheet import HEIGHT, PAPER, WIDTH, kept_colours
from feedback_store.errors import DrawingRefusedError

MOST_BYTES = 256 * 1024
"""The largest file that is looked at; the page sends less (kiosk/static/child/drawing/made.js)."""

SIGNATURE = b"\x89PNG\r\n\x1a\n"
HEAD = struct.Struct(">IIBBBBB")
WITH_COLOUR = {2: "RGB", 6: "RGBA"}
"""The two kinds of picture, by number, that browsers make of a canvas, eight bits a colour."""

BITS = 4
"""A pixel is kept as one of at most 16 colours: so no drawing is larger than a box takes, however it was scribbled."""

Chunk = tuple[bytes, bytes]


def plain_drawing(sent: bytes) -> bytes:
    """Return a drawing as a PNG of the colours of the sheet and nothing else; the same picture gives the same bytes.

    Raises:
        DrawingRefusedError: it is no PNG, is damaged, has another size, or something hangs on it.
    """
    picture = _picture(sent)
    kept = picture.quantize(palette=_palette(), dither=Image.Dither.NONE)
    written = BytesIO()
    kept.save(written, "PNG", bits=BITS, compress_level=9, optimize=False)
    return written.getvalue()


def require_drawing(sent: bytes) -> None:
    """Refuse what `plain_drawing` refuses."""
    _picture(sent)


def _picture(sent: bytes) -> Image.Image:
    bare = _bare(sent)
    try:
        with Image.open(BytesIO(bare), formats=("PNG",)) as opened:
            opened.load()
            return _on_paper(opened)
    except (OSError, SyntaxError, ValueError, EOFError, zlib.error, struct.error):
        raise DrawingRefusedError("the drawing is damaged: its pixels cannot be read; send it as it was made") from None


def _on_paper(picture: Image.Image) -> Image.Image:
    if picture.mode == "RGB":
        return picture.copy()
    paper = Image.new("RGBA", picture.size, (*PAPER, 255))
    return Image.alpha_composite(paper, picture).convert("RGB")


def _bare(sent: bytes) -> bytes:
    """Return a PNG of the chunks without which there is no picture; nothing else reaches the library."""
    if len(sent) > MOST_BYTES:
        raise DrawingRefusedError(f"the drawing has {len(sent)} bytes; send at most {MOST_BYTES}")
    if not sent.startswith(SIGNATURE):
        raise DrawingRefusedError("the drawing is no PNG; send one")
    chunks = list(_chunks(sent))
    if chunks[0][0] != b"IHDR" or sum(kind == b"IHDR" for kind, _ in chunks) != 1:
        raise DrawingRefusedError("the drawing is damaged: a PNG begins with one head; send it as it was made")
    _require_sheet(chunks[0][1])
    pixels = b"".join(content for kind, content in chunks if kind == b"IDAT")
    return SIGNATURE + b"".join(_written(*each) for each in (chunks[0], (b"IDAT", pixels), (b"IEND", b"")))


def _require_sheet(head: bytes) -> None:
    if len(head) != HEAD.size:
        raise DrawingRefusedError("the drawing is damaged: its head has another length; send it as it was made")
    width, height, bits, kind, *_, interlaced = HEAD.unpack(head)
    if (width, height) != (WIDTH, HEIGHT):
        raise DrawingRefusedError(f"the drawing has {width} × {height} pixels; send one of {WIDTH} × {HEIGHT}")
    if bits != 8 or kind not in WITH_COLOUR or interlaced:
        raise DrawingRefusedError("the drawing is of another kind; send a PNG of 8 bits a colour, not interlaced")


def _chunks(sent: bytes) -> Iterator[Chunk]:
    """Give kind and content of each chunk up to the end, where the file must end too."""
    at = len(SIGNATURE)
    while at + 12 <= len(sent):
        length, kind = struct.unpack_from(">I4s", sent, at)
        content = sent[at + 8 : at + 8 + length]
        at += 12 + length
        if at > len(sent) or struct.unpack_from(">I", sent, at - 4) != (zlib.crc32(kind + content),):
            break
        yield kind, content
        if kind == b"IEND":
            if at != len(sent):
                raise DrawingRefusedError(f"{len(sent) - at} bytes hang on the drawing; send the PNG alone")
            return
    raise DrawingRefusedError("the drawing is damaged: it breaks off or its sums do not fit; send it as it was made")


def _written(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


@cache
def _palette() -> Image.Image:
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for colour in kept_colours() for part in colour])
    return palette
