"""What has to happen each day by itself: at the opening hour the boxes are opened, and what follows from that."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import inf

from sqlalchemy import select

from config.errors import GlascheError
from feedback_store.backups.backup import make_backup
from feedback_store.clock.calendar import note_sure_day, require_trusted_day
from feedback_store.clock.steady import steady_seconds
from feedback_store.clock.turn import clock_turn
from feedback_store.clock.watch import Watch, now_in_sofia
from feedback_store.engine import Store
from feedback_store.errors import ClockJumpedError, DamagedBoxError, StoreError, WrongKeysError
from feedback_store.opening import open_box
from feedback_store.reminders.rounds import HOURS
from feedback_store.reminders.sending import send_reminders
from feedback_store.retention import forget_repeats, sweep
from feedback_store.reviews.settling import settle_all
from feedback_store.schema import jobs
from feedback_store.social_services import all_services
from feedback_store.upsert import put_row

TRY_AGAIN_SECONDS = 600.0
"""How long it waits after a job that failed (s)."""

GRACE = timedelta(hours=1)
"""How late a job may be before it counts as overdue."""

KEPT_CLOSED = (DamagedBoxError, WrongKeysError)
"""A box that cannot be opened with its keys is kept as it is: that is a decision to wait, and the rest goes on."""


@dataclass(frozen=True)
class Job:
    """Something to be done once a day from an hour on; doing it twice is harmless.

    It waits for the jobs named in `after`; another one that fails does not keep it from being done.
    """

    name: str
    hour: int
    work: Callable[[Store], object]
    after: tuple[str, ...] = ()


def daily_jobs(store: Store) -> tuple[Job, ...]:
    """Return what has to be done each day, in order."""
    hour = store.settings.opening_hour
    reminding = (Job("reminders", HOURS.start, send_reminders),) if store.settings.telegram_token else ()
    return (
        Job("opening", hour, open_all_boxes),
        Job("forgetting", hour, forget_repeats),
        Job("reviews", hour, settle_all),
        Job("sweep", hour, sweep),
        Job("backup", hour, make_backup, after=("opening",)),
        *reminding,
    )


def open_all_boxes(store: Store) -> None:
    """Open the box of every service; one that cannot be opened does not keep the others waiting.

    Raises:
        StoreError: the first problem, after all services had their turn; a box that is kept closed comes last.
    """
    problems: list[StoreError] = []
    for service in all_services(store):
        try:
            open_box(store, service.key)
        except StoreError as problem:
            problems.append(problem)
    if problems:
        raise min(problems, key=lambda problem: isinstance(problem, KEPT_CLOSED))


def run_due_jobs(store: Store, now: datetime) -> None:
    """Do what is due, also what fell due while the machine was switched off, and note its success.

    While another clock is at it, nothing is done.

    Raises:
        ClockJumpedError: the day is in question, and nothing was done.
        GlascheError, OSError: the first problem, after all jobs had their turn.
    """
    if not is_anything_due(store, now):
        return
    with clock_turn(store) as is_ours:
        if is_ours:
            _do_due_jobs(store, now)


def is_anything_due(store: Store, now: datetime) -> bool:
    """Return whether there is a job that was not done since it last fell due."""
    return any(is_due(store, job, now) for job in daily_jobs(store))


def is_due(store: Store, job: Job, now: datetime) -> bool:
    """Return whether a job was not done since it last fell due."""
    return last_success(store, job.name) != last_due(job, now)


def last_due(job: Job, now: datetime) -> date:
    """Return the day on which a job last fell due."""
    return now.date() if now.hour >= job.hour else now.date() - timedelta(days=1)


def last_success(store: Store, job: str) -> date | None:
    """Return the day for which a job was last done."""
    with store.reading() as connection:
        return connection.scalar(select(jobs.c.last_success_on).where(jobs.c.name == job))


def is_overdue(store: Store, job: Job, now: datetime) -> bool:
    """Return whether a job was not done when it last fell due, an hour's grace given."""
    return last_success(store, job.name) not in (last_due(job, now - GRACE), last_due(job, now))


class Clock:
    """Looks whether the clock was set and whether something is due; what is wrong it tells once in a sentence."""

    def __init__(
        self,
        store: Store,
        tell: Callable[[str], None],
        *,
        wall: Callable[[], datetime] = now_in_sofia,
        steady: Callable[[], float] = steady_seconds,
    ) -> None:
        """Begin to watch; wall is the clock that can be set, steady the one that cannot (s)."""
        self._store, self._tell, self._wall, self._steady = store, tell, wall, steady
        self._watch = Watch(store, wall, steady)
        self._try_again_at = -inf
        self._told: tuple[str, float] = ("", -inf)

    def look(self) -> None:
        """Look once, and do what is due unless it has just failed."""
        try:
            self._watch.look()
            if is_anything_due(self._store, self._wall()):
                require_trusted_day(self._store)
                self._do_what_is_due()
            else:
                self._told = ("", -inf)
        except ClockJumpedError as question:
            self._try_again_at = -inf  # once it is answered, nothing waits any longer
            self._tell_for(str(question), inf)
        except (GlascheError, OSError) as problem:
            self._try_again_at = self._steady() + TRY_AGAIN_SECONDS
            self._tell_for(str(problem), self._try_again_at)

    def _do_what_is_due(self) -> None:
        if self._steady() >= self._try_again_at:
            run_due_jobs(self._store, self._wall())
            self._told = ("", -inf)

    def _tell_for(self, sentence: str, until: float) -> None:
        before, quiet_until = self._told
        if sentence != before or self._steady() >= quiet_until:
            self._tell(sentence)
            self._told = (sentence, until)


def _do_due_jobs(store: Store, now: datetime) -> None:
    problems: list[GlascheError | OSError] = []
    failed: set[str] = set()
    for job in daily_jobs(store):
        if not is_due(store, job, now) or failed.intersection(job.after):
            continue
        try:
            today = require_trusted_day(store)
            job.work(store)
            _note_success(store, job.name, last_due(job, now), today)
        except KEPT_CLOSED as problem:
            problems.append(problem)
        except (GlascheError, OSError) as problem:
            problems.append(problem)
            failed.add(job.name)
    if problems:
        raise problems[0]


def _note_success(store: Store, job: str, due: date, today: date) -> None:
    with store.writing() as connection:
        put_row(connection, jobs, {"name": job, "last_success_on": due})
        note_sure_day(connection, today)
