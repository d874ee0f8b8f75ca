"""Staff join in Telegram by a link that holds once and for 15 minutes; of anybody else's chat nothing is written."""

from datetime import timedelta

import pytest

from feedback_store.engine import Store
from feedback_store.one_time import VALID_MINUTES, end_of_validity
from feedback_store.ways.chats import (
    chats_in_reach,
    dismiss_chat,
    is_joining,
    join,
    joined_staff,
    leave,
    make_joining_link,
    note_reach,
)
from tests.builders import a_member

CHAT, STRANGER = 5_100_000_001, 5_100_007_920


def carried_by(link: str) -> str:
    return link.partition("?start=")[2]


def test_a_link_lets_one_chat_join_once_until_it_leaves(any_store: Store) -> None:
    member = a_member(any_store)
    carried = carried_by(make_joining_link(any_store, "glasche_bot", member.id))
    assert is_joining(carried) and len(carried) <= 64 and not is_joining("cop-ruse")
    assert join(any_store, carried, CHAT) and not join(any_store, carried, STRANGER)
    assert chats_in_reach(any_store) == {member.id: CHAT}
    assert not leave(any_store, STRANGER) and leave(any_store, CHAT) and not leave(any_store, CHAT)
    assert chats_in_reach(any_store) == {}


def test_a_link_that_is_old_wrong_or_followed_by_a_newer_one_lets_nobody_join(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    member = a_member(store)
    replaced = carried_by(make_joining_link(store, "glasche_bot", member.id))
    before = end_of_validity() - timedelta(minutes=VALID_MINUTES, seconds=1)
    with monkeypatch.context() as earlier:
        earlier.setattr("feedback_store.ways.chats.end_of_validity", lambda: before)
        old = carried_by(make_joining_link(store, "glasche_bot", member.id))
    assert not any(join(store, carried, CHAT) for carried in (replaced, old, "J_", "J_nonsense"))
    assert joined_staff(store) == {}


def test_a_chat_that_blocks_the_bot_is_reached_no_more_until_it_lets_the_bot_in_again(store: Store) -> None:
    member = a_member(store)
    assert join(store, carried_by(make_joining_link(store, "glasche_bot", member.id)), CHAT)
    note_reach(store, STRANGER, is_reached=True)
    note_reach(store, CHAT, is_reached=False)
    assert chats_in_reach(store) == {} and not joined_staff(store)[member.id].is_reached
    note_reach(store, CHAT, is_reached=True)
    assert chats_in_reach(store) == {member.id: CHAT}
    dismiss_chat(store, member.id)
    assert joined_staff(store) == {}


def test_the_database_never_holds_the_number_of_a_chat(store: Store) -> None:
    member = a_member(store)
    assert join(store, carried_by(make_joining_link(store, "glasche_bot", member.id)), CHAT)
    for chat in (CHAT, STRANGER):
        note_reach(store, chat, is_reached=True)
        for form in (str(chat).encode(), chat.to_bytes(6, "big"), chat.to_bytes(6, "little")):
            assert not [file for file in store.settings.home.rglob("*") if file.is_file() and form in file.read_bytes()]
