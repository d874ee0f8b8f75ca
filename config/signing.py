"""Which texts a native reader has signed, and which none has: all Turkish and Ukrainian ones, and what keeps safe."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from config.errors import DefinitionError
from config.helplines import safety_sentences
from config.languages import LOCALES, all_languages
from config.load import instruments
from config.texts import sentences_of
from config.vocabulary import STAFF_LANGUAGES

SIGNED = Path(__file__).with_name("signed.tsv")
"""One signature a line: language, day, reader and the text as it was read, letter by letter."""
COLUMNS = 4


@cache
def signed_texts(file: Path = SIGNED) -> frozenset[tuple[str, str]]:
    """Return what was signed, as language and text.

    Raises:
        DefinitionError: a line is no signature.
    """
    if not file.exists() and file != SIGNED:
        return frozenset()
    lines = enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
    return frozenset(_signature(file, number, line) for number, line in lines if line and not line.startswith("#"))


def texts_to_sign(language: str) -> tuple[str, ...]:
    """Return the texts of a language that a native reader has to sign, each once."""
    safe = safety_sentences(language)
    if language in STAFF_LANGUAGES:
        return safe
    return tuple(dict.fromkeys((*safe, *sentences_of(language), *_texts_of_instruments(language))))


def unsigned(language: str, file: Path = SIGNED) -> tuple[str, ...]:
    """Return the texts of a language that no native reader has signed as they stand now."""
    signed = signed_texts(file) | signed_texts(_own_signatures(language))
    return tuple(text for text in texts_to_sign(language) if (language, text) not in signed)


def _own_signatures(language: str) -> Path:
    """Return the signatures in the folder of a language, where an added one has its own."""
    return LOCALES / language / SIGNED.name


def _signature(file: Path, number: int, line: str) -> tuple[str, str]:
    language, *about, text = parts = line.split("\t")
    if len(parts) != COLUMNS or language not in all_languages() or not all(about):
        remedy = "write language, day, reader and text with a tab between them"
        raise DefinitionError(f"{file}: line {number}: found no signature; {remedy}")
    return language, text


def _texts_of_instruments(language: str) -> Iterator[str]:
    for one in instruments().values():
        yield from (text[language] for text in (one.title, one.thanks, one.thanks_for_adults, *one.folds.values()))
        for step in one.steps:
            yield from (step.text[language], step.text_for_adults[language])
            yield from (topic.text[language] for topic in step.topics)
            yield from (option.text[language] for option in step.columns or step.options)
