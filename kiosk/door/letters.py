"""Ideas and complaints on a visitor's phone: the four words that are given, and what is found by them."""

from collections.abc import Sequence
from typing import Annotated, Any

from pydantic import Field

from config.load import instrument
from config.narrowing import without_words
from feedback_store.complaints.four_words import MANY, draw_words, in_latin, read_word, split_words
from feedback_store.complaints.receipts import mark_of
from feedback_store.complaints.threads import Thread, find_thread
from feedback_store.concerns.recipients import is_received
from feedback_store.engine import Store
from kiosk.door.work import LONGEST_PROOF
from kiosk.errors import FourWordsError, MalformedItemError
from kiosk.throttle import Throttle
from kiosk.wire import SentSubmission, WireModel

LONGEST_TYPED = 200
FOLLOW_UP = "follow_up"


class SentLetter(SentSubmission):
    """A voice from a phone; with the four words where the page gave some, and whether its event was on."""

    four_words: Annotated[list[str], Field(min_length=MANY, max_length=MANY)] | None = None
    is_at_event: bool = False


class SentWords(WireModel):
    """What a phone sends to see an answer: the finished work, and the words as they were typed."""

    proof: Annotated[str, Field(max_length=LONGEST_PROOF)]
    words: Annotated[str, Field(max_length=LONGEST_TYPED)]


def fresh_words() -> list[dict[str, str]]:
    """Return four words drawn by chance, each in Latin letters too; nothing of them is kept."""
    return [{"word": word, "latin": in_latin(word)} for word in draw_words()]


def receipt_of(store: Store, sent: SentLetter) -> bytes | None:
    """Return the mark of the words that came with a voice; raises MalformedItemError where no list has them."""
    if sent.four_words is None:
        return None
    words = [read_word(word) for word in sent.four_words]
    known = [word for word in words if word is not None]
    if known != sent.four_words:
        raise MalformedItemError("four_words: they stand in no list; send those that the page was given")
    return mark_of(store, known)


def look_up(store: Store, throttle: Throttle, typed: str) -> dict[str, Any]:
    """Return what is found by words as they were typed, as plain JSON: a thread, or why there is none.

    Whoever guesses waits, and whoever comes with the right words does not (throttle.py).
    """
    parts = split_words(typed)
    if len(parts) != MANY:
        return {"state": "four_needed"}
    words = [read_word(part) for part in parts]
    unknown = [part for part, word in zip(parts, words, strict=True) if word is None]
    if unknown:
        return {"state": "unknown", "words": unknown}
    try:
        with throttle.turn():
            return {"state": "found", "words": words} | _told_of(_found(store, [word for word in words if word]))
    except FourWordsError:
        return {"state": "nothing"}


def follow_up_for(store: Store, service: str) -> Any:
    """Return the instrument by which more is said to a letter, without words where nobody receives them."""
    asked = instrument(FOLLOW_UP)
    return asked if is_received(store, service) else without_words(asked) or asked


def _found(store: Store, words: Sequence[str]) -> Thread:
    thread = find_thread(store, words)
    if thread is None:
        raise FourWordsError("nothing is found by these words")
    return thread


def _told_of(thread: Thread) -> dict[str, Any]:
    lines = [{"by": line.by, "dated": line.dated, "text": line.text} for line in thread.lines]
    return {"lines": lines, "is_closed": thread.closed_by is not None}
