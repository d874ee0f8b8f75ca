"""The receipt of a tablet: found in its own service only, never read by words, and the other way round."""

from dataclasses import replace

from feedback_store.complaints.picture_receipts import (
    COLOURS,
    MANY,
    PICTURES,
    PictureReceipt,
    find_by_pictures,
    is_receipt,
    mark_of_pictures,
)
from feedback_store.complaints.receipts import mark_of
from feedback_store.complaints.replies import reply
from feedback_store.complaints.threads import find_thread
from feedback_store.engine import Store
from feedback_store.intake import Submission
from tests.builders import Day, a_service
from tests.feedback_store.complaints.letters import FOOD, a_follow_up, a_letter, opened

RECEIPT = PictureReceipt(("fish", "house", "sun", "key", "snail", "hat"), "blue")


def of_pictures(store: Store, letter: Submission, receipt: PictureReceipt = RECEIPT) -> Submission:
    return replace(letter, receipt=mark_of_pictures(store, letter.service, receipt))


def test_a_letter_is_found_by_its_pictures_only_after_the_opening_and_followed_up(any_store: Store, day: Day) -> None:
    service = a_service(any_store).key
    letter = of_pictures(any_store, a_letter(any_store, service))
    assert find_by_pictures(any_store, service, RECEIPT) is None
    opened(any_store, service, day, letter)
    reply(any_store, service, 1, "Говорихме с кухнята.")
    opened(any_store, service, day, of_pictures(any_store, a_follow_up(any_store, service, settled=True)))
    thread = find_by_pictures(any_store, service, RECEIPT)
    assert thread and [line.text for line in thread.lines] == [FOOD, "Говорихме с кухнята.", None]
    assert thread.closed_by == "sender"


def test_another_order_another_colour_and_another_service_find_nothing(store: Store, day: Day) -> None:
    service, other = a_service(store).key, a_service(store).key
    opened(store, service, day, of_pictures(store, a_letter(store, service)))
    swapped = PictureReceipt(("house", "fish", *RECEIPT.pictures[2:]), "blue")
    assert find_by_pictures(store, service, swapped) is None
    assert find_by_pictures(store, service, replace(RECEIPT, colour="red")) is None
    assert find_by_pictures(store, other, RECEIPT) is None


def test_words_read_no_receipt_of_pictures_even_with_the_same_text(store: Store, day: Day) -> None:
    service = a_service(store).key
    opened(store, service, day, of_pictures(store, a_letter(store, service)))
    text = (service, *RECEIPT.pictures, RECEIPT.colour)
    assert find_thread(store, text) is None
    assert mark_of(store, text) != mark_of_pictures(store, service, RECEIPT)


def test_a_receipt_is_different_known_pictures_and_a_colour() -> None:
    assert is_receipt(RECEIPT.pictures, "blue")
    assert not is_receipt(("fish", *RECEIPT.pictures[:-1]), "blue"), "a picture twice"
    assert not is_receipt(RECEIPT.pictures[1:], "blue")
    assert not is_receipt(("dragon", *RECEIPT.pictures[1:]), "blue")
    assert not is_receipt(RECEIPT.pictures, "pink")


def test_there_are_as_many_pictures_and_colours_as_the_design_asks() -> None:
    assert len(set(PICTURES)) == len(PICTURES) >= 36
    assert (len(set(COLOURS)), MANY) == (8, 6)
