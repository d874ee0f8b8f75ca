"""`glasche clock`: the process that does each day's jobs, and the word of a person that its day is right."""

from datetime import datetime

import click

from feedback_store.commands.opened import opened_store

MENDING = "Set the date and time of this machine right, then look again with: glasche clock confirm"


@click.group(invoke_without_command=True)
@click.option("--look-seconds", type=click.FloatRange(min=0.05), hidden=True, help="how often it looks (s)")
def clock(look_seconds: float | None) -> None:
    """Do each day's jobs at their hour, until it is stopped."""
    import signal
    from threading import Event

    from feedback_store.clock.running import LOOK_SECONDS, keep_time

    if click.get_current_context().invoked_subcommand:
        return
    stop = Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda *_: stop.set())
    with opened_store() as opened:
        keep_time(opened, stop, _tell, look_seconds=look_seconds or LOOK_SECONDS)


@clock.command()
@click.option(
    "--day", type=click.DateTime(["%Y-%m-%d"]), help="the day it is, such as 2026-11-22, instead of a question"
)
def confirm(day: datetime | None) -> None:
    """Say that this machine's clock is right, after it was off for days or its clock was set."""
    from feedback_store.clock.calendar import confirm_day, in_words, open_question

    with opened_store() as opened:
        today, question = opened.today(), open_question(opened)
        if not question and not day:
            click.echo(f"Today is {in_words(today)}. There is nothing to confirm.")
            return
        if question and not day and not _is_right(str(question)):
            click.echo(MENDING)
            click.get_current_context().exit(1)
        confirm_day(opened, day.date() if day else today)
    click.echo(f"Noted: today is {in_words(today)}. The daily work goes on by itself within a minute.")


def _is_right(question: str) -> bool:
    from feedback_store.clock.watch import now_in_sofia

    click.echo(f"{question[0].upper()}{question[1:]}. It is {now_in_sofia():%H:%M}.")
    return click.confirm("Are this day and this hour right?")


def _tell(sentence: str) -> None:
    click.echo(f"clock: {sentence}", err=True)
