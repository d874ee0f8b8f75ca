"""The language in which a reader is addressed."""

from flask import request, session

from config.texts import Speech, speech
from config.vocabulary import OFFERED, STAFF_LANGUAGES
from kiosk.desk import desk

CHOSEN = "language"
"""Where the session of a member of staff keeps the choice."""


def reader_language() -> str:
    """Return the code of the reader's language: staff choose it, devices ask for it, else the setting."""
    usual = desk().settings.language
    if request.path.startswith("/api/"):
        return request.accept_languages.best_match(STAFF_LANGUAGES) or usual
    if request.path.startswith("/staff"):
        chosen = session.get(CHOSEN)
        return chosen if chosen in STAFF_LANGUAGES else usual
    return usual


def direction_of(language: str) -> str:
    """Return the direction in which a language is written, as HTML names it."""
    return OFFERED[language].direction


def reader_speech() -> Speech:
    """Return the sentences in the reader's language."""
    return speech(reader_language())
