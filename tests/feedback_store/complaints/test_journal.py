"""The journal shows what staff noted and replied, for its years, and nothing of whoever wrote."""

import csv
from collections.abc import Callable
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner

from config.settings import Settings
from feedback_store.commands.staff import staff
from feedback_store.complaints.journal import Outcome, journal_of, note_subject
from feedback_store.complaints.replies import close, reply
from feedback_store.engine import Store
from feedback_store.errors import SubjectRefusedError, UnknownComplaintError
from feedback_store.retention import sweep
from tests.builders import Day, a_service
from tests.feedback_store.complaints.letters import FOOD, WORDS, a_follow_up, a_letter, opened, signed

OTHERS = (("слон", "мост", "кораб", "шапка"), ("мост", "слон", "шапка", "кораб"))
REPLY = "Говорихме с кухнята."


@pytest.fixture
def service(any_store: Store, day: Day) -> str:
    """Three letters: one replied to, one settled by its sender, one closed by staff."""
    key = a_service(any_store).key
    letters = [a_letter(any_store, key, words=words) for words in (WORDS, *OTHERS)]
    opened(any_store, key, day, signed(letters[0], "Иванка Колева"))
    reply(any_store, key, 1, REPLY)
    opened(any_store, key, day, letters[1])
    opened(any_store, key, day, a_follow_up(any_store, key, settled=True, words=OTHERS[0]), letters[2])
    close(any_store, key, 3)
    return key


def test_it_tells_number_date_subject_replies_and_outcome_and_no_word_of_the_sender(
    any_store: Store, service: str, day: Day
) -> None:
    for subject in ("Храната", "Топла супа на обяд"):
        note_subject(any_store, service, 1, subject)
    entries = journal_of(any_store, service)
    assert [(one.number, one.dated) for one in entries] == [(1, "2026-11-17"), (2, "2026-11-18"), (3, "2026-11-19")]
    assert [one.outcome for one in entries] == [Outcome.REPLIED, Outcome.CLOSED_BY_SENDER, Outcome.CLOSED_BY_STAFF]
    assert [one.subject for one in entries] == ["Топла супа на обяд", None, None]
    assert entries[0].replies == (("2026-11-17", REPLY),) and journal_of(any_store, service, 2025) == ()
    assert not [word for word in (FOOD, "Иванка", "parent", *WORDS) if word in str(entries)]


def test_it_stays_when_the_letter_is_gone_and_goes_with_its_years(any_store: Store, service: str, day: Day) -> None:
    note_subject(any_store, service, 1, "Храната")
    for today, left in ((date(2031, 12, 31), [1, 2, 3]), (date(2032, 1, 1), [])):
        day.today = today
        sweep(any_store)
        assert [one.number for one in journal_of(any_store, service)] == left
    assert not [key for key in any_store.keys.ring().keys.values() if key.purpose.startswith("journal")]


@pytest.mark.parametrize(
    "subject", ["", "а" * 121, f"Пише, че {FOOD.lower()}", "Иванка и супата"], ids=["none", "long", "copied", "signed"]
)
def test_a_subject_that_gives_the_sender_away_is_refused(any_store: Store, service: str, subject: str) -> None:
    with pytest.raises(SubjectRefusedError):
        note_subject(any_store, service, 1, subject)
    with pytest.raises(UnknownComplaintError):
        note_subject(any_store, service, 4, "Храната")


@pytest.fixture
def say(store: Store, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Return what types a line and gives what is printed, errors included."""
    monkeypatch.setenv("GLASCHE_HOME", str(settings.home))

    def typed(*more: str) -> str:
        result = CliRunner().invoke(staff, ["journal", *more])
        return f"{result.output}{result.exception or ''}"

    return typed


def test_the_command_notes_shows_and_exports(store: Store, day: Day, say: Callable[..., str], tmp_path: Path) -> None:
    key, out = a_service(store).key, tmp_path / "journal.csv"
    assert say("--service", key) == "The journal has no entry.\n"
    opened(store, key, day, a_letter(store, key))
    assert "go together" in say("--service", key, "--number", "1")
    assert "The subject is noted" in say("--service", key, "--number", "1", "--subject", "=храната")
    reply(store, key, 1, REPLY)
    assert say("--service", key) == f"1\t2026-11-17\t=храната\treplied to, open\t2026-11-17: {REPLY}\n"
    assert say("--service", key, "--out", str(out)) == f"1 written to {out}.\n"
    rows = list(csv.reader(StringIO(out.read_bytes().decode("utf-8-sig")), delimiter=";"))
    assert rows[0] == ["Номер", "Дата", "За какво е", "Отговори", "Изход"]
    assert rows[1] == ["1", "2026-11-17", "'=храната", f"2026-11-17: {REPLY}", "с отговор, отворено"]
    assert "is there already" in say("--service", key, "--out", str(out))
