"""A changed entry, a missing one and a cut tail of the log are found; a whole log is said to be whole."""

from datetime import timedelta

import pytest
from click.testing import CliRunner
from sqlalchemy import delete, select, text, update

from config.doctor import Level
from feedback_store.audit.checks import check_audit
from feedback_store.audit.kept import newest_entries, note
from feedback_store.audit.proof import faults_of
from feedback_store.backups.backup import make_backup
from feedback_store.commands.reply import reply
from feedback_store.commands.staff import approve
from feedback_store.commands.store import store as command
from feedback_store.engine import Store
from feedback_store.schema import audit_log
from tests.builders import Day, a_member, a_service


def filled(store: Store, count: int = 5) -> Store:
    for number in range(count):
        note(store, "ana", "judge", "home", f"thing {number}", is_timed=number % 2 == 0)
    return store


def test_a_whole_log_has_no_fault_whatever_the_database(any_store: Store) -> None:
    assert list(faults_of(filled(any_store))) == []
    make_backup(any_store)
    note(any_store, "ana", "judge")
    assert list(faults_of(any_store)) == []
    assert [entry.number for entry in newest_entries(any_store, 2)] == [6, 5]


@pytest.mark.parametrize("changed", [{"member": "ivo"}, {"thing": "other"}, {"act": "x"}, {"happened_at": None}])
def test_a_changed_entry_is_found(store: Store, changed: dict[str, object]) -> None:
    filled(store)
    with store.writing() as connection:
        connection.execute(update(audit_log).where(audit_log.c.number == 3).values(changed))
    assert list(faults_of(store)) == ["entry 3 was changed, or one before it"]


def test_a_missing_entry_is_found(store: Store) -> None:
    filled(store)
    with store.writing() as connection:
        connection.execute(delete(audit_log).where(audit_log.c.number == 2))
    assert list(faults_of(store)) == ["entry 2 is missing"]


def test_an_entry_made_without_the_key_is_found(store: Store) -> None:
    filled(store)
    with store.writing() as connection:
        copied = "INSERT INTO audit_log SELECT 6, day, NULL, member, act, service, thing, mark FROM audit_log"
        connection.execute(text(f"{copied} WHERE number = 5"))
    assert list(faults_of(store)) == ["entry 6 was changed, or one before it"]


@pytest.mark.parametrize("anew", [0, 3])
def test_a_cut_tail_is_found_by_the_backup_also_where_it_grows_anew(store: Store, anew: int, day: Day) -> None:
    filled(store)
    make_backup(store)
    with store.writing() as connection:
        connection.execute(delete(audit_log).where(audit_log.c.number > 3))
    filled(store, anew)
    (fault,) = faults_of(store)
    assert "2026-11-16 knows is not there" in fault
    assert [finding.level for finding in check_audit(store)] == [Level.BAD]


def test_the_command_shows_and_verifies(
    store: Store, environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    ana = a_member(store, "Ана Колева")
    note(store, ana.id, "judge", "home")
    note(store, "", "approve", "home")
    shown = CliRunner().invoke(command, ["audit"]).output.splitlines()
    assert shown == ["1\t2026-11-16\tАна Колева\tjudge\thome", "2\t2026-11-16\tat the machine\tapprove\thome"]
    whole = CliRunner().invoke(command, ["audit", "--verify"])
    assert (whole.exit_code, whole.output) == (
        0,
        "The log is whole: 2 entries, and every backup here knows the same.\n",
    )
    with store.writing() as connection:
        connection.execute(update(audit_log).values(act="nothing"))
    broken = CliRunner().invoke(command, ["audit", "--verify"])
    assert broken.exit_code == 1 and "entry 1 was changed" in broken.output


def test_a_look_is_noted_once_a_day(store: Store, day: Day) -> None:
    for _ in range(2):
        note(store, "ana", "show_notes", "home", once=True)
    note(store, "ivo", "show_notes", "home", once=True)
    day.today += timedelta(days=1)
    note(store, "ana", "show_notes", "home", once=True)
    with store.reading() as connection:
        assert list(connection.scalars(select(audit_log.c.member))) == ["ana", "ivo", "ana"]


def test_commands_on_words_are_noted_without_a_name(
    store: Store, environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    a_service(store, "home")
    for asked in (approve, reply):
        assert CliRunner().invoke(asked, ["--service", "home"]).exit_code == 0
    found = reversed(newest_entries(store, 9))
    assert [(entry.member, entry.act, entry.service) for entry in found] == [
        ("", "show_notes", "home"),
        ("", "read_letters", "home"),
    ]
