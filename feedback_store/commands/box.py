"""`glasche box`: the box in which voices wait until it is opened."""

import click

from feedback_store.commands.opened import opened_store


@click.group()
def box() -> None:
    """The box in which voices wait until it is opened."""


@box.command("open")
@click.option("--service", "service_key", help="key of one service; all without it")
def open_boxes(service_key: str | None) -> None:
    """Open the boxes that hold enough voices; each at most once a day."""
    from feedback_store.opening import LONGEST_WAIT_DAYS, Outcome, open_box
    from feedback_store.social_services import all_services

    with opened_store() as opened:
        keys = [service_key] if service_key else [one.key for one in all_services(opened)]
        sentences = {
            Outcome.OPENED: "opened",
            Outcome.OPENED_TODAY: "was opened today already; it is opened at most once a day",
            Outcome.HELD_BACK: "is left shut this evening, since an event is on; close the event, or open tomorrow",
            Outcome.WAITS: f"waits: it is opened when at least {opened.settings.smallest_group} voices lie in it, "
            f"or {LONGEST_WAIT_DAYS} days after the first evening on which there were too few",
        }
        for key in keys:
            click.echo(f"{key}: {sentences[open_box(opened, key)]}")
    if not keys:
        click.echo("There is no service yet; add one with: glasche service add KEY")
