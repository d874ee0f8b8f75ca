"""What a page of figures shows: one table, the chart and the message that are made from it, and nothing beside it."""

from dataclasses import dataclass

RANGES = "ranges"
"""Asks for the moving ranges of a figure."""


@dataclass(frozen=True)
class ChartPoint:
    """A period in a chart, in the unit of its axis: a value, or a range where only that may be shown, or neither."""

    label: str
    value: int | None = None
    low: int | None = None
    high: int | None = None
    is_signal: bool = False


@dataclass(frozen=True)
class Limits:
    """What is usual, and between which limits chance may move it, in the unit of the axis; some have no lower one."""

    usual: int
    low: int | None
    high: int


@dataclass(frozen=True)
class Chart:
    """A series as it is drawn; every number in it stands in the table of the same figure.

    `limit_names` are written beside what is usual, the lower and the upper limit; `most` is the end of the axis.
    """

    title: str
    axis: str
    points: tuple[ChartPoint, ...]
    limits: Limits | None = None
    limit_names: tuple[str, str, str] = ("", "", "")
    most: int | None = None


@dataclass(frozen=True)
class Piece:
    """A piece of a bar: how many voices of which kind, and what is written on it; `high` where it is a range."""

    kind: str
    count: int
    text: str
    high: int | None = None


@dataclass(frozen=True)
class Bars:
    """Bars below each other, each of pieces laid end to end; every number in it stands in the table of its figure.

    `kinds` are the kinds of pieces in the order in which they lie.
    """

    title: str
    axis: str
    bars: tuple[tuple[str, tuple[Piece, ...]], ...]
    kinds: tuple[str, ...]


@dataclass(frozen=True)
class ShownFigure:
    """One figure: who is meant, its message, a summary in words, the table, and a chart where something can be drawn.

    `key` names it in the address of its chart; `ranges` is the chart of moving ranges below it.
    """

    key: str
    group: str
    message: str
    summary: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    chart: Chart | Bars | None = None
    ranges: Chart | None = None
    compared: tuple[str, ...] = ()

    @property
    def charts(self) -> dict[str, Chart | Bars]:
        """Its charts by the word that asks for each in an address."""
        found = {"": self.chart, RANGES: self.ranges}
        return {part: chart for part, chart in found.items() if chart}
