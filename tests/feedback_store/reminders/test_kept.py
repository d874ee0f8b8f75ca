"""A list of who is reminded says nothing without the keys, and whoever left it is not brought back by a restore."""

import logging
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select, text

from config.settings import Settings, read_settings
from feedback_store.backups.backup import make_backup, write_ring_copy
from feedback_store.engine import Store, open_store
from feedback_store.reminders.kept import (
    all_reminders,
    ask_for_reminders,
    forget_reminder,
    is_reminded,
    leave_reminders,
    put_month,
)
from feedback_store.reminders.table import reminders
from tests.builders import Day, a_service, taps
from tests.feedback_store.burnt_machine import backed_up, put_back
from tests.feedback_store.test_swept_words import files_of

CHAT, OTHER = 5_100_000_001, 5_100_007_920


def test_a_chat_is_reminded_once_until_it_leaves_and_may_come_again(any_store: Store) -> None:
    for _ in range(2):
        ask_for_reminders(any_store, CHAT, "tr")
    (one,) = all_reminders(any_store)
    assert (one.chat, one.language, one.month) == (CHAT, "tr", "2026-11")
    assert not leave_reminders(any_store, OTHER) and leave_reminders(any_store, CHAT)
    assert not leave_reminders(any_store, CHAT) and not is_reminded(any_store, CHAT)
    ask_for_reminders(any_store, CHAT, "bg")
    (again,) = all_reminders(any_store)
    assert is_reminded(any_store, CHAT) and again.id != one.id


def test_a_row_is_a_random_id_a_keyed_hash_and_a_ciphertext_of_one_length(any_store: Store) -> None:
    for chat, language in ((CHAT, "bg"), (OTHER, "uk"), (7, "en")):
        ask_for_reminders(any_store, chat, language)
    with any_store.reading() as connection:
        rows = connection.execute(select(reminders)).all()
    assert {tuple(row._mapping) for row in rows} == {("id", "leaving_mark", "sealed")}
    assert len({len(row.sealed) for row in rows}) == 1 and {len(row.leaving_mark) for row in rows} == {32}
    assert str(CHAT) not in repr(all_reminders(any_store))


@pytest.mark.postgresql
def test_place_and_number_of_a_row_in_postgresql_do_not_tell_who_came_last(
    request: pytest.FixtureRequest, environment: dict[str, str], day: Day
) -> None:
    address = request.getfixturevalue("postgresql_database")
    settings = read_settings({**environment, "GLASCHE_DATABASE_URL": address})
    with closing(open_store(settings, today=day)) as store:
        for chat in range(CHAT, CHAT + 5):
            ask_for_reminders(store, chat, "bg")
        with store.reading() as connection:
            rows = connection.execute(text("SELECT id, xmin::text AS number FROM reminders ORDER BY ctid")).all()
    assert [row.id for row in rows] == sorted(row.id for row in rows) and len({row.number for row in rows}) == 1


def test_joining_and_leaving_at_once_lose_nobody_and_bring_nobody_back(any_store: Store) -> None:
    stay, leave, come = (range(start, start + 6) for start in (CHAT, CHAT + 100, CHAT + 200))
    for chat in (*stay, *leave):
        ask_for_reminders(any_store, chat, "bg")

    def change(number: int) -> None:
        leave_reminders(any_store, leave[number])
        ask_for_reminders(any_store, come[number], "bg")

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(change, range(6)))
    assert {one.chat for one in all_reminders(any_store)} == {*stay, *come}


def test_a_row_moved_to_another_place_does_not_open(store: Store) -> None:
    for chat in (CHAT, OTHER):
        ask_for_reminders(store, chat, "bg")
    one, other = all_reminders(store)
    with store.writing() as connection:
        connection.execute(reminders.update().where(reminders.c.id == one.id).values(sealed=other.sealed))
    assert [found.id for found in all_reminders(store)] == [other.id]
    assert leave_reminders(store, one.chat)


def test_no_file_and_no_log_holds_the_number_of_a_chat(
    store: Store, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        ask_for_reminders(store, CHAT, "bg")
        leave_reminders(store, OTHER)
        make_backup(store)
    assert str(CHAT) not in caplog.text
    for content in files_of(store, tmp_path).values():
        assert not [
            form for form in (str(CHAT).encode(), CHAT.to_bytes(6), CHAT.to_bytes(6, "little")) if form in content
        ]


def test_a_rotation_of_the_keys_loses_nobody_and_the_next_month_is_sealed_anew(any_store: Store) -> None:
    ask_for_reminders(any_store, CHAT, "bg")
    any_store.keys.rotate()
    (kept,) = all_reminders(any_store)
    assert kept.chat == CHAT and put_month(any_store, kept, "2026-12")
    assert [one.month for one in all_reminders(any_store)] == ["2026-12"] and leave_reminders(any_store, CHAT)


def test_a_month_is_noted_by_one_of_two_and_not_for_somebody_who_left(any_store: Store) -> None:
    ask_for_reminders(any_store, CHAT, "bg")
    (seen,) = all_reminders(any_store)
    noted = [put_month(any_store, seen, "2026-12") for _ in range(2)]
    assert noted[0] is not None and noted[1] is None
    forget_reminder(any_store, seen.id)
    assert put_month(any_store, noted[0], "2027-01") is None and all_reminders(any_store) == ()


def test_who_left_after_the_backup_is_not_brought_back_and_the_others_are(
    any_store: Store, elsewhere: Settings, day: Day, tmp_path: Path
) -> None:
    taps(any_store, a_service(any_store).key, "happy")
    for chat in (CHAT, OTHER):
        ask_for_reminders(any_store, chat, "bg")
    disk = backed_up(any_store, tmp_path / "disk")
    leave_reminders(any_store, CHAT)
    write_ring_copy(any_store)
    (any_store.settings.backup_folder / "glasche.withdrawn").rename(disk.folder / "glasche.withdrawn")
    any_store.close()
    put_back(disk, elsewhere, day)
    with closing(open_store(elsewhere, today=day)) as store:
        assert [one.chat for one in all_reminders(store)] == [OTHER]
