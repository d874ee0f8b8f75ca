"""Marks of receipts that come in are made once, so that a long list of letters arrives at last."""

import random

import pytest

from feedback_store.complaints.picture_receipts import COLOURS, MANY, PICTURES, PictureReceipt, mark_of_pictures
from feedback_store.engine import Store
from kiosk import marks
from kiosk.marks import MOST_MARKS, Marks


def test_a_list_that_is_sent_again_costs_no_second_hash_and_memory_is_bounded(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[PictureReceipt] = []

    def count(store: Store, service: str, receipt: PictureReceipt) -> bytes:
        made.append(receipt)
        return mark_of_pictures(store, service, receipt)

    monkeypatch.setattr(marks, "mark_of_pictures", count)
    chance, held = random.Random(3), Marks()
    letters = [PictureReceipt(tuple(chance.sample(PICTURES, MANY)), chance.choice(COLOURS)) for _ in range(60)]
    first, second = ([held.mark_of(store, "home", one) for one in letters] for _ in range(2))
    assert first == second == [mark_of_pictures(store, "home", one) for one in letters]
    assert len(made) == 60 and held.mark_of(store, "other", letters[0]) != first[0]
    for _ in range(MOST_MARKS):
        held.mark_of(store, "home", PictureReceipt(tuple(chance.sample(PICTURES, MANY)), "red"))
    assert len(held._made) == MOST_MARKS
