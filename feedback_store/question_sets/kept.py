"""The question sets of a service: made, followed by a next version, switched on and off, archived."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from config.errors import QuestionSetError
from config.own_questions import FORM, OwnQuestion, QuestionSet, faults_of
from config.steps import Kind, Texts
from config.vocabulary import AgeBand
from feedback_store.bot_links import Goal
from feedback_store.engine import Store
from feedback_store.errors import UnknownQuestionSetError
from feedback_store.schema import question_set_versions as versions
from feedback_store.schema import question_sets as sets
from feedback_store.social_services import find_service


class State(StrEnum):
    """How far a set is; one that is archived stays so, and its figures keep their words."""

    DRAFT = "draft"
    ON = "on"
    OFF = "off"
    ARCHIVED = "archived"


@dataclass(frozen=True)
class KeptSet:
    """A set of a service with its newest version; `waits` until the box is opened, for the set or that version."""

    service: str
    state: State
    waits: bool
    newest: QuestionSet

    @property
    def number(self) -> int:
        """Return the number of the set; no other ever has it, in no service."""
        return self.newest.number


@dataclass(frozen=True)
class Version:
    """One version of a set; one that `waits` was never asked, so that it may still change."""

    own: QuestionSet
    waits: bool


def sets_of(store: Store, service: str) -> tuple[KeptSet, ...]:
    """Return all sets of a service by their number, those that were archived too."""
    with store.reading() as connection:
        rows = connection.execute(select(sets).where(sets.c.service == service).order_by(sets.c.number)).all()
        newest = {row.number: _versions(connection, row.number)[-1] for row in rows}
    return tuple(
        KeptSet(service, State(row.state), row.waits or newest[row.number].waits, newest[row.number].own)
        for row in rows
    )


def goals_of_sets(store: Store) -> Iterator[Goal]:
    """Give each set of each service as what the code of a poster can lead to; one that is off leads to its service."""
    with store.reading() as connection:
        rows = connection.execute(select(sets.c.service, sets.c.number).order_by(sets.c.number)).all()
    yield from (Goal(row.service, FORM.format(row.number)) for row in rows)


def set_of(store: Store, service: str, number: int) -> KeptSet:
    """Return one set of a service.

    Raises:
        UnknownQuestionSetError: this service has no set with this number.
    """
    for one in sets_of(store, service):
        if one.number == number:
            return one
    raise UnknownQuestionSetError(f"{service} has no question set {number}; see: glasche question-sets list")


def versions_of(store: Store, number: int) -> tuple[Version, ...]:
    """Return the versions of a set from the first to the newest."""
    with store.reading() as connection:
        return _versions(connection, number)


def add_set(store: Store, service: str, own: QuestionSet) -> int:
    """Keep a new set as a draft, whatever number and version it came with, and return its number.

    Raises:
        UnknownServiceError: no service has this key.
        QuestionSetError: it cannot be asked; the message tells every fault, a line each.
    """
    find_service(store, service)
    _require_askable(own)
    with store.writing() as connection:
        number = 1 + (connection.scalar(select(func.max(sets.c.number))) or 0)
        connection.execute(insert(sets).values(number=number, service=service, state=State.DRAFT, waits=True))
        _write(connection, number, 1, own)
    return number


def change_set(store: Store, service: str, number: int, own: QuestionSet) -> int:
    """Keep what a set asks from now on and return the version: the next one where the newest may have been answered.

    Raises:
        UnknownQuestionSetError: this service has no such set, or it is archived.
        QuestionSetError: it cannot be asked; the message tells every fault, a line each.
    """
    _require_askable(own)
    with store.writing() as connection:
        _require_present(connection, service, number)
        newest = _versions(connection, number)[-1]
        version = newest.own.version + (not newest.waits)
        connection.execute(delete(versions).filter_by(number=number, version=version))
        _write(connection, number, version, own)
    return version


def set_state(store: Store, service: str, number: int, state: State) -> None:
    """Switch a set on, after the next opening, or off or into the archive, at once; harmless where it is so already.

    Raises:
        UnknownQuestionSetError: this service has no such set, or it is archived.
    """
    with store.writing() as connection:
        if _require_present(connection, service, number) is state:
            return
        connection.execute(update(sets).filter_by(number=number).values(state=state, waits=True))


def _require_present(connection: Connection, service: str, number: int) -> State:
    """Return the state of a set, held for this transaction."""
    row = connection.execute(select(sets).filter_by(number=number, service=service).with_for_update()).one_or_none()
    if row is None or row.state == State.ARCHIVED:
        raise UnknownQuestionSetError(f"{service} has no question set {number} that can be changed; make a new one")
    return State(row.state)


def _require_askable(own: QuestionSet) -> None:
    if faults := faults_of(own):
        raise QuestionSetError("\n".join(faults))


def _write(connection: Connection, number: int, version: int, own: QuestionSet) -> None:
    row = {"number": number, "version": version, "content": as_json(own), "waits": True}
    connection.execute(insert(versions).values(row))


def _versions(connection: Connection, number: int) -> tuple[Version, ...]:
    rows = connection.execute(select(versions).filter_by(number=number).order_by(versions.c.version)).all()
    return tuple(Version(replace(_read(row.content), number=number, version=row.version), row.waits) for row in rows)


def as_json(own: QuestionSet) -> str:
    """Return what a version asks, as it is kept."""
    asked = [
        {"kind": one.kind, "text": dict(one.text), "answers": list(map(dict, one.answers))} for one in own.questions
    ]
    return json.dumps({"title": dict(own.title), "questions": asked, "ages": list(own.ages)}, ensure_ascii=False)


def _read(content: str) -> QuestionSet:
    kept: Mapping[str, Any] = json.loads(content)
    asked = tuple(OwnQuestion(Kind(one["kind"]), one["text"], tuple(one["answers"])) for one in kept["questions"])
    title: Texts = kept["title"]
    return QuestionSet(0, 0, title, asked, tuple(map(AgeBand, kept["ages"])))
