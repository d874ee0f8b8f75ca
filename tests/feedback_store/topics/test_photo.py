"""A photo of a topic: small, turned as it was taken, and without anything that hung on it."""

from io import BytesIO
from random import Random

import pytest
from PIL import Image

from feedback_store.errors import PhotoRefusedError
from feedback_store.topics.photo import LARGEST, LONGEST_SIDE, MOST_BYTES, plain_photo

ORIENTATION, MAKER, PLACE = 0x0112, 0x010F, 0x8825


def a_photo(size: tuple[int, int] = (1200, 800), form: str = "JPEG", **more: object) -> bytes:
    """Return a photo whose upper half is red, with notes of a phone on it."""
    picture = Image.new("RGB", size, "blue")
    picture.paste("red", (0, 0, size[0], size[1] // 2))
    exif = Image.Exif()
    exif[ORIENTATION], exif[MAKER] = 6, "Phone of Maria"
    exif.get_ifd(PLACE)[1] = "N"
    written = BytesIO()
    picture.save(written, form, exif=exif, **more)
    return written.getvalue()


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_photo_keeps_its_pixels_turned_and_small_and_nothing_else(form: str) -> None:
    sent = a_photo(form=form)
    kept = plain_photo(sent)
    assert b"Maria" in sent and b"Maria" not in kept and b"Exif" not in kept
    with Image.open(BytesIO(kept)) as opened:
        assert (opened.format, opened.size, dict(opened.getexif())) == ("JPEG", (320, LONGEST_SIDE), {})
        right, left = opened.getpixel((300, 240)), opened.getpixel((20, 240))
        assert isinstance(right, tuple) and isinstance(left, tuple)
        assert right[0] > 200 > left[0] and left[2] > 200  # what was above lies on the right


def test_a_photo_full_of_detail_is_still_small() -> None:
    noise = Image.frombytes("RGB", (800, 800), Random(7).randbytes(800 * 800 * 3))
    written = BytesIO()
    noise.save(written, "PNG")
    assert len(plain_photo(written.getvalue())) <= 2 * LARGEST


@pytest.mark.parametrize(
    "sent", [b"", b"GIF89a", a_photo()[:900], b"x" * (MOST_BYTES + 1), a_photo(form="GIF"), b"<svg/>"]
)
def test_what_is_no_photo_is_refused(sent: bytes) -> None:
    with pytest.raises(PhotoRefusedError):
        plain_photo(sent)
