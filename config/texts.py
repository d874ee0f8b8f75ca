"""Every sentence of the interface in the reader's language, by gettext; the English sentence is its own key."""

import gettext
import re
from dataclasses import dataclass
from functools import cache

from config.catalogues import DOMAIN, catalogue_of, entries_of
from config.errors import UnknownLanguageError
from config.languages import LOCALES
from config.vocabulary import LANGUAGES, OFFERED

OWN_NAMES = {code: language.name for code, language in OFFERED.items()}
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

    def apart(self, text: str) -> str:
        """Return a text that is no sentence of this language so that it may stand in a line of it."""
        return text

    def count(self, one: str, many: str, number: int, /, **parts: object) -> str:
        """Return the form of a sentence that fits a number; `{n}` stands for it."""
        return self.catalogue.ngettext(one, many, number).format(n=number, **parts)


class SpeechFromTheRight(Speech):
    """The sentences of a language that is written from the right: what stands in them runs its own way.

    Without marks the direction of a name or number would spread to its neighbours, and "116 111" show as "111 116".
    """

    def say(self, sentence: str, /, **parts: object) -> str:
        """Return the sentence in this language, its `{parts}` filled in."""
        return joined_figures(super().say(sentence, **{name: isolated(part) for name, part in parts.items()}))

    def apart(self, text: str) -> str:
        """Return a text that is no sentence of this language so that it may stand in a line of it."""
        return str(isolated(text))

    def count(self, one: str, many: str, number: int, /, **parts: object) -> str:
        """Return the form of a sentence that fits a number; `{n}` stands for it."""
        told = {name: isolated(part) for name, part in parts.items()}
        return joined_figures(super().count(one, many, number, **told))


SPACED_FIGURES = re.compile(r"(?<=\d) (?=\d)")
NO_BREAK, FIRST_STRONG_ISOLATE, END_OF_ISOLATE = "\u00a0", "\u2068", "\u2069"


def joined_figures(text: str) -> str:
    """Return a text whose figures with a space between them stay one number, also in a line from the right."""
    return SPACED_FIGURES.sub(NO_BREAK, text)


def isolated(part: object) -> object:
    """Return a text that stands in a sentence of another direction so that it changes nothing around it."""
    return f"{FIRST_STRONG_ISOLATE}{part}{END_OF_ISOLATE}" if isinstance(part, str) else part


def locale_of(language: str) -> str:
    """Return how days are written in a language; where Babel does not know it, as its file says, else as in English."""
    from babel.localedata import exists

    known = language if exists(language) else OFFERED[language].dates_as
    return "en_GB" if known in ("", "en") else known


def sentences_of(language: str) -> tuple[str, ...]:
    """Return all sentences of a language that has a catalogue (not English).

    Raises:
        UnknownLanguageError: no texts exist in it, or they were not compiled yet.
    """
    speech(language)
    return tuple(
        form for (instrument, _), forms in entries_of(language, LOCALES) if instrument is None for form in forms
    )


@cache
def speech(language: str) -> Speech:
    """Return the sentences of a language.

    Raises:
        UnknownLanguageError: no texts exist in it, or they were not compiled yet.
    """
    if language not in LANGUAGES:
        raise UnknownLanguageError(f"there are no texts in {language!r}; choose one of {', '.join(LANGUAGES)}")
    kind = SpeechFromTheRight if OFFERED[language].is_right_to_left else Speech
    try:
        return kind(language, catalogue_of(language, LOCALES))
    except FileNotFoundError as missing:
        raise UnknownLanguageError(
            f"the texts in {language!r} are not compiled; run the set-up script, or "
            f"`pybabel compile -D {DOMAIN} -d {LOCALES.name}` in the folder config"
        ) from missing
