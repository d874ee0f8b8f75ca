"""Which forms were sent: the first sending takes its form's place, a second one gets the first one's answer.

A form is known by a keyed digest of its mark, its sender and all that stands in it. The answer is sealed by a key that
is made of the same, so that nobody reads it without the form: neither in the database nor in a backup.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from hmac import digest
from time import sleep

from nacl.secret import Aead
from sqlalchemy import Connection, delete, or_, select, update

from feedback_store.engine import Store
from feedback_store.errors import UnfinishedFormError
from feedback_store.schema import sent_forms
from feedback_store.upsert import is_added

PURPOSE = "sent-forms"
KEPT_DAYS = 1
"""A form lives as long as its session, which is over after ten hours: at most on the next day (days)."""
PAUSE_SECONDS = 0.05
PATIENCE_SECONDS = 20.0
"""So long a second sending waits for the answer to the first."""


@dataclass(frozen=True)
class SentForm:
    """One form with all that stands in it: the mark by which it is found, and the key of its answer."""

    mark: bytes
    key: bytes = field(repr=False)


def sent_form(store: Store, content: bytes) -> SentForm:
    """Return by what a form is known; `content` holds a random mark, so that nobody finds it by guessing."""
    secret = store.keys.derive(PURPOSE)
    return SentForm(digest(secret, b"mark\n" + content, "sha256"), digest(secret, b"answer\n" + content, "sha256"))


def take_place(store: Store, form: SentForm, pause: Callable[[float], None] = sleep) -> bytes | None:
    """Return None to the first sending, which then acts; to a later one the answer that the first one got.

    Raises:
        UnfinishedFormError: the first sending had no answer for 20 seconds; its server may have stopped within.
    """
    for _ in range(round(PATIENCE_SECONDS / PAUSE_SECONDS)):
        if _is_first(store, form):
            return None
        if (answer := _answer_to(store, form)) is not None:
            return Aead(form.key).decrypt(answer, form.mark)
        pause(PAUSE_SECONDS)
    raise UnfinishedFormError("the form was sent before, and nobody knows whether it was done")


def keep_answer(store: Store, form: SentForm, answer: bytes) -> None:
    """Keep what the first sending is answered with, for later ones."""
    sealed = Aead(form.key).encrypt(answer, form.mark)
    with store.writing() as connection:
        connection.execute(update(sent_forms).where(sent_forms.c.form_mark == form.mark).values(answer=bytes(sealed)))


def give_place_back(store: Store, form: SentForm) -> None:
    """Forget a form that was refused, so that the same one can be sent again."""
    with store.writing() as connection:
        connection.execute(delete(sent_forms).where(sent_forms.c.form_mark == form.mark))


def forget_sent_forms(connection: Connection, today: date) -> None:
    """Forget the forms of days before yesterday, and those of days that the clock showed wrongly."""
    days = timedelta(days=KEPT_DAYS)
    sent_on = sent_forms.c.sent_on
    connection.execute(delete(sent_forms).where(or_(sent_on < today - days, sent_on > today + days)))


def _is_first(store: Store, form: SentForm) -> bool:
    today = store.today()
    with store.writing() as connection:
        forget_sent_forms(connection, today)
        return is_added(connection, sent_forms, {"form_mark": form.mark, "sent_on": today})


def _answer_to(store: Store, form: SentForm) -> bytes | None:
    with store.reading() as connection:
        return connection.scalar(select(sent_forms.c.answer).where(sent_forms.c.form_mark == form.mark))
