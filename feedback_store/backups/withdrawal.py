"""Withdraws again, in a restored database, what had been withdrawn after its backup was made."""

from collections.abc import Callable, Collection, Mapping

from sqlalchemy import Connection, delete, select

from feedback_store.backups.tombstones import QUOTE, REMINDER, VOICE, Withdrawn
from feedback_store.keys.installation import Keys
from feedback_store.reminders.table import reminders
from feedback_store.schema import (
    accepted,
    complaint_replies,
    complaint_signatures,
    complaint_subjects,
    corrections,
    drawings,
    quotes,
    recordings,
    reviews,
    sums,
    voices,
    words,
)
from feedback_store.sums import REPEATS, forget
from feedback_store.voices import take_away

IsWithdrawn = Callable[[str], bool]


def withdraw_again(connection: Connection, keys: Keys, withdrawn: Withdrawn) -> None:
    """Withdraw what the list names, in a transaction."""
    for kind, withdraw in BY_KIND.items():
        if withdrawn.has_any(kind):
            withdraw(connection, _asking(keys, withdrawn, kind))


def drop_words_without_key(connection: Connection, keys: Keys) -> None:
    """Delete whatever was sealed with a key that was destroyed since: nobody can read it, and none is to be kept."""
    replies = (complaint_replies, complaint_signatures, complaint_subjects)
    for told in (words, drawings, quotes, *replies, recordings, reviews, corrections):
        found = connection.scalars(select(told.c.key).distinct()).all()
        lost = [key for key in found if key not in keys.ring().keys]
        connection.execute(delete(told).where(told.c.key.in_(lost)))


def drop_repeats_without_key(connection: Connection, epochs: Collection[str]) -> None:
    """Forget the repeats of epochs whose key was destroyed since, when their time was over."""
    gone = connection.scalars(select(accepted.c.epoch).distinct()).all()
    lost = [epoch for epoch in gone if epoch not in epochs]
    connection.execute(delete(accepted).where(accepted.c.epoch.in_(lost)))
    forget(connection, REPEATS, sums.c.owner.in_(lost))


def _asking(keys: Keys, withdrawn: Withdrawn, kind: str) -> IsWithdrawn:
    return lambda one: withdrawn.holds(keys, kind, one)


def _hide_voices(connection: Connection, is_withdrawn: IsWithdrawn) -> None:
    """Hide voices and take their words away; the next openings correct the figures."""
    for service, voice in connection.execute(select(voices.c.service, voices.c.id)).all():
        if is_withdrawn(voice):
            take_away(connection, service, voice)


def _take_quotes_back(connection: Connection, is_withdrawn: IsWithdrawn) -> None:
    """Delete quotes that staff have taken back."""
    for service, quote in connection.execute(select(quotes.c.service, quotes.c.id)).all():
        if is_withdrawn(quote):
            connection.execute(delete(quotes).filter_by(service=service, id=quote))


def _leave_reminders(connection: Connection, is_withdrawn: IsWithdrawn) -> None:
    """Delete reminders that somebody has left, or whose chat has blocked the bot."""
    for reminder in connection.scalars(select(reminders.c.id)).all():
        if is_withdrawn(reminder):
            connection.execute(delete(reminders).filter_by(id=reminder))


BY_KIND: Mapping[str, Callable[[Connection, IsWithdrawn], None]] = {
    VOICE: _hide_voices,
    QUOTE: _take_quotes_back,
    REMINDER: _leave_reminders,
}
"""How each kind of thing is withdrawn; what stands in no line here would come back with a restore."""
