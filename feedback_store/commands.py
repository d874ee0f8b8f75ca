"""The store's commands: `glasche store`, `service`, `device`, `box` and `clock`."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from config.errors import quoted
from config.vocabulary import ASKED_AGE_BANDS

if TYPE_CHECKING:
    from feedback_store.engine import Store


@click.group()
def store() -> None:
    """Look after the database."""


@store.command()
def upgrade() -> None:
    """Make the database, or bring it up to date; `glasche run` does this first."""
    with _open(migrate=True):
        click.echo("The database is up to date.")


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
    with _open() as opened:
        added = add_service(opened, key, name, int(users) if users else None)
    click.echo(f"Added {added.key}: {added.name}.")
    click.echo(f"Enrol its tablet with: glasche device enrol --service {added.key} --name NAME")


@service.command("users")
@click.argument("key")
@click.argument("users", type=int)
def change_users(key: str, users: int) -> None:
    """Note that so many USERS use the service KEY; it holds from the next opening on."""
    from feedback_store.social_services import set_users

    with _open() as opened:
        set_users(opened, key, users)
    click.echo(f"Noted: {users} use {key}.")


@service.command("list")
def list_services() -> None:
    """List the services."""
    from feedback_store.social_services import all_services

    with _open() as opened:
        found = all_services(opened)
    for one in found:
        click.echo(f"{one.key}\t{one.name}\t{'unknown' if one.users is None else one.users} users")
    if not found:
        click.echo("There is no service yet; add one with: glasche service add KEY")


@click.group()
def device() -> None:
    """Enrol tablets and end their enrolment."""


@device.command()
@click.option("--service", "service_key", required=True, help="key of the service it stands in")
@click.option("--name", required=True, help="where it stands, such as Hall")
@click.option(
    "--age-band",
    type=click.Choice([band.value for band in ASKED_AGE_BANDS]),
    default="unknown",
    help="age of the children who use it",
)
@click.option("--try-out", is_flag=True, help="show what is tapped at once, and count nothing")
def enrol(service_key: str, name: str, age_band: str, try_out: bool) -> None:
    """Print a one-time address to open on the tablet within 15 minutes."""
    from config.vocabulary import AgeBand
    from feedback_store.devices import issue_code
    from feedback_store.one_time import VALID_MINUTES

    with _open() as opened:
        code = issue_code(opened, service_key, name, AgeBand(age_band), try_out)
        address = opened.settings.address
    click.echo(f"Open on the tablet within {VALID_MINUTES} minutes, once: {address}/enrol/{code}")


@device.command("list")
@click.option("--service", "service_key", required=True, help="key of the service")
def list_devices(service_key: str) -> None:
    """List the enrolled devices of a service."""
    from feedback_store.devices import all_devices
    from feedback_store.social_services import find_service

    with _open() as opened:
        found = all_devices(opened, find_service(opened, service_key).key)
    for one in found:
        click.echo(f"{one.id}\t{one.name}\t{one.age_band}{' (try-out)' if one.is_try_out else ''}")
    if not found:
        click.echo(f"No device is enrolled; enrol one with: glasche device enrol --service {service_key} --name NAME")


@device.command()
@click.argument("device_id")
def revoke(device_id: str) -> None:
    """End the enrolment of the device with this id (see `glasche device list`)."""
    from feedback_store.devices import revoke as end_enrolment

    with _open() as opened:
        end_enrolment(opened, device_id)
    click.echo("Its enrolment is ended; the tablet can be enrolled again with a new code.")


@click.group()
def box() -> None:
    """The box in which voices wait until it is opened."""


@box.command("open")
@click.option("--service", "service_key", help="key of one service; all without it")
def open_boxes(service_key: str | None) -> None:
    """Open the boxes that hold enough voices; each at most once a day."""
    from feedback_store.opening import LONGEST_WAIT_DAYS, Outcome, open_box
    from feedback_store.social_services import all_services

    with _open() as opened:
        keys = [service_key] if service_key else [one.key for one in all_services(opened)]
        sentences = {
            Outcome.OPENED: "opened",
            Outcome.OPENED_TODAY: "was opened today already; it is opened at most once a day",
            Outcome.WAITS: f"waits: it is opened when at least {opened.settings.smallest_group} voices lie in it, "
            f"or {LONGEST_WAIT_DAYS} days after the first evening on which there were too few",
        }
        for key in keys:
            click.echo(f"{key}: {sentences[open_box(opened, key)]}")
    if not keys:
        click.echo("There is no service yet; add one with: glasche service add KEY")


@click.command()
def clock() -> None:
    """Do each day's jobs at their hour, until it is stopped."""
    import signal
    from threading import Event

    from feedback_store.clock import keep_time

    stop = Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda *_: stop.set())
    with _open() as opened:
        keep_time(opened, stop, lambda sentence: click.echo(f"clock: {sentence}", err=True))


@contextmanager
def _open(*, migrate: bool = False) -> Iterator["Store"]:
    from config.settings import read_settings
    from feedback_store.engine import open_store

    opened = open_store(read_settings(), migrate=migrate)
    try:
        yield opened
    finally:
        opened.close()
