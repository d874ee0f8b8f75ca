"""`glasche concerns`: whether what was told of danger was taken on; its texts only for whoever has the sheet."""

from typing import TYPE_CHECKING

import click

from feedback_store.commands.opened import note_at_machine, opened_store

if TYPE_CHECKING:
    from feedback_store.concerns.acts import OpenConcern


@click.command()
@click.option("--service", "service_key", help="key of one service; all without it")
@click.option("--texts", is_flag=True, help="show the texts too; asks for two groups of the recovery sheet")
def concerns(service_key: str | None, texts: bool) -> None:
    """Show what was told of danger, gravest first, and whether somebody has taken it on.

    The people named for a service read the texts on the staff pages. --texts is for the day on which none of them can.
    """
    from feedback_store.commands.sheet_prompt import has_sheet
    from feedback_store.concerns.acts import concerns_of
    from feedback_store.social_services import all_services, find_service

    with opened_store() as opened:
        if texts and not has_sheet(opened):
            raise click.ClickException("Without the recovery sheet no text is shown.")
        if texts:
            note_at_machine(opened, "show_concern", service_key or "", is_timed=True)
        services = [find_service(opened, service_key)] if service_key else list(all_services(opened))
        found = [one for service in services for one in concerns_of(opened, service.key)]
    for one in found:
        click.echo(f"{one.heard.service}, {one.heard.heard_at}, severity {one.heard.concern.severity}: {_state(one)}")
        if texts:
            click.echo(_in_full(one))
    if not found:
        click.echo("Nothing was heard.")


def _state(concern: "OpenConcern") -> str:
    if concern.settled:
        return concern.settled.replace("_", " ")
    return "taken on" if concern.is_acknowledged else "nobody has taken it on"


def _in_full(concern: "OpenConcern") -> str:
    heard, found = concern.heard, concern.heard.concern
    about = "another child" if found.about_other else "itself"
    house = "; may mean an adult of the house" if found.adult_of_house else ""
    return (
        f"  {found.category}, of {about}{house}\n"
        f"  {heard.speaker}, {heard.age_band}, by {heard.channel}, {heard.instrument}: {heard.text}\n"
        f"  read from: {' … '.join(found.evidence)}"
    )
