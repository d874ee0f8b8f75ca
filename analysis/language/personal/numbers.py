"""Finds numbers that belong to one person: of telephones, of identity, of birth."""

import re
from collections.abc import Iterator
from functools import cache

from stdnum.bg import egn, pnf

from analysis.language.personal.cues import cue
from config.reading import PersonalData, Span

HELPLINES = frozenset({"116111", "116000", "116117", "080018676", "070040150"})
"""Long numbers that are printed everywhere; they stay."""
SHORTEST_PHONE, SHORTEST_TOLD_PHONE, LONGEST_PHONE = 8, 5, 15
"""Digits of a telephone number; a shorter one is taken for one where the text says so."""
IDENTITY = re.compile(r"(?<!\d) \d{6} [ -]? \d{4} (?!\d)", re.VERBOSE)
DIGITS = re.compile(r"(?<! \d ) (?<! \d[.,] ) \(? (?: \+ | 00 )? \d (?: [ \u00a0./()–-]{0,3} \d )+ (?!\d)", re.VERBOSE)
YEARS_OF_BIRTH = range(1925, 2023)
"""A whole date of these years is hardly that of an outing."""
YEAR = re.compile(r"(?:19|20)\d\d")
BEFORE = 45
"""So far before it the word is looked for that tells what a number is (characters)."""


def identity_numbers_in(text: str) -> Iterator[Span]:
    """Return the numbers whose check digit makes them an ЕГН or ЛНЧ, and all that the text calls so."""
    for match in IDENTITY.finditer(text):
        digits = re.sub(r"\D", "", match.group())
        if egn.is_valid(digits):
            yield Span(match.start(), match.end(), PersonalData.EGN)
        elif pnf.is_valid(digits):
            yield Span(match.start(), match.end(), PersonalData.LNCH)
        elif _told(text, match.start(), "identity"):
            yield Span(match.start(), match.end(), PersonalData.EGN)


def phones_in(text: str) -> Iterator[Span]:
    """Return the telephone numbers, those in words too."""
    for match in DIGITS.finditer(text):
        if _is_phone(match.group(), _told(text, match.start(), "phone")):
            yield Span(match.start(), match.end(), PersonalData.PHONE)
    for match in _spoken_phone().finditer(text):
        yield Span(match.start(), match.end(), PersonalData.PHONE)


def birth_dates_in(text: str) -> Iterator[Span]:
    """Return the dates that the text calls those of a birth, and whole dates that can hardly be others."""
    for match in _date().finditer(text):
        year = YEAR.search(match.group())
        is_whole = match.lastgroup == "whole" and year is not None
        told = _told(text, match.start(), "birth") or _told_after(text, match.end())
        if told or (is_whole and year is not None and int(year.group()) in YEARS_OF_BIRTH):
            yield Span(match.start(), match.end(), PersonalData.BIRTH_DATE)


def _is_phone(written: str, is_told: bool) -> bool:
    digits = re.sub(r"\D", "", written)
    if digits in HELPLINES or len(digits) > LONGEST_PHONE:
        return False
    if written.startswith("+") or digits.startswith("00"):
        return len(digits) >= SHORTEST_PHONE
    shortest = SHORTEST_TOLD_PHONE if is_told else SHORTEST_PHONE
    return len(digits) >= shortest and (is_told or digits.startswith(("0", "359", "8", "9")))


def _told(text: str, start: int, kind: str) -> bool:
    return _ends_with_cue(kind).search(text[max(0, start - BEFORE) : start]) is not None


def _told_after(text: str, end: int) -> bool:
    return re.match(rf"\W{{0,3}}(?:\w+\W+){{0,2}}{cue('birth')}\b", text[end : end + BEFORE], re.IGNORECASE) is not None


@cache
def _ends_with_cue(kind: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){cue(kind)}(?!\w)[^!?\n]*$", re.IGNORECASE)


@cache
def _spoken_phone() -> re.Pattern[str]:
    digit = rf"{cue('digit')}\b"
    return re.compile(rf"\b(?:нула|nula)(?:[\s,.-]+(?:и\s+)?{digit}){{3,}}", re.IGNORECASE)


@cache
def _date() -> re.Pattern[str]:
    year = r"(?: 19|20 ) \d\d (?: \s? (?: г\. | г\b | година ) )?"
    return re.compile(
        rf"""
        (?P<whole> (?<![\d.]) \d{{1,2}} \s?[./-]\s? \d{{1,2}} \s?[./-]\s? {year} (?!\d)
            | (?<!\d) (?:19|20)\d\d [./-] \d{{1,2}} [./-] \d{{1,2}} (?!\d)
            | (?<!\d) \d{{1,2}} (?: -?(?: ви|ри|ти|ми|и|th|st|nd|rd )\b )? \s+ (?:of\s+)? {cue("month")} ,? \s+ {year} )
      | (?P<part> (?<![\d.]) \d{{1,2}} \s?[./-]\s? \d{{1,2}} (?: \s?[./-]\s? \d\d )? \.? (?![\d:])
            | (?<!\d) \d{{1,2}} (?: -?(?: ви|ри|ти|ми|и|th|st|nd|rd )\b )? \s+ (?:of\s+)? {cue("month")} (?!\w)
            | (?<!\w) {cue("month")} \s+ \d{{1,2}} (?: th|st|nd|rd )? (?: ,? \s+ {year} )? (?!\d)
            | (?<!\w) {cue("day")} \s+ {cue("month")} (?!\w)
              (?: \s+ две \s+ хиляди (?: \s+ (?:и\s+)? \w+ (?:\s+и\s+\w+)? )? )?
            | (?<!\w) {cue("month")} \s+ {year}
            | (?<!\d) (?:19|20)\d\d (?: \s? (?: г\. | г\b | година ) )? (?!\d) )
        """,
        re.IGNORECASE | re.VERBOSE,
    )
