"""The small pictures that every phone has, beside the words of an option."""

from collections.abc import Mapping

FACES = {
    "happy": "😊",
    "calm": "😌",
    "sad": "😢",
    "scared": "😨",
    "angry": "😠",
    "bored": "🥱",
    "surprised": "😮",
    "interested": "🤓",
    "proud": "😎",
    "tired": "😴",
    "lonely": "😔",
    "yes": "👍",
    "no": "👎",
    "maybe": "🤔",
    "dont_know": "❓",
}
"""Faces that every phone has, by the key of the option; another key shows its words alone."""

PICTURES = {
    "food": "🍲",
    "play": "⚽",
    "yard": "🌳",
    "friends": "🤝",
    "room": "🛏️",
    "lessons": "📖",
    "therapy": "🧱",
    "outing": "🚌",
    "party": "🎂",
    "heard": "👂",
    "unheard": "📱",
    "we_choose": "🙋",
    "they_choose": "☝️",
    "know_whom": "🤝",
    "not_know": "❓",
    "calm": "😌",
    "uneasy": "😟",
    "told": "💬",
    "untold": "🤐",
    "good": "🙂",
    "so_so": "😐",
    "not_good": "🙁",
    "sun": "☀️",
    "sun_cloud": "⛅",
    "cloud": "☁️",
    "dont_know": "❓",
    "eating": "🍲",
    "resting": "🛏️",
    "learning": "📖",
    "washing": "🚿",
    "entrance": "🚪",
}
"""The same for picture cards, topics and columns."""

WAYS = {"feelings": "💛", "pictures": "🖼️", "drawing": "🖍️", "words": "✍️"}
"""The same for ways of telling."""

LONGEST_CODE = 5
"""Letters of the code of such a sign; the name of a photo is longer."""
PRIVATE = range(0xE000, 0xF900)
"""Signs that only OpenMoji draws."""


def with_picture(pictures: Mapping[str, str], key: str, text: str) -> str:
    """Return a text with the picture of its key before it, alone where there is none."""
    return f"{pictures.get(key, '')} {text}".strip()


def picture_of(code: str | None) -> str:
    """Return the sign of a drawing that a service chose for a topic, nothing for a photo or one that phones lack."""
    number = int(code, 16) if code and len(code) <= LONGEST_CODE else 0
    return chr(number) if number and number not in PRIVATE else ""
