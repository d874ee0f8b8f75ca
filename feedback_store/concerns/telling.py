"""What somebody tells of danger in a chat is heard when it is typed; what is sent of it later is the same concern."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sqlalchemy import exists, select

from config.steps import Answer
from config.vocabulary import AgeBand, Channel, Speaker
from feedback_store.concerns.acts import TELLING
from feedback_store.concerns.heard import MARK, Heard, note_concerns, now_of, read_for_danger, row_of
from feedback_store.concerns.recipients import recipients_of
from feedback_store.engine import Store
from feedback_store.schema import concern_acts, concerns
from feedback_store.upsert import put_row

if TYPE_CHECKING:
    from feedback_store.intake import Submission

TYPED = "chat"
"""Stands for instrument and step where something was told that no question asked for."""
LONGEST = 8_000
"""Characters that one concern grows to; what is told after that opens another."""
ID_BYTES = 24


@dataclass(frozen=True, slots=True)
class Telling:
    """A concern that grows while somebody tells; that it is theirs, only the memory of the chat knows.

    Attributes:
        id: made by chance, in common with no voice.
        heard_at: when it began; as `HeardConcern` has it.
        text: all that was told so far.
    """

    service: str
    heard_at: str
    text: str = field(repr=False)
    id: str = field(default_factory=lambda: secrets.token_urlsafe(ID_BYTES), repr=False)

    def holds(self, words: str) -> bool:
        """Return whether words that are sent are those that were told, or more of them."""
        return words in self.text or self.text in words


def tell(
    store: Store, service: str, text: str, before: Telling | None, speaker: Speaker | None, age_band: AgeBand
) -> Telling | None:
    """Open a concern for what was typed and not sent, durably, or add it to the one that is open.

    Args:
        before: what was told in the same chat just before.

    Returns:
        what is told by now; None where it is no danger, or nobody is named who would read it: nothing is kept then.

    Raises:
        StoreBusyError, StoreFailedError: nothing was written.
    """
    if not recipients_of(store, service):
        return None
    telling = _going_on(store, service, text, before) or Telling(service, now_of(store), text)
    concern = read_for_danger(store, service, telling.text)
    if concern is None:
        return None
    who = speaker.value if speaker else AgeBand.UNKNOWN.value
    _put(store, telling, Heard(telling.heard_at, TYPED, TYPED, Channel.TELEGRAM, who, age_band, telling.text, concern))
    return telling


def note_sent(store: Store, submissions: "Iterable[Submission]") -> None:
    """Do what `note_concerns` does; what was told already stays one concern, which learns who sends it."""
    note_concerns(store, [_without_told(store, one) if one.telling else one for one in submissions])


def _without_told(store: Store, submission: "Submission") -> "Submission":
    return replace(submission, answers=tuple(one for one in submission.answers if not _is_told(store, submission, one)))


def _is_told(store: Store, submission: "Submission", answer: Answer) -> bool:
    """Let the concern that is open take up what is sent; return False where it is none of it, or comes too late."""
    telling, words = submission.telling, answer.words
    if telling is None or words is None or telling.service != submission.service or not telling.holds(words):
        return False
    text = max(words, telling.text, key=len)
    concern = read_for_danger(store, submission.service, text)
    if concern is None or _is_taken_on(store, telling):  # who has read it is not shown another text in its place
        return words in telling.text
    asked = (submission.instrument, answer.step, submission.channel, submission.speaker, submission.age_band)
    _put(store, telling, Heard(telling.heard_at, *asked, text, concern))
    return True


def _going_on(store: Store, service: str, text: str, before: Telling | None) -> Telling | None:
    """Return what was told just before with more at its end, None where that is another concern."""
    if before is None or before.service != service or len(before.text) + len(text) >= LONGEST:
        return None
    if _is_taken_on(store, before):
        return None
    return before if text in before.text else replace(before, text=f"{before.text}\n{text}")


def _is_taken_on(store: Store, telling: Telling) -> bool:
    of_it = (concern_acts.c.service == telling.service) & (concern_acts.c.mark == _mark(store, telling))
    with store.reading() as connection:
        return bool(connection.scalar(select(exists().where(of_it, concern_acts.c.act.not_in(TELLING)))))


def _put(store: Store, telling: Telling, heard: Heard) -> None:
    row = row_of(store, telling.service, _mark(store, telling), heard)
    with store.writing() as connection:
        put_row(connection, concerns, row)


def _mark(store: Store, telling: Telling) -> bytes:
    return store.keys.mark(MARK, telling.id)
