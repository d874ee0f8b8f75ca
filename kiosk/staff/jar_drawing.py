"""How the jar is drawn while it empties: where each folded note lies in it."""

from dataclasses import dataclass

MOST_NOTES = 40
"""So many folded notes find room; with more than that each stands for several."""
IN_A_ROW = ((6, 2), (15, 3), (28, 4), (MOST_NOTES, 5))
"""Up to so many notes this many lie beside each other: the fewer, the larger they are."""
FLOOR, LEFT, WIDTH, HEIGHT = 306, 34, 164, 190
"""Of the inside of the jar, in its units: floor, left side, width, and how high it is filled at the most."""
NOTE_WIDTH, NOTE_HEIGHT = 40, 26
COLOURS = ("#fffdf8", "#fdf0cd", "#e3f0fa", "#f9e8f0", "#eaf3dd")


@dataclass(frozen=True)
class FoldedNote:
    """A note in the jar: where its middle lies, how it is turned (degrees), how large it is drawn, its colour."""

    x: int
    y: int
    turned: int
    scale: float
    colour: str


def folded_notes(total: int) -> tuple[FoldedNote, ...]:
    """Return the notes in the jar from the floor up: the last one lies on top and is taken first."""
    shown = min(total, MOST_NOTES)
    beside = next(columns for most, columns in IN_A_ROW if shown <= most)
    return tuple(_note(number, beside, -(-shown // beside)) for number in range(shown))


def _note(number: int, beside: int, rows: int) -> FoldedNote:
    row, place = divmod(number, beside)
    wide = WIDTH / beside
    scale = round(wide / NOTE_WIDTH, 2)
    high = min(NOTE_HEIGHT * scale, HEIGHT / rows)
    askew = (number * 7 + row * 3) % 5 - 2
    x = LEFT + wide * (place + 0.5) + (8 if row % 2 else 0)
    y = FLOOR - NOTE_HEIGHT * scale / 2 - row * high + askew * 2
    return FoldedNote(round(x), round(y), askew * 6, scale, COLOURS[(number * 3 + row) % len(COLOURS)])
