"""What `glasche doctor` asks of the store: database, keys and their modes, overdue jobs."""

import os
import stat
from collections.abc import Iterator
from datetime import datetime

from config.doctor import Finding, Level
from config.settings import ZONE, Settings
from feedback_store.audit.checks import check_audit
from feedback_store.backups.checks import check_backups
from feedback_store.calls.kept import calls_of, unreadable_calls
from feedback_store.clock.calendar import REMEDY, open_question
from feedback_store.clock.jobs import daily_jobs, is_overdue
from feedback_store.complaints.checks import check_journals
from feedback_store.concerns.acts import concerns_of
from feedback_store.concerns.heard import unreadable_concerns
from feedback_store.concerns.recipients import is_received, readers_of
from feedback_store.engine import Store, open_store
from feedback_store.example import is_example
from feedback_store.keys.recovery_sheet import FILE as SHEET_FILE
from feedback_store.keys.recovery_sheet import is_confirmed
from feedback_store.recordings.checks import check_recordings
from feedback_store.social_services import all_services
from feedback_store.soundness import damages_of
from feedback_store.ways.checks import check_ways


def check_store(settings: Settings) -> Iterator[Finding]:
    """Look at the database, the keys, the services and the daily jobs; problems with opening it are raised."""
    store = open_store(settings)
    try:
        kind = "PostgreSQL" if settings.is_postgresql else "SQLite"
        yield Finding(Level.OK, f"the database ({kind}) answers, is up to date, and its keys belong to it")
        if is_example(store):
            yield Finding(
                Level.WARNING,
                "this is an example year: children and voices in it are made up, and every page says so",
                "collect no real voices in it; `glasche run` without its GLASCHE_HOME runs the real installation",
            )
        elif not settings.second_factor:
            yield Finding(
                Level.WARNING,
                "who reads words signs in with a password alone (GLASCHE_SECOND_FACTOR=false)",
                "take the setting away; each of them is then asked to set a second factor up",
            )
        yield from _check_damage(store)
        yield from _check_modes(store)
        yield from _check_keys(store)
        yield from _check_services(store)
        yield from _check_concerns(store)
        yield from _check_calls(store)
        yield from check_journals(store)
        yield from check_recordings(store)
        yield from check_ways(store)
        yield from _check_day(store)
        yield from _check_jobs(store)
        yield from check_backups(store)
        yield from check_audit(store)
    finally:
        store.close()


def _check_damage(store: Store) -> Iterator[Finding]:
    found = list(damages_of(store))
    yield from (Finding(Level.BAD, str(damage)) for damage in found)
    if not found:
        yield Finding(Level.OK, "all that is stored is as it was written")


def _check_modes(store: Store) -> Iterator[Finding]:
    if os.name == "nt":
        return
    folder = store.keys.folder
    open_files = [path for path in (folder, *folder.rglob("*")) if stat.S_IMODE(path.stat().st_mode) & 0o077]
    if open_files:
        yield Finding(
            Level.BAD,
            f"others can read {open_files[0]}" + (f" and {len(open_files) - 1} more" if len(open_files) > 1 else ""),
            f"type: chmod -R go-rwx {folder}",
        )
    else:
        yield Finding(Level.OK, "only this user can read the key files")


def _check_keys(store: Store) -> Iterator[Finding]:
    if store.keys.next_master_file.exists():
        yield Finding(
            Level.WARNING,
            "changing the master key was stopped in the middle; nothing is lost",
            "go on with it: glasche store keys rotate",
        )
    with store.keys.alone():
        store.keys.require_whole()
    yield Finding(Level.OK, "the master key opens every key of the key ring")
    if is_confirmed(store) or is_example(store):
        return
    yield Finding(
        Level.WARNING,
        "nobody has shown that the recovery sheet is on paper; without it no backup can be read on another computer",
        f"print it: glasche store keys print --out {SHEET_FILE}; then type: glasche store keys confirm",
    )


def _check_services(store: Store) -> Iterator[Finding]:
    found = all_services(store)
    if not found:
        yield Finding(Level.WARNING, "there is no service yet", "add one: glasche service add KEY")
    for service in found:
        if service.last_opened_on and service.last_opened_on > store.today():
            yield Finding(
                Level.BAD,
                f"the box of {service.key} was last opened on {service.last_opened_on}, a day that has not come yet",
                "set the clock of this machine right; the next opening puts this right by itself",
            )
        if service.users is None:
            yield Finding(
                Level.WARNING,
                f"it is unknown how many use {service.key}, so its voices keep only their week",
                f"when you know the number: glasche service users {service.key} NUMBER",
            )


def _check_concerns(store: Store) -> Iterator[Finding]:
    if damaged := unreadable_concerns(store):
        yield Finding(
            Level.BAD,
            f"what was told of danger is damaged and cannot be read: {damaged}",
            "restore the last good backup with `glasche store restore`, and have the disk seen to",
        )
    for service in all_services(store):
        found = [one for one in concerns_of(store, service.key) if not one.is_acknowledged]
        if found:
            yield Finding(
                Level.BAD,
                f"nobody has taken on what was told of danger in {service.key}: {len(found)}",
                "sign in and read what is under Concerns; whoever receives them can do so",
            )
        if not all(readers_of(store, one.heard) for one in found):
            yield Finding(
                Level.BAD,
                f"something that was told of danger in {service.key} can be read by nobody who signs in",
                "name somebody else on the service's page who receives it; the text names all who do now",
            )
        if not is_received(store, service.key):
            yield Finding(
                Level.WARNING,
                f"nobody receives what is told of danger in {service.key}, so nobody there is asked for words",
                "name one person in the service and one outside it, on the service's page",
            )


def _check_calls(store: Store) -> Iterator[Finding]:
    for service in all_services(store):
        alone = [call for call in calls_of(store, service.key) if call.taken_on is None]
        if alone:
            yield Finding(
                Level.BAD,
                f"nobody went to a child that wanted to talk in {service.key}: {len(alone)}",
                "sign in and look under Calls; or ask in the service who can be called",
            )
        if damaged := unreadable_calls(store, service.key):
            yield Finding(
                Level.BAD,
                f"calls of children in {service.key} are damaged and cannot be read: {damaged}",
                "ask in the service which child wanted to talk; restore the last good backup; have the disk seen to",
            )


def _check_day(store: Store) -> Iterator[Finding]:
    question = open_question(store)
    if question:
        yield Finding(Level.BAD, str(question), REMEDY)
    else:
        yield Finding(Level.OK, "nothing speaks against the day that the clock shows")


def _check_jobs(store: Store) -> Iterator[Finding]:
    if not all_services(store):
        return  # nothing is to be done yet
    for job in daily_jobs(store):
        if is_overdue(store, job, datetime.now(ZONE)):
            yield Finding(Level.BAD, f"the daily job {job.name!r} is overdue", "keep `glasche run` or `clock` running")
        else:
            yield Finding(Level.OK, f"the daily job {job.name!r} is not overdue")
