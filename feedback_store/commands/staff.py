"""`glasche staff`: what staff do by hand: yes or no to the notes of the jar, replies (reply.py), sounds (listen.py)."""

import sys
from typing import TYPE_CHECKING

import click

from feedback_store.commands.journal import journal
from feedback_store.commands.listen import listen
from feedback_store.commands.opened import note_at_machine, opened_store
from feedback_store.commands.reply import reply

if TYPE_CHECKING:
    from feedback_store.quotes.approval import Judgement
    from feedback_store.quotes.judged import Place
    from feedback_store.quotes.waiting import WaitingNote

YES, NO, LATER, SHORTER, END = "y", "n", "later", "shorter", "end"


@click.group()
def staff() -> None:
    """Say yes or no to what children wrote, before others see it, and reply to ideas and complaints."""


staff.add_command(reply)
staff.add_command(listen)
staff.add_command(journal)


@staff.command()
@click.option("--service", "service_key", required=True, help="key of the service")
@click.option("--yes", "approved", multiple=True, metavar="ID", help="may be read out; once for each note")
@click.option("--no", "refused", multiple=True, metavar="ID", help="is not read out; once for each note")
@click.option("--wording", help="what is left of the one note that --yes names; only leave words out")
def approve(service_key: str, approved: tuple[str, ...], refused: tuple[str, ...], wording: str | None) -> None:
    """Show the notes of the jar from quarters that are over, without names, and ask whether each may be read out.

    Without a terminal they are only listed, each with its id: say yes or no to them by id.
    """
    from feedback_store.quotes.approval import Judgement, judge_notes
    from feedback_store.quotes.waiting import waiting_notes

    has_terminal = sys.stdin.isatty() and sys.stdout.isatty()
    if wording is not None and len(approved) != 1:
        raise click.UsageError("--wording goes with exactly one --yes; name one note, or leave it out.")
    with opened_store() as opened:
        notes = waiting_notes(opened, service_key)
        note_at_machine(opened, "show_notes", service_key)
        if approved or refused:
            said = {_named(notes, one): Judgement(True, wording) for one in approved}
            said |= {_named(notes, one): Judgement(False) for one in refused}
        else:
            said = _ask(notes) if has_terminal else _list(notes)
        made = judge_notes(opened, service_key, said)
        if said:
            note_at_machine(opened, "judge", service_key)
    if not notes:
        click.echo("No note waits: those of this quarter come when it is over.")
    elif said:
        click.echo(f"{made} may be read out, {len(said) - made} may not.")


def _ask(notes: "tuple[WaitingNote, ...]") -> "dict[Place, Judgement]":
    """Ask about one note after the other; nothing is kept before the last answer."""
    from feedback_store.quotes.approval import Judgement

    said: dict[Place, Judgement] = {}
    for number, note in enumerate(notes, 1):
        click.echo(f"\n{number} of {len(notes)}: {_shown(note)}")
        choices = [YES, NO, LATER, *([] if note.proposed is None else [SHORTER]), END]
        answer = click.prompt("May it be read out?", type=click.Choice(choices), default=LATER)
        if answer == END:
            break
        if answer != LATER:
            wording = _shortened(note.proposed) if answer == SHORTER and note.proposed else None
            said[note.voice, note.step] = Judgement(answer != NO, wording)
    return said


def _shortened(proposed: str) -> str:
    """Ask for a shorter wording until it fits the note."""
    from feedback_store.errors import WordingRefusedError
    from feedback_store.quotes.wording import require_shortened

    while True:
        try:
            return require_shortened(click.prompt("Shorter, by leaving words out"), proposed)
        except WordingRefusedError as problem:
            click.echo(str(problem))


def _list(notes: "tuple[WaitingNote, ...]") -> "dict[Place, Judgement]":
    for note in notes:
        click.echo(f"{note.voice}.{note.step}\t{_shown(note)}")
    return {}


def _shown(note: "WaitingNote") -> str:
    return "a drawing: look at it on the staff pages" if note.proposed is None else " ".join(note.proposed.split())


def _named(notes: "tuple[WaitingNote, ...]", wanted: str) -> "Place":
    voice, _, step = wanted.partition(".")
    if not any((note.voice, note.step) == (voice, step) for note in notes):
        raise click.ClickException(
            f"No note with the id {wanted} waits; list them with this command without a terminal."
        )
    return voice, step
