"""`glasche staff journal`: the journal of ideas and complaints, shown or written into a file, and subjects for it."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from feedback_store.commands.opened import note_at_machine, opened_store

if TYPE_CHECKING:
    from feedback_store.complaints.journal import Entry
    from feedback_store.engine import Store


@click.command()
@click.option("--service", "service_key", required=True, help="key of the service")
@click.option("--year", type=int, help="only the entries of one year")
@click.option("--out", type=click.Path(path_type=Path), help="new file for the entries, a CSV table")
@click.option("--number", type=int, help="number of the idea or complaint whose subject is noted")
@click.option("--subject", help="what it is about, in your own words and without names")
def journal(service_key: str, year: int | None, out: Path | None, number: int | None, subject: str | None) -> None:
    """Show the journal of ideas and complaints, write it into a file, or note the subject of an entry.

    It holds number, date, subject, replies and outcome, all in staff's words, and nothing of whoever wrote.
    """
    if (number is None) != (subject is None):
        raise click.UsageError("--number and --subject go together; reply to a letter with `glasche staff reply`.")
    with opened_store() as opened:
        if number is not None and subject is not None:
            _note(opened, service_key, number, subject)
            note_at_machine(opened, "note_subject", service_key)
        else:
            _show(opened, service_key, year, out)


def _note(store: "Store", service: str, number: int, subject: str) -> None:
    from feedback_store.commands.reply import warn_of_names
    from feedback_store.complaints.journal import note_subject

    note_subject(store, service, number, subject)
    warn_of_names(store, service, subject)
    click.echo("The subject is noted; noting it again replaces it.")


def _show(store: "Store", service: str, year: int | None, out: Path | None) -> None:
    from feedback_store.complaints.journal import journal_of
    from feedback_store.complaints.journal_file import write_journal
    from feedback_store.keys.secret_files import write_secret

    entries = journal_of(store, service, year)
    if out is None:
        for entry in entries:
            click.echo(_line(entry))
        if not entries:
            click.echo("The journal has no entry.")
    elif write_secret(out, write_journal(entries, store.settings.language)):
        click.echo(f"{len(entries)} written to {out}.")
    else:
        raise click.ClickException(f"{out} is there already; name a new file.")


def _line(entry: "Entry") -> str:
    from config.texts import speech
    from feedback_store.complaints.journal_file import outcome_name

    outcome = outcome_name(speech("en"), entry.outcome)
    replies = " / ".join(f"{day}: {' '.join(text.split())}" for day, text in entry.replies)
    return "\t".join((str(entry.number), entry.dated, entry.subject or "no subject yet", outcome, replies))
