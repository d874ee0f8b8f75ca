"""How many ideas and complaints came by quarter, and how they were answered, as the page of figures shows it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from analysis.figures.complaints import Extent, Handled, Journal, journal_by_quarter
from analysis.figures.periods import quarter_of, quarters_name
from config.texts import Speech
from config.vocabulary import Channel
from config.working_days import working_days_after
from feedback_store.complaints.cases import Verdict
from feedback_store.complaints.records import Record, records_of
from feedback_store.periods import last_day_of
from feedback_store.social_services import Service
from kiosk.desk import desk
from kiosk.language import reader_speech
from kiosk.staff.figures_asked import FIRST_YEAR, Asked
from kiosk.staff.figures_off import off_words, span_of
from kiosk.staff.figures_shown import Chart, ChartPoint, ShownFigure
from kiosk.staff.figures_words import period_words, short_period

UPHELD = {Verdict.UPHELD: True, Verdict.PARTLY: True, Verdict.NOT_UPHELD: False}


def complaint_figures(service: Service, _: Asked) -> Iterator[ShownFigure]:
    """Yield the journal by quarter, whatever period is asked for; nothing while no quarter has enough entries."""
    quarters = finished_quarters(desk().store.today())
    entries = [_handled(record) for record in records_of(desk().store, service.key)]
    found = journal_by_quarter(entries, quarters, smallest_group=desk().settings.smallest_group)
    first = next((place for place, one in enumerate(found) if one.low), None)
    if first is not None:
        yield journal_figure(found[first:], off_words(service, Channel.KIOSK))


def finished_quarters(today: date) -> tuple[str, ...]:
    """Return the quarters that are over and whose last entry should have had its reply."""
    names = (quarters_name(year, [number]) for year in range(FIRST_YEAR, today.year + 1) for number in (1, 2, 3, 4))
    return tuple(name for name in names if _reply_by(span_of(name)[1]) < today)


def journal_figure(found: Sequence[Journal], off: Callable[[str], str]) -> ShownFigure:
    """Return the figure of quarters, the last of which may have too few entries."""
    speech = reader_speech()
    say, message = speech.say, journal_message(speech, found)
    points = tuple(ChartPoint(short_period(one.quarter, speech.language), low=one.low, high=one.high) for one in found)
    return ShownFigure(
        key="journal",
        group=say("All ways and groups together, by quarter"),
        message=message,
        summary=say("Numbers are told in steps, so that no small group can be worked out."),
        headings=(
            say("Period"),
            say("Entries"),
            say("Reply in time"),
            say("Half of the replies came"),
            say("Found right"),
            say("Days with a tablet off"),
        ),
        rows=tuple(_row(speech, one, off(one.quarter)) for one in found),
        chart=Chart(message, say("entries, from and to"), points),
    )


def journal_message(speech: Speech, found: Sequence[Journal]) -> str:
    """Return the one message: of the last quarter that may be shown, how many came and how many had a reply in time."""
    last = next((one for one in reversed(found) if one.low and one.in_time), None)
    if last is None or last.in_time is None:
        return speech.say("Too few entries to show a figure")
    return speech.say(
        "Reply in time: {extent}; entries: {low} to {high} ({period})",
        extent=extent_words(speech)[last.in_time],
        low=last.low,
        high=last.high,
        period=period_words(last.quarter, speech.language),
    )


def extent_words(speech: Speech) -> Mapping[Extent, str]:
    """Return how many, in words."""
    return {
        Extent.ALMOST_ALL: speech.say("all or almost all"),
        Extent.MORE_THAN_HALF: speech.say("more than half"),
        Extent.HALF_OR_FEWER: speech.say("half or fewer"),
        Extent.HARDLY_ANY: speech.say("none or hardly any"),
    }


def _row(speech: Speech, one: Journal, off: str) -> tuple[str, ...]:
    period, words = period_words(one.quarter, speech.language), extent_words(speech)
    if one.low is None:
        return (period, speech.say("none or too few"), "–", "–", "–", off)
    number = speech.say("{low} to {high}", low=one.low, high=one.high)
    in_time, upheld = (words[each] if each else "–" for each in (one.in_time, one.upheld))
    within = "–"
    if one.within is not None:
        within = speech.say("within {n} days", n=one.within) if one.within else speech.say("after more than 30 days")
    return (period, number, in_time, within, upheld, off)


def _handled(record: Record) -> Handled:
    came, quarter = last_day_of(record.entry.dated), quarter_of(record.entry.dated)
    replied = min((date.fromisoformat(day) for day, _ in record.entry.replies), default=None)
    return Handled(
        quarters_name(quarter.year, [quarter.number]),
        replied is not None and replied <= _reply_by(came),
        max((replied - came).days, 0) if replied else None,
        UPHELD.get(record.case.verdict) if record.case.verdict else None,
    )


def _reply_by(came: date) -> date:
    settings = desk().settings
    return working_days_after(came, settings.reply_working_days, settings.days_off or ())
