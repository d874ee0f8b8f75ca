"""People with a phone: they write, tap buttons and look at what is on the screen now."""

import secrets
import time
from dataclasses import dataclass, replace
from typing import Any

from tests.telegram_api.files import document_of, keep_file, photo_of
from tests.telegram_api.kinds import FORWARDED, an_example
from tests.telegram_api.objects import Account, Group, Json, Message, find_entities
from tests.telegram_api.waiting import wait_until
from tests.telegram_api.world import Query, Toast, World

PATIENCE_SECONDS = 30.0


@dataclass(frozen=True)
class Shown:
    """A message as the person sees it; `buttons` are the rows of its inline keyboard."""

    id: int
    text: str
    buttons: tuple[tuple[str, ...], ...]
    is_from_bot: bool
    media: str | None = None

    def has_button(self, text: str) -> bool:
        """Whether a button with these words is there."""
        return any(text in button for row in self.buttons for button in row)


class Person:
    """Somebody who chats with the bot in private, and may take it into groups."""

    def __init__(self, world: World, account: Account) -> None:
        self._world = world
        self.account = account
        world.people[account.id] = account

    @property
    def id(self) -> int:
        """The number by which the bot knows this chat."""
        return self.account.id

    def says(self, text: str, group: Group | None = None) -> Message:
        """Write a text; a group's plain messages do not reach the bot, only commands and mentions do."""
        with self._world.lock:
            self._world.blocked.discard(self.id)
            return self._sends(group, text=text.strip(), entities=find_entities(text.strip()))

    def opens_link(self, payload: str) -> Message:
        """Follow t.me/<bot>?start=<payload> and tap "Start"."""
        return self.says(f"/start {payload}".strip())

    def sends_photo(self, content: bytes, caption: str | None = None) -> Message:
        """Send a picture."""
        return self._sends(None, text=caption, media=photo_of(self._world, content, "", ""))

    def sends_document(self, content: bytes, name: str, mime_type: str = "application/octet-stream") -> Message:
        """Send a file."""
        return self._sends(None, media=document_of(self._world, content, name, mime_type))

    def speaks(self, content: bytes, seconds: int) -> Message:
        """Send a voice message."""
        voice = {"duration": seconds, "mime_type": "audio/ogg", **keep_file(self._world, content)}
        return self._sends(None, media={"voice": voice})

    def shares_contact(self, phone: str) -> Message:
        """Send the own number, as the button "share my contact" does."""
        mine = {"phone_number": phone, "first_name": self.account.first_name, "user_id": self.id}
        return self._sends(None, media={"contact": mine})

    def sends(self, kind: str, caption: str | None = None, **extra: Any) -> Message:
        """Send a message of any kind, by its name in the Bot API: "voice", "sticker", "location" …"""
        media = {} if kind == "text" else an_example(self._world, kind)
        return self._sends(None, text=caption, media=media, extra=extra)

    def forwards(self, text: str, **extra: Any) -> Message:
        """Pass on what somebody else wrote."""
        return self._sends(None, text=text, extra={"forward_origin": FORWARDED, **extra})

    def edits(self, message: Message, text: str) -> None:
        """Change a text that was sent before."""
        with self._world.lock:
            message.text, message.edit_date = text, int(time.time())
        self._world.updates.push("edited_message", message.as_json())

    def pins(self, message: Message) -> Message:
        """Pin a message on top of the chat."""
        return self._sends(None, extra={"pinned_message": message.as_json()})

    def reacts(self, message_id: int, emoji: str = "❤") -> None:
        """Put a small picture below a message; Telegram tells only bots that ask for it."""
        content = {"chat": self.account.as_chat(), "message_id": message_id, "user": self.account.as_user()}
        reaction = {"type": "emoji", "emoji": emoji}
        dated = {"date": int(time.time()), "old_reaction": [], "new_reaction": [reaction]}
        self._world.updates.push("message_reaction", {**content, **dated})

    def _sends(self, group: Group | None, **parts: Any) -> Message:
        message = self._world.add_message(group or self.account, self.account, **parts)
        kinds = {entity["type"] for entity in message.entities}
        if group is None or (group.has_bot and kinds & {"bot_command", "mention"}):
            self._world.updates.push("message", message.as_json())
        return message

    def taps(self, text: str, *, times: int = 1, seconds: float = PATIENCE_SECONDS) -> str:
        """Tap the newest button with exactly these words, else one that holds them; waits until it is there.

        Returns:
            The callback data of the button.
        """
        found = wait_until(lambda: self._find_button(text), seconds, lambda: f"no button {text!r} in\n{self.screen()}")
        message, button = found
        for _ in range(times):
            self._press(message.as_json(), button)
        return str(button["callback_data"])

    def message_with(self, text: str, seconds: float = PATIENCE_SECONDS) -> tuple[Json, str]:
        """Wait for a button; return its message as it is now and its data, to press it later with `taps_again`."""
        message, button = wait_until(
            lambda: self._find_button(text), seconds, lambda: f"no button {text!r} in\n{self.screen()}"
        )
        return message.as_json(), str(button["callback_data"])

    def taps_again(self, message: Json, data: str) -> None:
        """Press a button that the phone still shows, though the message has changed since."""
        self._press(message, {"callback_data": data})

    def newest(self) -> Message | None:
        """Return the newest message that has buttons, as it stands now."""
        with self._world.lock:
            messages = reversed(self._world.chats.get(self.id, []))
            found = next((message for message in messages if message.markup), None)
            return found and replace(found)

    def presses(self, message: Message, text: str, *, times: int = 1) -> None:
        """Press the button with exactly these words in a message, as it stood when it was looked at."""
        rows = (message.markup or {}).get("inline_keyboard", [])
        button = next(button for row in rows for button in row if button["text"] == text)
        for _ in range(times):
            self._press(message.as_json(), button)

    def _press(self, message: Json, button: Json) -> None:
        with self._world.lock:
            query = Query(str(secrets.randbits(62)), self.id, time.time())
            self._world.queries[query.id] = query
        self._world.updates.push(
            "callback_query",
            {
                "id": query.id,
                "from": self.account.as_user(),
                "message": message,
                "chat_instance": str(-7_000_000_000 - self.id),
                "data": button["callback_data"],
            },
        )

    def _find_button(self, text: str) -> tuple[Message, Json] | None:
        with self._world.lock:
            buttons = [
                (message, button)
                for message in reversed(self._world.chats.get(self.id, []))
                for row in (message.markup or {}).get("inline_keyboard", [])
                for button in row
            ]
        exact = [found for found in buttons if found[1]["text"] == text]
        return next(iter(exact or [found for found in buttons if text in found[1]["text"]]), None)

    def sees(self, group: Group | None = None) -> list[Shown]:
        """Return the chat as it stands on the screen now, oldest first."""
        with self._world.lock:
            return [self._show(message) for message in self._world.chats.get(group.id if group else self.id, [])]

    def _show(self, message: Message) -> Shown:
        rows = (message.markup or {}).get("inline_keyboard", [])
        buttons = tuple(tuple(str(button["text"]) for button in row) for row in rows)
        return Shown(message.id, message.text or "", buttons, message.sender.is_bot, next(iter(message.media), None))

    def waits_for(self, text: str, seconds: float = PATIENCE_SECONDS) -> Shown:
        """Wait until the bot shows these words in a text or on a button, and return that message."""

        def look() -> Shown | None:
            shown = [message for message in self.sees() if message.is_from_bot]
            return next((one for one in reversed(shown) if text in one.text or one.has_button(text)), None)

        return wait_until(look, seconds, lambda: f"the bot did not show {text!r} in\n{self.screen()}")

    def screen(self) -> str:
        """Return the chat as text, for a look or a failure's message."""
        lines = []
        for shown in self.sees():
            lines.append(f"{'bot' if shown.is_from_bot else self.account.first_name}: {shown.text}")
            lines += ["    " + "  ".join(f"[{button}]" for button in row) for row in shown.buttons]
        return "\n".join(lines)

    @property
    def toasts(self) -> tuple[Toast, ...]:
        """What was shown for a moment after each answered tap, in order."""
        return tuple(self._world.toasts.get(self.id, ()))

    def blocks_the_bot(self) -> None:
        """Stop the bot from writing; any word to it lifts this."""
        with self._world.lock:
            self._world.blocked.add(self.id)
            change = self._world.membership(self.account, self.account, "member", "kicked")
        self._world.updates.push("my_chat_member", change)

    def adds_the_bot_to(self, group: Group) -> None:
        """Take the bot into a group, or make it write in a channel."""
        with self._world.lock:
            group.has_bot = True
            role = "administrator" if group.kind == "channel" else "member"
            change = self._world.membership(group, self.account, "left", role)
        self._world.updates.push("my_chat_member", change)
