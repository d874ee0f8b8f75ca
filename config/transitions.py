"""What comes next in an instrument: a table of rules, compiled once and walked by every renderer."""

from collections.abc import Mapping, Sequence
from typing import Any

from config.steps import Step

Table = Mapping[str, Any]
"""A transition table: plain JSON, the same for the page's script, the bot and the check at the door."""


def transition_table(key: str, version: int, steps: Sequence[Step]) -> dict[str, Any]:
    """Return the table that every renderer walks: `start` and each step's `after` are rules, the first that fits wins.

    A rule is `{"if": [[step, [options]], …], "go": step or None}`; an empty `if` always fits; None is the end.
    """
    return {
        "key": key,
        "version": version,
        "start": _rules(steps),
        "steps": {
            step.key: {
                "kind": step.kind.value,
                "options": [option.key for option in step.options],
                "skippable": step.skippable,
                "after": _rules(steps[place + 1 :]),
            }
            for place, step in enumerate(steps)
        },
    }


def _rules(following: Sequence[Step]) -> list[dict[str, Any]]:
    rules: list[dict[str, Any]] = []
    for step in following:
        rules.append({"if": [[when.step, list(when.any_of)] for when in step.ask_when], "go": step.key})
        if not step.ask_when:
            return rules
    return [*rules, {"if": [], "go": None}]


def next_step(table: Table, after: str | None, chosen: Mapping[str, Sequence[str]]) -> str | None:
    """Return the key of the step that follows `after` (None: the start), or None at the end.

    Args:
        table: from `transition_table`.
        after: key of the step just answered or skipped.
        chosen: option keys by step, for the steps answered so far.
    """
    rules = table["start"] if after is None else table["steps"][after]["after"]
    for rule in rules:
        # Most rules have no condition, and every submission walks them.
        if not rule["if"] or all(not set(options).isdisjoint(chosen.get(step, ())) for step, options in rule["if"]):
            go: str | None = rule["go"]
            return go
    return None
