"""Disclosure control: raw counts go in, only protected figures come out; docs/decisions/0002 has rules and proof.

Every rule here holds against a reader who knows the rule. Where a count is not published exactly, at least three
values of it fit what is; a part of a published sum always leaves open whether it is 1 or 2.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analysis.figures.shares import Share, share_of

FEW = 2
"""Most voices that an answer may have and still be told from nothing nowhere."""

CODED_BELOW = 15
"""Under this base an answer that nobody or everybody gave is not told from one with two voices less or more."""

INTERVAL_FROM = 20
"""Smallest base that an interval is given for."""

SMALLEST_SUM = 4
"""Under this sum two hidden parts would have fewer than three possible values."""

SMALLEST_TABLE = 5
"""Under this base the ranges of a table would overlap."""

SMALLEST_MANY = 8
"""The same for several options, where everybody may be known to have chosen something."""

NO_ANSWER = "@none"
"""Key of the voices of a base that gave none of the answers in a table."""


@dataclass(frozen=True, slots=True)
class ProtectedBase:
    """A number of voices that may be shown: None where there are too few, a lower bound where `is_least`."""

    count: int | None
    is_least: bool = False


@dataclass(frozen=True, slots=True)
class ProtectedGroup:
    """The voices of one group, or of all groups together; `members` are their places among the groups."""

    members: tuple[int, ...]
    base: ProtectedBase


@dataclass(frozen=True, slots=True)
class ProtectedPart:
    """Parts of a shown number of voices, published as their sum; `members` are their places in the split."""

    members: tuple[int, ...]
    count: int


@dataclass(frozen=True, slots=True)
class ProtectedCell:
    """The voices that gave one of these answers: exact where low equals high, otherwise a range."""

    answers: tuple[str, ...]
    low: int
    high: int
    base: int

    @property
    def is_exact(self) -> bool:
        """Whether the count itself is published."""
        return self.low == self.high

    @property
    def has_interval(self) -> bool:
        """Whether the share's interval may stand beside it."""
        return self.is_exact and self.base >= INTERVAL_FROM

    @property
    def share(self) -> Share | None:
        """The share of the published count, with its interval; None for a range."""
        return share_of(self.low, self.base, smallest_group=1) if self.is_exact else None


@dataclass(frozen=True, slots=True)
class ProtectedTable:
    """The answers to one question; without cells only the base may be shown."""

    base: int
    cells: tuple[ProtectedCell, ...]


Rung = Sequence[tuple[int, ...]]
"""One way to lay the parts of a split together."""


def protect_base(voices: int, *, smallest_group: int) -> ProtectedBase:
    """Return the voices of a group that stands in no published sum: none, a count, or too few to show."""
    return ProtectedBase(voices if voices == 0 or voices >= smallest_group else None)


def protect_groups(counts: Sequence[int], *, smallest_group: int) -> tuple[ProtectedGroup, ...]:
    """Return the voices of groups that stand in no other published sum, such as those of one channel.

    Where a group has enough voices, each that spoke stands by itself; where none has, all stand together, and it is
    not said which of them spoke.
    """
    if max(counts) >= smallest_group:
        fewest = 1 if is_few_told(smallest_group) else smallest_group
        return tuple(
            ProtectedGroup((place,), protect_base(count, smallest_group=smallest_group))
            for place, count in enumerate(counts)
            if count >= fewest
        )
    everybody = tuple(range(len(counts)))
    return (ProtectedGroup(everybody, _together(sum(counts), smallest_group)),) if any(counts) else ()


def is_few_told(smallest_group: int) -> bool:
    """Return whether "too few to show" may be told from "none": it leaves three numbers of voices or more."""
    return smallest_group - 1 > FEW


def protect_split(counts: Sequence[int], ladder: Sequence[Rung], *, smallest_group: int) -> tuple[ProtectedPart, ...]:
    """Return the parts of a shown count on the first rung where each has none or at least `smallest_group` voices.

    The rungs are fixed beforehand and the last one lays everything together, so that what is laid together
    depends on the counts in one way only: something finer had a part that was too small.
    """
    rungs = ladder[:-1] if sum(counts) >= SMALLEST_SUM else ()
    for rung in rungs:
        parts = _lay(counts, rung)
        if all(part.count == 0 or part.count >= _smallest(part.members, smallest_group) for part in parts):
            return parts
    return _lay(counts, ladder[-1])


def protect_choices(counts: Mapping[str, int], folds: Mapping[str, str], base: int) -> ProtectedTable:
    """Return the answers to a question that takes one option.

    The first that is safe: every option; the options folded; the first fold against all other answers, exact in
    the middle, a range near nobody and near everybody; the base alone.

    Args:
        counts: voices by option, in the instrument's order.
        folds: the wider answer of each option; an option may be its own.
        base: voices asked, at least the smallest group; those without an answer are counted as `NO_ANSWER`.
    """
    full: dict[tuple[str, ...], int] = {(option,): count for option, count in counts.items()}
    full[(NO_ANSWER,)] = base - sum(counts.values())
    folded = _fold(full, {**folds, NO_ANSWER: NO_ANSWER})
    for table in (full, folded):
        if all(_is_plain(count, base, answers) for answers, count in table.items()):
            return ProtectedTable(base, tuple(_exact(answers, n, base) for answers, n in table.items()))
    return _first_against_rest(folded, base)


def protect_many(counts: Mapping[str, int], base: int, *, may_be_left_out: bool = False) -> ProtectedTable:
    """Return the answers to a question that takes several options: each is exact in the middle, else a range.

    Args:
        counts: voices by option, in the instrument's order.
        base: voices of the instrument, asked or not, so that the base tells nothing about an earlier answer.
        may_be_left_out: whether a voice need not choose anything; then every low answer is free to be 0 anyway.
    """
    cells = tuple(_coded((option,), count, base, FEW) for option, count in counts.items())
    # Where everybody is known to have chosen something, each low answer must still be free to be 0.
    is_tight = not may_be_left_out and sum(cell.high for cell in cells) <= base + FEW
    if base < SMALLEST_MANY or is_tight:
        return ProtectedTable(base, ())
    return ProtectedTable(base, cells)


def _together(voices: int, smallest: int) -> ProtectedBase:
    # Of two groups under `smallest` that make more than this, each would have fewer than three possible values;
    # the others may be known to be silent, as partners mostly are.
    most = 2 * (smallest - 1) - FEW
    if voices < smallest or most < smallest:
        return ProtectedBase(None)
    return ProtectedBase(min(voices, most), is_least=voices >= most)


def _fold(full: Mapping[tuple[str, ...], int], folds: Mapping[str, str]) -> dict[tuple[str, ...], int]:
    members: dict[str, tuple[str, ...]] = {}
    for answers in full:
        fold = folds[answers[0]]
        members[fold] = members.get(fold, ()) + answers
    return {answers: sum(full[(answer,)] for answer in answers) for answers in members.values()}


def _lay(counts: Sequence[int], rung: Rung) -> tuple[ProtectedPart, ...]:
    return tuple(ProtectedPart(members, sum(counts[place] for place in members)) for members in rung)


def _smallest(joined: Sequence[object], smallest: int) -> int:
    """Return the smallest sum that may be shown: of two parts that make 3, each would be known to be 1 or 2."""
    return smallest if len(joined) == 1 else max(smallest, SMALLEST_SUM)


def _is_plain(count: int, base: int, answers: tuple[str, ...]) -> bool:
    if count == 0:
        return base >= CODED_BELOW or answers == (NO_ANSWER,)
    return count >= _smallest(answers, FEW + 1)


def _first_against_rest(folded: Mapping[tuple[str, ...], int], base: int) -> ProtectedTable:
    if base < SMALLEST_TABLE:
        return ProtectedTable(base, ())
    first, *others = folded
    rest = tuple(answer for answers in others for answer in answers)
    # From here on nobody and everybody were told apart already where that is allowed: one value more makes three.
    edge = FEW if base < CODED_BELOW else FEW + 1
    cell = _coded(first, folded[first], base, edge)
    return ProtectedTable(base, (cell, ProtectedCell(rest, base - cell.high, base - cell.low, base)))


def _coded(answers: tuple[str, ...], count: int, base: int, edge: int) -> ProtectedCell:
    if count <= edge:
        return ProtectedCell(answers, 0, edge, base)
    if count >= base - edge:
        return ProtectedCell(answers, base - edge, base, base)
    return _exact(answers, count, base)


def _exact(answers: tuple[str, ...], count: int, base: int) -> ProtectedCell:
    return ProtectedCell(answers, count, count, base)
