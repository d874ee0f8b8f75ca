"""Which own sets are asked and since when: never in the middle of a box, only after one was opened."""

from sqlalchemy import Connection, func, select, update

from config.errors import UnknownInstrumentError, quoted
from config.instrument import Instrument
from config.load import instrument
from config.own_questions import FORM, QuestionSet, as_instrument, is_own
from feedback_store.engine import Store
from feedback_store.question_sets.kept import State, sets_of, versions_of
from feedback_store.schema import question_set_versions as versions
from feedback_store.schema import question_sets as sets

LIKE = "this_or_that"
"""The instrument whose place on the shelf, speakers and thanks a set has."""


def definition_of(store: Store, service: str, key: str, version: int, *, is_try_out: bool = False) -> Instrument:
    """Return what was answered, whether a file or a set of this service defines it; one that is off by now too.

    Raises:
        UnknownInstrumentError: nothing defines this key and version here, or nobody was asked this version so far.
    """
    if not is_own(key):
        return instrument(key, version)
    for one in sets_of(store, service):
        for kept in versions_of(store, one.number) if FORM.format(one.number) == key else ():
            if kept.own.version == version and (is_try_out or not kept.waits):
                return _asking(kept.own)
    raise UnknownInstrumentError(f"{service} asks no set {quoted(key)} of version {version}; load the page again")


def shown_sets(store: Store, service: str, *, is_try_out: bool = False) -> dict[str, Instrument]:
    """Return the sets that a service asks now, by key; to whoever tries out drafts and those too that wait."""
    shown = {}
    for one in sets_of(store, service):
        if is_try_out and one.state in {State.DRAFT, State.ON}:
            shown[FORM.format(one.number)] = _asking(one.newest)
        elif asked := _now(store, one.number) if one.state is State.ON else None:
            shown[FORM.format(one.number)] = _asking(asked)
    return shown


def known_sets(store: Store, service: str) -> tuple[Instrument, ...]:
    """Return every version that anybody may have answered in a service, whatever became of its set."""
    return tuple(
        _asking(kept.own)
        for one in sets_of(store, service)
        for kept in versions_of(store, one.number)
        if not kept.waits
    )


def begin_to_ask(connection: Connection, service: str) -> None:
    """Ask the sets that waited, as a box was opened: whoever answers them comes after all that was in it."""
    switched_on = select(sets.c.number).filter_by(service=service, state=State.ON)
    connection.execute(
        update(sets).filter_by(service=service, state=State.ON).values(waits=False)
    )  # first: it holds off who changes one
    connection.execute(update(versions).where(versions.c.number.in_(switched_on)).values(waits=False))


def ask_waiting(store: Store, service: str) -> None:
    """Ask the sets that waited, as the box is empty and nothing could be told by them."""
    on = (sets.c.service == service) & (sets.c.state == State.ON)
    with store.reading() as connection:
        its = select(func.count()).select_from(sets.join(versions))
        if not connection.scalar(its.where(on, sets.c.waits | versions.c.waits)):
            return
    with store.writing() as connection:
        begin_to_ask(connection, service)


def _now(store: Store, number: int) -> QuestionSet | None:
    """Return the newest version that waits no more; nothing where its set was only just switched on."""
    with store.reading() as connection:
        if connection.scalar(select(sets.c.waits).filter_by(number=number)):
            return None
    return next((one.own for one in reversed(versions_of(store, number)) if not one.waits), None)


def _asking(own: QuestionSet) -> Instrument:
    return as_instrument(own, instrument(LIKE))
