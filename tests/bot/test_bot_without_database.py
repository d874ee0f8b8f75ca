"""The database is away for a while: nothing is confirmed that is not kept, and what was said is not lost."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import create_engine, make_url, text

from feedback_store.concerns.heard import read_concerns
from tests.bot.chatting import CHILD, skip_to_the_summary, tap_through
from tests.bot.conftest import MakeBot
from tests.builders import recipients_in
from tests.telegram_api.api import TelegramApi

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
    scared.waits_for("Благодаря, че го каза.")
    said = sorted(next(iter(one["answers"].values())) for one in bot.contents("cop-ruse"))
    assert said == [["sad"], ["words"]] and len(read_concerns(bot.store, "cop-ruse")) == 1
