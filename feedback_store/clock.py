"""What has to happen each day by itself: at the opening hour the boxes are opened."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from threading import Event

from sqlalchemy import insert, select, update

from config.settings import ZONE
from feedback_store.engine import Store
from feedback_store.errors import StoreError
from feedback_store.opening import open_box
from feedback_store.retention import forget_repeats
from feedback_store.schema import jobs
from feedback_store.social_services import all_services

LOOK_SECONDS = 20
"""How often the clock looks whether something is due (s)."""

TRY_AGAIN_SECONDS = 600
"""How long it waits after a job that failed (s)."""


GRACE = timedelta(hours=1)
"""How late a job may be before it counts as overdue."""


@dataclass(frozen=True)
class Job:
    """Something to be done once a day from an hour on; doing it twice is harmless."""

    name: str
    hour: int
    work: Callable[[Store], None]


def daily_jobs(store: Store) -> tuple[Job, ...]:
    """Return what has to be done each day, in order."""
    hour = store.settings.opening_hour
    return (Job("opening", hour, open_all_boxes), Job("forgetting", hour, forget_repeats))


def open_all_boxes(store: Store) -> None:
    """Open the box of every service; one that cannot be opened does not keep the others waiting.

    Raises:
        StoreError: the first problem, after all services had their turn.
    """
    problems: list[StoreError] = []
    for service in all_services(store):
        try:
            open_box(store, service.key)
        except StoreError as problem:
            problems.append(problem)
    if problems:
        raise problems[0]


def run_due_jobs(store: Store, now: datetime) -> None:
    """Do what is due, also what fell due while the machine was switched off, and note its success."""
    for job in daily_jobs(store):
        due = last_due(job, now)
        if last_success(store, job.name) != due:
            job.work(store)
            _note_success(store, job.name, due)


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


def keep_time(store: Store, stop: Event, tell: Callable[[str], None]) -> None:
    """Do each day's jobs until `stop` is set; problems are told in a sentence and tried again."""
    while not stop.is_set():
        pause = LOOK_SECONDS
        try:
            run_due_jobs(store, datetime.now(ZONE))
        except (StoreError, OSError) as problem:
            tell(str(problem))
            pause = TRY_AGAIN_SECONDS
        stop.wait(pause)


def _note_success(store: Store, job: str, day: date) -> None:
    with store.writing() as connection:
        known = update(jobs).where(jobs.c.name == job).values(last_success_on=day)
        if not connection.execute(known).rowcount:
            connection.execute(insert(jobs).values(name=job, last_success_on=day))
