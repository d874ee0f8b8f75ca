"""Finds addresses, and schools by their name with the class."""

import re
from collections.abc import Iterator
from functools import cache

from analysis.language.personal.cues import cue
from config.reading import PersonalData, Span

QUOTED = r"[„\"«“] [^„“\"»”\n]{2,40} [“\"»”]"
CAPITALS = r"[А-ЯA-Z][\w-]* (?: \.?\s+ (?: и\s+ )? [А-ЯA-Z][\w-]* ){0,3}"
SMALL = r"[а-яa-z][\w-]+ (?: \s+ [а-яa-z][\w-]+ )? (?= \s*,?\s* (?: №|номер|nomer )? \s*\d )"
FIGURES = r"\d+ (?: \s?[А-Яа-я] )? \b"
NO_ADDRESS = r"(?! \s* (?: лв|год|час|дец|мин|стот|евро ) )"
NUMBER = rf"(?: \s*,?\s* (?: №|(?i:номер|nomer)|\# )? \s* {FIGURES} {NO_ADDRESS} )"
CLASS = (
    r"""
    (?: \s*,?\s* (?: \d{1,2} | [IVX]{1,4} ) \s*-?\s* [„"]? [а-вa-d]\b [“"]? (?: \s+ (?i:клас|klas)\w* )?
      | \s*,?\s* (?: \d{1,2} | [IVX]{1,4} ) \s* (?i:клас|klas)\w*
      | \s*,?\s* (?: подготвителна \s+ )? група \s+ (?: """
    rf"""{QUOTED} | [А-Я]\w+ ) )
"""
)


def addresses_in(text: str) -> Iterator[Span]:
    """Return the places where somebody lives: a street or a quarter with a number, a block, a house of a village."""
    for match in _address().finditer(text):
        yield Span(match.start(), match.end(), PersonalData.ADDRESS)


def schools_in(text: str) -> Iterator[Span]:
    """Return the schools and kindergartens that are named, with the class where it stands beside them."""
    for match in _school().finditer(text):
        yield Span(match.start(), match.end(), PersonalData.SCHOOL)


@cache
def _address() -> re.Pattern[str]:
    name = f"(?: {QUOTED} | {CAPITALS} | {SMALL} )"
    street = rf"(?<!\w) (?i: {cue('street')} ) (?!\w) \.?\s* {name} {NUMBER}?"
    quarter = rf"(?<!\w) (?i: {cue('quarter')} ) (?!\w) \.?\s* {name} {NUMBER}?"
    town = rf"(?<!\w) (?i: {cue('town')} ) (?!\w) \.?\s* {CAPITALS}"
    part = rf"(?: {FIGURES} | [„\"]?[А-Яа-яA-Ka-k]\b[“\"]? )"
    house = rf"(?: \s*,?\s* (?i: {cue('house')} ) (?!\w) \.?\s* №?\s* {part} )"
    block = rf"(?<!\w) (?i: бл|блок|bl|blok ) \b \.?\s* №?\s* {FIGURES}"
    return re.compile(
        rf"""
        (?: {town} \s*,\s* )? (?: {quarter} \s*,\s* )? {street} {house}*
      | (?: {town} \s*,\s* )? {quarter} {house}+
      | (?: {town} \s*,\s* )? {block} {house}*
      | {town} (?: \s*,\s* {quarter} )? {house}+
        """,
        re.VERBOSE,
    )


@cache
def _school() -> re.Pattern[str]:
    name = rf"(?: {QUOTED} | {CAPITALS} | [а-яa-z]+ \s+ [а-яa-z]+ (?= {CLASS} ) )"
    kind = rf"(?<!\w) (?i: {cue('school')} ) (?!\w)"
    number = r"(?<!\w) \d{1,3} \s?\.?\s? (?: -?(?: то|ото|ро|во|мо|ма|та|ва|ра|sredno|osnovno )\b )?"
    return re.compile(rf"(?: {number}\s* )? {kind} \s* {name} {CLASS}? | {number} \s* {kind} {CLASS}?", re.VERBOSE)
