"""The database is away for a while: nothing is confirmed that is not kept, and what was said is not lost."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pytest
from sqlalchemy import create_engine, make_url, text

from bot.offer import offered_in_chat
from feedback_store.concerns.heard import read_concerns
from tests.bot.chatting import CHILD, skip_to_the_summary, tap_through
from tests.bot.conftest import MakeBot
from tests.bot.crowd.gathered import GLANCE_SECONDS, invite, let_chat
from tests.bot.crowd.kept import as_lines, summary_of
from tests.bot.crowd.labels import in_all
from tests.bot.crowd.visitor import Visitor
from tests.builders import recipients_in
from tests.telegram_api.api import TelegramApi

FORGOTTEN = in_all("The bot keeps no conversations and has forgotten this one. We begin anew.")

pytestmark = pytest.mark.postgresql


@contextmanager
def away(address: str) -> Iterator[None]:
    """Cut off everybody who is connected to a database of PostgreSQL, and let nobody in meanwhile."""
    name = make_url(address).database
    server = create_engine(
        make_url(address).set(drivername="postgresql+psycopg", database="postgres"), isolation_level="AUTOCOMMIT"
    )
    with server.connect() as connection:
        connection.execute(text(f"ALTER DATABASE {name} WITH ALLOW_CONNECTIONS false"))
        connection.execute(
            text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :n"), {"n": name}
        )
        yield
        connection.execute(text(f"ALTER DATABASE {name} WITH ALLOW_CONNECTIONS true"))
    server.dispose()


def chat_for(visitors: Sequence[Visitor], seconds: float) -> int:
    """Let people chat so long, and return how many interviews are confirmed to them by then."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for one in visitors:
            one.act_if_ready()
        time.sleep(GLANCE_SECONDS)
    return sum(len(one.confirmed) for one in visitors)


def test_what_was_said_while_the_database_was_away_is_confirmed_once_it_is_back_and_kept(
    api: TelegramApi, make_bot: MakeBot, postgresql_database: str
) -> None:
    bot = make_bot(GLASCHE_DATABASE_URL=postgresql_database)
    recipients_in(bot.store, "cop-ruse")
    bot.start()
    child, mother, scared = api.person(), api.person("Анна"), api.person("Ема")
    child.opens_link("cop-ruse")
    tap_through(child, *CHILD, "Тъжно ми е")
    skip_to_the_summary(child)
    mother.opens_link("cop-ruse")
    tap_through(mother, "Български")
    mother.waits_for("Кой отговаря?")
    scared.opens_link("cop-ruse")
    tap_through(scared, *CHILD[:-1], "Бурканче за щастие", "С думи")
    scared.waits_for("Не знаем кой пише.")
    with away(postgresql_database):
        scared.says("вкъщи татко ме бие с колана")
        assert "116 111" in scared.waits_for("Ето какво каза.", 60).text
        child.taps("Пусни в кутията")
        assert child.waits_for("Гласът ти още не е в кутията", 20).has_button("Още един опит")
        mother.taps("Родител")
        mother.waits_for("Табло на настроението", 20)
    child.taps("Още един опит")
    child.waits_for("Благодаря. Гласът ти е в кутията.")
    scared.taps("Пусни в кутията")
    scared.waits_for("Хубаво е, че го казваш.")
    said = sorted(next(iter(one["answers"].values())) for one in bot.contents("cop-ruse"))
    assert said == [["sad"], ["words"]] and len(read_concerns(bot.store, "cop-ruse")) == 1


@pytest.mark.slow
@pytest.mark.timeout(400)
def test_chats_go_on_through_a_minute_without_the_database_and_the_bot_comes_back_by_itself(
    api: TelegramApi, make_bot: MakeBot, postgresql_database: str
) -> None:
    bot = make_bot(GLASCHE_DATABASE_URL=postgresql_database)
    recipients_in(bot.store, "cop-ruse")
    bot.start()
    visitors = invite(api, ["cop-ruse"], chats=10, interviews=5, pause_seconds=2.0, steady=True)
    before = chat_for(visitors, 15)
    with away(postgresql_database):
        at_first = chat_for(visitors, 5)
        at_the_end = chat_for(visitors, 55)
    let_chat(visitors, 240)
    assert 0 < before <= at_first == at_the_end < 50
    offered = offered_in_chat(bot.store, "cop-ruse")
    in_the_box = as_lines(summary_of(said, offered) for said in bot.contents("cop-ruse"))
    assert in_the_box == as_lines(text for one in visitors for text in one.confirmed)
    assert not any(text in one.person.screen() for one in visitors for text in FORGOTTEN)
    assert bot.log.count("the bot listens") == 1
