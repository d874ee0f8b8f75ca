"""Each member of staff joins, sees and ends their messages in Telegram; where there is no bot nothing is offered."""

import re

import pytest
from flask import Flask
from pydantic import SecretStr

from config.settings import Settings
from config.vocabulary import Place
from feedback_store.concerns.recipients import name_recipient
from feedback_store.engine import Store
from feedback_store.social_services import Service
from feedback_store.staff import OUTSIDER
from feedback_store.ways.chats import join, joined_staff, note_bot, note_reach
from kiosk.desk import Desk, put_desk
from tests.builders import a_member
from tests.kiosk.conftest import unhurried
from tests.kiosk.page_client import PageClient, text_of
from tests.kiosk.people import an_administrator, sign_in, submit
from tests.telegram_api.api import TEST_TOKEN

PAGE = "/staff/telegram"
CHAT = 5_100_000_001


@pytest.fixture
def georgi(app: Flask, store: Store, settings: Settings) -> PageClient:
    """Return the browser of somebody outside, where there is a bot."""
    with_bot = settings.model_copy(update={"telegram_token": SecretStr(TEST_TOKEN)})
    put_desk(app, Desk(store, with_bot, sign_ins=unhurried(), codes=unhurried()))
    an_administrator(store)
    a_member(store, "Георги Стоев", OUTSIDER)
    client = app.test_client()
    assert isinstance(client, PageClient) and sign_in(client, "Георги Стоев").status_code == 302
    return client


def carried_by(page: str) -> str:
    found = re.search(r"https://t\.me/glasche_bot\?start=(\S+)", page)
    assert found
    return found[1]


def test_somebody_outside_joins_by_a_link_that_is_shown_once_and_leaves(georgi: PageClient, store: Store) -> None:
    assert "още не е тръгвал" in text_of(georgi.get(PAGE))
    note_bot(store, "glasche_bot")
    assert "Още не сте се включили" in text_of(georgi.get(PAGE))
    carried = carried_by(text_of(submit(georgi, PAGE)))
    assert join(store, carried, CHAT) and carried not in text_of(georgi.get(PAGE))
    assert "Получавате съобщенията и в Telegram" in text_of(georgi.get(PAGE))
    submit(georgi, PAGE, f"{PAGE}/leave")
    assert joined_staff(store) == {} and "Още не сте се включили" in text_of(georgi.get(PAGE))


def test_that_the_bot_is_blocked_is_said_to_whoever_blocked_it_and_to_the_administrator(
    georgi: PageClient, app: Flask, store: Store, service: Service
) -> None:
    note_bot(store, "glasche_bot")
    assert join(store, carried_by(text_of(submit(georgi, PAGE))), CHAT)
    (member,) = joined_staff(store)
    name_recipient(store, service.key, member, Place.OUTSIDE)
    administrator = app.test_client()
    sign_in(administrator)
    listed = f"/staff/services/{service.key}/recipients"
    assert "Telegram" in text_of(administrator.get(listed)) and "блокиран" not in text_of(administrator.get(listed))
    note_reach(store, CHAT, is_reached=False)
    assert "ботът е блокиран там" in text_of(georgi.get(PAGE))
    assert "Telegram: ботът е блокиран там" in text_of(administrator.get(listed))


def test_where_there_is_no_bot_nothing_is_offered(signed_in: PageClient, store: Store) -> None:
    note_bot(store, "glasche_bot")
    assert "Съобщения в Telegram" not in text_of(signed_in.get("/staff/concerns"))
    assert "няма бот" in text_of(signed_in.get(PAGE))
