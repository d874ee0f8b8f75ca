"""All rows that belong to the entries of a journal, read at once: a few queries, however many entries there are."""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, select

from feedback_store.schema import (
    complaint_acts,
    complaint_cases,
    complaint_papers,
    complaint_replies,
    complaint_signatures,
    complaint_subjects,
    complaint_voices,
    voices,
    words,
)


@dataclass(frozen=True)
class KeptRows:
    """The rows of one entry; what was said, replied and done is in order."""

    said: list[Row[Any]] = field(default_factory=list)
    words: list[Row[Any]] = field(default_factory=list)
    signatures: list[Row[Any]] = field(default_factory=list)
    papers: list[Row[Any]] = field(default_factory=list)
    replies: list[Row[Any]] = field(default_factory=list)
    subjects: list[Row[Any]] = field(default_factory=list)
    cases: list[Row[Any]] = field(default_factory=list)
    acts: list[Row[Any]] = field(default_factory=list)

    @property
    def last_place(self) -> int:
        """The last place in its thread, 0 where nothing is left."""
        return max((one.place for rows in (self.said, self.papers, self.replies) for one in rows), default=0)


def kept_rows(connection: Connection, service: str, number: int | None = None) -> dict[int, KeptRows]:
    """Return the rows of a service's entries by number, or of one entry alone."""
    found: dict[int, KeptRows] = {}
    for name, asked in _queries(service, number).items():
        for row in connection.execute(asked):
            getattr(found.setdefault(row.number, KeptRows()), name).append(row)
    return found


def _queries(service: str, number: int | None) -> dict[str, Select[Any]]:
    plain = {
        "papers": complaint_papers,
        "replies": complaint_replies,
        "subjects": complaint_subjects,
        "cases": complaint_cases,
        "acts": complaint_acts,
    }
    place = {"service": service} if number is None else {"service": service, "number": number}
    asked = {name: select(table).filter_by(**place) for name, table in plain.items()}
    for name in ("replies", "acts"):
        asked[name] = asked[name].order_by(plain[name].c.number, plain[name].c.place)
    return asked | _of_voices(service, number)


def _of_voices(service: str, number: int | None) -> dict[str, Select[Any]]:
    thread = complaint_voices.c
    is_its = thread.service == service if number is None else and_(thread.service == service, thread.number == number)
    of_voice = and_(voices.c.service == thread.service, voices.c.id == thread.voice)
    of_words = and_(words.c.service == thread.service, words.c.voice == thread.voice)
    of_signed = and_(complaint_signatures.c.service == thread.service, complaint_signatures.c.voice == thread.voice)
    said = select(thread.number, thread.place, voices.c.dated, voices.c.channel, voices.c.speaker)
    written = select(thread.number, words.c.service, words.c.voice, words.c.step, words.c.key, words.c.sealed)
    return {
        "said": said.join(voices, of_voice).where(is_its).order_by(thread.number, thread.place),
        "words": written.join(words, of_words).where(is_its),
        "signatures": select(thread.number).join(complaint_signatures, of_signed).where(is_its),
    }
