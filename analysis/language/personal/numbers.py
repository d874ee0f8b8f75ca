"""Finds numbers that belong to one person: of telephones, of identity, of birth."""

import re
from collections.abc import Iterator
from functools import cache

from stdnum.bg import egn, pnf

from analysis.language.personal.cues import Written, cue
from config.reading import PersonalData, Span

MOBILE = re.compile(r"0[89][789]")
"""How mobile numbers begin; no ЕГН does."""
HELPLINES = frozenset({"116111", "116000", "116117", "080018676", "070040150"})
"""Long numbers that are printed everywhere; they stay."""
SHORTEST_PHONE, SHORTEST_TOLD_PHONE, NATIONAL_DIGITS, LONGEST_PHONE = 8, 5, 10, 15
"""Digits of a telephone number: at home with its nought ten; a shorter one is taken for one where the text says so."""
IDENTITY_DIGITS = 10
DIGITS = re.compile(r"(?<! \d ) (?<! \d[.,] ) \(? (?: \+ | 00 )? \d (?: [ \u00a0./()–-]{0,3} \d )+ (?!\d)", re.VERBOSE)
LIKE_DIGITS = re.compile(r"(?<![^\W\d_]) [\doOоОЗ] (?: [ ./-]? [\doOоОЗ] ){5,} (?![^\W\d_])", re.VERBOSE)
"""Figures among which letters stand for a nought or a three."""
AS_DIGITS = str.maketrans("oOоОЗ", "00003")
YEARS_OF_BIRTH = range(1925, 2023)
"""A whole date of these years is hardly that of an outing."""
YEAR = re.compile(r"(?:19|20)\d\d")
THOUSAND = "хиляд"
"""Stands in every year that is written out."""
BEFORE = 45
"""So far before it the word is looked for that tells what a number is (characters)."""


def identity_numbers_in(written: Written) -> Iterator[Span]:
    """Return the numbers whose check digit makes them an ЕГН or ЛНЧ, and all that the text calls so."""
    text = _with_digits(written)
    for match in DIGITS.finditer(text) if written.has_digits else ():
        digits = re.sub(r"\D", "", match.group())
        if len(digits) != IDENTITY_DIGITS or match.group().startswith("+"):
            continue
        if egn.is_valid(digits):
            yield Span(match.start(), match.end(), PersonalData.EGN)
        elif not MOBILE.match(digits) and (pnf.is_valid(digits) or _told(text, match.start(), "identity")):
            yield Span(match.start(), match.end(), PersonalData.LNCH if pnf.is_valid(digits) else PersonalData.EGN)


def phones_in(written: Written) -> Iterator[Span]:
    """Return the telephone numbers, those in words too."""
    text = _with_digits(written)
    for match in DIGITS.finditer(text) if written.has_digits else ():
        if _is_phone(match.group(), _told(text, match.start(), "phone")):
            yield Span(match.start(), match.end(), PersonalData.PHONE)
    for match in _spoken_phone().finditer(text) if written.has_digits or "digit" in written.cues else ():
        yield Span(match.start(), match.end(), PersonalData.PHONE)


def birth_dates_in(written: Written) -> Iterator[Span]:
    """Return the dates that the text calls those of a birth, and whole dates that can hardly be others."""
    may_be = written.has_digits or "birth" in written.cues or THOUSAND in written.small
    text = written.text
    for match in _date().finditer(text) if may_be else ():
        year = YEAR.search(match.group())
        is_past = match.lastgroup == "whole" and (year is None or int(year.group()) in YEARS_OF_BIRTH)
        if is_past or _told(text, match.start(), "birth") or _told_after(text, match.end()):
            yield Span(match.start(), match.end(), PersonalData.BIRTH_DATE)


def _with_digits(written: Written) -> str:
    """Return a text, as long as it was, with figures where letters stand for them."""
    if not written.has_digits:
        return written.text
    return LIKE_DIGITS.sub(lambda match: match.group().translate(AS_DIGITS), written.text)


def _is_phone(written: str, is_told: bool) -> bool:
    digits = re.sub(r"\D", "", written)
    if digits in HELPLINES or len(digits) > LONGEST_PHONE:
        return False
    if "+" in written or digits.startswith("00"):
        return len(digits) >= SHORTEST_PHONE
    if is_told:
        return len(digits) >= SHORTEST_TOLD_PHONE
    if digits.startswith("0"):
        return SHORTEST_PHONE <= len(digits) <= NATIONAL_DIGITS
    return digits.startswith("359") or (digits.startswith(("8", "9")) and len(digits) == NATIONAL_DIGITS - 1)


def _told(text: str, start: int, kind: str) -> bool:
    return _ends_with_cue(kind).search(text[max(0, start - BEFORE) : start]) is not None


def _told_after(text: str, end: int) -> bool:
    return re.match(rf"\W{{0,3}}(?:\w+\W+){{0,2}}{cue('birth')}\b", text[end : end + BEFORE], re.IGNORECASE) is not None


@cache
def _ends_with_cue(kind: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){cue(kind)}(?!\w)[^!?\n]*$", re.IGNORECASE)


@cache
def _spoken_phone() -> re.Pattern[str]:
    digit, between = rf"(?:{cue('digit')}|нули|\d+)\b", r"[\s,.-]+(?:и\s+)?"
    large = r"\w*(?:стотин|сто|двеста|триста)"
    return re.compile(
        rf"\b(?:нула|nula)(?:{between}{digit}){{3,}}|\b{large}(?:{between}{digit}){{3,}}|\b\d{{3,}}(?:{between}{digit}){{3,}}",
        re.IGNORECASE,
    )


@cache
def _date() -> re.Pattern[str]:
    day = r"(?<!\d) \d{1,2} (?: -?(?: ви|ри|ти|ми|и|ti|vi|ri|mi|th|st|nd|rd )\b )?"
    roman, of_year = r"(?: I{1,3} | IV | VI{0,3} | IX | XI{0,2} )", r"(?: \s? (?: г\. | г\b | година ) )"
    year = rf"(?: (?: 19|20 ) \d\d {of_year}? | '? \d\d {of_year} | 0\d\d )"
    spoken_year = r"(?: две \s+ хиляди | хиляда \s+ деветстотин ) (?: \s+ (?:и\s+)? \w+ (?:\s+и\s+\w+)? )?"
    return re.compile(
        rf"""
        (?P<whole> (?<![\d.]) \d{{1,2}} \s?[./-]\s? (?: \d{{1,2}} | {roman} ) \s?[./-]\s? {year} (?!\d)
            | (?<!\d) (?:19|20)\d\d [./-] \d{{1,2}} [./-] \d{{1,2}} (?!\d)
            | (?<!\d) (?:19|20)\d\d {of_year}? ,? \s+ \d{{1,2}} \s+ {cue("month")} (?!\w)
            | {day} \s+ (?:of\s+)? {cue("month")} ,? \s+ {year} (?!\d)
            | (?<!\w) {cue("day")} \s+ {cue("month")} \s+ {spoken_year} )
      | (?P<part> (?<![\d.]) \d{{1,2}} \s?[./ -]\s? (?: \d{{1,2}} | {roman} ) (?: \s?[./-]\s? \d\d )? \.? (?![\d:])
            | {day} \s+ (?:of\s+)? {cue("month")} (?!\w)
            | (?<!\w) {cue("month")} \s+ \d{{1,2}} (?: th|st|nd|rd )? (?: ,? \s+ {year} )? (?!\d)
            | (?<!\w) {cue("day")} \s+ {cue("month")} (?!\w)
            | (?<!\w) {cue("month")} \s+ {year}
            | (?<!\d) (?:19|20)\d\d {of_year}? (?!\d) )
        """,
        re.IGNORECASE | re.VERBOSE,
    )
