"""Makes the example year, starts the whole installation on it, and takes every picture: `python -m tests.pictures`."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from playwright.sync_api import Browser, sync_playwright

from analysis.example.year import make_year
from config.settings import read_settings
from tests.chromium import FLAGS, chromium
from tests.journeys.installation import Installation
from tests.pictures.album import Album
from tests.pictures.bot import take_bot
from tests.pictures.door import take_door
from tests.pictures.furnished import furnish_centre
from tests.pictures.guide import take_guide
from tests.pictures.jar import take_jar
from tests.pictures.kiosk import take_kiosk
from tests.pictures.paper import take_paper
from tests.pictures.section import take_section
from tests.pictures.shown import UNTIL
from tests.pictures.staff import take_staff
from tests.pictures.wall import take_walls
from tests.telegram_api.api import TelegramApi

ALBUM = Path(__file__).parents[2] / "docs" / "pictures"


@click.command()
@click.argument("names", nargs=-1)
@click.option("--to", "folder", type=click.Path(path_type=Path), help="where they are laid; by default docs/pictures")
def main(names: tuple[str, ...], folder: Path | None) -> None:
    """Take all pictures anew, or only those whose NAMES begin so, each as a file of its own.

    A name is screen, language and size, such as mood_board-why.tr.360x740; * stands for anything.
    """
    begun, album = time.monotonic(), Album(folder or ALBUM, names)
    with TemporaryDirectory(prefix="glasche-pictures-") as home, TelegramApi(username="glasche_bot") as api:
        installation = Installation(Path(home) / "home", api)
        fill(installation)
        furnished = furnish_centre(installation)
        with running(installation), a_chromium() as browser:
            parts: tuple[tuple[str, str, Callable[[], None]], ...] = (
                ("the child's page", "*", lambda: take_kiosk(album, browser, installation, furnished)),
                ("the walls", "wall-*", lambda: take_walls(album, browser, installation, furnished)),
                ("the staff pages", "staff-*", lambda: take_staff(album, browser, installation, furnished)),
                ("the opening of the jar", "*jar-*", lambda: take_jar(album, browser, installation)),
                ("the bot", "bot-*", lambda: take_bot(album, browser, api)),
                ("the page behind a code", "door-*", lambda: take_door(album, browser, furnished)),
                ("the first steps", "guide-*", lambda: take_guide(album, browser, Path(home))),
                ("posters and sheets of paper", "p*", lambda: take_paper(album, installation, Path(home))),
                ("the section", "section*", lambda: take_section(album, browser, installation, Path(home) / "section")),
            )
            for title, pattern, take in parts:
                if album.wants(pattern):
                    click.echo(f"pictures: {title} ({time.monotonic() - begun:.0f} s)")
                    take()
    kilobytes = album.close() // 1024
    for fault in album.faults:
        click.echo(f"look at {fault}")
    click.echo(f"pictures: {len(album.laid)} in {album.folder}, {kilobytes} KB, {time.monotonic() - begun:.0f} s")


def fill(installation: Installation) -> None:
    """Make the example year before anything is served.

    Its mark stays on every picture: no picture can be taken for one of a real service, and nothing takes a mark away.
    """
    settings = read_settings({k: v for k, v in installation.environment.items() if k.startswith("GLASCHE_")})
    with click.progressbar(make_year(settings, UNTIL), length=365, label="pictures: making up a year") as days:
        for _ in days:
            pass


@contextmanager
def running(installation: Installation) -> Iterator[None]:
    """Serve pages and bot while pictures are taken."""
    try:
        installation.start()
        yield
    finally:
        installation.close()


@contextmanager
def a_chromium() -> Iterator[Browser]:
    """Return the browser that is on PATH."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield browser
        browser.close()


if __name__ == "__main__":
    main()
