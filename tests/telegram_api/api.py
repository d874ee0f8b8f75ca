"""The handle for tests: start the emulator, invite people, plan faults, look at the calls."""

import itertools
from types import TracebackType
from typing import Self

from tests.telegram_api.faults import Faults
from tests.telegram_api.objects import Account, Group
from tests.telegram_api.people import Person
from tests.telegram_api.server import Call, Server
from tests.telegram_api.updates import Updates
from tests.telegram_api.world import World

TEST_TOKEN = "7100200300:AAEtest-Glasche_emulator-only-0123456789"
FIRST_PERSON = 5_100_000_001
FIRST_GROUP = -1_002_000_000_001


class TelegramApi:
    """A Bot API of one's own, for one bot.

    Use it as `with TelegramApi() as api:` or with `start` and `stop`; give the bot `api.url` as the address and
    `api.token` as the token. All methods are synchronous and may be called from any thread.
    """

    def __init__(self, token: str = TEST_TOKEN, *, username: str = "glasche_test_bot", seed: int = 1) -> None:
        bot = Account(int(token.partition(":")[0]), "Гласче", username=username, is_bot=True)
        self.token = token
        self.world = World(bot, token, Updates())
        self.world.updates.lock = self.world.lock
        self.faults = Faults(seed)
        self._server = Server(self.world, self.faults)
        self._ids = itertools.count(FIRST_PERSON, 7919)
        self._groups = itertools.count(FIRST_GROUP, -7919)

    def start(self, port: int = 0) -> Self:
        """Begin to listen on loopback and return this handle."""
        self._server.start(port)
        return self

    def stop(self) -> None:
        """End the server."""
        self._server.stop()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stop()

    @property
    def url(self) -> str:
        """The base address, in place of https://api.telegram.org."""
        return f"http://127.0.0.1:{self._server.port}"

    @property
    def link(self) -> str:
        """The bot's address for people, as on a QR code."""
        return f"https://t.me/{self.world.bot.username}"

    def person(
        self,
        name: str = "Мария",
        *,
        last_name: str | None = None,
        username: str | None = None,
        language: str | None = "bg",
        number: int | None = None,
    ) -> Person:
        """Invite somebody with a phone in this language (None: Telegram does not tell), perhaps with an old number."""
        with self.world.lock:
            return Person(self.world, Account(number or next(self._ids), name, last_name, username, language))

    def group(self, title: str = "Семейство", kind: str = "supergroup") -> Group:
        """Found a group, or a channel, without the bot."""
        with self.world.lock:
            group = Group(next(self._groups), title, kind=kind)
            self.world.groups[group.id] = group
            self.world.chats[group.id] = []
            return group

    def duplicates(self, updates: int) -> None:
        """Deliver each of the coming updates twice, as happens when Telegram misses a confirmation."""
        with self.world.lock:
            self.world.updates.duplicates_left = updates

    def disorders(self, *, twice: float, late: float) -> None:
        """Deliver a share (0..1) of the coming updates twice, and a share after others that were sent later."""
        with self.world.lock:
            self.world.updates.share_twice, self.world.updates.share_late = twice, late

    def ages_queries(self) -> None:
        """Make all taps so far too old to be answered."""
        with self.world.lock:
            for query in self.world.queries.values():
                query.made_at = 0.0

    @property
    def calls(self) -> tuple[Call, ...]:
        """Every call so far, in the order of its answer."""
        return tuple(self._server.calls)

    def calls_of(self, method: str) -> tuple[Call, ...]:
        """The calls of one method."""
        return tuple(call for call in self.calls if call.method == method)

    @property
    def pending(self) -> int:
        """Updates that the bot has not confirmed yet."""
        return self.world.updates.pending
