"""`glasche staff reply`: the open ideas and complaints by number, and the reply that the sender reads."""

import sys
from typing import TYPE_CHECKING

import click

from feedback_store.commands.opened import note_at_machine, opened_store

if TYPE_CHECKING:
    from feedback_store.complaints.threads import Line, Thread
    from feedback_store.engine import Store

SHOWN_LETTERS = 60
"""So much of the newest words stands in the list."""


@click.command()
@click.option("--service", "service_key", required=True, help="key of the service")
@click.option("--number", type=int, help="number of the idea or complaint to show; the open ones are listed without it")
@click.option("--text", help="the reply; asked for without it, where there is a terminal")
@click.option("--close", "is_closing", is_flag=True, help="close it; what the sender adds opens it again")
def reply(service_key: str, number: int | None, text: str | None, *, is_closing: bool) -> None:
    """List open ideas and complaints, show one, and reply to it; only the sender reads the reply, by the receipt.

    Words that tell of danger are not shown here: the people named for that read them on the staff pages.
    """
    if number is None and (text is not None or is_closing):
        raise click.UsageError("--text and --close go with --number; list the open ones without them first.")
    with opened_store() as opened:
        if number is None:
            _list(opened, service_key)
        else:
            _reply_to(opened, service_key, number, text, is_closing=is_closing)
        note_at_machine(opened, "read_letters", service_key)


def _list(store: "Store", service: str) -> None:
    from feedback_store.complaints.threads import open_threads

    threads = open_threads(store, service)
    for thread in threads:
        click.echo(f"{thread.number}\t{thread.dated}\t{_state(thread)}\t{_beginning(thread)}")
    click.echo("Show one with --number." if threads else "No idea or complaint is open.")


def _reply_to(store: "Store", service: str, number: int, text: str | None, *, is_closing: bool) -> None:
    from feedback_store.complaints import replies
    from feedback_store.complaints.threads import thread_of

    thread = thread_of(store, service, number)
    is_asked = text is None and not is_closing
    if is_asked:
        _show(thread)
    if is_asked and sys.stdin.isatty() and sys.stdout.isatty():
        text = click.prompt("Reply (empty: none)", default="", show_default=False).strip() or None
        is_closing = click.confirm("Close it?", default=False)
    if text is not None:
        warn_of_names(store, service, text)
        replies.reply(store, service, number, text)
        click.echo("The reply is kept; the sender reads it by the words or pictures of the receipt.")
    if is_closing:
        replies.close(store, service, number)
        click.echo("Closed; what the sender adds opens it again.")
    if text is not None or is_closing:
        note_at_machine(store, "reply", service)


def _show(thread: "Thread") -> None:
    click.echo(f"Number {thread.number} of {thread.service}, {_state(thread)}")
    for line in thread.lines:
        click.echo(f"\n{line.dated}, {line.by}:\n{_text_of(line)}")
        if line.signature:
            click.echo(f"signed, for whoever replies only: {line.signature}")


def warn_of_names(store: "Store", service: str, text: str) -> None:
    """Say what a reply or a subject should not hold: whoever holds the phone may read it, and the journal lasts."""
    from feedback_store.social_services import find_service

    redacted = store.reader(text, keep=frozenset({find_service(store, service).name})).redacted
    if redacted != text:
        click.echo(f"It seems to name somebody; without names it would be: {redacted}")


def _text_of(line: "Line") -> str:
    if line.is_danger:
        return "It tells of danger; the people named for that read it on the staff pages."
    return line.text or "Nothing was written, or its time is over."


def _beginning(thread: "Thread") -> str:
    newest = " ".join(_text_of(thread.lines[-1]).split()) if thread.lines else ""
    return newest if len(newest) <= SHOWN_LETTERS else f"{newest[: SHOWN_LETTERS - 1]}…"


def _state(thread: "Thread") -> str:
    from feedback_store.complaints.letters import SENDER, STAFF

    if thread.closed_by is not None:
        return "closed by the sender" if thread.closed_by == SENDER else "closed by staff"
    return "waits for a reply" if not thread.lines or thread.lines[-1].by != STAFF else "replied to"
