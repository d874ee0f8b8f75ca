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
def forms() -> tuple[bytes, ...]:
    """Return every form that the dictionary knows, in order; as UTF-8, which takes half the memory."""
    found = DefaultDictionaryFactory().get_dictionary(BULGARIAN)
    return tuple(sorted({word.encode() for word in found if word.islower() and word.isalpha()}))


def is_word(form: str) -> bool:
    """Return whether the dictionary knows this form, in small letters."""
    known, place = _from(form)
    return known[place : place + 1] == (form.encode("utf-8", "replace"),)


def is_beginning(beginning: str) -> bool:
    """Return whether any form begins so."""
    known, place = _from(beginning)
    return place < len(known) and known[place].startswith(beginning.encode("utf-8", "replace"))


def _from(beginning: str) -> tuple[tuple[bytes, ...], int]:
    """Return all forms, and the place of the first that does not come before this beginning."""
    return forms(), bisect_left(forms(), beginning.encode("utf-8", "replace"))


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
