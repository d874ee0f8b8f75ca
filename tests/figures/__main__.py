"""Measures the child's page and writes docs/kiosk-figures.md: `python -m tests.figures`."""

import logging
import os
import platform
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from jinja2 import Environment, StrictUndefined
from playwright.sync_api import Browser, sync_playwright

from feedback_store.bot_links import Goal
from feedback_store.door_links import code_of
from feedback_store.engine import today_in_sofia
from tests.chromium import FLAGS, chromium
from tests.figures.door import PHONE, Door, measure_door
from tests.figures.first_load import FirstLoad, measure_first_load
from tests.figures.ground import SERVICE, a_fresh_browser, a_ground
from tests.figures.lighthouse import Marks, ask_lighthouse
from tests.figures.taps import ROUNDS, Answered, measure_taps
from tests.ports import free_port

TEMPLATE = Path(__file__).with_name("page.md.jinja")
PAGE = Path(__file__).parents[2] / "docs" / "kiosk-figures.md"


@dataclass(frozen=True)
class Figures:
    """All that one run has measured."""

    browser: str
    load: FirstLoad
    taps: list[Answered]
    marks: Marks
    door: Door
    others: float


def main() -> None:
    """Measure everything in one run."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    with TemporaryDirectory(prefix="glasche-figures-") as name, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        figures = measure(browser, Path(name))
        browser.close()
    PAGE.write_text(page_of(figures), encoding="utf-8")
    click.echo(f"figures: written to {PAGE}")


def measure(browser: Browser, folder: Path) -> Figures:
    """Measure in browsers that have never been anywhere."""
    others, _, _ = os.getloadavg()
    with a_ground(folder / "home") as ground:
        click.echo("figures: the first load")
        with a_fresh_browser(browser, folder / "first") as page:
            load = measure_first_load(ground, page)
        click.echo("figures: Lighthouse")
        port = free_port()
        with a_fresh_browser(browser, folder / "marked", f"--remote-debugging-port={port}") as page:
            ground.tablet(page)
            marks = ask_lighthouse(ground, port)
        click.echo("figures: touches")
        with a_fresh_browser(browser, folder / "touched") as page:
            taps = measure_taps(ground, page)
        click.echo("figures: the page behind a code")
        address = f"{ground.served.address}/v/{code_of(ground.store, Goal(SERVICE))}"
        door = measure_door(lambda: browser.new_context(viewport=PHONE, has_touch=True), address)
    return Figures(browser.version, load, taps, marks, door, others)


def page_of(figures: Figures) -> str:
    """Return the page."""
    # Markdown, not HTML: there is nothing to escape in it.
    environment = Environment(undefined=StrictUndefined, keep_trailing_newline=True, autoescape=False)
    return environment.from_string(TEMPLATE.read_text(encoding="utf-8")).render(
        **vars(figures), day=today_in_sofia(), rounds=ROUNDS, cores=os.cpu_count(), system=platform.system()
    )


if __name__ == "__main__":
    main()
