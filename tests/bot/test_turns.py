"""Updates of one chat wait for each other, those of different chats do not, and no chat is remembered."""

import asyncio
import itertools
from datetime import UTC, datetime

from telegram import Chat, Message, Update

from bot.turns import ChatsInTurn

NUMBERS = itertools.count(710_000_001)


def an_update(chat: int) -> Update:
    return Update(next(NUMBERS), message=Message(1, datetime(2026, 11, 22, tzinfo=UTC), Chat(chat, Chat.PRIVATE)))


async def work_on(chats: list[int]) -> tuple[list[str], ChatsInTurn]:
    turns, seen = ChatsInTurn(), list[str]()

    async def work(place: int, chat: int) -> None:
        seen.append(f"{chat} begins {place}")
        await asyncio.sleep(0.01)
        seen.append(f"{chat} ends {place}")

    await asyncio.gather(
        *(turns.process_update(an_update(chat), work(place, chat)) for place, chat in enumerate(chats))
    )
    return seen, turns


def test_one_chat_is_served_one_after_another() -> None:
    seen, _ = asyncio.run(work_on([5, 5]))
    assert seen == ["5 begins 0", "5 ends 0", "5 begins 1", "5 ends 1"]


def test_different_chats_are_served_at_the_same_time() -> None:
    seen, _ = asyncio.run(work_on([5, 6]))
    assert seen[:2] == ["5 begins 0", "6 begins 1"]


def test_no_chat_is_remembered_afterwards() -> None:
    _, turns = asyncio.run(work_on([5, 6, 5]))
    assert not turns._locks and not turns._waiting


def test_an_update_that_comes_again_is_passed_over() -> None:
    worked: list[str] = []

    async def work() -> None:
        worked.append("once")

    async def take_twice() -> None:
        turns, update = ChatsInTurn(), an_update(5)
        await turns.process_update(update, work())
        await turns.process_update(update, work())

    asyncio.run(take_twice())
    assert worked == ["once"]
