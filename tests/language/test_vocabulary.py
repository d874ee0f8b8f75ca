"""The dictionary: what it does not have it says at once, and lemmas are those of the whole dictionary."""

import pytest
from simplemma import Lemmatizer
from simplemma.strategies import DefaultStrategy
from simplemma.strategies.dictionaries.stream_dictionary_factory import StreamDictionaryFactory, StreamMap

from analysis.language.vocabulary import BULGARIAN, LEMMATIZER, is_word

WORDS = ("топките", "обичам", "София", "софия", "лошотията", "възпитатилка", "фшжкъ", "по-добре", "недоразбран", "")


def test_lemmas_are_those_of_the_whole_dictionary() -> None:
    whole = Lemmatizer(
        cache_max_size=0, lemmatization_strategy=DefaultStrategy(dictionary_factory=StreamDictionaryFactory())
    )
    for word in WORDS[:-1]:
        assert LEMMATIZER.lemmatize(word, BULGARIAN) == whole.lemmatize(word, BULGARIAN), word


def test_for_a_word_that_no_dictionary_has_nothing_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    unpacked: list[str] = []
    look_up = StreamMap._lookup
    assert is_word("топка")  # what the dictionary holds is known from here on

    def told(words: StreamMap, key: str) -> str | None:
        unpacked.append(key)
        return look_up(words, key)

    monkeypatch.setattr(StreamMap, "_lookup", told)
    LEMMATIZER.lemmatize("фшжкъцщ", BULGARIAN)
    assert not unpacked
    LEMMATIZER.lemmatize("топките", BULGARIAN)
    assert unpacked == ["топките"]
