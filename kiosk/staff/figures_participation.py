"""How many voices came over time, by what was asked and who spoke; and who is not heard."""

from collections.abc import Iterator, Sequence

from analysis.figures.control_charts import FEWEST_POINTS, ControlChart, control_chart
from analysis.figures.groups import Help, Who
from analysis.figures.series import MoodsByPeriod, Point, Series, series_of
from config.instrument import Instrument
from config.load import instruments
from config.texts import Speech
from feedback_store.social_services import Service
from kiosk.language import reader_language, reader_speech
from kiosk.staff.figures_asked import Asked
from kiosk.staff.figures_mood import group_words
from kiosk.staff.figures_moods import moods_asked, tallies_asked
from kiosk.staff.figures_off import off_words
from kiosk.staff.figures_shown import Chart, ChartPoint, Limits, ShownFigure
from kiosk.staff.figures_words import gap_words, limit_names, period_words, rule_words, short_period
from kiosk.staff.words import help_words, who_words

ANY = "good"
"""Which answer is followed does not matter where only voices are counted."""
Group = tuple[Who, Help | None]
GROUPS: tuple[Group, ...] = (
    (Who.CHILDREN, Help.ALONE),
    (Who.CHILDREN, Help.HELPED),
    (Who.FAMILY, None),
    (Who.PARTNERS, None),
)


def participation_figures(service: Service, asked: Asked) -> Iterator[ShownFigure]:
    """Yield who is heard at all, then the voices of each group over time; nothing where no voice may be shown."""
    tallies = tallies_asked(service, asked.unit)
    found = [(one, moods_asked(tallies, one, asked.unit)) for one in instruments().values()]
    figures = [
        _shown(service, instrument, series, asked)
        for instrument, moods in found
        for series in series_of(moods, instrument, ANY, asked.unit, help_given=asked.help_given)
        if any(point.voices for point in series.points)
    ]
    if figures:
        yield unheard_figure([moods for _, moods in found])
        yield from figures


def unheard_figure(asked: Sequence[MoodsByPeriod]) -> ShownFigure:
    """Return which groups were heard; of a silent one and of one too small to show the same is said."""
    say = reader_speech().say
    heard = {
        group
        for moods in asked
        for its in moods.values()
        for mood in its
        if mood.base.count
        for group in GROUPS
        if group[0] is mood.who and (group[1] is None or mood.helps == (group[1],))
    }
    missing = [_lower(_name(group)) for group in GROUPS if group not in heard]
    message = say("Every group was heard")
    if missing:
        message = say("Not heard, or too few to say: {groups}", groups="; ".join(missing))
    rows = tuple((_name(one), say("heard") if one in heard else say("not heard, or too few to say")) for one in GROUPS)
    return ShownFigure(
        "unheard", say("Whose voice is missing"), message, "", (say("Group"), say("In these periods")), rows
    )


def count_message(speech: Speech, points: Sequence[Point], chart: ControlChart | None) -> str:
    """Return the one message of a series of numbers of voices."""
    if chart is None:
        whole = sum(point.voices for point in points)
        return speech.count("{n} voice in the periods shown", "{n} voices in the periods shown", whole)
    place = max((place for place, rules in enumerate(chart.rules) if rules), default=None)
    if place is None:
        usual = round(chart.mean)
        return speech.count(
            "No clear change: usually about {n} voice", "No clear change: usually about {n} voices", usual
        )
    period = period_words(points[place].period, speech.language)
    if chart.values[place] > chart.mean:
        return speech.say("More voices than usual: {period}", period=period)
    return speech.say("Fewer voices than usual: {period}", period=period)


def chart_of_counts(points: Sequence[Point]) -> ControlChart | None:
    """Return the control chart of numbers of voices; None where they are too few for limits, or one is not told.

    The periods left out are the small ones, so limits of the others would tell of more voices than there are.
    """
    if len(points) < FEWEST_POINTS or any(_counted(point).has_hidden for point in points):
        return None
    return control_chart([point.voices for point in points], least=0)


def since_first(points: Sequence[Point]) -> Sequence[Point]:
    """Return the periods from the first one with voices on; before it nobody was asked."""
    first = next((place for place, point in enumerate(points) if point.voices), len(points))
    return points[first:]


def _name(group: Group) -> str:
    who, help_given = group
    return f"{who_words()[who]}, {help_words()[help_given]}" if help_given else who_words()[who]


def _is_drawn(points: Sequence[Point]) -> bool:
    return sum(point.voices > 0 for point in points) > 1


def _number(point: Point) -> int | None:
    """Return how many voices came; that there were none is a number too, that there were too few is not."""
    return point.voices if point.voices or not point.has_hidden else None


def _lower(text: str) -> str:
    """Return a name as it stands within a sentence."""
    return text[:1].lower() + text[1:]


def _shown(service: Service, instrument: Instrument, series: Series, asked: Asked) -> ShownFigure:
    speech, language = reader_speech(), reader_language()
    say, points = speech.say, since_first(series.points)
    chart = chart_of_counts(points)
    message, limits = count_message(speech, points, chart), _limits(chart)
    summary = ""
    if limits:
        bounds = {"usual": limits.usual, "low": limits.low, "high": limits.high}
        summary = say("Usual: {usual}. What lies between {low} and {high} may be chance.", **bounds)
    signals = _signals(points, chart)
    drawn = tuple(
        ChartPoint(short_period(one.period, language), _number(one), is_signal=one.period in signals)
        for one in series.points
    )
    return ShownFigure(
        key=f"{instrument.key}-{series.channel.value}-{series.who.value}",
        group=f"{instrument.title[language]} · {group_words(series, asked)}",
        message=message,
        summary=summary,
        headings=(say("Period"), say("Voices"), say("What stands out"), say("Days with a tablet off")),
        rows=_rows(service, series, asked, signals, limits),
        chart=Chart(message, say("voices"), drawn, limits, limit_names()) if _is_drawn(points) else None,
    )


def _rows(
    service: Service, series: Series, asked: Asked, signals: dict[str, str], limits: Limits | None
) -> tuple[tuple[str, ...], ...]:
    speech, off = reader_speech(), off_words(service, series.channel)
    rows = [
        (
            period_words(point.period, speech.language),
            "–" if _number(point) is None else str(point.voices),
            "; ".join(
                filter(
                    None,
                    (
                        signals.get(point.period, ""),
                        gap_words(speech, _counted(point), asked.unit, has_figure=bool(point.voices)),
                    ),
                )
            )
            or "–",
            off(point.period),
        )
        for point in series.points
    ]
    if limits:
        bounds = speech.say("limits {low} and {high}", low=limits.low, high=limits.high)
        rows.append((speech.say("Usual"), str(limits.usual), bounds, "–"))
    return tuple(rows)


def _counted(point: Point) -> Point:
    """Return a point of which only the voices are told: that its answers may not be told apart does not matter."""
    is_hidden = point.has_hidden and not (point.voices and "W" in point.period)
    return Point(point.period, point.voices, point.chosen, is_hidden)


def _signals(points: Sequence[Point], chart: ControlChart | None) -> dict[str, str]:
    words = rule_words(reader_speech())
    marked = zip(points, chart.rules, strict=True) if chart else ()
    return {one.period: ", ".join(words[rule] for rule in words if rule in rules) for one, rules in marked if rules}


def _limits(chart: ControlChart | None) -> Limits | None:
    return Limits(round(chart.mean), round(chart.low), round(chart.high)) if chart else None
