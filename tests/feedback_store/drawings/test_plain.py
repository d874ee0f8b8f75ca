"""What comes as a drawing: made plain where it is one, refused in words where it is not, and nothing else happens."""

import zlib
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from config.sheet import HEIGHT, PAPER, WIDTH, kept_colours
from feedback_store.boxes.box import PADDED_SIZES
from feedback_store.drawings.plain import BITS, MOST_BYTES, plain_drawing
from feedback_store.errors import DrawingRefusedError
from tests.feedback_store.drawings.pictures import END, SIGNATURE, a_picture, as_png, chunk, head, kinds_of

GOOD = a_picture()
PIXELS = chunk(b"IDAT", zlib.compress(bytes((WIDTH * 4 + 1) * HEIGHT)))

REFUSED = {
    "nothing": (b"", "no PNG"),
    "a JPEG": (b"\xff\xd8\xff\xe0" + bytes(100), "no PNG"),
    "a zero width": (SIGNATURE + head(width=0) + PIXELS + END, "0 × 768"),
    "a bomb": (SIGNATURE + head(width=2**31 - 1, height=2**31 - 1) + PIXELS + END, "send one of 1024 × 768"),
    "another size": (a_picture(size=(1280, 800)), "1280 × 800"),
    "a palette": (SIGNATURE + head(kind=3) + PIXELS + END, "another kind"),
    "sixteen bits": (SIGNATURE + head(bits=16) + PIXELS + END, "another kind"),
    "interlaced": (SIGNATURE + head(interlaced=1) + PIXELS + END, "another kind"),
    "no pixels": (SIGNATURE + head() + END, "damaged"),
    "too few pixels": (SIGNATURE + head() + chunk(b"IDAT", zlib.compress(bytes(100))) + END, "damaged"),
    "pixels that are no zlib": (SIGNATURE + head() + chunk(b"IDAT", b"x" * 500) + END, "damaged"),
    "a second head": (SIGNATURE + head() + head() + PIXELS + END, "one head"),
    "a short head": (SIGNATURE + chunk(b"IHDR", b"\0" * 5) + PIXELS + END, "its head"),
    "no end": (GOOD[: -len(END)], "breaks off"),
    "a zip behind it": (GOOD + b"PK\x03\x04" + bytes(50), "hang on"),
    "a page behind it": (GOOD + b"<script>alert(1)</script>", "hang on"),
    "too many bytes": (GOOD[: -len(END)] + chunk(b"tEXt", bytes(MOST_BYTES)) + END, "at most"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_drawing_is_refused_in_words(name: str) -> None:
    sent, words = REFUSED[name]
    with pytest.raises(DrawingRefusedError, match=words):
        plain_drawing(sent)


def test_nothing_of_the_file_is_kept_but_its_picture() -> None:
    about = PngInfo()
    about.add_text("Software", "Safari")
    about.add_itxt("Creation Time", "2026-11-16T09:13:00")
    with Image.open(BytesIO(GOOD)) as picture:
        exif = Image.Exif()
        exif[0x0110] = "iPad"
        told = as_png(picture, pnginfo=about, exif=exif, dpi=(264, 264), compress_level=1)
    assert {b"tEXt", b"iTXt", b"eXIf", b"pHYs"} <= set(kinds_of(told))
    assert plain_drawing(told) == plain_drawing(GOOD)
    assert kinds_of(plain_drawing(told)) == [b"IHDR", b"PLTE", b"IDAT", b"IEND"]


def test_soft_edges_of_one_browser_or_the_other_leave_the_same_colours() -> None:
    assert len(kept_colours()) <= 2**BITS
    with Image.open(BytesIO(a_picture(3))) as picture:
        soft = picture.resize((WIDTH // 3, HEIGHT // 3)).resize((WIDTH, HEIGHT))
    with Image.open(BytesIO(plain_drawing(as_png(soft)))) as kept:
        found = {colour for _, colour in kept.convert("RGB").getcolors() or []}
    assert found <= set(kept_colours()) and PAPER in found


def test_what_is_clear_lies_on_paper() -> None:
    clear = as_png(Image.new("RGBA", (WIDTH, HEIGHT), (0, 0, 0, 0)))
    assert plain_drawing(clear) == plain_drawing(as_png(Image.new("RGB", (WIDTH, HEIGHT), PAPER)))


def test_a_drawing_is_made_plain_once() -> None:
    with Image.open(BytesIO(plain_drawing(GOOD))) as kept:
        assert plain_drawing(as_png(kept.convert("RGB"))) == plain_drawing(GOOD)


def test_the_wildest_scribble_fits_into_a_box() -> None:
    noise = Image.effect_noise((WIDTH, HEIGHT), 200).convert("RGB")
    written = BytesIO()
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for colour in kept_colours() for part in colour])
    noise.quantize(palette=palette).save(written, "PNG", bits=BITS, compress_level=0)
    assert len(written.getvalue()) * 4 / 3 + 4096 < PADDED_SIZES[-1]


@settings(max_examples=60, deadline=None)
@given(at=st.integers(0, len(GOOD) - 1), byte=st.integers(0, 255), cut=st.integers(0, len(GOOD)))
def test_a_damaged_drawing_is_a_drawing_or_refused(at: int, byte: int, cut: int) -> None:
    for sent in (GOOD[:at] + bytes([byte]) + GOOD[at + 1 :], GOOD[:cut], GOOD[:at] + GOOD[cut:]):
        try:
            assert kinds_of(plain_drawing(sent)) == [b"IHDR", b"PLTE", b"IDAT", b"IEND"]
        except DrawingRefusedError:
            continue


@settings(max_examples=60, deadline=None)
@given(pixels=st.binary(max_size=400), is_packed=st.booleans(), kind=st.binary(min_size=4, max_size=4))
def test_any_pixels_behind_a_good_head_are_a_drawing_or_refused(pixels: bytes, is_packed: bool, kind: bytes) -> None:
    packed = zlib.compress(pixels) if is_packed else pixels
    with pytest.raises(DrawingRefusedError):
        plain_drawing(SIGNATURE + head() + chunk(kind, pixels) + chunk(b"IDAT", packed) + END)


@settings(max_examples=100, deadline=None)
@given(sent=st.binary(max_size=300), is_marked=st.booleans())
def test_any_bytes_are_refused(sent: bytes, is_marked: bool) -> None:
    with pytest.raises(DrawingRefusedError):
        plain_drawing((SIGNATURE if is_marked else b"") + sent)
