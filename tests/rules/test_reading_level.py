"""What a child reads or hears is short and made of words of its age; docs/reading-level.md tells the bounds."""

from collections.abc import Iterator

import pytest

from config.instrument import Instrument
from config.load import instruments
from config.reading_level import HARD_WORDS, MOST_WORDS, hard_words, too_hard, too_long
from config.vocabulary import LANGUAGES, AgeBand
from kiosk.child.words import words_in
from tests.rules.sources import ROOT

PAGE = (ROOT / "docs" / "reading-level.md").read_text(encoding="utf-8")

BANDS = {AgeBand.FROM_4_TO_7: 7, AgeBand.FROM_8_TO_11: 11, AgeBand.FROM_12_TO_14: 17, AgeBand.FROM_15_TO_17: 17}
NOT_MEASURED = {
    "in_danger": "the promise before the first word or line: shorter it would promise more than is true",
    "not_your_fault": "eight words in Bulgarian, ten in English; said for children who are in danger, and signed so",
    "frail": "for adults: the state of the outbox",
    "long": "for adults: the state of the outbox",
    "refused": "for adults: the state of the outbox",
}
"""Sentences of the page that may be longer, each with the reason."""


def youngest(instrument: Instrument) -> int:
    """Return the age (years) by which an instrument is measured: the end of the youngest band that may be asked it."""
    return min(age for band, age in BANDS.items() if instrument.suits(band))


def texts_on_the_page(language: str) -> Iterator[tuple[str, str, int]]:
    """Yield the texts that a child sees or hears: where they stand, the text, and the age they are measured by."""
    for key, text in words_in(language).items():
        if key not in NOT_MEASURED:
            yield key, text, 7
    for one in instruments().values():
        if one.is_for_adults:
            continue
        age = youngest(one)
        asked = [step.text for step in one.steps]
        asked += [option.text for step in one.steps for option in step.options]
        asked += [topic.text for step in one.steps for topic in step.topics]
        yield from ((one.key, text[language], age) for text in (one.title, one.thanks, *asked))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_too_long_for_the_youngest_who_meet_it(language: str) -> None:
    found = [(where, long) for where, text, age in texts_on_the_page(language) for long in too_long(text, age)]
    assert found == [], "say it in two sentences; docs/reading-level.md has the bounds"


def test_no_bulgarian_word_is_too_hard_for_the_youngest_who_meet_it() -> None:
    found = [(where, hard) for where, text, age in texts_on_the_page("bg") for hard in too_hard(text, age)]
    assert found == [], f"say it otherwise, or see {HARD_WORDS.name}"


@pytest.mark.parametrize(
    ("text", "age", "long", "hard"),
    [
        ("Правим ли плана ти заедно с теб и с всички?", 7, 1, 1),
        ("Правим ли плана ти заедно с теб и с всички?", 17, 0, 0),
        ("Знаеш ли? Кажи. Тук е тихо.", 7, 0, 0),
        ("Предоставяме услуги.", 11, 0, 2),
        ("Услуги", 17, 0, 0),
    ],
)
def test_length_and_hard_words_are_found_by_age(text: str, age: int, long: int, hard: int) -> None:
    assert (len(too_long(text, age)), len(too_hard(text, age))) == (long, hard)


def test_the_page_tells_the_bounds_and_the_list_is_whole() -> None:
    assert all(f"| {most} |" in PAGE for most in MOST_WORDS.values())
    assert set(hard_words().values()) == set(MOST_WORDS)
