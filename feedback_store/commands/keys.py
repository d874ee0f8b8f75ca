"""`glasche store keys`: the recovery sheet, a new master key, and putting back what was lost."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from feedback_store.commands.opened import opened_store

if TYPE_CHECKING:
    from feedback_store.engine import Store
    from feedback_store.keys.recovery_sheet import Sheet


@click.group()
def keys() -> None:
    """Look after the keys: print the recovery sheet, change the master key, put back what was lost."""


@keys.command("print")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="file to write, ending in .pdf or .txt, or a folder; without it the text is shown here",
)
def print_sheet(out: Path | None) -> None:
    """Make the recovery sheet: the master key, to be kept on paper."""
    from feedback_store.keys.recovery_sheet import FILE, sheet_as_text, write_sheet

    path = out / FILE if out and out.is_dir() else out
    if path and path.suffix.lower() not in (".pdf", ".txt"):
        raise click.BadParameter(f"{path.name} ends neither in .pdf nor in .txt", param_hint="--out")
    with opened_store() as opened:
        sheet = _sheet(opened)
    if path is None:
        click.echo(sheet_as_text(sheet))
        click.echo("Copy it to paper by hand, clear the screen, and then type: glasche store keys confirm", err=True)
        return
    write_sheet(sheet, path)
    click.echo(f"Written: {path}")
    click.echo("Print it, then delete the file: it holds the key. Then type: glasche store keys confirm")


@keys.command()
def confirm() -> None:
    """Show that the recovery sheet is on paper, by typing two of its groups."""
    from feedback_store.commands.sheet_prompt import has_sheet
    from feedback_store.keys.recovery_sheet import note_confirmed

    with opened_store() as opened:
        if not has_sheet(opened):
            raise click.ClickException("The sheet is not confirmed; print it anew: glasche store keys print")
        note_confirmed(opened)
    click.echo("Confirmed: the recovery sheet is on paper. Keep it in a locked drawer, not beside this computer.")


@keys.command("list")
def list_keys() -> None:
    """List the keys by id and purpose; never a key itself."""
    from feedback_store.keys.recovery_sheet import is_confirmed

    with opened_store() as opened:
        ring, sheet = opened.keys.ring(), "confirmed" if is_confirmed(opened) else "not confirmed"
    click.echo(f"{ring.master}\tmaster key\tsince {ring.since}, recovery sheet {sheet}")
    for key in sorted(ring.keys.values(), key=lambda key: (key.purpose, key.is_retired, key.id)):
        click.echo(f"{key.id}\t{key.purpose}\t{'retired, only opens' if key.is_retired else 'in use'}")


@keys.command()
def rotate() -> None:
    """Change the master key and all keys that seal from now on; the old recovery sheet then opens nothing new."""
    from feedback_store.backups.backup import write_ring_copy

    with opened_store() as opened:
        old = opened.keys.ring()
        click.echo(f"Wrapping {len(old.keys)} keys by a new master key …")
        opened.keys.rotate()
        click.echo(f"Done: the master key {old.master} is destroyed, {opened.keys.ring().master} has taken its place.")
        click.echo("What is sealed from now on has new keys; what was sealed before can still be read.")
        click.echo("Staff sign in anew when Glasche is started again: do that now.")
        click.echo(
            "Print the new recovery sheet now, and destroy the old one: glasche store keys print --out sheet.pdf"
        )
        write_ring_copy(opened)
        click.echo(f"The copy of the key ring in {opened.settings.backup_folder} needs the new sheet from now on.")


@keys.command()
@click.option("--sheet", "by_sheet", is_flag=True, help="type in the master key from the recovery sheet")
def restore(by_sheet: bool) -> None:
    """Put back a lost or damaged key ring from its copy beside the backups, or the master key from the sheet."""
    from config.settings import read_settings
    from feedback_store.commands.sheet_prompt import ask_for_master
    from feedback_store.keys.installation import Keys, read_master
    from feedback_store.keys.recovery_sheet import note_confirmed
    from feedback_store.keys.ring_copy import put_back

    settings = read_settings()
    found = Keys(settings.home / "keys")
    master = ask_for_master() if by_sheet else read_master(found.master_file)
    for name in put_back(found, master, settings.backup_folder) or ("nothing: all keys are there",):
        click.echo(f"Put back: {name}")
    with opened_store() as opened:
        if by_sheet:
            note_confirmed(opened)
        click.echo("The database opens with these keys.")


def _sheet(store: "Store") -> "Sheet":
    from datetime import date

    from config.texts import speech
    from feedback_store.keys.recovery_sheet import make_sheet

    since = date.fromisoformat(store.keys.ring().since)
    return make_sheet(store.keys.master(), since, speech(store.settings.language))
