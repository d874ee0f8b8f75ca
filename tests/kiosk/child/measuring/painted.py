"""What falls short of what is painted: words too pale for what lies behind them, frames and drawings without a line."""

from collections.abc import Iterator
from typing import Any

from tests.kiosk.child.measuring.pixels import SHAPE, Pixels, commonest, contrast, cut, extent, least_contrast, rim

Found = tuple[str, str, float, str]
"""A rule, the kinds of things, the measure, and what they say."""

TEXT = 7.0
"""The least contrast of words."""
UNDER_AND_ABOVE = 0.2
"""So much of the height of a line lies above and under its letters."""
DRAWN = 1.2
"""The contrast from which on something counts as drawn: papers of two whites are both paper."""
OUTLINED = 0.75
"""So much of the width and of the height of a drawing its strong lines reach over."""
SMALLEST = 12
"""Of a drawing that is looked at (pixels)."""


def of_words(told: Any, painted: Pixels) -> Iterator[Found]:
    """Return which words are too pale for what is painted behind them."""
    for text in told["texts"]:
        grounds = [cut(painted, letters_in(box)) for box in text["boxes"]]
        least = min((least_contrast(text["colour"], text["opacity"], each) for each in grounds), default=21.0)
        if least < TEXT:
            yield "text", text["kind"], least, text["name"]


def letters_in(box: list[float]) -> list[float]:
    """Return where the letters of a line stand in its box, which is higher than they and may lie over a frame."""
    left, top, width, height = box
    return [left, top + height * UNDER_AND_ABOVE, width, height * (1 - 2 * UNDER_AND_ABOVE)]


def of_shapes(told: Any, painted: Pixels) -> Iterator[Found]:
    """Return which frames are too pale, and which drawings have no strong line around what they are."""
    for target in told["targets"]:
        best = frame_contrast(target, painted) if target["frame"] else SHAPE
        if best < SHAPE:
            yield "frame", target["kind"], best, target["name"]
    for picture in told["pictures"]:
        reach = outlined(cut(painted, picture["box"], 3))
        if reach < OUTLINED:
            yield "picture", picture["kind"], reach, picture["name"]


def frame_contrast(target: Any, painted: Pixels) -> float:
    """Return the contrast of a frame with what lies outside of it or inside; of one that shows nowhere, enough."""
    pieces = (rim(cut(painted, target["box"], 3)), cut(painted, target["box"], -12))
    best = max((least_contrast(target["frame"], 1, commonest(each)) for each in pieces if each.size), default=SHAPE)
    return best if best > DRAWN else SHAPE


def outlined(piece: Pixels) -> float:
    """Return over how much of a drawing, in the direction where it is least, its strong lines reach (0..1)."""
    if min(piece.shape[:2]) < SMALLEST:
        return 1.0
    strength = contrast(piece, commonest(rim(piece)))
    reaches = zip(extent(strength >= SHAPE), extent(strength >= DRAWN), strict=True)
    return min((strong / drawn for strong, drawn in reaches if drawn), default=1.0)
