"""Actions as they stand: where one came from, what was decided last, and everything that was decided before."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, func, insert, select

from config.errors import quoted
from feedback_store.actions.tables import action_decisions, actions
from feedback_store.engine import Store
from feedback_store.errors import ActionRefusedError, StaleActionError, UnknownActionError
from feedback_store.social_services import find_service

LONGEST_TEXT = 500
"""Of what staff write about an action (letters)."""


class Source(StrEnum):
    """Where an action came from."""

    THEME = "theme"
    QUESTION = "question"
    EVENT = "event"
    COMPLAINT = "complaint"
    QUOTE = "quote"
    STAFF = "staff"


OF_ONE = frozenset({Source.COMPLAINT, Source.QUOTE})
"""What may be one child's: told in public it could point at that child."""


class Decision(StrEnum):
    """What was decided."""

    ACCEPTED = "accepted"
    UNDER_WAY = "under_way"
    DONE = "done"
    NOT_POSSIBLE = "not_possible"


OPEN = frozenset({Decision.ACCEPTED, Decision.UNDER_WAY})


@dataclass(frozen=True)
class Decided:
    """One decision: what, why, who answers for it until when, and what proves it."""

    decision: Decision
    reason: str
    responsible: str
    until: date | None
    proof: str


@dataclass(frozen=True)
class Noted:
    """A decision in the history of an action: its place there, its day, and the id of who wrote it."""

    number: int
    decided: Decided
    on: date
    by: str


@dataclass(frozen=True)
class Action:
    """An action with its history, the last decision last; a history is only ever added to."""

    service: str
    number: int
    about: str
    source: Source
    source_named: str
    history: tuple[Noted, ...]

    @property
    def now(self) -> Decided:
        """What was decided last."""
        return self.history[-1].decided

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self.now.decision in OPEN

    def is_late(self, today: date) -> bool:
        """Return whether it should have been done before today."""
        return self.is_open and self.now.until is not None and self.now.until < today


def begin_action(
    store: Store, service: str, form: str, *, about: str, source: Source, named: str, first: Decided, by: str
) -> int:
    """Keep a new action with its first decision and return its number; the same form again gives the same number.

    Args:
        form: the random mark of the form by which it comes, so that a second click makes no second action.
        named: which theme, event, number or question it came from, in words; empty where staff had the thought.

    Raises:
        UnknownServiceError: no service has this key.
        ActionRefusedError: a text is missing or too long.
    """
    find_service(store, service)
    _check(about, named, first)
    with store.writing() as connection:
        known = select(actions.c.number).filter_by(service=service, form=form)
        if number := connection.scalar(known):
            return int(number)
        last = connection.scalar(select(func.max(actions.c.number)).filter_by(service=service)) or 0
        row = {"service": service, "number": last + 1, "form": form}
        said = {"about": about.strip(), "source": source.value, "source_named": named.strip()}
        connection.execute(insert(actions).values(row | said))
        _note(connection, store.today(), service, last + 1, 1, first, by)
    return int(last) + 1


def decide(store: Store, service: str, number: int, seen: int, decided: Decided, by: str) -> None:
    """Add a decision to the history of an action; the same one again, as by a second click, adds nothing.

    Args:
        seen: how many decisions stood there when whoever decides looked.

    Raises:
        UnknownActionError: the service has no action with this number.
        ActionRefusedError: a text is missing or too long.
        StaleActionError: somebody has decided something else meanwhile.
    """
    found = find_action(store, service, number)
    _check(found.about, found.source_named, decided)
    if found.now == decided:
        return
    with store.writing() as connection:
        there = select(func.count()).select_from(action_decisions).filter_by(service=service, action=number)
        if connection.scalar(there) != seen:
            raise StaleActionError(
                f"action {number} was changed meanwhile; look at what was decided, then decide again"
            )
        _note(connection, store.today(), service, number, seen + 1, decided, by)


def actions_of(store: Store, service: str) -> tuple[Action, ...]:
    """Return the actions of a service, the newest first."""
    with store.reading() as connection:
        rows = connection.execute(select(actions).filter_by(service=service).order_by(actions.c.number.desc())).all()
        noted = connection.execute(
            select(action_decisions).filter_by(service=service).order_by(action_decisions.c.number)
        ).all()
    return tuple(_action(row, (one for one in noted if one.action == row.number)) for row in rows)


def find_action(store: Store, service: str, number: int) -> Action:
    """Return an action; raises UnknownActionError where the service has none with this number."""
    found = next((one for one in actions_of(store, service) if one.number == number), None)
    if found is None:
        raise UnknownActionError(
            f"{quoted(service)} has no action {number}; glasche actions list shows those there are"
        )
    return found


def _check(about: str, named: str, decided: Decided) -> None:
    if not about.strip():
        raise ActionRefusedError("an action says nothing; write in a sentence what is to be done")
    if not decided.responsible.strip():
        raise ActionRefusedError("nobody answers for the action; name a person or a role")
    if decided.decision is Decision.NOT_POSSIBLE and not decided.reason.strip():
        raise ActionRefusedError("it says not why it is not possible; write the reason")
    for text in (about, named, decided.reason, decided.responsible, decided.proof):
        if len(text) > LONGEST_TEXT:
            raise ActionRefusedError(f"a text of an action has {len(text)} letters; write at most {LONGEST_TEXT}")


def _note(
    connection: Connection, today: date, service: str, action: int, number: int, decided: Decided, by: str
) -> None:
    row = {"service": service, "action": action, "number": number, "decision": decided.decision.value}
    said = {"reason": decided.reason, "responsible": decided.responsible, "until": decided.until}
    more = {"proof": decided.proof, "decided_on": today, "decided_by": by}
    connection.execute(insert(action_decisions).values(row | said | more))


def _action(row: Any, noted: Iterable[Any]) -> Action:
    history = tuple(Noted(one.number, _decided(one), one.decided_on, one.decided_by) for one in noted)
    return Action(row.service, row.number, row.about, Source(row.source), row.source_named, history)


def _decided(row: Any) -> Decided:
    return Decided(Decision(row.decision), row.reason, row.responsible, row.until, row.proof)
