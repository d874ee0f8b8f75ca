"""Finds all personal data of a text and puts marks in their place, such as [име]."""

from collections.abc import Iterator, Sequence

from analysis.language.personal.cues import written
from analysis.language.personal.names import initials_in, names_in
from analysis.language.personal.numbers import birth_dates_in, identity_numbers_in, phones_in
from analysis.language.personal.online import emails_in, links_in, nicks_in
from analysis.language.personal.places import addresses_in, schools_in
from analysis.language.tokens import Token
from config.reading import PersonalData, Span

FINDERS = (
    emails_in,
    links_in,
    identity_numbers_in,
    birth_dates_in,
    phones_in,
    addresses_in,
    schools_in,
    nicks_in,
    initials_in,
)
"""The first to find a place keeps it."""
MARKS = {
    PersonalData.NAME: "[име]",
    PersonalData.PHONE: "[телефон]",
    PersonalData.EGN: "[ЕГН]",
    PersonalData.LNCH: "[ЛНЧ]",
    PersonalData.EMAIL: "[имейл]",
    PersonalData.ADDRESS: "[адрес]",
    PersonalData.SCHOOL: "[училище]",
    PersonalData.HANDLE: "[профил]",
    PersonalData.LINK: "[връзка]",
    PersonalData.BIRTH_DATE: "[дата на раждане]",
}


def personal_data_in(text: str, tokens: Sequence[Token], language: str, keep: frozenset[str]) -> tuple[Span, ...]:
    """Return the personal data of a text in order, none over another; what stands in a name to keep is none."""
    kept = list(_places_of(text, keep))
    found: list[Span] = []
    for span in _all(text, tokens, language):
        if not any(span.start < end and start < span.end for start, end in kept):
            found.append(span)
            kept.append((span.start, span.end))
    return tuple(sorted(found, key=lambda span: span.start))


def redacted(text: str, spans: Sequence[Span]) -> str:
    """Return a text with marks in the place of personal data."""
    pieces, place = [], 0
    for span in spans:
        pieces += [text[place : span.start], MARKS[span.kind]]
        place = span.end
    return "".join([*pieces, text[place:]])


def _all(text: str, tokens: Sequence[Token], language: str) -> Iterator[Span]:
    looked_at = written(text)
    for find in FINDERS:
        yield from find(looked_at)
    yield from names_in(tokens, language)


def _places_of(text: str, keep: frozenset[str]) -> Iterator[tuple[int, int]]:
    small = text.lower()
    for words in keep:
        start = small.find(words.lower())
        while words and start >= 0:
            yield start, start + len(words)
            start = small.find(words.lower(), start + 1)
