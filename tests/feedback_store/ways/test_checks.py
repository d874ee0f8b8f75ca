"""The doctor says when somebody who asked to be told in Telegram is not."""

import pytest
from pydantic import SecretStr

from config.doctor import Finding
from feedback_store.engine import Store, open_store
from feedback_store.ways.chats import join, make_joining_link, note_reach
from feedback_store.ways.checks import check_ways
from tests.builders import a_member
from tests.telegram_api.api import TEST_TOKEN

CHAT = 5_100_000_001


@pytest.mark.parametrize(
    ("token", "is_reached", "found"),
    [(TEST_TOKEN, True, ""), (TEST_TOKEN, False, "blocked the bot"), (None, True, "there is no bot")],
)
def test_whoever_is_not_reached_is_counted(store: Store, token: str | None, *, is_reached: bool, found: str) -> None:
    token_set = store.settings.model_copy(update={"telegram_token": token and SecretStr(token)})
    opened = open_store(token_set, today=store.today)
    assert not [*check_ways(opened)]
    link = make_joining_link(opened, "glasche_bot", a_member(opened).id)
    assert join(opened, link.partition("?start=")[2], CHAT)
    note_reach(opened, CHAT, is_reached=is_reached)
    findings: list[Finding] = [*check_ways(opened)]
    opened.close()
    assert len(findings) == bool(found) and all(found in one.sentence for one in findings)
