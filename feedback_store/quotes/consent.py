"""Whether others may see what was told: what the child said to a step of consent decides before any colleague does."""

from collections.abc import Iterable, Mapping
from functools import cache

from sqlalchemy import Connection, select

from config.load import all_versions
from config.steps import SHOWN_TO_ALL
from feedback_store.engine import Store
from feedback_store.errors import NoConsentError
from feedback_store.quotes.judged import Place
from feedback_store.schema import answers, voices

NOT_SAID = ""
"""It was asked and left open; that is no yes."""


@cache
def _asked() -> Mapping[tuple[str, int], Mapping[str, str]]:
    """Return, for each version that asks, the step of consent by the step of which it speaks."""
    versions = {(one.key, one.version): {step.of: step.key for step in one.steps if step.of} for one in all_versions()}
    return {version: steps for version, steps in versions.items() if steps}


def asking() -> frozenset[str]:
    """Return the keys of the instruments that ask, in any version, whether others may see what is told."""
    return frozenset(key for key, _ in _asked())


def consents(connection: Connection, service: str, of_voice: str | None = None) -> dict[Place, str]:
    """Return what was said of each place that was asked about: an option, or NOT_SAID; others were never asked.

    Args:
        of_voice: only what this voice said; everybody without it.
    """
    query = select(voices.c.id, voices.c.instrument, voices.c.version).filter_by(service=service)
    told = select(answers.c.voice, answers.c.step, answers.c.option).filter_by(service=service)
    if of_voice is not None:
        query, told = query.where(voices.c.id == of_voice), told.where(answers.c.voice == of_voice)
    found = connection.execute(query.where(voices.c.instrument.in_(sorted(asking())))).all()
    asked = {row.id: _asked().get((row.instrument, row.version), {}) for row in found}
    steps = sorted({step for its in _asked().values() for step in its.values()})
    rows = connection.execute(told.where(answers.c.step.in_(steps)))
    said = {(row.voice, row.step): row.option for row in rows}
    return {
        (voice, step): said.get((voice, consent), NOT_SAID)
        for voice, its in asked.items()
        for step, consent in its.items()
    }


def is_for_all(said: Mapping[Place, str], place: Place, *, unasked: bool) -> bool:
    """Return whether others may see what was told; `unasked` is the answer where nobody was asked."""
    return said[place] == SHOWN_TO_ALL if place in said else unasked


def require_consent(store: Store, service: str, places: Iterable[Place]) -> None:
    """Refuse what was asked about and has no yes.

    Raises:
        NoConsentError: one of them has none; leave it as it is.
    """
    with store.reading() as connection:
        said = consents(connection, service)
    for place in places:
        if not is_for_all(said, place, unasked=True):
            raise NoConsentError(f"the child was asked who may see {place[1]!r} and did not say yes; keep it as it is")
