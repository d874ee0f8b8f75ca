"""`glasche device`: the tablets, their enrolment and its end."""

import click

from config.vocabulary import ASKED_AGE_BANDS, LANGUAGES
from feedback_store.commands.opened import opened_store


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

    with opened_store() as opened:
        code = issue_code(opened, service_key, name, AgeBand(age_band), try_out)
        address = opened.settings.address
    click.echo(f"Open on the tablet within {VALID_MINUTES} minutes, once: {address}/enrol/{code}")


@device.command("list")
@click.option("--service", "service_key", required=True, help="key of the service")
def list_devices(service_key: str) -> None:
    """List the enrolled devices of a service."""
    from feedback_store.devices import all_devices
    from feedback_store.social_services import find_service

    with opened_store() as opened:
        found = all_devices(opened, find_service(opened, service_key).key)
    for one in found:
        click.echo(f"{one.id}\t{one.name}\t{one.age_band}{' (try-out)' if one.is_try_out else ''}")
    if not found:
        click.echo(f"No device is enrolled; enrol one with: glasche device enrol --service {service_key} --name NAME")


@device.command("shelf")
@click.option("--service", "service_key", required=True, help="key of the service")
@click.argument("device_id")
@click.option("--name", help="where it stands now")
@click.option("--language", "languages", multiple=True, type=click.Choice(LANGUAGES), help="the first is usual")
@click.option("--instrument", "instruments", multiple=True, help="key of an instrument; once for each, in order")
def set_shelf(
    service_key: str, device_id: str, name: str | None, languages: tuple[str, ...], instruments: tuple[str, ...]
) -> None:
    """Set what the shelf of a device offers, in order; what is not named stays, `--instrument all` takes all."""
    from config.load import instrument as find_instrument
    from feedback_store.devices import find_enrolled, furnish

    everything = instruments == ("all",)
    for key in () if everything else instruments:
        find_instrument(key)
    with opened_store() as opened:
        here = find_enrolled(opened, service_key, device_id)
        furnish(
            opened,
            here.id,
            name=name or here.name,
            languages=languages or here.languages,
            instruments=() if everything else instruments or here.instruments,
        )
    click.echo("Noted; the tablet shows it within a minute, between two children.")


@device.command()
@click.argument("device_id")
def revoke(device_id: str) -> None:
    """End the enrolment of the device with this id (see `glasche device list`)."""
    from feedback_store.devices import revoke as end_enrolment

    with opened_store() as opened:
        end_enrolment(opened, device_id)
    click.echo("Its enrolment is ended; the tablet can be enrolled again with a new code.")
