"""`glasche calls`: the open calls of children who want to talk to someone, and whether somebody is going."""

from typing import TYPE_CHECKING

import click

from feedback_store.commands.opened import opened_store

if TYPE_CHECKING:
    from feedback_store.calls.kept import Call


@click.command()
@click.option("--service", "service_key", help="key of one service; all without it")
def calls(service_key: str | None) -> None:
    """Show the open calls of children who want to talk, and whether somebody is going.

    Whom a child chose, or chose against, is never shown here: the person may stand beside you.
    """
    from feedback_store.calls.kept import calls_of
    from feedback_store.social_services import all_services, find_service

    with opened_store() as opened:
        services = [find_service(opened, service_key)] if service_key else list(all_services(opened))
        found = [call for service in services for call in calls_of(opened, service.key) if call.settled is None]
    for call in found:
        click.echo(f"{call.service}, {_moment(call)}{', late' if call.is_late else ''}: {_state(call)}")
    if not found:
        click.echo("No child is waiting.")


def _moment(call: "Call") -> str:
    from config.settings import ZONE

    return f"{call.called_at.astimezone(ZONE):%Y-%m-%d %H:%M}"


def _state(call: "Call") -> str:
    return "somebody is going" if call.taken_on else "nobody is going yet"
