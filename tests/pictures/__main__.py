"""Makes the example year, starts the whole installation on it, and takes every picture: `python -m tests.pictures`."""

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from playwright.sync_api import Browser, sync_playwright

from analysis.example.year import make_year
from config.settings import read_settings
from set_up_parts import BROWSERS
from tests.journeys.installation import Installation
from tests.pictures.album import Album
from tests.pictures.bot import take_bot
from tests.pictures.call import take_calls
from tests.pictures.jar import take_jar
from tests.pictures.kiosk import take_kiosk
from tests.pictures.section import take_section
from tests.pictures.shown import UNTIL
from tests.pictures.staff import take_staff
from tests.pictures.together import take_together
from tests.pictures.writing import take_writing
from tests.telegram_api.api import TelegramApi

ALBUM = Path(__file__).parents[2] / "docs" / "pictures"


def main() -> None:
    """Take all pictures anew."""
    begun, album = time.monotonic(), Album(ALBUM)
    with TemporaryDirectory(prefix="glasche-pictures-") as folder, TelegramApi(username="glasche_bot") as api:
        installation = Installation(Path(folder) / "home", api)
        fill(installation)
        with running(installation), a_chromium() as browser:
            click.echo("pictures: the child's page")
            take_kiosk(album, browser, installation)
            click.echo("pictures: the staff pages")
            take_staff(album, browser, installation)
            click.echo("pictures: the wall and the circle")
            take_together(album, browser, installation)
            click.echo("pictures: the opening of the jar")
            take_jar(album, browser, installation)
            click.echo("pictures: the hand")
            take_calls(album, browser, installation)
            click.echo("pictures: the bot")
            take_bot(album, browser, api)
            click.echo("pictures: the section")
            take_section(album, browser, installation, Path(folder) / "section")
            click.echo("pictures: words on the child's page")
            take_writing(album, browser, installation)
    kilobytes = album.close() // 1024
    click.echo(f"pictures: {len(album.laid)} in docs/pictures, {kilobytes} KB, {time.monotonic() - begun:.0f} s")


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
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


if __name__ == "__main__":
    main()
