"""The words of Bulgarian: which forms there are, and the word of the dictionary that a form belongs to."""

from bisect import bisect_left
from functools import cache, lru_cache

from simplemma import lemmatize
from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from config.word_lists import word_list

BULGARIAN = "bg"
KEPT_WORDS = 8_192
"""So many words are remembered with their lemma; a warm reader has seen nearly all (count)."""


LONGEST_FORM = 40
"""What is longer is no word (letters)."""


@cache
def forms() -> tuple[str, ...]:
    """Return every form that the dictionary knows, in order."""
    found = DefaultDictionaryFactory().get_dictionary(BULGARIAN)
    return tuple(sorted({word for word in found if word.islower() and word.isalpha()}))


def is_word(form: str) -> bool:
    """Return whether the dictionary knows this form, in small letters."""
    place = bisect_left(forms(), form)
    return place < len(forms()) and forms()[place] == form


def is_beginning(beginning: str) -> bool:
    """Return whether any form begins so."""
    place = bisect_left(forms(), beginning)
    return place < len(forms()) and forms()[place].startswith(beginning)


@lru_cache(KEPT_WORDS)
def lemma(form: str) -> str:
    """Return the word of the dictionary for a form in small letters, without the mark of a reflexive verb."""
    if len(form) > LONGEST_FORM:
        return form
    own = _exceptions().get(form)
    return own or lemmatize(form, lang=BULGARIAN).removesuffix("-(се)").removesuffix("-(си)")


@cache
def _exceptions() -> dict[str, str]:
    return {row[0]: row[1] for row in word_list("lemmas", 2)}
