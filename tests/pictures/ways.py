"""The ways through an instrument on which every step of it is met."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from config.steps import GIVEN
from config.transitions import next_step

Way = tuple[tuple[str, str | None], ...]
"""Each step that is met, with the option that is touched there (GIVEN or None where there are none)."""


def ways_through(table: Mapping[str, Any]) -> list[Way]:
    """Return as few ways as there need be, the longest first, so that together they meet every step that can be met."""
    seen: set[str] = set()
    ways = []
    for way in sorted(_all_ways(table, ()), key=len, reverse=True):
        if not {step for step, _ in way} <= seen:
            seen |= {step for step, _ in way}
            ways.append(way)
    return ways


def _all_ways(table: Mapping[str, Any], begun: Way) -> Iterator[Way]:
    """Return every way that begins so; only options on which something depends are told apart."""
    chosen = {step: [option] for step, option in begun if option is not None}
    step = next_step(dict(table), begun[-1][0] if begun else None, chosen)
    if step is None:
        yield begun
        return
    for option in _telling(table, step):
        yield from _all_ways(table, (*begun, (step, option)))


def _telling(table: Mapping[str, Any], step: str) -> Sequence[str | None]:
    options: list[str] = table["steps"][step]["options"]
    rules = [rule for each in table["steps"].values() for rule in each["after"]] + table["start"]
    named = {option for rule in rules for of, some in rule["if"] if of == step for option in some}
    return (options or (GIVEN,)) if named else (options[:1] or (None,))
