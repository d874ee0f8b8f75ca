"""The words of Bulgarian: which forms there are, and the word of the dictionary that a form belongs to."""

from array import array
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from simplemma import Lemmatizer
from simplemma.strategies import DefaultStrategy
from simplemma.strategies.dictionaries.dictionary_factory import DictionaryFactory
from simplemma.strategies.dictionaries.stream_dictionary_factory import StreamMap

from config.word_lists import word_list

if TYPE_CHECKING:
    from numpy import int64
    from numpy.typing import NDArray

BULGARIAN = "bg"
KEPT_WORDS = 8_192
"""So many words are remembered with their lemma; a warm reader has seen nearly all (count)."""
LONGEST_FORM = 40
"""What is longer is no word (letters)."""
AT_ONCE = 8_192


class Dictionary(StreamMap):
    """The dictionary of Bulgarian, unpacked only where it is looked up, which spares twenty megabytes.

    Of a form that it does not have it says so at once: the lemmatiser asks for dozens of parts of a word unknown.
    """

    __slots__ = ()

    def _lookup(self, key: str) -> str | None:
        return super()._lookup(key) if _is_form(key) else None


class Dictionaries(DictionaryFactory):
    """The only dictionary that the lemmatiser is given."""

    __slots__ = ()

    def get_dictionary(self, lang: str) -> Mapping[str, str]:
        """Return the dictionary of Bulgarian; no other language is asked for."""
        return _dictionary()


LEMMATIZER = Lemmatizer(cache_max_size=0, lemmatization_strategy=DefaultStrategy(dictionary_factory=Dictionaries()))


def is_word(form: str) -> bool:
    """Return whether the dictionary knows this form, in small letters."""
    return form.isalpha() and form.islower() and _is_form(form)


def are_beginnings(beginnings: Sequence[str]) -> list[bool]:
    """Return of each beginning whether any form in the dictionary begins so."""
    import numpy

    wanted = numpy.fromiter(map(hash, beginnings), numpy.int64, len(beginnings))
    known = _beginnings()
    places = numpy.searchsorted(known, wanted)
    places[places == len(known)] = 0
    return (known[places] == wanted).tolist()  # type: ignore[no-any-return]


@lru_cache(KEPT_WORDS)
def lemma(form: str) -> str:
    """Return the word of the dictionary for a form in small letters, without the mark of a reflexive verb."""
    if len(form) > LONGEST_FORM:
        return form
    own = _exceptions().get(form)
    return own or LEMMATIZER.lemmatize(form, BULGARIAN).removesuffix("-(се)").removesuffix("-(си)")


def _is_form(form: str) -> bool:
    forms, wanted = _forms(), hash(form)
    place = bisect_left(forms, wanted)
    return place < len(forms) and forms[place] == wanted


@cache
def _dictionary() -> Mapping[str, str]:
    return Dictionary(BULGARIAN)


@cache
def _forms() -> "array[int]":
    """Return the hashes of all forms, in order: to unpack the dictionary for each would take ten times as long."""
    import numpy

    return array("q", numpy.sort(numpy.fromiter(map(hash, _dictionary()), numpy.int64)).tobytes())


@cache
def _beginnings() -> "NDArray[int64]":
    """Return the hashes of all beginnings of words, in order: a tenth of the size of the beginnings themselves."""
    import numpy

    words = (word for word in _dictionary() if word.islower() and word.isalpha())
    found = []
    while some := list(islice(words, AT_ONCE)):  # all beginnings at once would take the memory of a whole dictionary
        hashes = (hash(word[:length]) for word in some for length in range(1, len(word) + 1))
        found.append(numpy.unique(numpy.fromiter(hashes, numpy.int64)))
    return numpy.unique(numpy.concatenate(found))


@cache
def _exceptions() -> dict[str, str]:
    return {row[0]: row[1] for row in word_list("lemmas", 2)}
