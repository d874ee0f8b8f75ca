"""An emulator, a bot process against it, and the instruments of the tests."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from config.instrument import Instrument
from config.load import load_instrument, offered_instruments
from config.narrowing import without_kinds
from config.steps import Kind
from tests import ports
from tests.bot.running_bot import DAY_OUT, RunningBot
from tests.builders import recipients_in
from tests.telegram_api.api import TelegramApi

MakeBot = Callable[..., RunningBot]


@pytest.fixture(scope="session")
def day_out() -> Instrument:
    """The test instrument of several steps."""
    return load_instrument(DAY_OUT / "day_out.toml")


@pytest.fixture(scope="session")
def offered(day_out: Instrument) -> Mapping[str, Instrument]:
    """All instruments of the house as a chat asks them where words are received, and the one of the tests."""
    every = offered_instruments(with_words=True)
    asked = {key: left for key, one in every.items() if (left := without_kinds(one, {Kind.DRAWING}))}
    return {**asked, day_out.key: day_out}


@pytest.fixture
def api() -> Iterator[TelegramApi]:
    """An emulator on a free port."""
    with TelegramApi() as running:
        yield running


@pytest.fixture
def make_bot(api: TelegramApi, tmp_path: Path) -> Iterator[MakeBot]:
    """Make bots that are not started yet, each with a home of its own and one service."""
    made: list[RunningBot] = []

    def make(**settings: str) -> RunningBot:
        home = tmp_path / f"home-{len(made)}"
        home.mkdir()
        is_with_day_out = bool(settings.pop("is_with_day_out", ""))
        made.append(RunningBot(api, home, is_with_day_out=is_with_day_out, **settings))
        made[-1].add_service("cop-ruse", "ЦОП Русе")
        return made[-1]

    yield make
    for one in made:
        one.close()


@pytest.fixture
def bot(make_bot: MakeBot) -> RunningBot:
    """A bot that polls, of a provider with one service."""
    running = make_bot()
    running.start()
    return running


@pytest.fixture(scope="session")
def open_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningBot]:
    """One bot for many tests, of a service in which what is told in words is received; each test invites new people."""
    with TelegramApi() as api:
        running = RunningBot(api, tmp_path_factory.mktemp("open-house"))
        running.add_service("cop-ruse", "ЦОП Русе")
        recipients_in(running.store, "cop-ruse")
        running.start()
        first = api.person()
        first.says("Здравей")
        first.waits_for("Какво е?", 60)  # the first text has the reader load its lists
        yield running
        running.close()


@pytest.fixture
def free_port() -> int:
    """A port of this machine that nobody uses."""
    return ports.free_port()
