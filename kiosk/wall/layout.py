"""Where the faces hang on the board: as large as fits, in clusters, a little askew."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from textwrap import wrap

WIDTH, BESIDE_JAR, HEIGHT = 1780, 1400, 640
"""The board inside its frame, alone and beside the jar, in pixels of a screen of 1920 × 1080."""

LABEL_SIZE = 46
LETTER_WIDTH = 24
"""Usual width of a letter of that size, rather too much than too little."""
LONGEST_LINE, LONGEST_BESIDE_JAR = 10, 8
"""Letters; so six answers find room beside each other."""
LARGEST_FACE, SMALLEST_FACE = 200, 48
GAP, MARGIN = 40, 32
SCALES = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
MOST_FACES = 80
ASKEW = (-4, 3, -2, 5, 0, -5, 2, 4, -3)
"""Degrees."""


@dataclass(frozen=True)
class Cluster:
    """The faces of one answer, or of several that may not be told apart, and their words."""

    words: str
    faces: tuple[str, ...]
    voices: int


@dataclass(frozen=True)
class Pinned:
    """One paper on the board; `faces` are drawn small beside each other where there are several."""

    faces: tuple[str, ...]
    x: int
    y: int
    size: int
    degrees: int


@dataclass(frozen=True)
class Label:
    """The words under a cluster, in lines."""

    lines: tuple[str, ...]
    x: int
    y: int


@dataclass(frozen=True)
class Board:
    """All that hangs on a board; each paper stands for `scale` voices."""

    papers: tuple[Pinned, ...]
    labels: tuple[Label, ...]
    scale: int
    width: int


def hang(clusters: Sequence[Cluster], width: int = WIDTH) -> Board:
    """Return where everything hangs on a board of this width; never more papers than voices."""
    scale = scale_for(sum(cluster.voices for cluster in clusters))
    counts = [max(1, cluster.voices // scale) for cluster in clusters]
    longest = LONGEST_LINE if width == WIDTH else LONGEST_BESIDE_JAR
    words = [lines_of(cluster.words, longest) for cluster in clusters]
    height = HEIGHT - MARGIN - max(len(lines) for lines in words) * LABEL_SIZE - GAP
    size = largest_size(counts, words, height, width)
    papers: list[Pinned] = []
    labels: list[Label] = []
    widths = [width_of(count, lines, size, height) for count, lines in zip(counts, words, strict=True)]
    gap = (width - sum(widths)) // (len(widths) + 1)
    left, floor = gap, floor_of(counts, size, height)
    for cluster, count, lines, its in zip(clusters, counts, words, widths, strict=True):
        papers += papers_of(cluster.faces, count, left + its // 2, size, (height, floor))
        labels.append(Label(lines, left + its // 2, floor + LABEL_SIZE))
        left += its + gap
    return Board(tuple(papers), tuple(labels), scale, width)


def scale_for(voices: int) -> int:
    """Return for how many voices a paper stands, so that the board is not overcrowded."""
    return next((scale for scale in SCALES if voices / scale <= MOST_FACES), SCALES[-1])


def lines_of(words: str, longest: int) -> tuple[str, ...]:
    """Return words in short lines, in which no little word stands last by itself."""
    together = re.sub(r" (\w{1,2})$", "\N{NO-BREAK SPACE}\\1", words)
    return tuple(wrap(together, longest, break_long_words=False)) or ("",)


def largest_size(counts: Sequence[int], words: Sequence[tuple[str, ...]], height: int, width: int) -> int:
    """Return the largest size of the papers with which all clusters fit beside each other."""
    for size in range(LARGEST_FACE, SMALLEST_FACE, -4):
        widths = [width_of(count, lines, size, height) for count, lines in zip(counts, words, strict=True)]
        if sum(widths) + GAP * len(widths) <= width:
            return size
    return SMALLEST_FACE


def width_of(count: int, lines: tuple[str, ...], size: int, height: int) -> int:
    """Return the width of a cluster: of its columns of papers, or of its words."""
    letters = max(len(line) for line in lines) * LETTER_WIDTH
    return max(columns_of(count, size, height) * size, letters)


def columns_of(count: int, size: int, height: int) -> int:
    """Return in how many columns so many papers hang."""
    return ceil(count / max(1, height // size))


def floor_of(counts: Sequence[int], size: int, height: int) -> int:
    """Return the lower edge of the papers, so that as much of the board is free above as below them."""
    rows = max(ceil(count / columns_of(count, size, height)) for count in counts)
    return MARGIN + height - (height - rows * size) // 2


def papers_of(faces: tuple[str, ...], count: int, middle: int, size: int, room: tuple[int, int]) -> list[Pinned]:
    """Return the papers of one cluster, from the floor upwards, each row in the middle; `room` is height and floor."""
    height, floor = room
    columns = columns_of(count, size, height)
    made: list[Pinned] = []
    for row in range(ceil(count / columns)):
        across = min(columns, count - row * columns)
        for place in range(across):
            x = middle - across * size // 2 + place * size
            made.append(Pinned(faces, x, floor - (row + 1) * size, size, ASKEW[(len(made) * 4 + middle) % len(ASKEW)]))
    return made
