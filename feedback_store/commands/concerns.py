"""`glasche concerns`: texts in which a child may be in danger."""

import click

from feedback_store.commands.opened import opened_store


@click.command()
@click.option("--service", "service_key", help="key of one service; all without it")
def concerns(service_key: str | None) -> None:
    """Show the texts in which a child may be in danger, gravest first.

    Whoever reads them is asked to act: the duty to notify is in article 7 of the Child Protection Act.
    """
    from feedback_store.concerns.heard import read_concerns
    from feedback_store.social_services import all_services, find_service

    with opened_store() as opened:
        services = [find_service(opened, service_key)] if service_key else list(all_services(opened))
        heard = [one for service in services for one in read_concerns(opened, service.key)]
    for one in heard:
        found = one.concern
        about = "another child" if found.about_other else "itself"
        house = "; may mean an adult of the house" if found.adult_of_house else ""
        click.echo(f"{one.service}, {one.heard_at}, severity {found.severity}: {found.category}, of {about}{house}")
        click.echo(f"  {one.speaker}, {one.age_band}, by {one.channel}, {one.instrument}: {one.text}")
        click.echo(f"  read from: {' … '.join(found.evidence)}")
    if not heard:
        click.echo("Nothing was heard.")
