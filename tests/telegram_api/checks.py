"""The checks of texts and keyboards that the real Bot API makes, with its own words of refusal."""

import json
from html.parser import HTMLParser
from typing import Any

from tests.telegram_api.errors import bad_request
from tests.telegram_api.objects import Json, find_entities, utf16_length

MOST_TEXT = 4096
MOST_CAPTION = 1024
MOST_CALLBACK_BYTES = 64
MOST_BUTTONS = 100
ACTIONS = ("callback_data", "url", "web_app", "login_url", "switch_inline_query", "copy_text", "pay", "callback_game")
TAGS = {"b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "s": "strikethrough"}
TAGS |= {"code": "code", "pre": "pre", "blockquote": "blockquote", "a": "text_link", "tg-spoiler": "spoiler"}


def read_text(params: Json, name: str = "text", most: int = MOST_TEXT) -> tuple[str, list[Json]]:
    """Return the text of a message and its entities, as Telegram would keep them."""
    text, entities = _parse(str(params.get(name) or ""), params.get("parse_mode"))
    if name == "text" and not text.strip():
        raise bad_request("message text is empty")
    if utf16_length(text) > most:
        raise bad_request("message is too long" if name == "text" else "message caption is too long")
    if params.get("entities"):
        entities = as_json(params["entities"])
    return text.strip(), sorted(entities + find_entities(text.strip()), key=lambda entity: entity["offset"])


def read_keyboard(params: Json) -> tuple[Json | None, Json | None]:
    """Return the inline keyboard, and the other kind that lies below the text field; refuses broken ones."""
    markup = as_json(params.get("reply_markup"))
    if not markup:
        return None, None
    if "inline_keyboard" not in markup:
        return None, markup
    rows = [[_button(button) for button in row] for row in markup["inline_keyboard"] if row]
    if sum(len(row) for row in rows) > MOST_BUTTONS:
        raise bad_request("reply markup is too long")
    return ({"inline_keyboard": rows} if rows else None), None


def as_json(value: Any) -> Any:
    """Return a parameter that is JSON, whether it came as text or not."""
    try:
        return json.loads(value) if isinstance(value, str) else value
    except ValueError:
        raise bad_request("can't parse object expected as JSON") from None


def as_flag(value: object) -> bool:
    """Return a parameter that is a yes or no."""
    return str(value).lower() in ("true", "1", "yes")


def _button(button: Json) -> Json:
    if not button.get("text"):
        raise bad_request("inline keyboard button text must be non-empty")
    if not any(action in button for action in ACTIONS):
        raise bad_request("Text buttons are unallowed in the inline keyboard")
    size = len(str(button.get("callback_data", "x")).encode())
    if not 1 <= size <= MOST_CALLBACK_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    return button


def _parse(text: str, mode: object) -> tuple[str, list[Json]]:
    if not mode:
        return text, []
    if str(mode).lower() != "html":
        raise bad_request(f"this emulator parses HTML only, not {mode}")
    reader = _Marked()
    reader.feed(text)
    reader.close()
    if reader.open_tags:
        raise bad_request(
            f"can't parse entities: can't find end tag corresponding to start tag \"{reader.open_tags[-1][0]}\""
        )
    return reader.text, reader.entities


class _Marked(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.entities: list[Json] = []
        self.open_tags: list[tuple[str, int, Json]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            raise bad_request(f'can\'t parse entities: unsupported start tag "{tag}" at byte offset {self.getpos()[1]}')
        extra = {"url": dict(attrs).get("href") or ""} if tag == "a" else {}
        self.open_tags.append((tag, utf16_length(self.text), extra))

    def handle_endtag(self, tag: str) -> None:
        if not self.open_tags or self.open_tags[-1][0] != tag:
            raise bad_request(f'can\'t parse entities: unexpected end tag "{tag}" at byte offset {self.getpos()[1]}')
        _, start, extra = self.open_tags.pop()
        self.entities.append({"type": TAGS[tag], "offset": start, "length": utf16_length(self.text) - start, **extra})

    def handle_data(self, data: str) -> None:
        self.text += data
