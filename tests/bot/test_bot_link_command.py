"""`glasche bot link` prints what families open, and says why where it cannot."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.commands import bot as command
from bot.errors import BotUnknownError, NotAskedInChatsError
from config.load import instruments
from config.settings import Settings
from feedback_store.bot_links import Goal, goal_of, goals_of
from feedback_store.engine import Store
from feedback_store.errors import UnknownServiceError
from feedback_store.ways.chats import note_bot
from tests.builders import a_service

Typing = Callable[..., Result]


@pytest.fixture
def typed(settings: Settings, store: Store, monkeypatch: pytest.MonkeyPatch) -> Typing:
    """Return what types `glasche bot link` where there are two services and the bot has run."""
    monkeypatch.setenv("GLASCHE_HOME", str(settings.home))
    for key in ("cop-ruse", "dc-varna"):
        a_service(store, key)
    note_bot(store, "glasche_bot")
    return lambda *words: CliRunner().invoke(command, ["link", *words])


def goals(store: Store, output: str) -> list[Goal | None]:
    """Return what the printed links lead to."""
    every = tuple(goals_of(("cop-ruse", "dc-varna"), instruments()))
    return [goal_of(store, line.partition("https://t.me/glasche_bot?start=")[2], every) for line in output.splitlines()]


def test_the_link_of_a_service_is_printed_alone(store: Store, typed: Typing) -> None:
    assert goals(store, typed("dc-varna").stdout) == [Goal("dc-varna")]
    assert goals(store, typed("dc-varna", "--instrument", "mood_board").stdout) == [Goal("dc-varna", "mood_board")]


def test_without_a_key_every_service_has_a_line(store: Store, typed: Typing) -> None:
    printed = typed().stdout
    assert sorted(line.partition("\t")[0] for line in printed.splitlines()) == ["cop-ruse", "dc-varna"]
    assert set(goals(store, printed)) == {Goal("cop-ruse"), Goal("dc-varna")}


def test_a_link_is_drawn_for_paper(typed: Typing, tmp_path: Path) -> None:
    picture = tmp_path / "varna.svg"
    assert typed("dc-varna", "--qr", str(picture)).exit_code == 0
    assert "<path" in picture.read_text()
    assert typed("--qr", str(picture)).exit_code == 2


def test_what_cannot_be_linked_is_refused(store: Store, typed: Typing) -> None:
    assert isinstance(typed("no-such").exception, UnknownServiceError)
    refused = typed("cop-ruse", "--instrument", "draw").exception
    assert isinstance(refused, NotAskedInChatsError) and "mood_board" in str(refused)


def test_a_bot_that_never_ran_has_no_links(settings: Settings, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GLASCHE_HOME", str(settings.home))
    a_service(store, "cop-ruse")
    assert isinstance(CliRunner().invoke(command, ["link"]).exception, BotUnknownError)
