"""The command `glasche report`: the user-voice section of one service and year, as a file."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from config.steps import Topic
    from feedback_store.events.kept import Event
    from feedback_store.tallies import Tally

FONT = Path(__file__).parents[1] / "kiosk" / "static" / "fonts" / "sofia-sans.woff2"
"""Made by set_up.py; without it the section is set in the reader's own sans-serif."""


@click.command()
@click.option("--service", "service_key", required=True, metavar="KEY", help="the social service")
@click.option("--year", required=True, type=click.IntRange(2000, 9998), help="the year of the section")
@click.option("--format", "form", type=click.Choice(["html"]), default="html", show_default=True, help="kind of file")
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path(), show_default="this folder", help="folder to write it to"
)
@click.option(
    "--language", type=click.Choice(["bg", "en"]), help="language of the section; GLASCHE_LANGUAGE without it"
)
def report(service_key: str, year: int, form: str, out: Path, language: str | None) -> None:
    """Write the user-voice section of a service and a year."""
    from config.settings import read_settings
    from feedback_store.engine import open_store
    from feedback_store.events.figures import read_events_of_year
    from feedback_store.example import is_example
    from feedback_store.reviews.hiding import hidden_in
    from feedback_store.social_services import find_service
    from feedback_store.tallies import read_tallies
    from feedback_store.topics.shown import known_topics

    settings = read_settings()
    spoken = language or settings.language
    store = open_store(settings)
    try:
        service = find_service(store, service_key)
        tallies, today, made_up = read_tallies(store, service.key, year=year), store.today(), is_example(store)
        events = read_events_of_year(store, service.key, year)
        own, hidden = known_topics(store, service.key), hidden_in(store, service.key, year)
    finally:
        store.close()
    text = section_as_html(
        tallies,
        service.name,
        year=year,
        smallest_group=settings.smallest_group,
        made_on=today,
        language=spoken,
        is_example=made_up,
        events=events,
        own_topics=own,
        hidden=hidden,
    )
    click.echo(write_section(text, out, f"user-voice-{service.key}-{year}.{spoken}.{form}"))


def section_as_html(
    tallies: "Iterable[Tally]",
    service_name: str,
    *,
    year: int,
    smallest_group: int,
    made_on: date,
    language: str,
    is_example: bool = False,
    events: "Iterable[tuple[Event, Iterable[Tally]]]" = (),
    own_topics: "Sequence[Topic]" = (),
    hidden: int = 0,
) -> str:
    """Return the section as HTML; the same tallies on the same day give the same text.

    Args:
        own_topics: those that the service has added to its instruments, also those that it has taken away.
        hidden: voices that were hidden in review (count).
    """
    from analysis.report.compose import compose_section
    from analysis.report.html import render_html
    from analysis.voice.ages import as_asked_there
    from analysis.voice.events import event_of_year
    from analysis.voice.evidence import evidence_of_year
    from analysis.voice.points import answered_elsewhere, evidence_by_point
    from config.load import frameworks, instruments
    from config.own_topics import with_topics
    from config.texts import speech

    tallies = tuple(tallies)
    asked = as_asked_there((with_topics(one, own_topics) for one in instruments().values()), tallies)
    evidence = evidence_of_year(tallies, asked, year=year, smallest_group=smallest_group)
    framework = frameworks()["self_assessment"]
    section = compose_section(
        speech(language),
        evidence,
        framework.voice_direction,
        evidence_by_point(framework, framework.voice_direction, evidence),
        service_name=service_name,
        made_on=made_on,
        elsewhere=answered_elsewhere(framework, evidence),
        is_example=is_example,
        events=[
            event_of_year(event.name, event.held_on, its, instruments().values(), smallest_group=smallest_group)
            for event, its in events
        ],
        hidden=hidden,
    )
    return render_html(section, font=FONT.read_bytes() if FONT.is_file() else None)


def write_section(text: str, folder: Path, name: str) -> Path:
    """Write a section into a folder, which is made where missing, and return the file's path.

    Raises:
        UnwritableFolderError: the folder cannot be made, or the file cannot be written there.
    """
    from analysis.errors import UnwritableFolderError

    path = folder / name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as problem:
        raise UnwritableFolderError(
            f"{path.absolute()} cannot be written ({problem.strerror}); choose another folder with --out, "
            "or give this user the right to write there"
        ) from None
    return path
