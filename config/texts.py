"""Every sentence of the interface in the reader's language, by gettext; the English sentence is its own key."""

import gettext
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from config.errors import UnknownLanguageError
from config.vocabulary import LANGUAGES

DOMAIN = "glasche"
LOCALES = Path(__file__).parent / "locales"

OWN_NAMES = {"bg": "Български", "en": "English", "tr": "Türkçe", "uk": "Українська"}
"""Each language as its own speakers write it, so that everybody finds theirs."""


@dataclass(frozen=True)
class Speech:
    """The sentences of one language."""

    language: str
    catalogue: gettext.NullTranslations

    def say(self, sentence: str, /, **parts: object) -> str:
        """Return the sentence in this language, its `{parts}` filled in."""
        spoken = self.catalogue.gettext(sentence)
        return spoken.format(**parts) if parts else spoken

    def count(self, one: str, many: str, number: int, /, **parts: object) -> str:
        """Return the form of a sentence that fits a number; `{n}` stands for it."""
        return self.catalogue.ngettext(one, many, number).format(n=number, **parts)


def sentences_of(language: str) -> tuple[str, ...]:
    """Return all sentences of a language that has a catalogue (not English).

    Raises:
        UnknownLanguageError: no texts exist in it, or they were not compiled yet.
    """
    from babel.messages.mofile import read_mo

    speech(language)
    with (LOCALES / language / "LC_MESSAGES" / f"{DOMAIN}.mo").open("rb") as compiled:
        catalogue = read_mo(compiled)
    forms = (message.string or "" for message in catalogue if message.id)
    return tuple(form for each in forms for form in ([each] if isinstance(each, str) else each))


@cache
def speech(language: str) -> Speech:
    """Return the sentences of a language.

    Raises:
        UnknownLanguageError: no texts exist in it, or they were not compiled yet.
    """
    if language not in LANGUAGES:
        raise UnknownLanguageError(f"there are no texts in {language!r}; choose one of {', '.join(LANGUAGES)}")
    if language == "en":
        return Speech(language, gettext.NullTranslations())
    try:
        return Speech(language, gettext.translation(DOMAIN, LOCALES, [language]))
    except FileNotFoundError as missing:
        raise UnknownLanguageError(
            f"the texts in {language!r} are not compiled; run the set-up script, or "
            f"`pybabel compile -D {DOMAIN} -d {LOCALES.name}` in the folder config"
        ) from missing
