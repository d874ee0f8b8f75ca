"""How far a service has come on the way from nothing to news for the children, asked of what is there now."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import exists, select

from feedback_store.actions.kept import actions_of
from feedback_store.actions.told import ToldAt, asked_now, told_now
from feedback_store.concerns.recipients import is_received
from feedback_store.devices import all_devices
from feedback_store.engine import Store
from feedback_store.schema import quotes
from feedback_store.social_services import Service


class FirstStep(StrEnum):
    """The steps, in their order."""

    SERVICE = "service"
    RECIPIENTS = "recipients"
    TABLET = "tablet"
    TRY_OUT = "try_out"
    VOICES = "voices"
    OPENING = "opening"
    QUOTE = "quote"
    ACTION = "action"
    NEWS = "news"


@dataclass(frozen=True)
class Progress:
    """Which steps are done; `news_waits` for the next opening where it is told and not on the tablets yet."""

    done: frozenset[FirstStep]
    has_collecting_tablet: bool = False
    news_waits: bool = False
    last_action: int | None = None

    @property
    def next(self) -> FirstStep | None:
        """The first step that is not done, or None."""
        return next((step for step in FirstStep if step not in self.done), None)


def progress_of(store: Store, service: Service | None, *, has_tried: Callable[[str], bool]) -> Progress:
    """Return how far a service is; None where there is none yet.

    Nothing here moves by a voice before its box is opened: that voices came is known when they were opened.

    Args:
        has_tried: whether something was tapped on a tablet, by id, which only the memory of the kiosk knows.
    """
    if service is None:
        return Progress(frozenset())
    tablets, actions = all_devices(store, service.key), actions_of(store, service.key)
    collects = any(not one.is_try_out for one in tablets)
    is_told = bool(told_now(store, service.key, ToldAt.KIOSK))
    is_shown = bool(asked_now(store, service.key, ToldAt.KIOSK))
    was_opened = service.last_opened_on is not None
    done = {
        FirstStep.SERVICE: True,
        FirstStep.RECIPIENTS: is_received(store, service.key),
        FirstStep.TABLET: bool(tablets),
        FirstStep.TRY_OUT: collects or any(has_tried(one.id) for one in tablets),
        FirstStep.VOICES: was_opened,
        FirstStep.OPENING: was_opened,
        FirstStep.QUOTE: _has_quote(store, service.key),
        FirstStep.ACTION: bool(actions),
        FirstStep.NEWS: is_shown,
    }
    return Progress(
        frozenset(step for step, is_done in done.items() if is_done),
        has_collecting_tablet=collects,
        news_waits=is_told and not is_shown,
        last_action=max((one.number for one in actions), default=None),
    )


def _has_quote(store: Store, service: str) -> bool:
    with store.reading() as connection:
        return bool(connection.scalar(select(exists().where(quotes.c.service == service))))
