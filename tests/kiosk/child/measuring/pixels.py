"""What is really painted: contrasts between the pixels of screenshots, as WCAG 2.2 computes them."""

import io
import re
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Pixels = NDArray[np.uint8]
"""Rows of red, green and blue, each 0 to 255."""

SHAPE = 3.0
"""The least contrast of a shape that means something."""
RARE = 0.03
"""Of the pixels behind a text, so many may be of another hue: the edge of what lies beside it."""


def pixels_of(png: bytes) -> Pixels:
    """Return the pixels of a screenshot."""
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB"))


def luminance(pixels: Any) -> Any:
    """Return the relative luminance of each pixel (0..1); mixed colours need not be whole numbers.

    Source: WCAG 2.2, definition of relative luminance.
    """
    if pixels.dtype == np.uint8:
        red, green, blue = (WEIGHED[place][pixels[..., place]] for place in range(3))
        return red + green + blue
    return linear(pixels / 255) @ WEIGHTS


def linear(share: Any) -> Any:
    """Return how much light shares of a colour (0..1) are."""
    return np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)


WEIGHTS = np.array([0.2126, 0.7152, 0.0722])
WEIGHED = [linear(np.arange(256) / 255) * weight for weight in WEIGHTS]
"""The luminance of each value of red, of green and of blue."""


def contrast(one: Any, other: Any) -> Any:
    """Return the contrast of each pixel with its counterpart (1..21)."""
    a, b = luminance(one), luminance(other)
    return (np.maximum(a, b) + 0.05) / (np.minimum(a, b) + 0.05)


def cut(pixels: Pixels, box: list[float], around: float = 0) -> Pixels:
    """Return what lies in a box (left, top, width, height), and as many pixels around it."""
    left, top, width, height = box
    rows = slice(max(0, round(top - around)), max(0, round(top + height + around)))
    return pixels[rows, max(0, round(left - around)) : max(0, round(left + width + around))]


def colour_of(css: str) -> tuple[Any, float]:
    """Return a computed colour and its opacity."""
    red, green, blue, *opacity = map(float, re.findall(r"[\d.]+", css))
    return np.array([red, green, blue]), opacity[0] if opacity else 1.0


def least_contrast(text: str, opacity: float, ground: Pixels) -> float:
    """Return the contrast of a colour with what lies behind it, at its worst place that is not a rare one."""
    colour, own = colour_of(text)
    if ground.size == 0:
        return 21.0
    behind, counts = hues(ground)
    shares = own * opacity
    found = contrast(colour * shares + behind * (1 - shares), behind)
    order = np.argsort(found)
    place = np.searchsorted(np.cumsum(counts[order]), RARE * (counts.sum() - 1), side="right")
    return float(found[order][place])


def hues(pixels: Pixels) -> tuple[Pixels, NDArray[np.int64]]:
    """Return each colour that some pixels have, and how many have it."""
    packed, counts = np.unique(pixels.reshape(-1, 3) @ np.array([1 << 16, 1 << 8, 1]), return_counts=True)
    return np.stack([packed >> 16, packed >> 8 & 255, packed & 255], axis=-1).astype(np.uint8), counts


def commonest(pixels: Pixels) -> Pixels:
    """Return the colour that most of these pixels have."""
    found, counts = hues(pixels)
    most: Pixels = found[int(np.argmax(counts))]
    return most


def rim(pixels: Pixels, thick: int = 2) -> Pixels:
    """Return the outermost pixels of a piece."""
    sides = (pixels[:thick], pixels[-thick:], pixels[:, :thick], pixels[:, -thick:])
    return np.concatenate([side.reshape(-1, 3) for side in sides])


def extent(mask: NDArray[np.bool_]) -> tuple[int, int]:
    """Return how wide and high what is marked reaches."""
    across, down = np.flatnonzero(mask.any(axis=0)), np.flatnonzero(mask.any(axis=1))
    return (int(np.ptp(across)) + 1, int(np.ptp(down)) + 1) if across.size else (0, 0)
