"""The only way out for figures: how often each option was chosen, by day, week or month, and never by whom."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from sqlalchemy import Connection, Row, Table, delete, select

from config.reading import Reading
from config.steps import Answer
from config.vocabulary import Play
from feedback_store.engine import Store
from feedback_store.periods import first_day_apart, is_month, last_day_of, month_of
from feedback_store.readings import options_of
from feedback_store.schema import TALLY_KEY, tallies, waiting_tallies
from feedback_store.sums import FIGURES, hold, require_whole, settle
from feedback_store.upsert import add_counts

VOICES = "@voice"
"""Step and option under which whole voices are counted."""

ANSWERED = "@answered"
"""Option under which the voices that answered a step are counted."""

LANGUAGE, SUPPORT = "@language", "@support"
"""Steps under which languages, and support in small services, are counted apart from all else."""

APART = "apart"
"""Stands for who spoke where something is counted apart from it."""

TallyKey = tuple[str, str, int, str, str, str, str, str, str, str, str]


@dataclass(frozen=True)
class Voice:
    """A voice as it stands after the opening.

    Attributes:
        dated: a day ("2026-11-22") or an ISO week ("2026-W47").
        readings: what was read in the words of each step that has some.
        event: by whose code it came; its row stands beside the voice (events/settling.py).
    """

    service: str
    id: str
    instrument: str
    version: int
    channel: str
    speaker: str
    support: str
    age_band: str
    language: str
    dated: str
    answers: tuple[Answer, ...]
    readings: tuple[tuple[str, Reading], ...] = ()
    play: str = Play.UNMARKED
    event: str | None = None

    def written(self) -> Iterator[tuple[str, str, Reading]]:
        """Return the steps with words: the step, its words, what was read in them."""
        words = {answer.step: answer.words for answer in self.answers}
        return ((step, words[step] or "", reading) for step, reading in self.readings)

    def drawn(self) -> Iterator[tuple[str, bytes]]:
        """Return the steps with drawings: the step and its PNG."""
        return ((answer.step, answer.drawing) for answer in self.answers if answer.drawing is not None)

    def options(self) -> Iterator[tuple[str, str]]:
        """Return all that was chosen or read, as steps and options, but for that a step was answered."""
        for answer in self.answers:
            yield from ((answer.step, option) for option in sorted(answer.chosen))
        for step, reading in self.readings:
            yield from ((step, option) for option in options_of(reading))


@dataclass(frozen=True)
class Tally:
    """How often an option was chosen (count) by one kind of speaker through one channel in one period."""

    service: str
    instrument: str
    version: int
    step: str
    option: str
    channel: str
    speaker: str
    support: str
    age_band: str
    play: str
    period: str
    count: int


def tally(voices: Iterable[tuple[Voice, str, str]]) -> Counter[TallyKey]:
    """Return the tallies of voices; each comes with its true support and language, which may be counted apart."""
    counted: Counter[TallyKey] = Counter()
    for voice, support, language in voices:
        about = (voice.service, voice.instrument, voice.version)
        whose = (voice.channel, voice.speaker, voice.support, voice.age_band, voice.play, voice.dated)
        nobody = (APART, APART, APART, APART, APART, voice.dated)
        counted[(*about, VOICES, VOICES, *whose)] += 1
        counted[(*about, LANGUAGE, language, *nobody)] += 1
        if voice.support == APART:
            counted[(*about, SUPPORT, support, *nobody)] += 1
        for step, option in (*((answer.step, ANSWERED) for answer in voice.answers), *voice.options()):
            counted[(*about, step, option, *whose)] += 1
    return counted


def add_to_figures(
    connection: Connection, service: str, counted: Counter[TallyKey], smallest_group: int, *, withdrawn: int = 0
) -> bool:
    """Add tallies to the figures once they and those that waited before move them by enough voices.

    So the total of a service never moves by fewer voices than the smallest group.

    Args:
        withdrawn: voices that leave the figures in the same transaction (count).

    Returns:
        whether the figures have changed; if not, the tallies wait.
    """
    together = counted + _waiting(connection, service)
    entering = sum(count for key, count in together.items() if key[3] == VOICES)
    enough = abs(entering - withdrawn) >= smallest_group
    connection.execute(delete(waiting_tallies).where(waiting_tallies.c.service == service))
    _add(connection, tallies if enough else waiting_tallies, together)
    return enough


def roll_up(connection: Connection, today: date) -> None:
    """Lay the tallies of days and weeks before the last two quarters together by month.

    A week goes to the month of its Thursday, as it does in every figure, so that no month, quarter or year changes.
    """
    hold(connection)
    owners = connection.scalars(select(tallies.c.service).distinct()).all()
    for owner in owners:
        require_whole(connection, FIGURES, owner)
    first = first_day_apart(today)
    periods = connection.scalars(select(tallies.c.period).distinct())
    old = [period for period in periods if not is_month(period) and last_day_of(period) < first]
    # Deleted and read in one step: an opening that changes them at this moment comes before or after it.
    rows = connection.execute(delete(tallies).where(tallies.c.period.in_(old)).returning(*tallies.columns))
    _add(connection, tallies, by_month(_counted(rows)))
    for owner in owners:
        settle(connection, FIGURES, owner)


def by_month(counted: Counter[TallyKey]) -> Counter[TallyKey]:
    """Return tallies as they stand once they were laid together by month."""
    months: Counter[TallyKey] = Counter()
    for key, count in counted.items():
        months[(*key[:-1], month_of(key[-1]))] += count
    return months


def read_tallies(store: Store, service: str, *, year: int) -> tuple[Tally, ...]:
    """Return the tallies of one service in a year: days, months, and the weeks whose Thursday lies in it.

    Raises:
        DamagedStoreError: they are not those that were written.
    """
    first, after = f"{year:04}-", f"{year + 1:04}-"
    query = select(tallies).where(
        tallies.c.service == service, tallies.c.period >= first, tallies.c.period < after, tallies.c.count > 0
    )
    with store.reading() as connection:
        require_whole(connection, FIGURES, service, lambda period: (period >= first) & (period < after))
        return tuple(Tally(*row) for row in connection.execute(query.order_by(*TALLY_KEY)))


def _waiting(connection: Connection, service: str) -> Counter[TallyKey]:
    return _counted(connection.execute(select(waiting_tallies).where(waiting_tallies.c.service == service)))


def _counted(rows: Iterable[Row[Any]]) -> Counter[TallyKey]:
    return Counter({cast(TallyKey, tuple(row)[:-1]): row[-1] for row in rows})


def _add(connection: Connection, table: Table, counted: Counter[TallyKey]) -> None:
    add_counts(connection, table, [{**_place(key), "count": count} for key, count in sorted(counted.items())])


def _place(key: TallyKey) -> dict[str, object]:
    return dict(zip(TALLY_KEY, key, strict=True))
