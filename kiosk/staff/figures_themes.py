"""Which themes are spoken of, gladly or not, as the page of figures shows it."""

from collections.abc import Iterable, Iterator

from analysis.figures.groups import Who
from analysis.figures.series import Unit
from analysis.figures.themes import (
    ThemePoint,
    ThemeSeries,
    ThemesOfPart,
    theme_series,
    themes_by_quarter,
    themes_by_week,
)
from config.instrument import Instrument
from config.load import instruments
from config.steps import Kind, Step
from feedback_store.social_services import Service
from feedback_store.tallies import Tally
from kiosk.desk import desk
from kiosk.language import reader_language, reader_speech
from kiosk.staff.figures_asked import Asked, finished_weeks, past_years, whole_months
from kiosk.staff.figures_moods import is_past, tallies_asked
from kiosk.staff.figures_off import off_words
from kiosk.staff.figures_shown import ShownFigure
from kiosk.staff.figures_theme_words import missing_words, theme_bars, theme_message, theme_rows, told_themes
from kiosk.staff.words import channel_words, help_words, who_words


def theme_figures(service: Service, asked: Asked) -> Iterator[ShownFigure]:
    """Yield the themes of each question with words and each group that was shown."""
    tallies = tallies_asked(service, asked.unit)
    for instrument in instruments().values():
        for step in instrument.steps:
            if step.kind is Kind.WORDS:
                parts, periods = _parts(tallies, instrument, step, asked.unit)
                for series in theme_series(parts, periods, asked.unit, help_given=asked.help_given):
                    if any(point.voices for point in series.points):
                        yield _shown(service, instrument, step, series, asked)


def _parts(
    tallies: tuple[Tally, ...], instrument: Instrument, step: Step, unit: Unit
) -> tuple[Iterable[ThemesOfPart], tuple[str, ...]]:
    today, smallest = desk().store.today(), desk().settings.smallest_group
    if is_past(unit):
        found = (
            part
            for year in past_years(today)
            for part in themes_by_quarter(tallies, instrument.key, step.key, year, smallest_group=smallest)
        )
        return found, ()
    weeks = finished_weeks(today)
    weeks = whole_months(weeks) if unit is Unit.MONTH else weeks
    return themes_by_week(tallies, instrument.key, step.key, weeks, smallest_group=smallest), weeks


def _shown(service: Service, instrument: Instrument, step: Step, series: ThemeSeries, asked: Asked) -> ShownFigure:
    speech, language = reader_speech(), reader_language()
    say = speech.say
    who = [who_words()[series.who], channel_words()[series.channel]]
    if asked.help_given and series.who is Who.CHILDREN:
        who.append(help_words()[asked.help_given])
    last = _last(series.points)
    message = theme_message(speech, last)
    return ShownFigure(
        key=f"{instrument.key}-{step.key}-{series.channel.value}-{series.who.value}",
        group=f"{instrument.title[language]} · {', '.join(who)}",
        message=message,
        summary=missing_words(speech, series.points),
        headings=(
            say("Period"),
            say("Theme"),
            say("Voices"),
            say("Speak of it"),
            say("Gladly"),
            say("Otherwise"),
            say("Not gladly"),
            say("Neither"),
            say("Share"),
            say("Days with a tablet off"),
        ),
        rows=theme_rows(speech, series.points, asked.unit, off_words(service, series.channel)),
        chart=theme_bars(speech, message, last),
    )


def _last(points: tuple[ThemePoint, ...]) -> ThemePoint | None:
    """Return the last period in which a theme is told."""
    return next((point for point in reversed(points) if told_themes(point)), None)
