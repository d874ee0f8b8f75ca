"""`glasche clock`: the process that does each day's jobs."""

import click

from feedback_store.commands.opened import opened_store


@click.command()
def clock() -> None:
    """Do each day's jobs at their hour, until it is stopped."""
    import signal
    from threading import Event

    from feedback_store.clock import keep_time

    stop = Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda *_: stop.set())
    with opened_store() as opened:
        keep_time(opened, stop, lambda sentence: click.echo(f"clock: {sentence}", err=True))
