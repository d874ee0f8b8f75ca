"""Somebody who goes through interviews as people do: by what stands on the screen, at times twice, back, or away."""

import time
from random import Random

from tests.bot.crowd import labels
from tests.bot.crowd.thanked import Thanked
from tests.telegram_api.objects import Message
from tests.telegram_api.people import Person

PATIENCE_SECONDS = 3.0
"""After so long without an answer somebody tries again."""
TITLES = labels.titles()
WEIGHTS = ((labels.BACK, 0.06), (labels.SKIP, 0.25), (labels.DONE, 3.0))
TICKED = "✅"
"""How often a button is chosen beside the others, which count 1 each."""


class Visitor:
    """One chat that answers so many interviews to their end; what was thanked for stands in `confirmed`.

    Args:
        person: who chats.
        link: what the link to the centre carries.
        interviews: how many it answers (count).
        chance: what it chooses by.
        pause_seconds: it thinks no longer than this before a tap.
        is_steady: it never taps twice, walks away or asks something else.
    """

    def __init__(
        self,
        person: Person,
        link: str,
        interviews: int,
        chance: Random,
        *,
        pause_seconds: float = 0.2,
        is_steady: bool = False,
    ) -> None:
        self.person = person
        self.confirmed: list[str] = []
        self.acted_at: list[float] = []
        self._link, self._interviews, self._chance = link, interviews, chance
        self._pause_seconds, self._is_steady = pause_seconds, is_steady
        self._screen: Message | None = None
        self._due = time.monotonic() + chance.uniform(0, pause_seconds)
        self._is_away = True
        self._sent: dict[int, str] = {}
        self._thanked = Thanked()

    @property
    def is_done(self) -> bool:
        """Whether all interviews are confirmed."""
        return len(self.confirmed) >= self._interviews

    def act_if_ready(self) -> None:
        """Look at the screen; act when there is something new, or when nothing came for too long."""
        now, screen = time.monotonic(), self.person.newest()
        if _face(screen) != _face(self._screen):
            self._screen, self._due = screen, now + self._chance.uniform(0, self._pause_seconds)
        self._note_thanks()
        if now >= self._due and not self.is_done:
            self._due = now + PATIENCE_SECONDS
            self.acted_at.append(now)
            self._act(screen)

    def _note_thanks(self) -> None:
        """Note what was sent once a message thanks for it: that from which it was sent, or else a newer one.

        What was sent is watched until then, however much is said below it while the bot is slow.
        """
        for message in self._thanked.begun(self.person.sees(), self._sent):
            if self._sent:
                last = next(reversed(self._sent))
                self.confirmed.append(self._sent.pop(message if message in self._sent else last))

    def _act(self, screen: Message | None) -> None:
        if screen is None or self._is_away:
            self._is_away = False
            self.person.opens_link(self._link)
        elif send := _one_of(screen, labels.SEND | labels.TRY_AGAIN):
            self._press_at_the_end(screen, send)
        elif hide := _one_of(screen, labels.HIDE):  # below four words, which come with the thanks
            self._press(screen, hide)
        elif not self._wanders():
            self._answer(screen)

    def _press_at_the_end(self, screen: Message, send: str) -> None:
        back = _one_of(screen, labels.BACK)
        if back and not self._sent and self._chance.random() < 0.08:
            self.person.presses(screen, back)
            return
        if send in labels.SEND and screen.id not in self._thanked:
            self._sent[screen.id] = screen.text or ""
        self._press(screen, send)

    def _answer(self, screen: Message) -> None:
        if any(line in (screen.text or "") for line in labels.ASKS_FOR_WORDS) and self._chance.random() < 0.6:
            self.person.says(f"Баницата беше вкусна, номер {self._chance.getrandbits(48)}")
            return
        buttons = _buttons(screen)
        is_ticked = any(TICKED in button for button in buttons)
        fitting = [button for button in buttons if is_ticked or button not in labels.DONE]
        choice = [button for button in fitting if button in TITLES] or fitting
        weights = [next((weight for texts, weight in WEIGHTS if one in texts), 1.0) for one in choice]
        self._press(screen, self._chance.choices(choice, weights)[0])

    def _press(self, screen: Message, button: str) -> None:
        is_twice = not self._is_steady and self._chance.random() < 0.1
        self.person.presses(screen, button, times=2 if is_twice else 1)

    def _wanders(self) -> bool:
        """Do something else now and then: stop, begin again, ask for help, send what nobody asked for."""
        if self._is_steady or self._chance.random() >= 0.03:
            return False
        word = self._chance.choice(("/stop", "/help", "/privacy", "contact", "/start"))
        if word == "contact":
            self.person.shares_contact(phone_of(self.person.id))
        else:
            self.person.says(f"/start {self._link}" if word == "/start" else word)
        self._is_away = word == "/stop"
        return True


def phone_of(number: int) -> str:
    """Return the telephone number of whoever has this account."""
    return f"+35988{number % 10_000_019:08d}"


def _face(screen: Message | None) -> object:
    return screen and (screen.id, screen.text, screen.markup)


def _buttons(screen: Message) -> list[str]:
    return [button["text"] for row in (screen.markup or {}).get("inline_keyboard", []) for button in row]


def _one_of(screen: Message, texts: frozenset[str]) -> str | None:
    return next((button for button in _buttons(screen) if button in texts), None)
