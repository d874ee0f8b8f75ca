"""The command `glasche demo`: a made-up year in a folder of its own, to look at and to measure with."""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from config.settings import Settings

PORT = 8090
"""Beside the usual one."""


@click.command()
@click.option(
    "--home",
    type=click.Path(path_type=Path, file_okay=False),
    show_default="GLASCHE_HOME with -demo behind it",
    help="folder to make it in; one that holds anything else is refused",
)
@click.option("--seed", default=5, show_default=True, help="the same number gives the same figures")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="last of its days; yesterday without it")
@click.option("--voices", type=click.IntRange(50, 10_000_000), default=3300, show_default=True, help="how many voices")
@click.option("--anew", is_flag=True, help="make it anew where it is there already")
def demo(home: Path | None, seed: int, until: datetime | None, voices: int, anew: bool) -> None:
    """Make an example year of four made-up social services, and say how to look at it."""
    from analysis.example.home import clear_home, example_settings, is_finished, usual_home
    from config.settings import read_settings

    settings = read_settings()
    home = home or usual_home(settings)
    if is_finished(home) and not anew:
        click.echo(f"The example year in {home} is kept; --anew makes it anew.")
    else:
        clear_home(home)
        fill(example_settings(settings, home), last_day(until), seed, voices)
    click.echo(how_to_look(settings, home))


def last_day(until: datetime | None) -> date:
    """Return the last day of the example year: yesterday, so that the boxes may still be opened today.

    Raises:
        click.BadParameter: the day has not come yet, so that a box would be opened in the future.
    """
    from feedback_store.engine import today_in_sofia

    today = today_in_sofia()
    if until is not None and until.date() > today:
        raise click.BadParameter(f"{until:%Y-%m-%d} has not come yet; today is {today}", param_hint="--until")
    return until.date() if until else today - timedelta(days=1)


def fill(settings: "Settings", until: date, seed: int, voices: int) -> None:
    """Make the year with a bar that shows how far it is."""
    from analysis.example.year import make_year

    with click.progressbar(length=voices, label="Making up a year") as bar:
        for brought in make_year(settings, until, seed=seed, voices=voices):
            bar.update(brought)
    click.echo(f"Made {voices} voices of the twelve months until {until} (seed {seed}).")


def how_to_look(settings: "Settings", home: Path) -> str:
    """Return the lines to type; the pages offer a one-time link for an administrator, as always.

    They take a port of their own, so that no tablet of the real installation comes to the wrong one.
    """
    from analysis.example.home import OF_THE_REAL_ONE
    from analysis.example.provider import PROVIDER
    from config.settings import PREFIX

    leading_away = [f"{PREFIX}{name.upper()}" for name in OF_THE_REAL_ONE if getattr(settings, name)]
    with_home = f"  {PREFIX}HOME={home.absolute()}"
    lines = [
        "Every page and document of it says that it is an example. Look at it with:",
        f"{with_home} {PREFIX}PORT={PORT} glasche run",
        *(f"{with_home} glasche report --year {last_day(None).year} --service {one.key}" for one in PROVIDER),
    ]
    if leading_away:
        lines.insert(1, f"  unset {' '.join(leading_away)}")
    return "\n".join(lines)
