"""Sentences of the interface come in the reader's language, or an error says what to do."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from config import texts
from config.errors import UnknownLanguageError

CATALOGUE = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "The box of {service} is opened at {hour}."
msgstr "Кутията на {service} се отваря в {hour} часа."

msgid "{n} voice"
msgid_plural "{n} voices"
msgstr[0] "{n} глас"
msgstr[1] "{n} гласа"
"""


@pytest.fixture(autouse=True)
def locales(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Put a small compiled Bulgarian catalogue in the place of the real one."""
    compiled = tmp_path / "bg" / "LC_MESSAGES" / "glasche.mo"
    compiled.parent.mkdir(parents=True)
    with compiled.open("wb") as file:
        write_mo(file, read_po(io.StringIO(CATALOGUE), locale="bg"))
    monkeypatch.setattr(texts, "LOCALES", tmp_path)
    texts.speech.cache_clear()
    yield tmp_path
    texts.speech.cache_clear()


def test_sentence_is_said_in_bulgarian_with_its_parts() -> None:
    said = texts.speech("bg").say("The box of {service} is opened at {hour}.", service="„Слънце“", hour=19)
    assert said == "Кутията на „Слънце“ се отваря в 19 часа."


def test_english_sentence_is_its_own_key() -> None:
    assert texts.speech("en").say("{part} of it", part="All") == "All of it"


def test_sentence_without_parts_keeps_its_braces() -> None:
    assert texts.speech("en").say("{}") == "{}"


def test_sentence_without_translation_is_said_in_english() -> None:
    assert texts.speech("bg").say("Nobody translated this.") == "Nobody translated this."


@pytest.mark.parametrize(
    ("language", "number", "said"),
    [("bg", 1, "1 глас"), ("bg", 5, "5 гласа"), ("en", 1, "1 voice"), ("en", 0, "0 voices")],
)
def test_number_chooses_the_form(language: str, number: int, said: str) -> None:
    assert texts.speech(language).count("{n} voice", "{n} voices", number) == said


def test_unknown_language_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UnknownLanguageError, match="no texts in 'de'; choose one of bg, en"):
        texts.speech("de")


def test_uncompiled_texts_are_refused_with_the_command_that_helps(locales: Path) -> None:
    (locales / "bg" / "LC_MESSAGES" / "glasche.mo").unlink()
    with pytest.raises(UnknownLanguageError, match="not compiled; run the set-up script, or `pybabel compile"):
        texts.speech("bg")
