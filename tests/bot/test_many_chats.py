"""Many chats at once on a poor line: each confirmed voice is in the box once and whole, and nothing tells who spoke."""

import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from bot.offer import offered_in_chat
from config.vocabulary import Place
from feedback_store.concerns.recipients import name_recipient
from tests.bot.conftest import MakeBot
from tests.bot.crowd.gathered import invite, let_chat, short_numbers_of, traces_of
from tests.bot.crowd.kept import as_lines, summary_of
from tests.bot.crowd.visitor import Visitor
from tests.bot.running_bot import ROOT, RunningBot
from tests.builders import recipients_in
from tests.journeys.traces import short_numbers_in, texts_in
from tests.telegram_api.api import TelegramApi
from tests.telegram_api.faults import broken, dropped, flood, stalled
from tests.telegram_api.waiting import wait_until

SERVICES = ("cop-ruse", "cnst-byala")
FAULTS = (
    (flood(1), 0.008, False),
    (broken(500), 0.007, False),
    (broken(502), 0.007, True),
    (broken(503), 0.007, False),
    (dropped(), 0.007, False),
    (dropped(), 0.007, True),
    (stalled(), 0.004, False),
    (stalled(), 0.003, True),
)
"""Each with its share of the calls and whether the call took effect; together 5 of 100."""


def trouble(api: TelegramApi, polls: float) -> None:
    """Let 5 of 100 calls fail, of the long polls a part as many, and some updates come twice or late."""
    for failure, share, after_effect in FAULTS:
        api.faults.plan(None, failure, on_calls=None, probability=share, after_effect=after_effect)
        api.faults.plan("getUpdates", failure, on_calls=None, probability=polls * share, after_effect=after_effect)
    api.disorders(twice=0.05, late=0.05)


@pytest.fixture(params=["polling", "webhook"])
def crowded_bot(request: pytest.FixtureRequest, make_bot: MakeBot, tmp_path: Path, free_port: int) -> RunningBot:
    """A bot of two services whose words are received; its temporary files and its user's folder lie in its home."""
    address = {"GLASCHE_TELEGRAM_WEBHOOK": f"http://127.0.0.1:{free_port}/tg", "GLASCHE_TELEGRAM_PORT": str(free_port)}
    running = make_bot(**(address if request.param == "webhook" else {}), **own_folders(tmp_path / "home-0"))
    running.add_service("cnst-byala", "ЦНСТ Бяла")
    inside, outside = recipients_in(running.store, "cop-ruse")
    name_recipient(running.store, "cnst-byala", inside.id, Place.IN_HOUSE)
    name_recipient(running.store, "cnst-byala", outside.id, Place.OUTSIDE)
    for folder in own_folders(running.home).values():
        Path(folder).mkdir()
    running.start()
    return running


def own_folders(home: Path) -> Mapping[str, str]:
    return {"HOME": str(home / "user"), "TMPDIR": str(home / "tmp"), "XDG_CACHE_HOME": str(home / "cache")}


def files_of(bot: RunningBot) -> Mapping[str, bytes]:
    """Return every file of the home as it is now: database, journals, boxes, logs, what is temporary."""
    return {str(path.relative_to(bot.home)): path.read_bytes() for path in bot.home.rglob("*") if path.is_file()}


@pytest.mark.timeout(360)
def test_some_interviews_at_once_on_a_poor_line(api: TelegramApi, crowded_bot: RunningBot) -> None:
    check_a_crowd(api, crowded_bot, chats=10, interviews=2, seconds=300, polls=0.2)


@pytest.mark.slow
@pytest.mark.timeout(3300)
def test_a_thousand_interviews_over_fifty_chats_on_a_poor_line(api: TelegramApi, crowded_bot: RunningBot) -> None:
    check_a_crowd(api, crowded_bot, chats=50, interviews=20, seconds=3000, polls=1)


def check_a_crowd(
    api: TelegramApi, bot: RunningBot, *, chats: int, interviews: int, seconds: float, polls: float
) -> None:
    """Let a crowd chat, and look into the boxes and through all files, before and after the opening."""
    trouble(api, polls)
    visitors = invite(api, SERVICES, chats, interviews)
    let_chat(visitors, seconds)
    api.faults.clear()
    wait_until(lambda: api.pending == 0, 30)
    check_boxes(bot, visitors)
    check_traces(bot, visitors)
    assert bot.stop() == 0
    check_traces(bot, visitors)
    assert type_command(bot, "box", "open").count("opened") == len(SERVICES)
    check_traces(bot, visitors)


def check_boxes(bot: RunningBot, visitors: Sequence[Visitor]) -> None:
    """Every confirmed voice lies in its box once, with the answers that were shown before it was sent."""
    for number, service in enumerate(SERVICES):
        offered = offered_in_chat(bot.store, service)
        in_the_box = as_lines(summary_of(said, offered) for said in bot.contents(service))
        confirmed = as_lines(text for one in visitors[number :: len(SERVICES)] for text in one.confirmed)
        assert not (unseen := in_the_box - confirmed), f"in the box of {service}, and nobody was thanked: {unseen}"
        assert not (lost := confirmed - in_the_box), f"thanked, and not in the box of {service}: {lost}"


def check_traces(bot: RunningBot, visitors: Sequence[Visitor]) -> None:
    """No file holds a number, a name or a telephone of a chat; the search would find them, for it finds one planted."""
    files, traces = files_of(bot), traces_of(visitors)
    assert {"glasche.sqlite", "bot.log"} <= {Path(name).name for name in files}, sorted(files)
    assert texts_in(files, traces) == []
    assert short_numbers_in(files, short_numbers_of(visitors)) == []
    assert texts_in({**files, "planted": f"… {traces[0]}".encode()}, traces) == [f"{traces[0]} in planted"]


def type_command(bot: RunningBot, *words: str) -> str:
    """Type a command in the bot's home and return what it prints."""
    environment = {"GLASCHE_HOME": str(bot.home), "PATH": "", **own_folders(bot.home)}
    command = [sys.executable, "-m", "config.commands", *words]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    return done.stdout + done.stderr
