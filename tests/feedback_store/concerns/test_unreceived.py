"""Words from a device, for a service where nobody receives them: heard by somebody, refused, and taken later."""

from dataclasses import replace

import pytest

from config.steps import Answer
from config.vocabulary import Channel, Place
from feedback_store.concerns.heard import read_concerns
from feedback_store.concerns.recipients import dismiss_recipient, name_recipient, readers_of
from feedback_store.engine import Store
from feedback_store.errors import UnreceivedWordsError
from feedback_store.intake import Acknowledgement, Submission, accept
from feedback_store.staff import ADMINISTRATOR
from tests.builders import a_member, a_note, a_service, a_submission, recipients_in
from tests.kiosk.people import a_device

BEATEN = "вчера татко ме би с колана"


@pytest.fixture
def note(store: Store) -> Submission:
    """Return a note from a device of a service whose receivers were dismissed."""
    service = a_service(store).key
    for receiver in recipients_in(store, service):
        dismiss_recipient(store, service, receiver.id)
    return replace(a_note(service, BEATEN), device=a_device(store, service)[0].id)


def test_words_from_a_device_are_refused_where_nobody_receives_them(store: Store, note: Submission) -> None:
    with pytest.raises(UnreceivedWordsError, match="name one person in it and one outside"):
        accept(store, note)
    assert store.cabinet.count(note.service) == 0


def test_what_they_tell_of_danger_is_heard_once_all_the_same(store: Store, note: Submission) -> None:
    boss = a_member(store, "Иван Колев", ADMINISTRATOR)
    for _ in range(3):
        with pytest.raises(UnreceivedWordsError):
            accept(store, note)
    (heard,) = read_concerns(store, note.service)
    assert heard.text == BEATEN and [reader.member.id for reader in readers_of(store, heard)] == [boss.id]


def test_they_are_taken_whole_when_somebody_receives_them_again(store: Store, note: Submission) -> None:
    with pytest.raises(UnreceivedWordsError):
        accept(store, note)
    for name, place in (("Нова Колежка", Place.IN_HOUSE), ("Друг Човек", Place.OUTSIDE)):
        name_recipient(store, note.service, a_member(store, name).id, place)
    assert [accept(store, note) for _ in range(2)] == [Acknowledgement.KEPT, Acknowledgement.KNOWN]
    assert store.cabinet.count(note.service) == 1 and len(read_concerns(store, note.service)) == 1


def test_taps_need_nobody_to_receive_them(store: Store, note: Submission) -> None:
    tap = replace(a_submission(note.service, version=2, answers=(Answer("mood", ("sad",)),)), device=note.device)
    assert accept(store, tap) is Acknowledgement.KEPT


def test_words_in_a_chat_cannot_wait_so_they_are_kept_and_what_they_tell_of_danger_is_heard(
    store: Store, note: Submission
) -> None:
    boss = a_member(store, "Иван Колев", ADMINISTRATOR)
    chat = replace(note, device=None, channel=Channel.TELEGRAM)
    assert accept(store, chat) is Acknowledgement.KEPT
    (heard,) = read_concerns(store, note.service)
    assert [reader.member.id for reader in readers_of(store, heard)] == [boss.id]
