"""A photo of a topic: its pixels alone, smaller and written anew, so that nothing of phone, place or day is left."""

from io import BytesIO

from PIL import Image, ImageOps

from feedback_store.errors import PhotoRefusedError

MOST_BYTES = 12 * 1024 * 1024
"""The largest file that is looked at; a phone's camera makes a third of it."""
MOST_PIXELS = {"JPEG": 128_000_000, "PNG": 24_000_000, "WEBP": 24_000_000}
"""The most by format: beyond this a small file could fill the memory; a JPEG is decoded in its small size at once."""
LONGEST_SIDE = 480
"""Of what is kept (pixels): twice as wide as a card on a tablet shows it."""
LARGEST = 48 * 1024
"""Of what is kept (bytes), so that a slow phone has it at once."""
QUALITIES = (80, 65, 50, 35)


def plain_photo(sent: bytes) -> bytes:
    """Return a photo as a small JPEG without anything that hung on it.

    Raises:
        PhotoRefusedError: it is no JPEG, PNG or WebP, too large, or damaged.
    """
    if len(sent) > MOST_BYTES:
        raise PhotoRefusedError(f"the photo has {len(sent)} bytes; send at most {MOST_BYTES}")
    try:
        with Image.open(BytesIO(sent), formats=tuple(MOST_PIXELS)) as opened:
            if opened.width * opened.height > MOST_PIXELS[str(opened.format)]:
                raise PhotoRefusedError(f"the photo has {opened.width} × {opened.height} pixels; send a smaller one")
            return _written(_small(opened))
    except (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError):
        raise PhotoRefusedError("the photo is damaged or of another kind; send a JPEG, PNG or WebP") from None


def _small(opened: Image.Image) -> Image.Image:
    """Return it turned as it was taken, on white where it is transparent, and no larger than a card shows."""
    opened.draft("RGB", (2 * LONGEST_SIDE, 2 * LONGEST_SIDE))
    full = opened if opened.mode in {"RGB", "RGBA"} else opened.convert("RGBA" if _is_clear(opened) else "RGB")
    full.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    full.info.setdefault("exif", opened.info.get("exif", b""))
    turned = ImageOps.exif_transpose(full).convert("RGBA")
    white = Image.new("RGBA", turned.size, "white")
    return Image.alpha_composite(white, turned).convert("RGB")


def _is_clear(picture: Image.Image) -> bool:
    """Return whether something behind a picture shows through it."""
    return "A" in picture.mode or "transparency" in picture.info


def _written(picture: Image.Image) -> bytes:
    """Return new pixels as JPEG, in the best quality that is small enough."""
    bare = Image.frombytes("RGB", picture.size, picture.tobytes())
    for quality in QUALITIES:
        written = BytesIO()
        bare.save(written, "JPEG", quality=quality, optimize=True)
        if written.tell() <= LARGEST:
            break
    return written.getvalue()
