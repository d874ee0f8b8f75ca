"""The only way out for figures: how often each option was chosen, by day or week, and never by whom."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from sqlalchemy import Connection, Table, delete, insert, select, update

from config.instrument import Answer
from feedback_store.engine import Store
from feedback_store.schema import TALLY_KEY, tallies, waiting_tallies

VOICES = "@voice"
"""Step and option under which whole voices are counted."""

ANSWERED = "@answered"
"""Option under which the voices that answered a step are counted."""

LANGUAGE, SUPPORT = "@language", "@support"
"""Steps under which languages, and support in small services, are counted apart from all else."""

APART = "apart"
"""Stands for who spoke where something is counted apart from it."""

TallyKey = tuple[str, str, int, str, str, str, str, str, str, str]


@dataclass(frozen=True)
class Voice:
    """A voice as it stands after the opening; `dated` is a day ("2026-11-22") or an ISO week ("2026-W47")."""

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
    period: str
    count: int


def tally(voices: Iterable[tuple[Voice, str, str]]) -> Counter[TallyKey]:
    """Return the tallies of voices; each comes with its true support and language, which may be counted apart."""
    counted: Counter[TallyKey] = Counter()
    for voice, support, language in voices:
        about = (voice.service, voice.instrument, voice.version)
        whose = (voice.channel, voice.speaker, voice.support, voice.age_band, voice.dated)
        nobody = (APART, APART, APART, APART, voice.dated)
        counted[(*about, VOICES, VOICES, *whose)] += 1
        counted[(*about, LANGUAGE, language, *nobody)] += 1
        if voice.support == APART:
            counted[(*about, SUPPORT, support, *nobody)] += 1
        for answer in voice.answers:
            for option in (ANSWERED, *answer.chosen):
                counted[(*about, answer.step, option, *whose)] += 1
    return counted


def add_to_figures(connection: Connection, service: str, counted: Counter[TallyKey], smallest_group: int) -> None:
    """Add tallies to the figures once they and those that waited before hold enough voices together.

    So no total ever moves by fewer voices than the smallest group.
    """
    together = counted + _waiting(connection, service)
    enough = sum(count for key, count in together.items() if key[3] == VOICES) >= smallest_group
    connection.execute(delete(waiting_tallies).where(waiting_tallies.c.service == service))
    _add(connection, tallies if enough else waiting_tallies, together)


def read_tallies(store: Store, service: str, *, year: int) -> tuple[Tally, ...]:
    """Return the tallies of one service whose days lie in a year, or whose weeks have their Thursday in it."""
    first, after = f"{year:04}-", f"{year + 1:04}-"
    query = select(tallies).where(
        tallies.c.service == service, tallies.c.period >= first, tallies.c.period < after, tallies.c.count > 0
    )
    with store.reading() as connection:
        return tuple(Tally(*row) for row in connection.execute(query.order_by(*TALLY_KEY)))


def _waiting(connection: Connection, service: str) -> Counter[TallyKey]:
    rows = connection.execute(select(waiting_tallies).where(waiting_tallies.c.service == service))
    return Counter({cast(TallyKey, tuple(row)[:-1]): row[-1] for row in rows})


def _add(connection: Connection, table: Table, counted: Counter[TallyKey]) -> None:
    key_columns = [table.c[name] for name in TALLY_KEY]
    for key, count in sorted(counted.items()):
        same = [column == value for column, value in zip(key_columns, key, strict=True)]
        more = update(table).where(*same).values(count=table.c.count + count)
        if not connection.execute(more).rowcount:
            connection.execute(insert(table).values(**dict(zip(TALLY_KEY, key, strict=True)), count=count))
