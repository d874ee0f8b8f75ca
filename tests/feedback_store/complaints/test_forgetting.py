"""What is forgotten of ideas and complaints, and what a restore brings back."""

import shutil
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from config.settings import Settings
from feedback_store.backups.backup import write_ring_copy
from feedback_store.complaints.replies import reply
from feedback_store.complaints.threads import find_thread, thread_of
from feedback_store.engine import Store, open_store
from feedback_store.errors import UnknownComplaintError
from feedback_store.retention import sweep
from feedback_store.schema import complaint_replies, complaint_signatures, complaint_voices
from feedback_store.voices import hide_voice
from tests.builders import Day, a_service
from tests.feedback_store.burnt_machine import backed_up, put_back
from tests.feedback_store.complaints.letters import FOOD, WORDS, a_letter, opened, signed

REPLY = "Говорихме с кухнята."


def answered(store: Store, day: Day) -> str:
    """Return the service of a letter that is signed and was replied to."""
    service = a_service(store).key
    opened(store, service, day, signed(a_letter(store, service), "Иванка Колева"))
    reply(store, service, 1, REPLY)
    return service


def counted(store: Store) -> list[int]:
    tables = (complaint_voices, complaint_signatures, complaint_replies)
    with store.reading() as connection:
        return [connection.scalar(select(func.count()).select_from(table)) or 0 for table in tables]


def swept_on(store: Store, day: Day, today: date) -> None:
    """Let the evening of a day come."""
    day.today = today
    sweep(store)


def test_words_name_and_receipt_go_with_the_voice_and_the_journal_keeps_the_reply(any_store: Store, day: Day) -> None:
    service = answered(any_store, day)
    swept_on(any_store, day, day.today + timedelta(days=365))
    assert find_thread(any_store, WORDS) is not None
    swept_on(any_store, day, day.today + timedelta(days=1))
    assert find_thread(any_store, WORDS) is None
    assert [(line.by, line.text) for line in thread_of(any_store, service, 1).lines] == [("staff", REPLY)]
    assert counted(any_store) == [0, 0, 1]


def test_the_journal_forgets_an_entry_when_its_years_are_over_and_destroys_the_key(any_store: Store, day: Day) -> None:
    service = answered(any_store, day)
    swept_on(any_store, day, date(2031, 12, 31))
    assert thread_of(any_store, service, 1).dated == "2026-11-17"
    swept_on(any_store, day, date(2032, 1, 1))
    assert counted(any_store) == [0, 0, 0]
    assert not [key for key in any_store.keys.ring().keys.values() if key.purpose.startswith("journal")]
    with pytest.raises(UnknownComplaintError):
        thread_of(any_store, service, 1)


def test_a_restore_brings_threads_back_and_keeps_a_hidden_letter_hidden(
    any_store: Store, elsewhere: Settings, day: Day, tmp_path: Path
) -> None:
    service = answered(any_store, day)
    opened(any_store, service, day, a_letter(any_store, service, "Второ писмо", ("слон", "мост", "кораб", "шапка")))
    disk = backed_up(any_store, tmp_path / "disk")
    with any_store.reading() as connection:
        first = connection.scalar(select(complaint_signatures.c.voice))
    hide_voice(any_store, service, str(first))
    write_ring_copy(any_store)
    shutil.copytree(any_store.settings.backup_folder, disk.folder, dirs_exist_ok=True)
    any_store.close()
    put_back(disk, elsewhere, day)
    with closing(open_store(elsewhere, today=day)) as store:
        hidden, whole = find_thread(store, WORDS), find_thread(store, ("слон", "мост", "кораб", "шапка"))
        assert hidden and [line.text for line in hidden.lines] == [None, REPLY]
        assert whole and [line.text for line in whole.lines] == ["Второ писмо"]
        assert FOOD not in str(hidden)
