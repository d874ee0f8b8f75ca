"""The document model: what a section says, in order, before any format; its figures come protected only."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading below the title; level 2 or 3."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text."""

    text: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar in a chart (per cent, 0 to 100): solid up to `solid`, light up to `light`, a thin line over `line`."""

    solid: int
    light: int
    line: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; its first cell names it. The bar shows what the other cells say in words."""

    cells: tuple[str, ...]
    bar: Bar | None = None


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows under a title of their own, or a note that says why there are none."""

    rows: tuple[Row, ...]
    title: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its caption; a column of bars is added where rows have some."""

    caption: str
    columns: tuple[str, ...]
    groups: tuple[RowGroup, ...]
    bar_column: str = ""


@dataclass(frozen=True, slots=True)
class Definition:
    """A term, here a point of a framework, with the sentences that belong to it."""

    key: str
    term: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Definitions:
    """A list of terms with their sentences."""

    items: tuple[Definition, ...]


Block = Heading | Paragraph | Table | Definitions


@dataclass(frozen=True, slots=True)
class Section:
    """A whole section in one language; `subtitle` names service and year, `date` the day it was made.

    `mark` stands on every page, in every format, where the voices are made up.
    """

    language: str
    title: str
    subtitle: str
    date: str
    blocks: tuple[Block, ...]
    mark: str = ""
