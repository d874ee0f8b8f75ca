"""The sheet on which is drawn: one size and a few colours, the same on every device."""

WIDTH, HEIGHT = 1024, 768
"""The size of every drawing, whatever the screen (pixels), so that it does not tell which tablet made it."""

PAPER = (255, 253, 248)

COLOURS: dict[str, tuple[int, int, int]] = {
    "black": (38, 34, 30),
    "red": (200, 58, 46),
    "yellow": (244, 190, 50),
    "green": (62, 138, 78),
    "blue": (44, 108, 178),
    "brown": (142, 90, 52),
}
"""What a child draws with; the page (kiosk/static/child/drawing/colours.js) has the same ones."""


def kept_colours() -> tuple[tuple[int, int, int], ...]:
    """Return all colours that a kept drawing has: paper, those of the pens, and their soft edges, half paper."""
    edges = (_between(PAPER, colour) for colour in COLOURS.values())
    return (PAPER, *COLOURS.values(), *edges)


def _between(one: tuple[int, int, int], other: tuple[int, int, int]) -> tuple[int, int, int]:
    red, green, blue = ((a + b) // 2 for a, b in zip(one, other, strict=True))
    return red, green, blue
