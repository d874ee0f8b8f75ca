"""Drawings for tests: as a page makes them, and as somebody makes them who wants the door to stumble."""

import struct
import zlib
from io import BytesIO

from PIL import Image, ImageDraw

from config.sheet import COLOURS, HEIGHT, PAPER, WIDTH

SIGNATURE = b"\x89PNG\r\n\x1a\n"
END = b"\0\0\0\0IEND\xaeB`\x82"


def a_picture(number: int = 0, size: tuple[int, int] = (WIDTH, HEIGHT), mode: str = "RGBA") -> bytes:
    """Return a PNG with a line that no other number has."""
    sheet = Image.new(mode, size, PAPER if mode == "RGB" else (*PAPER, 255))
    ImageDraw.Draw(sheet).line((0, 10 * number, 500, 700), fill=(*COLOURS["blue"], 255)[: len(mode)], width=9)
    return as_png(sheet)


def as_png(picture: Image.Image, **parts: object) -> bytes:
    """Return a picture as a PNG."""
    written = BytesIO()
    picture.save(written, "PNG", **parts)
    return written.getvalue()


def chunk(kind: bytes, content: bytes = b"") -> bytes:
    """Return one chunk of a PNG."""
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def head(width: int = WIDTH, height: int = HEIGHT, bits: int = 8, kind: int = 6, interlaced: int = 0) -> bytes:
    """Return the head of a PNG."""
    return chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, bits, kind, 0, 0, interlaced))


def kinds_of(png: bytes) -> list[bytes]:
    """Return the kinds of the chunks of a PNG."""
    at, kinds = len(SIGNATURE), []
    while at < len(png):
        kinds.append(png[at + 4 : at + 8])
        at += 12 + int.from_bytes(png[at : at + 4], "big")
    return kinds
