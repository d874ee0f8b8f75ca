"""The methods by which the bot writes: messages, edits, deletions, files and answers to taps."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from tests.telegram_api.checks import MOST_CAPTION, as_flag, read_keyboard, read_text
from tests.telegram_api.errors import bad_request
from tests.telegram_api.files import document_of, photo_of
from tests.telegram_api.objects import Json, Message
from tests.telegram_api.updates import as_list
from tests.telegram_api.world import Toast, World, whole_number

DELETABLE_SECONDS = 48 * 3600
MOST_TOAST = 200
OLD_QUERY = "query is too old and response timeout expired or query ID is invalid"
SAME = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)


@dataclass(frozen=True)
class Upload:
    """A file that came with a call."""

    name: str
    content: bytes
    mime_type: str


Files = Mapping[str, Upload]
Method = Callable[[World, Json, Files], Any]


def send_message(world: World, params: Json, _: Files) -> Json:
    """Put a text into a chat."""
    chat = world.chat_to_write(params.get("chat_id"))
    text, entities = read_text(params)
    return _post(world, chat, params, text=text, entities=entities)


def send_photo(world: World, params: Json, files: Files) -> Json:
    """Put a picture with an optional caption into a chat."""
    return _send_media(world, params, files, "photo")


def send_document(world: World, params: Json, files: Files) -> Json:
    """Put a file with an optional caption into a chat."""
    return _send_media(world, params, files, "document")


def _send_media(world: World, params: Json, files: Files, kind: str) -> Json:
    chat = world.chat_to_write(params.get("chat_id"))
    caption, entities = read_text(params, "caption", MOST_CAPTION)
    name = str(params.get(kind, "")).removeprefix("attach://")
    upload = files.get(name) or files.get(kind)
    if upload is None and name not in world.files:
        raise bad_request(f"there is no {kind} in the request" if not name else "wrong file identifier specified")
    content = upload.content if upload else world.files[name]
    make = photo_of if kind == "photo" else document_of
    media = make(world, content, upload.name if upload else "file", upload.mime_type if upload else "")
    return _post(world, chat, params, text=caption or None, entities=entities, media=media)


def _post(world: World, chat: Any, params: Json, **parts: Any) -> Json:
    markup, keyboard = read_keyboard(params)
    protect = as_flag(params.get("protect_content"))
    message = world.add_message(chat, world.bot, markup=markup, keyboard=keyboard, is_protected=protect, **parts)
    return message.as_json()


def edit_text(world: World, params: Json, _: Files) -> Json:
    """Change text and buttons of a message; buttons that are not given again are gone."""
    message = _message_to_edit(world, params)
    if message.media:
        raise bad_request("there is no text in the message to edit")
    text, entities = read_text(params)
    return _change(message, replace(message, text=text, entities=entities, markup=read_keyboard(params)[0]))


def edit_caption(world: World, params: Json, _: Files) -> Json:
    """Change the caption and buttons of a message with a file."""
    message = _message_to_edit(world, params)
    caption, entities = read_text(params, "caption", MOST_CAPTION)
    changed = replace(message, text=caption or None, entities=entities, markup=read_keyboard(params)[0])
    return _change(message, changed)


def edit_markup(world: World, params: Json, _: Files) -> Json:
    """Change the buttons of a message only."""
    message = _message_to_edit(world, params)
    return _change(message, replace(message, markup=read_keyboard(params)[0]))


def _message_to_edit(world: World, params: Json) -> Message:
    world.chat_to_write(params.get("chat_id"))
    message = world.find_message(params.get("chat_id"), params.get("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    if message.sender.id != world.bot.id:
        raise bad_request("message can't be edited")
    return message


def _change(message: Message, changed: Message) -> Json:
    if (message.text, message.entities, message.markup) == (changed.text, changed.entities, changed.markup):
        raise bad_request(SAME)
    message.text, message.entities, message.markup = changed.text, changed.entities, changed.markup
    message.edit_date = int(time.time())
    return message.as_json()


def delete_message(world: World, params: Json, _: Files) -> bool:
    """Take a message out of a chat."""
    world.chat_to_write(params.get("chat_id"))
    message = world.find_message(params.get("chat_id"), params.get("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    if time.time() - message.date > DELETABLE_SECONDS:
        raise bad_request("message can't be deleted for everyone")
    world.chats[message.chat.id].remove(message)
    return True


def delete_messages(world: World, params: Json, files: Files) -> bool:
    """Take up to 100 messages out of a chat; those that are gone are passed over."""
    numbers = as_list(params.get("message_ids"))
    if not 1 <= len(numbers) <= 100:
        raise bad_request("there must be 1 to 100 message identifiers")
    for number in numbers:
        if world.find_message(params.get("chat_id"), number):
            delete_message(world, {**params, "message_id": number}, files)
    return True


def answer_query(world: World, params: Json, _: Files) -> bool:
    """Stop the spinner of a tapped button, and perhaps show a few words."""
    query = world.queries.get(str(params.get("callback_query_id")))
    if query is None or time.time() - query.made_at > world.query_seconds:
        raise bad_request(OLD_QUERY)
    text = str(params.get("text") or "")
    if len(text) > MOST_TOAST:
        raise bad_request("MESSAGE_TOO_LONG")
    world.toasts.setdefault(query.person_id, []).append(Toast(text, as_flag(params.get("show_alert"))))
    return True


def send_action(world: World, params: Json, _: Files) -> bool:
    """Show "typing…" for some seconds."""
    chat = world.chat_to_write(params.get("chat_id"))
    if not params.get("action"):
        raise bad_request("wrong parameter action in request")
    world.actions.append((chat.id, str(params["action"])))
    return True


def leave_chat(world: World, params: Json, _: Files) -> bool:
    """Leave a group."""
    number = whole_number(params.get("chat_id"), "chat_id")
    if number not in world.groups:
        raise bad_request("chat not found" if number not in world.people else "chat member status can't be changed")
    group = world.groups[number]
    world.chat_to_write(number)
    group.has_bot = False
    world.updates.push("my_chat_member", world.membership(group, world.bot, "member", "left"))
    return True


METHODS: dict[str, Method] = {
    "sendMessage": send_message,
    "sendPhoto": send_photo,
    "sendDocument": send_document,
    "editMessageText": edit_text,
    "editMessageCaption": edit_caption,
    "editMessageReplyMarkup": edit_markup,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
    "answerCallbackQuery": answer_query,
    "sendChatAction": send_action,
    "leaveChat": leave_chat,
}
