"""What staff write for children is spoken: when they write it, and anew where they mark the stress."""

from collections.abc import Mapping

from feedback_store.clips import Spoken, keep_clip
from feedback_store.topics.kept import FIRST_LANGUAGE
from kiosk.aloud.at_once import speak_at_once
from kiosk.aloud.stress import GRAVE, VOWELS
from kiosk.desk import desk
from kiosk.errors import VoiceError


def speak_texts(spoken: Spoken, key: str, number: int, texts: Mapping[str, str]) -> None:
    """Keep how a text sounds in each language; where there is no voice on this machine, the bird stays silent there."""
    for language, text in texts.items():
        try:
            keep_clip(desk().store, spoken, key, number, language, speak_at_once(text, language))
        except VoiceError:
            return


def as_marked(texts: Mapping[str, str], typed: str) -> dict[str, str]:
    """Return texts with the Bulgarian one stressed as staff typed it; without marks as the machine guesses it."""
    text, said = texts[FIRST_LANGUAGE], typed.strip()
    return {**texts, FIRST_LANGUAGE: with_marks(said) if said.casefold() == text.casefold() else text}


def with_marks(typed: str) -> str:
    """Return a text in which each vowel that was written large is stressed, such as "кУчето"."""
    return "".join(f"{sign.lower()}{GRAVE}" if sign.lower() in VOWELS and sign.isupper() else sign for sign in typed)
