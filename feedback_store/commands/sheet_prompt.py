"""Asking in the terminal for the key that stands on the recovery sheet."""

from secrets import SystemRandom
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from feedback_store.engine import Store

ASKED = 2
"""So many groups show that the sheet is in hand (count)."""
TRIES = 3
"""So often a group may be mistyped before the command gives up (count); at a restore nobody counts."""


def ask_for_master() -> bytes:
    """Ask for the groups of the sheet, one after the other or several on a line, and return the master key."""
    from feedback_store.errors import MistypedKeyError
    from feedback_store.keys.recovery_key import GROUPS, master_of, read_group, typed_groups

    click.echo(f"Type the {GROUPS} groups of the recovery sheet, one after the other; a mistyped one is named at once.")
    groups: list[str] = []
    while len(groups) < GROUPS:
        try:
            for typed in typed_groups(click.prompt(f"Group {len(groups) + 1} of {GROUPS}")):
                groups.append(read_group(typed, len(groups) + 1))
        except MistypedKeyError as wrong:
            click.echo(f"{wrong}.")
    return master_of(" ".join(groups))


def has_sheet(store: "Store") -> bool:
    """Ask for two groups of the sheet, and return whether whoever types has it in hand."""
    from feedback_store.keys.recovery_key import GROUPS, groups_of

    groups, name = groups_of(store.keys.master()), store.keys.ring().master
    click.echo(f"Take the paper sheet of the master key {name}; its name stands under the title.")
    asked = sorted(SystemRandom().sample(range(1, GROUPS + 1), ASKED))
    return all(_knows_group(groups[number - 1], number) for number in asked)


def _knows_group(right: str, number: int) -> bool:
    """Ask for one group of the sheet, three times at most; return whether it was the right one."""
    from feedback_store.errors import MistypedKeyError
    from feedback_store.keys.recovery_key import read_group

    for _ in range(TRIES):
        try:
            if read_group(click.prompt(f"Group {number}"), number) == right:
                return True
            click.echo(f"Group {number} of this sheet belongs to another key.")
        except MistypedKeyError as wrong:
            click.echo(f"{wrong}.")
    return False
