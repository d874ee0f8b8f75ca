"""The compiled catalogue of a language: its sentences by English ones, and the texts of instruments by their key."""

import gettext
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from config.languages import LOCALES

DOMAIN = "glasche"


def compiled(language: str, locales: Path = LOCALES) -> Path:
    """Return where the compiled catalogue of a language lies, or should."""
    return locales / language / "LC_MESSAGES" / f"{DOMAIN}.mo"


@cache
def catalogue_of(language: str, locales: Path = LOCALES) -> gettext.NullTranslations:
    """Return the sentences of a language; English ones are their own keys.

    Raises:
        FileNotFoundError: they were not compiled yet.
    """
    return gettext.NullTranslations() if language == "en" else gettext.translation(DOMAIN, locales, [language])


def text_of(instrument: str, english: str, language: str) -> str:
    """Return a text of an instrument in a language whose texts stand in its catalogue; where it is not, in English."""
    return catalogue_of(language).pgettext(instrument, english)


Entry = tuple[str | None, tuple[str, ...]]
"""What is looked up: the key of an instrument, or None for the interface, and the English sentence with its plural."""


def entries_of(language: str, locales: Path = LOCALES) -> Iterator[tuple[Entry, tuple[str, ...]]]:
    """Return what the compiled catalogue of a language holds: each entry with its forms."""
    from babel.messages.mofile import read_mo

    with compiled(language, locales).open("rb") as file:
        found = read_mo(file)
    for message in found:
        if message.id:
            yield (_context(message.context), _forms(message.id)), _forms(message.string or "")


def _context(found: str | bytes | None) -> str | None:
    return found.decode() if isinstance(found, bytes) else found  # Babel leaves it as it stands in the file


def _forms(said: str | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return (said,) if isinstance(said, str) else tuple(said)
