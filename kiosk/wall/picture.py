"""What a wall shows: the boards of last week and the jar, each in every language in turn."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from analysis.figures.groups import Help
from analysis.figures.mood import Mood
from analysis.figures.suppression import NO_ANSWER, ProtectedCell
from analysis.figures.wall import public_moods
from config.instrument import Instrument
from config.load import instruments
from config.steps import Kind, Step
from config.texts import Speech, speech
from config.vocabulary import Channel
from feedback_store.social_services import Service
from kiosk.child.level import FILLED, levels_of
from kiosk.desk import desk
from kiosk.staff.dates import day_of_year_in_words, days_in_words
from kiosk.staff.mood import mood_instruments, tallies_of_week
from kiosk.staff.week import WEEK, iso_week, monday_of
from kiosk.wall.layout import BESIDE_JAR, WIDTH, Board, Cluster, hang
from kiosk.wall.speaking import spoken

MOST_WEEKS = 4
"""So far back a week is shown, where those after it had too few voices."""


@dataclass(frozen=True)
class Slide:
    """One picture in one language; without a board only the jar stands there."""

    language: str
    title: str
    caption: str
    board: Board | None
    board_in_words: str
    scale: str
    jar: int | None
    jar_in_words: str
    jar_since: str


def slides_of(service: Service) -> list[Slide]:
    """Return what the wall of a service shows in turn: the boards of its week, the first beside the jar, or the jar."""
    level = jar_level(service)
    monday, moods = last_moods(service)
    slides: list[Slide] = []
    for mood, instrument, step in moods:
        slides += board_slides(service, mood, instrument, step, None if slides else level, monday)
    return slides or (list(jar_slides(service, level)) if level else [])


def jar_level(service: Service) -> int | None:
    """Return how full the jar is, as on the shelf, or None where it may not be told."""
    filled = (each for each in instruments().values() if each.object in FILLED)
    levels = levels_of(desk().store, service.key, filled)
    return max(levels.values(), default=0) or None


def last_moods(service: Service) -> tuple[date, list[tuple[Mood, Instrument, Step]]]:
    """Return the Monday and the moods of the last week with enough voices; none if that is long ago.

    The running week is never shown, for the reason that stands in staff/week.py: so each week adds voices of its own,
    and two pictures hold no voice in common.
    """
    last = monday_of(desk().store.today()) - WEEK
    for weeks in range(MOST_WEEKS):
        monday = last - weeks * WEEK
        if moods := moods_of(service, monday):
            return monday, moods
    return last, []


def moods_of(service: Service, monday: date) -> list[tuple[Mood, Instrument, Step]]:
    """Return the moods of a week that may be seen by everybody, each with its question."""
    tallies, week, smallest_group = tallies_of_week(service, monday), iso_week(monday), desk().settings.smallest_group
    return [
        (mood, instrument, step)
        for instrument, step in mood_instruments()
        for mood in public_moods(tallies, instrument, week=week, smallest_group=smallest_group)
    ]


def board_slides(
    service: Service, mood: Mood, instrument: Instrument, step: Step, jar: int | None, monday: date
) -> Iterator[Slide]:
    """Return the board of one mood in each language."""
    for words in spoken(service):
        clusters = clusters_of(mood, instrument, step, words.language)
        board = hang(clusters, WIDTH if jar is None else BESIDE_JAR) if clusters else None
        told = "; ".join(f"{each.words}: {each.voices}" for each in clusters)
        scale = words.say("One face stands for {n} voices.", n=board.scale) if board and board.scale > 1 else ""
        caption = caption_of(words, mood.channel, mood.helps, monday, mood.base.count)
        title = words.say("This is how we felt here")
        yield Slide(words.language, title, caption, board, told, scale, jar, *jar_words(words, jar))


def jar_slides(service: Service, level: int) -> Iterator[Slide]:
    """Return the jar alone in each language."""
    for words in spoken(service):
        told, since = jar_words(words, level)
        yield Slide(words.language, words.say("This made us happy here"), since, None, "", "", level, told, "")


def clusters_of(mood: Mood, instrument: Instrument, step: Step, language: str) -> list[Cluster]:
    """Return the answers of a board; of a range of voices only those that there are at least."""
    cells = mood.table.cells if mood.table else ()
    return [
        Cluster(words_of(cell, instrument, step, language), faces_of(cell, step), cell.low)
        for cell in cells
        if cell.low > 0 and cell.answers != (NO_ANSWER,)
    ]


def words_of(cell: ProtectedCell, instrument: Instrument, step: Step, language: str) -> str:
    """Return the words of one answer, of the wider one that several make together, or of all the others."""
    options = {option.key: option for option in step.options}
    known = [options[answer] for answer in cell.answers if answer in options]
    if len(cell.answers) == 1:
        return known[0].text[language]
    folds = {option.fold for option in known}
    if len(folds) == 1 and NO_ANSWER not in cell.answers:
        return instrument.folds[str(known[0].fold)][language]
    return speech(language).say("Something else")


def faces_of(cell: ProtectedCell, step: Step) -> tuple[str, ...]:
    """Return the faces of a cell; each paper bears all of them, so that it does not tell which one was chosen."""
    drawn = {option.key for option in step.options} if step.kind is Kind.FACES else set[str]()
    return tuple(answer for answer in cell.answers if answer in drawn)


def caption_of(words: Speech, channel: Channel, helps: tuple[Help, ...], monday: date, voices: int | None) -> str:
    """Return of which week a picture is, where it was said and how many voices it holds."""
    ways = {
        Channel.KIOSK: words.say("said on the tablet"),
        Channel.TELEGRAM: words.say("in Telegram"),
        Channel.DOOR: words.say("by the code on the door"),
        Channel.GATHERING: words.say("in the circle"),
        Channel.PAPER: words.say("on paper"),
        Channel.OBSERVATION: words.say("seen by staff"),
    }
    helped = [words.say("with help")] if helps == (Help.HELPED,) else []
    number = [words.count("{n} voice", "{n} voices", voices).replace(" ", "\N{NO-BREAK SPACE}")] if voices else []
    days = days_in_words(monday, monday + timedelta(days=6), words.language)
    parts = [words.apart(days), ways[channel], *helped, *number]
    return " · ".join(parts)


def jar_words(words: Speech, level: int | None) -> tuple[str, str]:
    """Return how full the jar is, for those who do not see it, and since when it has been filling."""
    if level is None:
        return "", ""
    told = (
        words.say("A few notes lie in the jar."),
        words.say("The jar is half full."),
        words.say("The jar is nearly full."),
        words.say("The jar is full."),
    )[level - 1]
    return told, words.say("Notes since {day}", day=day_of_year_in_words(first_of_quarter(), words.language))


def first_of_quarter() -> date:
    """Return the first day of this quarter, on which the jar was empty."""
    today = desk().store.today()
    return date(today.year, today.month - (today.month - 1) % 3, 1)
