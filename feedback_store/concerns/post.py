"""Tells the people who receive concerns that somebody needs them, and tries again what did not work."""

from collections.abc import Callable, Iterator
from functools import partial
from math import inf

from config.errors import GlascheError
from feedback_store.clock.steady import steady_seconds
from feedback_store.clock.watch import now_in_sofia
from feedback_store.concerns.acts import Act, note_acts
from feedback_store.concerns.notices import due_notices
from feedback_store.engine import Store
from feedback_store.ways.mail import BY_MAIL
from feedback_store.ways.telling import Due, tell_each
from feedback_store.ways.way import Occasion, Way

TRY_AGAIN_SECONDS = 60.0
"""How long it waits after a message that was not sent (s)."""


def tell_people(store: Store, way: Way = BY_MAIL) -> int:
    """Tell everybody who is to be told now and whom a way reaches; return how many were.

    Raises:
        PostNotSentError, WayClosedError: as `tell_each` does.
    """
    return tell_each(store, way, Occasion.CONCERN, _due(store, Act(way.act)))


def _due(store: Store, act: Act) -> Iterator[Due]:
    for notice in due_notices(store, now_in_sofia(), act):
        told = [(heard, notice.member.id, act) for heard in notice.concerns]
        yield notice.member.id, partial(note_acts, store, told)


class Teller:
    """Looks whether somebody is to be told; a way that fails is told of once and tried again."""

    def __init__(
        self,
        store: Store,
        tell: Callable[[str], None],
        *,
        post: Callable[[Store], object] = tell_people,
        steady: Callable[[], float] = steady_seconds,
    ) -> None:
        """Begin; post tells whoever is to be told, steady is a clock that nobody can set (s)."""
        self._store, self._tell, self._post, self._steady = store, tell, post, steady
        self._told = ""
        self._try_again_at = -inf

    def look(self) -> None:
        """Tell whoever is to be told, unless it has just failed."""
        if self._steady() < self._try_again_at:
            return
        try:
            self._post(self._store)
        except (GlascheError, OSError) as problem:
            self._try_again_at = self._steady() + TRY_AGAIN_SECONDS
            if str(problem) != self._told:
                self._tell(str(problem))
            self._told = str(problem)
        else:
            self._told = ""
