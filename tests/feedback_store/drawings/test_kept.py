"""Drawings are sealed with the key of their month, are read back as the same picture, and go with their voice."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from config.steps import Answer
from feedback_store.backups.backup import make_backup
from feedback_store.drawings.kept import drawings_of_week, read_drawing
from feedback_store.drawings.plain import plain_drawing
from feedback_store.engine import Store
from feedback_store.errors import DamagedWordsError, DrawingRefusedError
from feedback_store.intake import Acknowledgement, Submission, accept
from feedback_store.opening import Outcome, open_box
from feedback_store.retention import sweep
from feedback_store.schema import drawings
from feedback_store.tallies import read_tallies
from feedback_store.voices import hide_voice
from tests.builders import Day, a_service, a_submission
from tests.feedback_store.drawings.pictures import a_picture
from tests.feedback_store.test_swept_words import files_of

WEEK = "2026-W47"
PLAIN = sorted(plain_drawing(a_picture(number)) for number in range(5))


def a_drawn(service: str, sent: bytes, client_id: str | None = None) -> Submission:
    return a_submission(service, client_id=client_id, instrument="draw", answers=(Answer("here", (), drawing=sent),))


def draw_five(store: Store, service: str) -> list[str]:
    """Drop five drawings into the box, open it, and return the ids of their voices."""
    for number in range(5):
        accept(store, a_drawn(service, a_picture(number)))
    assert open_box(store, service) is Outcome.OPENED
    return [one.voice for one in drawings_of_week(store, service, WEEK)]


def test_drawings_come_out_of_the_box_as_the_same_pictures(any_store: Store) -> None:
    service = a_service(any_store).key
    found = [read_drawing(any_store, service, voice, "here") for voice in draw_five(any_store, service)]
    assert sorted(each for each in found if each) == PLAIN
    counted = {(row.step, row.option): row.count for row in read_tallies(any_store, service, year=2026)}
    assert counted["here", "@answered"] == 5
    assert drawings_of_week(any_store, service, "2026-W46") == ()


def test_a_retry_of_a_drawing_is_known(store: Store) -> None:
    service = a_service(store).key
    kept = a_drawn(service, a_picture(), "a" * 22)
    assert accept(store, kept) is Acknowledgement.KEPT and accept(store, kept) is Acknowledgement.KNOWN


@pytest.mark.parametrize("sent", [b"", b"words", a_picture()[:-1]])
def test_what_is_no_drawing_does_not_reach_the_box(store: Store, sent: bytes) -> None:
    service = a_service(store).key
    with pytest.raises(DrawingRefusedError):
        accept(store, a_drawn(service, sent))
    assert store.cabinet.count(service) == 0


def test_neither_the_database_nor_a_backup_holds_a_drawing_in_clear(any_store: Store, tmp_path: Path) -> None:
    draw_five(any_store, a_service(any_store).key)
    make_backup(any_store)
    files = files_of(any_store, tmp_path).values()
    assert not [one for one in PLAIN if any(one[60:160] in content for content in files)]


def test_a_drawing_goes_when_its_voice_is_hidden_and_the_others_stay(any_store: Store) -> None:
    service = a_service(any_store).key
    hidden, *others = draw_five(any_store, service)
    hide_voice(any_store, service, hidden)
    assert read_drawing(any_store, service, hidden, "here") is None
    assert all(read_drawing(any_store, service, voice, "here") for voice in others)


def test_after_a_sweep_drawings_and_the_key_of_their_month_are_gone(any_store: Store, day: Day) -> None:
    service = a_service(any_store).key
    draw_five(any_store, service)
    day.today = date(2026, 12, 1) + timedelta(days=365)
    assert sweep(any_store).months == ("2026-11",)
    with any_store.reading() as connection:
        assert connection.execute(select(drawings)).all() == []
    assert "2026-11" not in any_store.keys.months()


def test_a_drawing_that_was_moved_to_another_voice_is_not_taken_for_its_own(any_store: Store) -> None:
    service = a_service(any_store).key
    first, second, *_ = draw_five(any_store, service)
    with any_store.writing() as connection:
        sealed = connection.scalar(select(drawings.c.sealed).filter_by(voice=first))
        connection.execute(update(drawings).filter_by(voice=second).values(sealed=sealed))
    with pytest.raises(DamagedWordsError):
        read_drawing(any_store, service, second, "here")
