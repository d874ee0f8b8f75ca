"""An attacker who knows the rules and all that is published finds no small number; every small table is tried."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from itertools import product
from typing import TypeVar

import pytest

from analysis.figures.counting import HELP_LADDER, QUARTER_LADDER
from analysis.figures.suppression import (
    NO_ANSWER,
    ProtectedTable,
    Rung,
    is_few_told,
    protect_base,
    protect_choices,
    protect_groups,
    protect_many,
    protect_split,
)

FOLDS = {"happy": "good", "calm": "good", "sad": "hard", "scared": "hard", "angry": "hard", "dont_know": "unsure"}
PLAIN = {"yes": "yes", "maybe": "maybe", "no": "no"}

Counts = tuple[int, ...]
Output = TypeVar("Output", bound=Hashable)


def every_table(total: int, cells: int) -> Iterator[Counts]:
    if cells == 1:
        yield (total,)
        return
    for first in range(total + 1):
        for rest in every_table(total - first, cells - 1):
            yield (first, *rest)


def by_output(tables: Iterator[Counts], publish: Callable[[Counts], Output]) -> Mapping[Output, Sequence[Counts]]:
    """Return, for everything that can be published, all tables that it can have come from."""
    sources: dict[Output, list[Counts]] = defaultdict(list)
    for table in tables:
        sources[publish(table)].append(table)
    return sources


def is_hidden(values: set[int]) -> bool:
    return len(values) >= 3


def attack_choices(folds: Mapping[str, str], base: int, *, can_skip: bool) -> None:
    answers = [*folds, NO_ANSWER]
    tables = every_table(base, len(folds) + can_skip)
    sources = by_output(tables, lambda table: protect_choices(dict(zip(folds, table, strict=False)), folds, base))
    for published, tables_ in sources.items():
        known = [dict.fromkeys(answers, 0) | dict(zip(answers, table, strict=False)) for table in tables_]
        for cell in published.cells:
            sums = {sum(table[answer] for answer in cell.answers) for table in known}
            assert sums == {cell.low} if cell.is_exact else is_hidden(sums), published
            assert min(sums) >= cell.low and max(sums) <= cell.high, published
            for answer in cell.answers:
                of_one = {table[answer] for table in known}
                is_told = (cell.is_exact and len(cell.answers) == 1) or of_one == {0}
                assert is_told or is_hidden(of_one), (published, answer, of_one)
                assert not of_one <= {1, 2}, (published, answer)
        if not published.cells and base > 2:
            assert all(is_hidden({table[answer] for table in known}) for answer in folds)


@pytest.mark.parametrize("base", range(3, 16))
def test_an_attacker_narrows_no_hidden_face_below_three_values(base: int) -> None:
    attack_choices(FOLDS, base, can_skip=False)


@pytest.mark.parametrize("base", range(3, 14))
def test_an_attacker_learns_no_more_where_the_question_may_be_skipped(base: int) -> None:
    attack_choices(FOLDS, base, can_skip=True)


@pytest.mark.parametrize("base", range(3, 31))
def test_an_attacker_learns_no_more_where_no_answers_fold(base: int) -> None:
    attack_choices(PLAIN, base, can_skip=True)


@pytest.mark.slow
@pytest.mark.parametrize("base", range(14, 21))
def test_an_attacker_learns_no_more_from_larger_bases(base: int) -> None:
    attack_choices(FOLDS, base, can_skip=base < 18)


@pytest.mark.parametrize("smallest", [3, 5])
@pytest.mark.parametrize("total", range(3, 15))
@pytest.mark.parametrize("ladder", [HELP_LADDER, QUARTER_LADDER], ids=["help", "quarters"])
@pytest.mark.parametrize("known_empty", [0, 1, 2])
def test_an_attacker_narrows_no_joined_part_below_three_values(
    smallest: int, total: int, ladder: Sequence[Rung], known_empty: int
) -> None:
    """`known_empty`: last parts that are nothing to everybody's knowledge, such as quarters still to come."""
    size = len(ladder[0])
    open_parts = size - known_empty
    if total < smallest or open_parts < 2:
        return
    tables = (table + (0,) * known_empty for table in every_table(total, open_parts))
    sources = by_output(tables, lambda table: protect_split(table, ladder, smallest_group=smallest))
    for published, tables_ in sources.items():
        for part in published:
            assert part.count == 0 or part.count >= smallest
            unknown = [place for place in part.members if place < open_parts]
            if part.count and len(unknown) > 1:
                assert all(is_hidden({table[place] for table in tables_}) for place in unknown), published


@pytest.mark.parametrize("known_silent", [0, 1])
@pytest.mark.parametrize(("smallest", "most"), [(3, 14), (4, 14), (5, 14), (10, 20)])
def test_an_attacker_narrows_no_hidden_group_below_three_values(smallest: int, most: int, known_silent: int) -> None:
    """`known_silent`: last groups that are known to have said nothing, as partners mostly are."""
    size = 3 - known_silent
    groups = (counts + (0,) * known_silent for counts in product(range(most + 1), repeat=size))
    sources = by_output(groups, lambda counts: protect_groups(counts, smallest_group=smallest))
    for published, tables in sources.items():
        told = {group.members[0]: group.base.count for group in published if len(group.members) == 1}
        together = [group.base for group in published if len(group.members) > 1]
        is_silence_told = not together and is_few_told(smallest)
        for place in range(size):
            of_one = {counts[place] for counts in tables}
            is_silent = of_one == {0} and (is_silence_told or not published)
            assert of_one == {told.get(place)} or is_silent or is_hidden(of_one), (published, place, of_one)
        for base in together:
            sums = {sum(counts) for counts in tables}
            assert base.count is None or (min(sums) == base.count and (base.is_least or sums == {base.count}))


@pytest.mark.parametrize("smallest", [4, 5, 10])
def test_an_attacker_who_knows_that_only_one_group_spoke_narrows_it_no_further_than_the_threshold(
    smallest: int,
) -> None:
    sources = by_output(
        ((voices, 0, 0) for voices in range(15)), lambda counts: protect_groups(counts, smallest_group=smallest)
    )
    for tables in sources.values():
        of_one = {counts[0] for counts in tables}
        assert is_hidden(of_one) or min(of_one) >= smallest or of_one == {0}


@pytest.mark.parametrize("options", [2, 3, 4])
@pytest.mark.parametrize("base", range(3, 11))
def test_an_attacker_narrows_no_option_of_many_below_three_values(options: int, base: int) -> None:
    """The worst case: it is known that everybody chose at least one."""
    keys = "abcd"[:options]
    tables = (table for table in product(range(base + 1), repeat=options) if sum(table) >= base)
    sources = by_output(tables, lambda table: protect_many(dict(zip(keys, table, strict=True)), base))
    for published, tables_ in sources.items():
        for place in range(options):
            of_one = {table[place] for table in tables_}
            is_told = bool(published.cells) and published.cells[place].is_exact
            assert of_one == {published.cells[place].low} if is_told else is_hidden(of_one), published


@pytest.mark.parametrize("base", range(3, 16))
def test_no_exact_number_but_nothing_is_below_three(base: int) -> None:
    for table in every_table(base, len(PLAIN)):
        for cell in protect_choices(dict(zip(PLAIN, table, strict=True)), PLAIN, base).cells:
            assert not cell.is_exact or cell.low == 0 or cell.low > 2


@pytest.mark.parametrize("base", range(5, 15))
def test_under_fifteen_voices_nobody_and_everybody_are_never_told(base: int) -> None:
    for chosen in (0, base):
        table = protect_choices({"happy": chosen, "calm": 0, "sad": base - chosen}, FOLDS, base)
        assert all(cell.high > cell.low for cell in table.cells)


def test_a_group_is_nothing_too_few_or_counted() -> None:
    counts = [protect_base(voices, smallest_group=5).count for voices in (0, 1, 4, 5, 21)]
    assert counts == [0, None, None, 5, 21]


@pytest.mark.parametrize(
    ("counts", "smallest", "published"),
    [
        ((0, 0, 0), 5, []),
        ((4, 0, 0), 5, [((0, 1, 2), None, False)]),
        ((2, 3, 0), 5, [((0, 1, 2), 5, False)]),
        ((3, 3, 0), 5, [((0, 1, 2), 6, True)]),
        ((4, 4, 4), 5, [((0, 1, 2), 6, True)]),
        ((30, 3, 0), 5, [((0,), 30, False), ((1,), None, False)]),
        ((30, 2, 0), 3, [((0,), 30, False)]),
        ((2, 2, 2), 3, [((0, 1, 2), None, False)]),
    ],
)
def test_groups_stand_together_only_where_none_is_large_enough(
    counts: Counts, smallest: int, published: list[tuple[Counts, int | None, bool]]
) -> None:
    groups = protect_groups(counts, smallest_group=smallest)
    assert [(group.members, group.base.count, group.base.is_least) for group in groups] == published


def faces(*counts: int) -> ProtectedTable:
    return protect_choices(dict(zip(FOLDS, counts, strict=True)), FOLDS, sum(counts))


@pytest.mark.parametrize(
    ("counts", "published"),
    [
        ((30, 14, 6, 4, 5, 3), [30, 14, 6, 4, 5, 3, 0]),
        ((20, 14, 6, 0, 0, 0), [20, 14, 6, 0, 0, 0, 0]),
        ((20, 14, 6, 1, 0, 3), [34, 7, 3, 0]),
        ((20, 14, 6, 1, 0, 2), [34, 9]),
        ((4, 4, 2, 2, 0, 0), [8, 4]),
    ],
)
def test_answers_fold_as_far_as_single_ones_are_rare(counts: Counts, published: list[int]) -> None:
    assert [cell.low for cell in faces(*counts).cells if cell.is_exact] == published


@pytest.mark.parametrize(
    ("counts", "low", "high"),
    [
        ((5, 0, 0, 0, 0, 0), 3, 5),
        ((1, 1, 2, 1, 0, 0), 0, 2),
        ((9, 4, 1, 0, 0, 0), 12, 14),
        ((40, 8, 1, 0, 0, 1), 47, 50),
    ],
)
def test_near_nobody_and_near_everybody_only_a_range_is_given(counts: Counts, low: int, high: int) -> None:
    first, rest = faces(*counts).cells
    assert (first.low, first.high) == (low, high)
    assert (rest.low, rest.high) == (sum(counts) - high, sum(counts) - low)


def test_a_range_has_no_share_and_a_base_under_twenty_no_interval() -> None:
    ranged, exact = faces(5, 0, 0, 0, 0, 0).cells[0], faces(8, 4, 3, 4, 0, 0).cells[0]
    assert ranged.share is None and exact.share is not None and not exact.has_interval
    assert faces(8, 4, 3, 5, 0, 0).cells[0].has_interval


@pytest.mark.parametrize(
    ("quarters", "published"),
    [
        ((12, 15, 5, 14), [12, 15, 5, 14]),
        ((12, 15, 0, 14), [12, 15, 0, 14]),
        ((12, 15, 3, 14), [27, 17]),
        ((12, 15, 3, 0), [30]),
        ((0, 0, 0, 5), [0, 0, 0, 5]),
    ],
)
def test_quarters_join_to_halves_and_these_to_the_year(quarters: Counts, published: list[int]) -> None:
    assert [part.count for part in protect_split(quarters, QUARTER_LADDER, smallest_group=5)] == published
