"""`python -m tests.trouble.damages`: damages a file, then does what an installation does, and looks what is served."""

import secrets
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import click
from sqlalchemy import select

from config.doctor import GROUP, Level, findings_of
from config.errors import GlascheError
from config.settings import read_settings
from feedback_store.backups.backup import make_backup
from feedback_store.backups.folder import backups_in
from feedback_store.backups.verification import verify
from feedback_store.engine import Store, open_store
from feedback_store.intake import accept
from feedback_store.opening import open_box
from feedback_store.schema import answers, voices
from feedback_store.tallies import read_tallies
from tests.builders import MONDAY, Day, a_service, a_submission
from tests.trouble.damage import damage
from tests.trouble.homes import SERVICE, Home, a_home
from tests.trouble.ledger import FACES

SMALL = "cop-rusa"
SERVICES = (SERVICE, SMALL)
"""A service and a small one; one turned bit makes the one's key the other's."""

DAYS = 3
WAITING = 6
"""So many voices come to each service every day, and wait on the last (count)."""

Taps = dict[str, tuple[str, str]]
"""Service and face of voices, by the id of the client."""

Figures = dict[str, Counter[Any]]
"""What is served, by service, or what lies in the rows of its voices."""


@dataclass(frozen=True)
class Template:
    """A healthy installation, all that was sent to it, and what it serves before and after its next opening."""

    home: Home
    sent: Taps
    healthy: "Seen"


@dataclass
class Seen:
    """What came of a day with a damaged file."""

    done: str
    told: list[str] = field(default_factory=list)
    broke: list[str] = field(default_factory=list)
    served: list[Figures] = field(default_factory=list)
    held: list[Figures] = field(default_factory=list)

    def attempt(self, step: str, work: Callable[[], object]) -> None:
        """Do a step; only an error of ours is told in words."""
        try:
            work()
        except GlascheError as problem:
            self.told.append(f"{step}: {problem}")
        except Exception:  # noqa: BLE001 - whatever it is, it is what this looks for
            self.broke.append(f"{step}: {_places()}")

    def violations(self, template: Template) -> list[str]:
        """Return what must not be: something that broke, a wrong figure served, a loss that nobody was told of."""
        found = list(self.broke)
        right = template.healthy.served
        for service, figures in ((service, served[service]) for served in self.served for service in SERVICES):
            if figures not in (right[0][service], right[-1][service]):
                found.append(f"wrong figures of {service}: {_difference(figures, right[-1][service])}")
        if not self.told and (self.served[-1:], self.held[-1:]) != (right[-1:], template.healthy.held[-1:]):
            found.append("something is missing, and nobody was told")
        return found


@contextmanager
def a_template() -> Iterator[Template]:
    """Make an installation with two services, voices of two days, two backups, and a box in which others wait."""
    with a_home() as home:
        sent: Taps = {}
        for number in range(DAYS):
            with a_store(home, number) as store:
                if number == 0:
                    a_service(store, SMALL, users=8)
                for service in SERVICES:
                    for place in range(WAITING):
                        client_id = secrets.token_urlsafe(24)
                        sent[client_id] = (service, FACES[(place + number) % len(FACES)])
                        accept(store, a_submission(*sent[client_id], client_id=client_id))
                if number < DAYS - 1:
                    for service in SERVICES:
                        open_box(store, service)
                    make_backup(store)
        with home.copied() as copy:
            seen = a_day(copy, sent, "nothing")
        assert not seen.broke and not seen.told, seen
        yield Template(home, sent, seen)


@contextmanager
def a_store(home: Home, days: int) -> Iterator[Store]:
    """Open a home on the day that is so many days after the first."""
    with closing(open_store(read_settings(home.settings), today=Day(MONDAY + timedelta(days=days)))) as store:
        yield store


def a_day(home: Home, repeated: Taps, done: str) -> Seen:
    """Do what an installation does: ask the doctor, verify the backups, take repeats, open the boxes, show figures."""
    seen = Seen(done)
    seen.attempt("doctor", lambda: _ask_doctor(home, seen))
    seen.attempt("start", lambda: _go_on(home, repeated, seen))
    return seen


def _ask_doctor(home: Home, seen: Seen) -> None:
    settings = read_settings(home.settings)
    for entry in entry_points(group=GROUP):
        for finding in findings_of(entry, settings):
            if "broke with" in finding.sentence:
                seen.broke.append(finding.sentence)
            elif finding.level is Level.BAD and "overdue" not in finding.sentence:
                seen.told.append(f"doctor: {finding.sentence}")


def _go_on(home: Home, repeated: Taps, seen: Seen) -> None:
    with a_store(home, DAYS - 1) as store:
        for backup in backups_in(store.settings.backup_folder):
            seen.attempt("verify", lambda backup=backup: verify(backup, store.keys))  # type: ignore[misc]
        seen.attempt("figures", lambda: seen.served.append(_served(store)))
        for client_id, (service, face) in repeated.items():
            tap = a_submission(service, face, client_id=client_id)
            seen.attempt("repeat", lambda tap=tap: accept(store, tap))  # type: ignore[misc]
        for service in SERVICES:
            seen.attempt("opening", lambda service=service: open_box(store, service))  # type: ignore[misc]
        seen.attempt("figures", lambda: seen.served.append(_served(store)))
        seen.attempt("voices", lambda: seen.held.append(_held(store)))
        seen.attempt("backup", lambda: make_backup(store))


def _served(store: Store) -> Figures:
    return {service: Counter(read_tallies(store, service, year=MONDAY.year)) for service in SERVICES}


def _held(store: Store) -> Figures:
    """Return the voices without their ids, which are random."""
    columns = [column for column in voices.columns if column is not voices.c.id]
    query = select(*columns, answers.c.step, answers.c.option).join(answers, answers.c.voice == voices.c.id)
    with store.reading() as connection:
        return {
            service: Counter(map(tuple, connection.execute(query.where(voices.c.service == service))))
            for service in SERVICES
        }


def _difference(found: Counter[Any], right: Counter[Any]) -> str:
    return f"too many {list((found - right).items())[:2]}, too few {list((right - found).items())[:2]}"


def _places() -> str:
    """Return where the error that is just handled came from, in one line."""
    error = sys.exception()
    places = traceback.extract_tb(error.__traceback__ if error else None)[-6:]
    way = " > ".join(f"{Path(place.filename).name}:{place.lineno}" for place in places)
    return f"{type(error).__name__}: {error} at {way}"


def damaged_days(template: Template, seeds: range) -> Iterator[tuple[Seen, list[str]]]:
    """Damage a copy of the installation by each seed and give what came of it, with what must not be."""
    for seed in seeds:
        with template.home.copied() as home:
            done = damage(Path(home.settings["GLASCHE_HOME"]), seed)
            # Every other time what waits is sent once more, so that a repeat is told from a loss.
            repeated = template.sent if seed // 8 % 2 else dict(list(template.sent.items())[: -WAITING * len(SERVICES)])
            seen = a_day(home, repeated, f"seed {seed}: {done}")
        yield seen, seen.violations(template)


@click.command()
@click.option("--seeds", type=int, default=200, help="how many")
@click.option("--first", type=int, default=0, help="the first of them")
def main(seeds: int, first: int) -> None:
    """Damage a file in so many ways, and say whether each was found or harmless."""
    begun, told, bad = time.monotonic(), 0, 0
    with a_template() as template:
        for seen, violations in damaged_days(template, range(first, first + seeds)):
            told += bool(seen.told)
            bad += bool(violations)
            for violation in violations[:3]:
                click.echo(f"{seen.done}: {violation}")
    spent = time.monotonic() - begun
    click.echo(f"{seeds} damaged files: {told} found, {seeds - told - bad} harmless, {bad} wrong, {spent:.0f} s")
    if bad:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
