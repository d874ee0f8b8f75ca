"""What is said and drawn of themes, computed from what is published of them."""

from collections.abc import Callable, Sequence

from analysis.figures.series import Point, Unit
from analysis.figures.themes import Spoken, ThemePoint
from analysis.figures.usual import Chosen
from config.reading import Theme
from config.texts import Speech
from feedback_store.readings import BAD, GOOD, NONE
from kiosk.staff.figures_shown import Bars, Piece
from kiosk.staff.figures_words import count_words, gap_words, period_words, share_words
from kiosk.staff.review_words import theme_words

UNTOLD, CELLS = "untold", 6
SIGNS = {GOOD: "+", BAD: "−", NONE: "•"}
"""What stands on the pieces of a bar."""


def told_themes(point: ThemePoint) -> dict[Theme, Spoken]:
    """Return the themes of which it is published that somebody speaks of them, the most spoken of first."""
    told = [(theme, its) for theme, its in point.themes.items() if its.whole.low]
    return dict(sorted(told, key=lambda one: -one[1].whole.middle))


def theme_message(speech: Speech, last: ThemePoint | None) -> str:
    """Return the one message of themes: what is spoken of most in the last period that tells of any."""
    told = told_themes(last) if last else {}
    if last is None or not told:
        return speech.say("No theme is spoken of by enough voices to show it")
    most = next(iter(told.values())).whole
    names = [speech.say("“{answer}”", answer=theme_words()[theme]) for theme, its in told.items() if its.whole == most]
    return speech.say(
        "Spoken of most: {themes} – {share} ({period})",
        themes=", ".join(names),
        share=_of_voices(speech, most.low, most.high, most.base),
        period=period_words(last.period, speech.language),
    )


def missing_words(speech: Speech, points: Sequence[ThemePoint]) -> str:
    """Return which themes no period tells of; nothing where none is told."""
    told = {theme for point in points for theme in told_themes(point)}
    missing = [name for theme, name in theme_words().items() if theme not in told]
    if not told or not missing:
        return ""
    return speech.say("Not spoken of, or too few to say: {themes}.", themes=", ".join(missing))


def theme_rows(
    speech: Speech, points: Sequence[ThemePoint], unit: Unit, off: Callable[[str], str]
) -> tuple[tuple[str, ...], ...]:
    """Return the table: for each period the themes of which it tells."""
    rows: list[tuple[str, ...]] = []
    for point in points:
        period, told = period_words(point.period, speech.language), told_themes(point)
        counted = Point(point.period, point.voices, None, point.has_hidden)
        base = str(point.voices) if point.voices else "–"
        missing = gap_words(speech, counted, unit, has_figure=bool(told))
        for theme, its in told.items():
            rows.append((period, theme_words()[theme], base, *_cells(speech, its), off(point.period)))
        if missing or not told:
            why = missing or speech.say("no theme with enough voices")
            rows.append((period, why, base, *["–"] * CELLS, off(point.period)))
    return tuple(rows)


def theme_bars(speech: Speech, message: str, last: ThemePoint | None) -> Bars | None:
    """Return the themes of the last period that tells of any as bars: gladly, not gladly, neither."""
    if last is None:
        return None
    bars = tuple((theme_words()[theme], _pieces(its)) for theme, its in told_themes(last).items())
    axis = speech.say("voices: + gladly, − not gladly, • neither")
    return Bars(message, axis, bars, (*SIGNS, UNTOLD))


def _cells(speech: Speech, its: Spoken) -> tuple[str, ...]:
    good, *others = (_exact(its.feelings[one]) for one in SIGNS)
    rest = None if good is None else its.whole.low - good
    apart = ("–" if each is None else str(each) for each in (good, rest, *others))
    return count_words(speech, its.whole), *apart, share_words(speech, its.whole)


def _exact(count: Chosen) -> int | None:
    return count.low if count.low == count.high else None


def _pieces(its: Spoken) -> tuple[Piece, ...]:
    whole = its.whole
    if whole.low != whole.high:
        return (Piece(UNTOLD, whole.low, f"{whole.low}–{whole.high}", whole.high),)
    good = _exact(its.feelings[GOOD])
    if good is None:
        return (Piece(UNTOLD, whole.low, str(whole.low)),)
    if not its.is_told_apart:
        rest = whole.low - good
        return Piece(GOOD, good, f"{SIGNS[GOOD]} {good}"), Piece(UNTOLD, rest, str(rest))
    told = ((kind, its.feelings[kind].low) for kind in SIGNS)
    return tuple(Piece(kind, count, f"{SIGNS[kind]} {count}") for kind, count in told if count)


def _of_voices(speech: Speech, low: int, high: int, base: int) -> str:
    if low == base:
        return speech.say("all {base} voices", base=base)
    if low != high:
        return speech.say("{low} to {high} of {base} voices", low=low, high=high, base=base)
    return speech.say("{n} of {base} voices", n=low, base=base)
