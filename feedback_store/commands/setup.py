"""`glasche setup`: all settings of services as one TOML file, shown and applied."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from feedback_store.commands.opened import note_at_machine, opened_store

if TYPE_CHECKING:
    from feedback_store.setting_up.comparing import Difference

APPLIED = "apply_setup"
"""How the log of what staff did calls it."""


@click.group()
def setup() -> None:
    """Keep the settings of all services in one file."""


@setup.command()
def show() -> None:
    """Print all that is set as TOML, without secrets; `setup apply` reads it."""
    from feedback_store.setting_up.present import present_centre
    from feedback_store.setting_up.writing import written_centre

    with opened_store() as opened:
        told = written_centre(present_centre(opened))
    click.echo(told, nl=False)


@setup.command("apply")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="only say what would change")
def apply_file(file: Path, dry_run: bool) -> None:
    """Change what differs from FILE, all of it or nothing; what FILE leaves out stays."""
    from feedback_store.setting_up.applying import apply_centre
    from feedback_store.setting_up.comparing import plan_of
    from feedback_store.setting_up.reading import read_centre

    wanted = read_centre(file)
    with opened_store() as opened:
        plan = plan_of(opened, wanted) if dry_run else apply_centre(opened, wanted)
        if plan.differences and not dry_run:
            note_at_machine(opened, APPLIED, "")
    for one in plan.differences:
        click.echo(_in_words(one))
    for sentence in plan.left_to_do:
        click.echo(f"To do: {sentence}.")
    changed = len(plan.differences)
    click.echo(f"Would change {changed}; nothing was changed." if dry_run else f"Changed {changed}.")


def _in_words(difference: "Difference") -> str:
    place = f"services[{difference.service}]" if difference.service else "provider"
    before, after = (_short(value) for value in (difference.before, difference.after))
    return f"{place}.{difference.key}: {before} -> {after}"


def _short(value: object) -> str:
    return "nothing" if value in (None, "", [], {}) else json.dumps(value, ensure_ascii=False)
