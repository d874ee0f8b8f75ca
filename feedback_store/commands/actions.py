"""`glasche actions list`: the actions of a service, with who answers for them and what the children are told."""

from typing import TYPE_CHECKING

import click

from feedback_store.commands.opened import opened_store

if TYPE_CHECKING:
    from feedback_store.actions.kept import Action
    from feedback_store.engine import Store


@click.group()
def actions() -> None:
    """See what is done about what was heard."""


@actions.command("list")
@click.argument("service")
@click.option("--late", "is_late_only", is_flag=True, help="only those whose day has passed")
def list_actions(service: str, is_late_only: bool) -> None:
    """List the actions of SERVICE, the newest first."""
    from feedback_store.actions.kept import actions_of
    from feedback_store.social_services import find_service

    with opened_store() as opened:
        today = opened.today()
        every = actions_of(opened, find_service(opened, service).key)
        shown = [one for one in every if one.is_late(today) or not is_late_only]
        for one in shown:
            click.echo(_line(opened, one))
    if not shown:
        click.echo("There is none.")


def _line(store: "Store", action: "Action") -> str:
    from feedback_store.actions.told import tellings_of_action

    now, said = action.now, tellings_of_action(store, action.service, action.number)
    late = " (late)" if action.is_late(store.today()) else ""
    until = f"{now.until:%Y-%m-%d}{late}" if now.until else "no day"
    told = said[0].sentence("bg") if said and not said[0].is_away else "not told"
    return "\t".join((str(action.number), now.decision.value, until, now.responsible, action.about, told))
