"""`glasche service`: the social services of the provider."""

import click

from config.errors import quoted
from feedback_store.commands.opened import opened_store


@click.group()
def service() -> None:
    """Add social services and list them."""


@service.command("add")
@click.argument("key")
@click.option("--name", prompt="Name of the service, as people call it", help="name of the service")
@click.option(
    "--users",
    prompt="How many children, young people and families use it (empty: unknown)",
    default="",
    show_default=False,
    help="number of users; with fewer than 15, or unknown, a voice keeps only its week",
)
def add_a_service(key: str, name: str, users: str) -> None:
    """Add a service under a short KEY, such as cop-ruse."""
    from feedback_store.social_services import add_service

    if users and not (users.isdecimal() and len(users) < 9):
        raise click.BadParameter(f"{quoted(users)} is not a number of users", param_hint="--users")
    with opened_store() as opened:
        added = add_service(opened, key, name, int(users) if users else None)
    click.echo(f"Added {added.key}: {added.name}.")
    click.echo(f"Enrol its tablet with: glasche device enrol --service {added.key} --name NAME")


@service.command("users")
@click.argument("key")
@click.argument("users", type=int)
def change_users(key: str, users: int) -> None:
    """Note that so many USERS use the service KEY; it holds from the next opening on."""
    from feedback_store.social_services import set_users

    with opened_store() as opened:
        set_users(opened, key, users)
    click.echo(f"Noted: {users} use {key}.")


@service.command("hours")
@click.argument("key")
@click.argument("hours")
def change_hours(key: str, hours: str) -> None:
    """Note when the service KEY is open: HOURS are such as "1 08:00-17:00, 2 08:00-12:30"; 1 is Monday, "" is unset."""
    from feedback_store.hours import read_hours, set_hours

    with opened_store() as opened:
        set_hours(opened, key, read_hours(hours))
    click.echo(f"Noted; the tablets of {key} hear of it within a minute.")


@service.command("pin")
@click.argument("key")
@click.option("--new", is_flag=True, help="make another one")
def show_pin(key: str, new: bool) -> None:
    """Show the PIN with which staff leave the children's page on the tablets of the service KEY."""
    from feedback_store.pins import pin_of, renew_pin

    with opened_store() as opened:
        pin = renew_pin(opened, key) if new else pin_of(opened, key)
    click.echo(pin)


@service.command("list")
def list_services() -> None:
    """List the services."""
    from feedback_store.social_services import all_services

    with opened_store() as opened:
        found = all_services(opened)
    for one in found:
        click.echo(f"{one.key}\t{one.name}\t{'unknown' if one.users is None else one.users} users")
    if not found:
        click.echo("There is no service yet; add one with: glasche service add KEY")
