"""All methods the emulator knows; here those about the bot itself, its commands and descriptions, files, chats."""

from typing import Any

from tests.telegram_api.checks import as_json
from tests.telegram_api.errors import bad_request
from tests.telegram_api.objects import Json
from tests.telegram_api.updates import as_list
from tests.telegram_api.world import World, whole_number
from tests.telegram_api.writing import METHODS as WRITING
from tests.telegram_api.writing import Files, Method

MOST_COMMANDS = 100
MOST_CHARACTERS = {"description": 512, "short_description": 120, "name": 64}
ABILITIES = {
    "can_join_groups": True,
    "can_read_all_group_messages": False,
    "supports_inline_queries": False,
    "can_connect_to_business": False,
    "has_main_web_app": False,
}


def get_me(world: World, _: Json, __: Files) -> Json:
    """Return the bot's own account."""
    return {**world.bot.as_user(), **ABILITIES}


def get_chat(world: World, params: Json, _: Files) -> Json:
    """Return a chat in full."""
    chat = world.chat_to_write(params.get("chat_id"))
    return {**chat.as_chat(), "accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": {}}


def get_file(world: World, params: Json, _: Files) -> Json:
    """Return where a file can be fetched."""
    file_id = str(params.get("file_id"))
    if file_id not in world.files:
        raise bad_request("invalid file_id")
    content = world.files[file_id]
    return {
        "file_id": file_id,
        "file_unique_id": file_id[4:20],
        "file_size": len(content),
        "file_path": f"files/{file_id}",
    }


def set_commands(world: World, params: Json, _: Files) -> bool:
    """Set the menu of commands for a scope and language."""
    commands = as_list(params.get("commands"))
    if len(commands) > MOST_COMMANDS:
        raise bad_request("too many commands")
    for command in commands:
        if not str(command["command"]).replace("_", "").isalnum() or command["command"] != command["command"].lower():
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(command["description"]) <= 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    world.own_texts[_place("commands", params)] = commands
    return True


def get_commands(world: World, params: Json, _: Files) -> Any:
    """Return the menu of commands for exactly this scope and language."""
    return world.own_texts.get(_place("commands", params), [])


def delete_commands(world: World, params: Json, _: Files) -> bool:
    """Take the menu of commands away for a scope and language."""
    world.own_texts.pop(_place("commands", params), None)
    return True


def _set(name: str) -> Method:
    def set_text(world: World, params: Json, _: Files) -> bool:
        text = str(params.get(name) or "")
        if len(text) > MOST_CHARACTERS[name]:
            raise bad_request(f"{name.replace('_', ' ')} is too long")
        world.own_texts[_place(name, params)] = text
        return True

    return set_text


def _get(name: str) -> Method:
    def get_text(world: World, params: Json, _: Files) -> Json:
        default = world.bot.first_name if name == "name" else ""
        general = world.own_texts.get((name, "", "default"), default)
        return {name: world.own_texts.get(_place(name, params)) or general}

    return get_text


def _place(name: str, params: Json) -> tuple[str, str, str]:
    scope = as_json(params.get("scope")) or {"type": "default"}
    chat = whole_number(scope["chat_id"], "chat_id") if "chat_id" in scope else ""
    return name, str(params.get("language_code") or ""), f"{scope['type']}{chat}"


METHODS: dict[str, Method] = {
    **WRITING,
    "getMe": get_me,
    "getChat": get_chat,
    "getFile": get_file,
    "setMyCommands": set_commands,
    "getMyCommands": get_commands,
    "deleteMyCommands": delete_commands,
    "setMyDescription": _set("description"),
    "getMyDescription": _get("description"),
    "setMyShortDescription": _set("short_description"),
    "getMyShortDescription": _get("short_description"),
    "setMyName": _set("name"),
    "getMyName": _get("name"),
}
