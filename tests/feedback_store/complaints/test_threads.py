"""An idea or complaint with an answer: through the box, found by four words only, replied to, followed up, closed."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from analysis.language.reader import read
from config.vocabulary import Speaker
from feedback_store.complaints.receipts import mark_of
from feedback_store.complaints.replies import close, reply
from feedback_store.complaints.threads import Thread, find_thread, open_threads, thread_of
from feedback_store.engine import Store
from feedback_store.errors import ReplyRefusedError, SubmissionRefusedError, UnknownComplaintError
from feedback_store.intake import Acknowledgement, accept
from feedback_store.schema import complaint_signatures, complaints
from feedback_store.voices import hide_voice
from tests.builders import Day, a_note, a_service, a_submission
from tests.feedback_store.complaints.letters import FOOD, WORDS, a_follow_up, a_letter, opened, signed

OTHER_WORDS = ("ябълка", "звезда", "кораб", "чадър")


def said_in(thread: Thread | None) -> list[tuple[str, str | None]]:
    assert thread
    return [(line.by, line.text) for line in thread.lines]


def test_a_letter_is_found_by_its_words_and_only_after_the_opening(any_store: Store, day: Day) -> None:
    service = a_service(any_store).key
    letter = a_letter(any_store, service)
    assert accept(any_store, letter) is Acknowledgement.KEPT
    assert find_thread(any_store, WORDS) is None and open_threads(any_store, service) == ()
    opened(any_store, service, day, letter)  # a repeat joins itself
    thread = find_thread(any_store, WORDS)
    assert said_in(thread) == [("sender", FOOD)]
    assert thread and (thread.number, thread.dated, thread.closed_by) == (1, "2026-11-17", None)
    assert find_thread(any_store, OTHER_WORDS) is None


def test_reply_and_follow_up_stand_in_order_and_the_sender_closes(any_store: Store, day: Day) -> None:
    service = a_service(any_store).key
    opened(any_store, service, day, a_letter(any_store, service))
    reply(any_store, service, 1, "Говорихме с кухнята.")
    opened(any_store, service, day, a_follow_up(any_store, service, "Още е студена", settled=False))
    reply(any_store, service, 1, "Купихме нов котлон.")
    opened(any_store, service, day, a_follow_up(any_store, service, settled=True))
    assert said_in(find_thread(any_store, WORDS)) == [
        ("sender", FOOD),
        ("staff", "Говорихме с кухнята."),
        ("sender", "Още е студена"),
        ("staff", "Купихме нов котлон."),
        ("sender", None),
    ]
    assert thread_of(any_store, service, 1).closed_by == "sender"
    assert open_threads(any_store, service) == ()


def test_staff_close_and_what_the_sender_adds_opens_again(any_store: Store, day: Day) -> None:
    service = a_service(any_store).key
    opened(any_store, service, day, a_letter(any_store, service))
    close(any_store, service, 1)
    assert thread_of(any_store, service, 1).closed_by == "staff"
    opened(any_store, service, day, a_follow_up(any_store, service, "Не е наред"))
    assert [thread.number for thread in open_threads(any_store, service)] == [1]


def test_letters_of_one_box_get_numbers_that_tell_no_order(store: Store, day: Day) -> None:
    service, first = a_service(store).key, []
    for number in range(8):
        words = [("ябълка", "кораб", "звезда", word) for word in ("чадър", "шапка", "слон", "мост")]
        texts = [f"Писмо {place} от ден {number}" for place in range(4)]
        opened(store, service, day, *(a_letter(store, service, *both) for both in zip(texts, words, strict=True)))
        newest = open_threads(store, service)[-4:] if number == 0 else ()
        first += [said_in(thread)[0][1] for thread in newest]
    assert sorted(str(text) for text in first) == [f"Писмо {place} от ден 0" for place in range(4)]
    orders = [said_in(thread) for thread in open_threads(store, service)]
    assert len(orders) == 4 and {len(one) for one in orders} == {8}


def test_a_letter_counts_as_any_voice_and_bears_no_more_than_one(store: Store, day: Day) -> None:
    service = a_service(store).key
    opened(store, service, day, a_letter(store, service))
    with store.reading() as connection:
        (row,) = connection.execute(select(complaints)).all()
    assert set(row._mapping) == {"service", "number", "mark", "dated", "closed_by"}
    assert bytes(row.mark) == mark_of(store, WORDS)


def test_the_mark_stays_when_the_settings_of_hashing_change(store: Store) -> None:
    mark = mark_of(store, WORDS)
    slower = replace(store, settings=store.settings.model_copy(update={"password_rounds": 2}))
    assert mark_of(slower, WORDS) == mark


def test_a_rotation_leaves_every_thread_where_it_was(store: Store, day: Day) -> None:
    service = a_service(store).key
    opened(store, service, day, a_letter(store, service))
    reply(store, service, 1, "Благодарим.")
    store.keys.rotate()
    assert said_in(find_thread(store, WORDS)) == [("sender", FOOD), ("staff", "Благодарим.")]


def test_a_name_stands_apart_sealed_and_goes_when_the_letter_is_hidden(any_store: Store, day: Day) -> None:
    service = a_service(any_store).key
    opened(any_store, service, day, signed(a_letter(any_store, service), "Иванка Колева, 0888 123 456"))
    (line,) = thread_of(any_store, service, 1).lines
    assert (line.text, line.signature) == (FOOD, "Иванка Колева, 0888 123 456")
    with any_store.reading() as connection:
        (row,) = connection.execute(select(complaint_signatures)).all()
    assert "Иванка".encode() not in bytes(row.sealed)
    hide_voice(any_store, service, row.voice)
    (line,) = thread_of(any_store, service, 1).lines
    assert (line.text, line.signature) == (None, None)


def test_words_of_danger_are_heard_at_once_and_not_shown_with_the_others(store: Store, day: Day) -> None:
    listening = replace(store, reader=read)
    service = a_service(listening).key
    opened(listening, service, day, a_letter(listening, service, "Татко ме бие с колана всяка вечер"))
    assert [line.is_danger for line in thread_of(listening, service, 1).lines] == [True]
    assert [line.is_danger for line in thread_of(store, service, 1).lines] == [True], "a concern has kept the text"


def test_a_follow_up_whose_thread_is_over_is_not_lost(store: Store, day: Day) -> None:
    service = a_service(store).key
    opened(store, service, day, a_follow_up(store, service, "Пак е студено"))
    assert said_in(find_thread(store, WORDS)) == [("sender", "Пак е студено")]


def test_two_services_may_have_letters_with_the_same_words(store: Store, day: Day) -> None:
    one, other = a_service(store).key, a_service(store).key
    for service in (one, other):
        opened(store, service, day, a_letter(store, service, f"За {service}"))
    assert said_in(find_thread(store, WORDS, [other])) == [("sender", f"За {other}")]


@pytest.mark.parametrize("text", ["", "  \n", "а" * 1501, "половин знак \ud83d"])
def test_a_reply_of_nothing_or_too_much_is_refused(store: Store, day: Day, text: str) -> None:
    service = a_service(store).key
    opened(store, service, day, a_letter(store, service))
    with pytest.raises(ReplyRefusedError, match="1 to 1500"):
        reply(store, service, 1, text)


def test_a_number_that_does_not_exist_is_told(store: Store) -> None:
    with pytest.raises(UnknownComplaintError, match="number 7"):
        close(store, a_service(store).key, 7)


def test_receipts_and_names_are_taken_only_where_they_belong(store: Store) -> None:
    service = a_service(store).key
    letter = a_letter(store, service)
    for wrong in (
        replace(a_note(service, "Играта"), receipt=letter.receipt),
        replace(a_submission(service), signature="Иван"),
        replace(a_follow_up(store, service, "Още"), receipt=None),
        replace(letter, receipt=b"short"),
        replace(letter, signature="Иван", speaker=Speaker.CHILD),
        signed(letter, " "),
        signed(letter, "И" * 201),
    ):
        with pytest.raises(SubmissionRefusedError):
            accept(store, wrong)
