"""Chats with the real bot at once; emulator and people are a process: `python -m tests.benchmarks.chats HOME PACE`."""

import bisect
import json
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.benchmarks.figures import Figures, share_of
from tests.benchmarks.ground import ROOT
from tests.bot.crowd.gathered import GLANCE_SECONDS, invite
from tests.bot.crowd.visitor import Visitor
from tests.bot.running_bot import RunningBot
from tests.builders import recipients_in
from tests.telegram_api.api import TelegramApi

SERVICE = "cop-chats"
WARM_SECONDS, SECONDS = 10.0, 40.0
"""What is tapped at first is not counted: all begin at once, and the reader of words is loaded."""
ENDLESS = 10**6
REPLIES = ("sendMessage", "editMessageText", "deleteMessage")
"""What changes the screen: "Not now" below the notice of the reminders only takes it away."""
ENOUGH_SECONDS = 60.0
"""Beside the chats themselves, for starting and ending."""


@dataclass(frozen=True)
class Talking:
    """So many chats at once, each of which thinks so long before a tap (s, on the average)."""

    chats: int
    thinking_seconds: float


@dataclass(frozen=True)
class Chats:
    """What the chats got: replies in a second, and the times from an update to its reply (ms)."""

    talking: Talking
    replies: Figures


PACES = (Talking(10, 3.0), Talking(50, 3.0), Talking(50, 1.0))


def measure_chats(folder: Path) -> list[Chats]:
    """Measure at each pace, with a bot and a home of its own."""
    return [_measure(folder / f"chats-{number}", talking) for number, talking in enumerate(PACES)]


def _measure(home: Path, talking: Talking) -> Chats:
    home.mkdir(parents=True)
    command = [sys.executable, "-m", "tests.benchmarks.chats", str(home), json.dumps(asdict(talking))]
    seconds = WARM_SECONDS + SECONDS + ENOUGH_SECONDS
    printed = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True, timeout=seconds)
    took = sorted(json.loads(printed.stdout))
    return Chats(talking, Figures(len(took) / SECONDS, share_of(took, 0.5), share_of(took, 0.99)))


def talk(home: Path, talking: Talking) -> list[float]:
    """Let people chat with the bot, and return how long each reply took (ms)."""
    with TelegramApi() as api:
        bot = RunningBot(api, home)
        try:
            bot.add_service(SERVICE, "ЦОП Чатове")
            recipients_in(bot.store, SERVICE)
            bot.start()
            pause = 2 * talking.thinking_seconds
            visitors = invite(api, [SERVICE], talking.chats, ENDLESS, pause_seconds=pause, steady=True)
            begin = time.monotonic()
            _let_chat(visitors, until=begin + WARM_SECONDS + SECONDS)
            return _milliseconds(api, visitors, begin + WARM_SECONDS)
        finally:
            bot.close()


def _let_chat(visitors: Sequence[Visitor], until: float) -> None:
    while time.monotonic() < until:
        for one in visitors:
            one.act_if_ready()
        time.sleep(GLANCE_SECONDS)


def _milliseconds(api: TelegramApi, visitors: Sequence[Visitor], first: float) -> list[float]:
    replied: dict[int, list[float]] = {one.person.id: [] for one in visitors}
    for call in api.calls:
        if call.method in REPLIES:
            replied[int(call.params["chat_id"])].append(call.at)
    took = []
    for one in visitors:
        replies = replied[one.person.id]
        for acted_at in one.acted_at:
            place = bisect.bisect(replies, acted_at)
            if acted_at >= first and place < len(replies):
                took.append(1000 * (replies[place] - acted_at))
    return took


if __name__ == "__main__":
    sys.stdout.write(json.dumps(talk(Path(sys.argv[1]), Talking(**json.loads(sys.argv[2])))))
