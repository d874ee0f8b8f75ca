"""The mood over time, as the page of figures shows it: the share of voices with a good answer, never an average."""

from collections.abc import Iterator

from analysis.figures.control_charts import ControlChart
from analysis.figures.groups import Who
from analysis.figures.series import Series, Unit, series_of
from config.instrument import Instrument
from feedback_store.social_services import Service
from kiosk.language import reader_language, reader_speech
from kiosk.staff.figures_asked import Asked
from kiosk.staff.figures_compared import Compared, comparisons
from kiosk.staff.figures_moods import moods_asked, tallies_asked
from kiosk.staff.figures_off import off_words
from kiosk.staff.figures_ranges import beyond_limit, changes_of, range_chart, range_limits
from kiosk.staff.figures_shown import Chart, ChartPoint, Limits, ShownFigure
from kiosk.staff.figures_words import (
    Told,
    bounds_of,
    chart_of,
    count_words,
    gap_words,
    limit_names,
    period_words,
    rule_words,
    share_message,
    share_words,
    short_period,
)
from kiosk.staff.mood import mood_instruments
from kiosk.staff.words import channel_words, help_words, who_words

GOOD = "good"


def mood_figures(service: Service, asked: Asked) -> Iterator[ShownFigure]:
    """Yield the mood of each group over time; none where no period of a group may be shown."""
    tallies = tallies_asked(service, asked.unit)
    for instrument, _ in mood_instruments():
        if GOOD not in instrument.folds:
            continue
        moods = moods_asked(tallies, instrument, asked.unit)
        for series in series_of(moods, instrument, GOOD, asked.unit, help_given=asked.help_given):
            yield _shown(service, instrument, series, asked)


def group_words(series: Series, asked: Asked) -> str:
    """Return who speaks, where, and with what help where that was asked for."""
    words = [who_words()[series.who], channel_words()[series.channel]]
    if asked.help_given and series.who is Who.CHILDREN:
        words.append(help_words()[asked.help_given])
    return ", ".join(words)


def _shown(service: Service, instrument: Instrument, series: Series, asked: Asked) -> ShownFigure:
    speech, language = reader_speech(), reader_language()
    say, answer = speech.say, instrument.folds[GOOD][language]
    told = [Told(point.period, chosen) for point, chosen in series.told]
    chart = chart_of(told)
    message = share_message(speech, told, chart, answer)
    compared = comparisons(speech, [point.period for point in series.points], told)
    return ShownFigure(
        key=f"{instrument.key}-{series.channel.value}-{series.who.value}",
        group=group_words(series, asked),
        message=message,
        summary=_summary(told, chart),
        headings=(
            say("Period"),
            say("Voices"),
            say("“{answer}”", answer=answer),
            say("Share"),
            say("Difference from the one before"),
            say("What stands out"),
            say("Days with a tablet off"),
        ),
        rows=(*_rows(service, series, asked.unit, told, chart), *_compared(compared)),
        chart=_chart(series, told, chart, message, language) if len(told) > 1 else None,
        ranges=range_chart([one.period for one in told], chart),
        compared=tuple(
            say("Compared with {period}: {difference}.", period=one, difference=two) for one, two in compared
        ),
    )


def _compared(found: tuple[Compared, ...]) -> tuple[tuple[str, ...], ...]:
    say = reader_speech().say
    return tuple(
        (say("Compared with {period}", period=period), "–", "–", words, "–", "–", "–") for period, words in found
    )


def _rows(
    service: Service, series: Series, unit: Unit, told: list[Told], chart: ControlChart | None
) -> tuple[tuple[str, ...], ...]:
    speech, language = reader_speech(), reader_language()
    rules, off = _rules(told, chart), off_words(service, series.channel)
    changes = changes_of([one.period for one in told], chart)
    rows = [
        (
            period_words(point.period, language),
            str(point.voices) if point.voices else "–",
            count_words(speech, point.chosen) if point.chosen else "–",
            share_words(speech, point.chosen) if point.chosen else "–",
            str(changes.get(point.period, "–")),
            "; ".join(
                filter(
                    None, (rules.get(point.period, ""), gap_words(speech, point, unit, has_figure=bool(point.chosen)))
                )
            )
            or "–",
            off(point.period),
        )
        for point in series.points
    ]
    if chart:
        limits = _limits(chart)
        words = speech.say(
            "{share} of 100, limits {low} and {high}", share=limits.usual, low=limits.low, high=limits.high
        )
        trial = speech.say("trial limits: fewer than 12 periods") if chart.is_trial else "–"
        ranges = range_limits(chart)
        change = speech.say("{usual}, upper limit {high}", usual=ranges.usual, high=ranges.high)
        rows.append((speech.say("Usual"), "–", "–", words, change, trial, "–"))
    return tuple(rows)


def _rules(told: list[Told], chart: ControlChart | None) -> dict[str, str]:
    words, large = rule_words(reader_speech()), reader_speech().say("a large change")
    marked = zip(told, chart.rules, strict=True) if chart else ()
    beyond = beyond_limit([one.period for one in told], chart)
    found = {one.period: [words[rule] for rule in words if rule in rules] for one, rules in marked}
    return {period: ", ".join([*its, *([large] if period in beyond else [])]) for period, its in found.items()}


def _summary(told: list[Told], chart: ControlChart | None) -> str:
    speech, language = reader_speech(), reader_language()
    parts = []
    exact = sorted((one for one in told if one.chosen.low == one.chosen.high), key=lambda one: one.value)
    if len(exact) > 1 and exact[0].value < exact[-1].value:
        lowest, highest = (
            {"share": round(one.value), "period": period_words(one.period, language)} for one in (exact[0], exact[-1])
        )
        parts.append(speech.say("Lowest: {share} of 100 ({period}).", **lowest))
        parts.append(speech.say("Highest: {share} of 100 ({period}).", **highest))
    if chart:
        limits = _limits(chart)
        parts.append(
            speech.say(
                "Usual: {share} of 100. What lies between {low} and {high} may be chance.",
                share=limits.usual,
                low=limits.low,
                high=limits.high,
            )
        )
    if chart and chart.is_trial:
        parts.append(speech.say("The limits are on trial: there are fewer than 12 periods."))
    return " ".join(parts)


def _limits(chart: ControlChart) -> Limits:
    return Limits(round(chart.mean), round(chart.low), round(chart.high))


def _chart(series: Series, told: list[Told], chart: ControlChart | None, message: str, language: str) -> Chart:
    signals = {one.period for one, rules in zip(told, chart.rules, strict=True) if rules} if chart else set()
    points = []
    for point in series.points:
        label = short_period(point.period, language)
        if point.chosen is None:
            points.append(ChartPoint(label))
            continue
        low, high = bounds_of(point.chosen)
        value = round(point.chosen.middle * 100) if point.chosen.low == point.chosen.high else None
        points.append(ChartPoint(label, value, low, high, point.period in signals))
    axis = reader_speech().say("of 100 voices")
    return Chart(message, axis, tuple(points), _limits(chart) if chart else None, limit_names(), 100)
