"""Asking in the terminal for the key that stands on the recovery sheet."""

import click

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


def knows_group(right: str, number: int) -> bool:
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
