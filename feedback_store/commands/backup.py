"""`glasche store backup`, `verify` and `restore`."""

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from feedback_store.commands.opened import opened_store

if TYPE_CHECKING:
    from config.settings import Settings
    from feedback_store.backups.dump import Begin, Progress
    from feedback_store.backups.restore import Restored

A_PATH = click.Path(path_type=Path)


@click.command()
def backup() -> None:
    """Make today's backup, unless there is one; the clock makes it each evening."""
    from feedback_store.backups.backup import make_backup
    from feedback_store.backups.folder import backups_in, make_folder

    with opened_store() as opened, shown_progress() as begin:
        before = backups_in(make_folder(opened.settings))
        path = make_backup(opened, begin, replace=False)
    if path in before:
        click.echo(f"Today's backup is there already: {path}. There is one a day, so that it tells nobody's hour.")
    else:
        click.echo(f"Made: {path}. Look whether it could be restored: glasche store verify")


@click.command()
@click.argument("file", type=A_PATH, required=False)
def verify(file: Path | None) -> None:
    """Say whether a backup could be restored; the newest one without FILE."""
    from feedback_store.backups.verification import is_openable_elsewhere
    from feedback_store.backups.verification import verify as prove

    with opened_store() as opened, shown_progress() as begin:
        verified = prove(chosen(file, opened.settings), opened.keys, begin)
        is_enough = is_openable_elsewhere(verified, opened.keys)
    click.echo(f"{verified.path.name} is whole: it can be restored with the recovery sheet.")
    if not is_enough:
        raise click.ClickException(
            f"The copy of the key ring beside it, {ring_name()}, is missing, damaged or older than the backup; without "
            "it the backup cannot be restored on another computer. Write it anew: glasche store backup"
        )


@click.command()
@click.argument("file", type=A_PATH, required=False)
@click.option("--ring", type=A_PATH, help="copy of the key ring; the one beside the backup without it")
@click.option(
    "--sheet-file", type=click.File(encoding="utf-8"), help="file with the groups of the recovery sheet, or -"
)
@click.option("--even-unsaved", is_flag=True, help="also where what PostgreSQL holds now cannot be saved first")
def restore(file: Path | None, ring: Path | None, sheet_file: TextIO | None, even_unsaved: bool) -> None:
    """Restore a backup, on a new computer too; FILE may be its folder. Asks for the recovery sheet."""
    from config.settings import read_settings
    from feedback_store.backups.restore import Source
    from feedback_store.backups.restore import restore as put_back
    from feedback_store.commands.sheet_prompt import ask_for_master
    from feedback_store.engine import today_in_sofia
    from feedback_store.keys.recovery_key import master_of

    settings = read_settings()
    path = chosen(file, settings)
    master = master_of(sheet_file.read()) if sheet_file else ask_for_master()
    source = Source(path, ring or path.with_name(ring_name()), master)
    with shown_progress() as begin:
        restored = put_back(settings, source, today_in_sofia(), begin, even_unsaved=even_unsaved)
    tell(restored, path)


def tell(restored: "Restored", path: Path) -> None:
    """Say what came of a restore, and what is to be done next."""
    click.echo(f"Restored: {path.name}. The store is as it was on {restored.day}; what came later is not in it.")
    for service in restored.opened_since:
        click.echo(f"The box of {service} that waited then was opened later; what lay in it is not in this backup.")
    if restored.unreadable:
        click.echo(
            f"{restored.unreadable} lines of what was withdrawn could not be read; look through the voices again."
        )
    if restored.before:
        click.echo(f"The earlier store is kept in {restored.before} for a week, then it is wiped.")
    click.echo("Start it: glasche run. Where it asks whether the day is right: glasche clock confirm")


def chosen(given: Path | None, settings: "Settings") -> Path:
    """Return the backup that is meant: the file itself, or the newest of a folder."""
    from feedback_store.backups.folder import backups_in

    folder = given or settings.backup_folder
    if given and not given.is_dir():
        return given
    found = backups_in(folder)
    if not found:
        raise click.ClickException(
            f"There is no backup in {folder}. Name the file or its folder, for example: glasche store restore FOLDER"
        )
    return found[0]


def ring_name() -> str:
    """Return the name of the copy of the ring beside a backup."""
    from feedback_store.keys.ring_copy import NAME

    return NAME


@contextmanager
def shown_progress() -> Iterator["Begin"]:
    """Give what shows a bar for each thing that is begun, one after the other, on the error stream."""
    with ExitStack() as held:

        def begin(what: str, total: int) -> "Progress":
            held.close()
            bar = held.enter_context(click.progressbar(length=max(total, 1), label=what, file=sys.stderr))
            return bar.update

        yield begin
