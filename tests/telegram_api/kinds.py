"""An example of every kind of message that people send, as the Bot API hands it to a bot."""

from tests.telegram_api.files import keep_file
from tests.telegram_api.objects import Json
from tests.telegram_api.world import World

FORWARDED = {"type": "hidden_user", "sender_user_name": "Съсед", "date": 1_790_000_000}
CARRIED: dict[str, Json] = {
    "voice": {"duration": 4, "mime_type": "audio/ogg"},
    "audio": {"duration": 90, "title": "Песен", "mime_type": "audio/mpeg"},
    "video": {"width": 640, "height": 360, "duration": 7, "mime_type": "video/mp4"},
    "video_note": {"length": 240, "duration": 5},
    "animation": {"width": 320, "height": 240, "duration": 2},
    "sticker": {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False, "emoji": "😀"},
    "document": {"file_name": "letter.pdf", "mime_type": "application/pdf"},
}
"""Kinds that come with a file, and what stands beside it."""
BARE: dict[str, Json] = {
    "location": {"latitude": 43.85, "longitude": 25.97},
    "venue": {"location": {"latitude": 43.85, "longitude": 25.97}, "title": "Дом", "address": "ул. Тайна 3"},
    "contact": {"phone_number": "+359888123456", "first_name": "Мама"},
    "dice": {"emoji": "🎲", "value": 3},
    "poll": {
        "id": "9",
        "question": "Кой?",
        "options": [{"text": "Аз", "voter_count": 0, "persistent_id": "1"}],
        "total_voter_count": 0,
        "is_closed": False,
        "is_anonymous": True,
        "type": "regular",
        "allows_multiple_answers": False,
        "allows_revoting": False,
        "members_only": False,
    },
    "story": {"chat": {"id": -100123, "type": "channel", "title": "Канал"}, "id": 4},
    "message_auto_delete_timer_changed": {"message_auto_delete_time": 86400},
}
"""Kinds that come without one."""


def an_example(world: World, kind: str) -> Json:
    """Return the part of a message that makes it one of a kind; files lie ready to be fetched."""
    if kind == "photo":
        return {"photo": [{**keep_file(world, b"photo"), "width": 90, "height": 60}]}
    if kind in CARRIED:
        found = {kind: {**keep_file(world, kind.encode()), **CARRIED[kind]}}
        return {**found, "document": found[kind]} if kind == "animation" else found
    extra = {"location": BARE["location"]} if kind == "venue" else {}
    return {kind: BARE[kind], **extra}
