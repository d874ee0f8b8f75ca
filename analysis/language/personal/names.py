"""Finds names of people: by the list in all forms, and by what stands around a word that no dictionary knows."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from analysis.language.identify import LANGUAGES, words_that_tell
from analysis.language.personal.cues import Written
from analysis.language.personal.name_forms import is_family_like, listed
from analysis.language.tokens import Kind, Token, spellings
from analysis.language.words import BULGARIAN, is_read, meant
from config.reading import PersonalData, Span
from config.word_lists import word_list

INITIALS = re.compile(r"(?<![\w.]) [А-ЯA-Z]\. \s? [А-ЯA-Z]\. | (?<! \w ) [А-ЯA-Z][а-яa-z]+ \s [А-ЯA-Z]\.", re.VERBOSE)
WITH_MANY_CAPITALS = frozenset({"en"})
"""Languages in which ordinary words bear capitals too, so that only listed names are taken for some."""
TOWN, PHRASE = "place", "phrase"
BEFORE_A_PLACE = frozenset(
    ["в", "във", "от", "до", "из", "към", "край", "за", "кв", "град", "гр", "v", "ot", "do", "za"]
)
KEPT_WORDS = 8_192
LONGEST_CUE = 3
"""Words of the longest introduction (count)."""


class _Form(NamedTuple):
    """A word as it was typed, wherever it stands.

    Attributes:
        small: in small letters, without what hangs on it, as the ending in Deniz'in.
        length: of this without what hangs on it (characters).
        is_capital: whether it begins with a capital, and is no abbreviation.
        certainty: how sure it is a name: sure, form, word; or None.
        public: the public names that begin with it, word by word, and their kinds.
    """

    small: str
    length: int
    is_capital: bool
    is_ordinary: bool
    certainty: str | None
    public: Sequence[tuple[tuple[str, ...], str]]


class _Place(NamedTuple):
    """A word of a text, and how it stands there: at the beginning of a sentence, apart behind a comma."""

    token: Token
    form: _Form
    is_capital: bool
    begins_sentence: bool
    is_apart: bool
    has_own_capitals: bool


def names_in(tokens: Sequence[Token], language: str) -> Iterator[Span]:
    """Return the names of people among the tokens of a text in a language; a family name is one of its own."""
    places = list(_places(tokens, language))
    public = _public_places(places)
    names: set[int] = set()
    for number, place in enumerate(places):
        if _is_name(places, number, public.get(number), number - 1 in names):
            names.add(number)
            yield Span(place.token.start, place.token.start + place.form.length, PersonalData.NAME)


def initials_in(written: Written) -> Iterator[Span]:
    """Return initials: two in a row, or one behind a word with a capital."""
    for match in INITIALS.finditer(written.text):
        yield Span(match.start(), match.end(), PersonalData.NAME)


def _places(tokens: Sequence[Token], language: str) -> Iterator[_Place]:
    words = [token.text for token in tokens if token.kind is Kind.WORD]
    is_shouted = sum(map(str.isupper, words)) * 2 > len(words)
    foreign_stand_out = sum(map(str.isascii, words)) * 2 < len(words)
    begins, is_apart, own = True, False, language in WITH_MANY_CAPITALS
    for token in tokens:
        if token.kind is Kind.WORD:
            form = _form(token.text, language)
            has_own_capitals = own or (foreign_stand_out and form.small.isascii())
            yield _Place(token, form, form.is_capital and not is_shouted, begins, is_apart, has_own_capitals)
            begins = is_apart = False
        else:
            begins = begins or token.kind is Kind.STOP
            is_apart = token.kind is Kind.COMMA


@lru_cache(KEPT_WORDS)
def _form(word: str, language: str) -> _Form:
    bare = _bare(word)
    small = bare.lower()
    is_foreign = language in LANGUAGES - {BULGARIAN}
    return _Form(
        small,
        len(bare),
        bare[0].isupper() and not _is_abbreviation(bare),
        small in words_that_tell(language) if is_foreign else is_read(small),
        _certainty(small),
        _public().get(small, ()),
    )


def _is_abbreviation(word: str) -> bool:
    first = word.split("-")[0]  # ТЕЛК-а
    return len(first) > 1 and first.isupper()


def _bare(word: str) -> str:
    """Return a word without a foreign ending behind an apostrophe, as in Deniz'in."""
    return word.replace("’", "'").split("'")[0] or word


def _is_name(places: Sequence[_Place], number: int, public: str | None, follows_name: bool) -> bool:
    if public == PHRASE:
        return False
    place, told = places[number], _told(places, number)
    certainty = place.form.certainty
    if told is not None and _is_told(told, place):
        return True
    if place.form.small in _after_a_name() or (public and not (public == TOWN and _is_person(places, number))):
        return False
    if place.is_capital and place.form.small not in _cues() and _is_family(places, number + 1):
        return True
    if certainty == "sure" and place.is_capital:
        return True
    if not place.form.is_ordinary and (certainty in ("sure", "form") or _is_strange_family(place)):
        return True
    if follows_name and is_family_like(place.form.small):
        return True
    if place.is_capital and (follows_name or not place.begins_sentence):
        return certainty in ("sure", "word") or not (place.form.is_ordinary or place.has_own_capitals)
    return place.is_capital and certainty == "word" and _small_after(places, number) in _after_a_name()


def _is_person(places: Sequence[_Place], number: int) -> bool:
    """Return whether a name that a town bears too stands where a person's would."""
    before = places[number - 1].form.small if number else ""
    return (
        places[number].is_capital and places[number].form.certainty in ("sure", "word") and before not in BEFORE_A_PLACE
    )


def _is_family(places: Sequence[_Place], number: int) -> bool:
    """Return whether a family name stands here, in capitals or with one."""
    return (
        number < len(places)
        and places[number].token.text[0].isupper()
        and is_family_like(places[number].form.small)
        and not places[number].form.is_ordinary
    )


def _is_strange_family(place: _Place) -> bool:
    """Return whether a word that nobody knows ends like a family name, and is not just another adjective."""
    return is_family_like(place.form.small) and place.is_capital and not place.begins_sentence


def _is_told(told: str, place: _Place) -> bool:
    """Return whether a word is a name since the words before it say so."""
    may_be_name = place.form.certainty in ("sure", "word") or place.is_capital or not place.form.is_ordinary
    if told == "introduction":
        return may_be_name
    if told == "title":
        return may_be_name and not place.is_apart and place.form.small not in _after_a_name()
    return not place.form.is_ordinary and (place.is_capital or place.form.certainty == "sure")


def _small_after(places: Sequence[_Place], number: int) -> str:
    return meant(places[number + 1].form.small)[0] if number + 1 < len(places) else ""


def _certainty(small: str) -> str | None:
    whole = next((found for spelling in spellings(small) if (found := listed(spelling))), None)
    if whole or "-" not in small:
        return whole
    return next((found for part in small.split("-") if (found := listed(part)) == "sure"), None)


def _told(places: Sequence[_Place], number: int) -> str | None:
    """Return what the words before a word say of it: title, introduction, being; None where they say nothing."""
    if number == 0 or places[number - 1].form.small not in _ends_of_cues():
        return None
    for length in range(LONGEST_CUE, 0, -1):
        before = " ".join(place.form.small for place in places[max(0, number - length) : number])
        kind = _cues().get(before)
        if kind is not None and number >= length and not places[number].begins_sentence:
            return kind
    return None


def _public_places(places: Sequence[_Place]) -> dict[int, str]:
    """Return where names stand that everybody has, of towns, games, heroes, and of what kind they are."""
    found: dict[int, str] = {}
    for number, place in enumerate(places):
        for name, kind in place.form.public:
            if tuple(other.form.small for other in places[number : number + len(name)]) == name:
                kind_there = kind if len(name) == 1 else PHRASE
                found.update(dict.fromkeys(range(number, number + len(name)), kind_there))
    return found


@cache
def _public() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Return the public names word by word with their kind, under their first word; of several kinds the last."""
    found: defaultdict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for entry, kind in sorted(word_list("public_names", 2), key=lambda row: row[1] != TOWN):
        words = tuple(entry.split())
        found[words[0]].append((words, kind))
    return dict(found)


@cache
def _cues() -> dict[str, str]:
    return {cue: kind for cue, kind in word_list("titles", 2) if kind != "after"}


@cache
def _ends_of_cues() -> frozenset[str]:
    return frozenset(cue.split()[-1] for cue in _cues())


@cache
def _after_a_name() -> frozenset[str]:
    """Return words that often follow a name at the beginning of a sentence, and hardly an ordinary noun."""
    return frozenset(word for word, kind in word_list("titles", 2) if kind == "after")
