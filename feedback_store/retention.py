"""What is forgotten when its time is over: repeats, voices with their words, sounds, quotes, complaints, keys."""

from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection, delete, select

from feedback_store.backups.backup import write_ring_copy
from feedback_store.backups.swap import forget_before_restore
from feedback_store.calls.kept import forget_calls
from feedback_store.clock.calendar import require_trusted_day
from feedback_store.complaints.papers import forget_papers
from feedback_store.complaints.replies import destroy_journal_keys, forget_complaints
from feedback_store.complaints.reviews import forget_reviews
from feedback_store.concerns.heard import forget_concerns
from feedback_store.driver_errors import told_plainly
from feedback_store.engine import Store
from feedback_store.periods import first_day_apart, first_month_needed, last_day_of
from feedback_store.quotes.kept import destroy_keys_over, forget_quotes
from feedback_store.recordings.kept import forget_recordings
from feedback_store.retention_days import Keeping, settle_keeping
from feedback_store.schema import accepted, sums, voices
from feedback_store.sent_forms.kept import forget_sent_forms
from feedback_store.social_services import all_services
from feedback_store.sums import REPEATS, VOICES, forget
from feedback_store.tallies import roll_up
from feedback_store.tidying import tidy


@dataclass(frozen=True)
class Swept:
    """What a sweep has done.

    Attributes:
        keeping: how long voices are kept.
        oldest: voices of days and weeks that ended before this day are gone.
        months: the months whose keys were destroyed just now; earlier ones were before.
        apart: the first day whose figures are not laid together by month.
    """

    keeping: Keeping
    oldest: date
    months: tuple[str, ...]
    apart: date


def sweep(store: Store) -> Swept:
    """Delete the voices whose time is over, then destroy the keys of their months; lay old figures together by month.

    A stop at any moment is harmless: the next call does all of it again. The keys go after the voices, so that none
    is ever left without its key; damaged figures keep neither from going.

    Raises:
        ClockJumpedError: the day is in question; nothing was deleted.
        DamagedStoreError: all is deleted, but the figures are not those that were written, and stay as they are.
        NotTidiedError: all is deleted, the file could not be rewritten; the next call does it.
        BackupFailedError: all is deleted here, but the copy of the key ring beside the backups is not written anew.
        StoreBusyError, StoreFailedError: call again later.
    """
    today = require_trusted_day(store)
    with told_plainly():
        with store.writing() as connection:
            keeping = settle_keeping(connection, store.settings.retention_days, today)
            oldest = today - timedelta(days=keeping.days)
            _delete_voices_before(connection, oldest)
            forget_quotes(connection, today)
            forget_papers(connection, oldest)
            forget_reviews(connection, today, store.settings.journal_years)
            forget_complaints(connection, today, store.settings.journal_years)
        destroy_keys_over(store.keys, today)
        destroy_journal_keys(store, today)
        forget_recordings(store, today)
        months = store.keys.destroy_months_before(first_month_needed(oldest))
        try:
            with store.writing() as connection:
                forget_concerns(connection, store.keys.ring().keys)
                forget_calls(connection, today)
                forget_sent_forms(connection, today)
                roll_up(connection, today)
        finally:
            tidy(store)
            forget_before_restore(store.settings.home, today)
            write_ring_copy(store)
    return Swept(keeping, oldest, months, first_day_apart(today))


def _delete_voices_before(connection: Connection, oldest: date) -> None:
    """Delete voices, and with them answers and words; what a hidden one still counts for stays in the figures."""
    periods = connection.scalars(select(voices.c.dated).distinct())
    over = [period for period in periods if last_day_of(period) < oldest]
    connection.execute(delete(voices).where(voices.c.dated.in_(over)))
    forget(connection, VOICES, sums.c.part.in_(over))


def forget_repeats(store: Store) -> None:
    """Forget the repeats of boxes that were opened more than 45 days ago, rows first, then the keys that knew them.

    Raises:
        ClockJumpedError: the day is in question; nothing was forgotten.
        StoreBusyError: a box is just being opened, whose repeats may belong to one of these weeks; call again later.
    """
    today = require_trusted_day(store)
    if not store.box_keys.epochs_over(today):
        return
    with ExitStack() as held:
        for service in all_services(store):
            held.enter_context(store.cabinet.opening(service.key))
        for epoch in store.box_keys.epochs_over(today):
            with store.writing() as connection:
                connection.execute(delete(accepted).where(accepted.c.epoch == epoch))
                forget(connection, REPEATS, sums.c.owner == epoch)
            store.box_keys.forget_epoch(epoch)
