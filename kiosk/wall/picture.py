"""What a wall shows: boards and jars of last week, each in every language in turn, or why there is none yet."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from analysis.figures.groups import Help
from analysis.figures.mood import Mood
from analysis.figures.suppression import NO_ANSWER, ProtectedCell
from analysis.figures.wall import PUBLIC_GROUP, public_jars, public_moods
from config.instrument import Instrument, Kind, Step
from config.load import instruments
from config.settings import Settings
from config.texts import Speech, speech
from config.vocabulary import STAFF_LANGUAGES, Channel
from feedback_store.social_services import Service
from kiosk.desk import desk
from kiosk.staff.dates import days_in_words
from kiosk.staff.mood import mood_instruments, tallies_of_week
from kiosk.staff.week import WEEK, iso_week, monday_of
from kiosk.wall.layout import BESIDE_JAR, WIDTH, Board, Cluster, hang

MOST_WEEKS = 4
"""So far back a week is shown, where those after it had too few voices."""

JAR = "jar"
"""The object of the instrument whose notes fill the jar."""


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


@dataclass(frozen=True)
class Quiet:
    """What stands there in place of a picture, in one language."""

    language: str
    title: str
    lines: tuple[str, ...]


def filling(settings: Settings) -> list[Quiet]:
    """Return in each language that there are too few voices as yet, and when the box opens."""
    public, hour = max(PUBLIC_GROUP, settings.smallest_group), f"{settings.opening_hour:02}:00"
    few = settings.smallest_group
    return [
        Quiet(
            words.language,
            words.say("The board is still filling."),
            (
                words.say("Once a week holds at least {n} voices, the faces come out here.", n=public),
                words.say("The box opens at {hour}, when it holds at least {n} voices.", hour=hour, n=few),
            ),
        )
        for words in spoken()
    ]


def resting() -> list[Quiet]:
    """Return in each language that this address shows nothing."""
    return [
        Quiet(
            words.language,
            words.say("This screen is resting."),
            (words.say("An adult finds its new address on the staff pages."),),
        )
        for words in spoken()
    ]


def slides_of(service: Service) -> list[Slide]:
    """Return what the wall of a service shows in turn: its last week with enough voices; nothing if that is long ago.

    The running week is never shown, for the reason that stands in staff/week.py: so each week adds voices of its own,
    and two pictures hold no voice in common.
    """
    last = monday_of(desk().store.today()) - WEEK
    for weeks in range(MOST_WEEKS):
        if slides := slides_of_week(service, last - weeks * WEEK):
            return slides
    return []


def slides_of_week(service: Service, monday: date) -> list[Slide]:
    """Return the boards of a week, each beside the jar of its channel, then the jars without a board."""
    tallies, week, smallest_group = tallies_of_week(service, monday), iso_week(monday), desk().settings.smallest_group
    jars = {
        channel: level
        for instrument in instruments().values()
        if instrument.object == JAR
        for channel, level in public_jars(tallies, instrument, week=week, smallest_group=smallest_group).items()
    }
    slides: list[Slide] = []
    for instrument, step in mood_instruments():
        for mood in public_moods(tallies, instrument, week=week, smallest_group=smallest_group):
            slides += board_slides(mood, instrument, step, jars.pop(mood.channel, None), monday)
    return slides + [slide for channel, level in jars.items() for slide in jar_slides(channel, level, monday)]


def spoken() -> Iterator[Speech]:
    """Return the languages of the wall, the usual one first."""
    first = desk().settings.language
    return (speech(language) for language in sorted(STAFF_LANGUAGES, key=lambda language: language != first))


def board_slides(mood: Mood, instrument: Instrument, step: Step, jar: int | None, monday: date) -> Iterator[Slide]:
    """Return the board of one mood in each language."""
    for words in spoken():
        clusters = clusters_of(mood, instrument, step, words.language)
        board = hang(clusters, WIDTH if jar is None else BESIDE_JAR) if clusters else None
        told = "; ".join(f"{each.words}: {each.voices}" for each in clusters)
        scale = words.say("One face stands for {n} voices.", n=board.scale) if board and board.scale > 1 else ""
        caption = caption_of(words, mood.channel, mood.helps, monday, mood.base.count)
        title = words.say("This is how we felt here")
        yield Slide(words.language, title, caption, board, told, scale, jar, jar_words(words, jar))


def jar_slides(channel: Channel, level: int, monday: date) -> Iterator[Slide]:
    """Return the jar alone in each language."""
    for words in spoken():
        caption = caption_of(words, channel, tuple(Help), monday, None)
        title = words.say("This made us happy here")
        yield Slide(words.language, title, caption, None, "", "", level, jar_words(words, level))


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
    number = [words.count("{n} voice", "{n} voices", voices)] if voices else []
    parts = [days_in_words(monday, monday + timedelta(days=6), words.language), ways[channel], *helped, *number]
    return " · ".join(parts)


def jar_words(words: Speech, level: int | None) -> str:
    """Return how full the jar is, for those who do not see it."""
    if level is None:
        return ""
    return (
        words.say("A few notes lie in the jar."),
        words.say("The jar is half full."),
        words.say("The jar is nearly full."),
        words.say("The jar is full."),
    )[level - 1]
