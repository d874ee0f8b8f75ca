"""Finds addresses, and schools by their name with the class."""

import re
from collections.abc import Iterator
from functools import cache

from analysis.language.personal.cues import Written, cue
from config.reading import PersonalData, Span

QUOTED = r"[„\"«“] [^„“\"»”\n]{2,40} [“\"»”]"
CAPITALS = r"(?<![\w-]) [А-ЯA-ZЇІЄ][\w-]* (?: \.?\s+ (?: и\s+ )? [А-ЯA-Z][\w-]* ){0,3}"
NUMERAL = r"(?: едно|две|три|четири|пет|шест|седем|осем|девет|десет|единайсет|дванайсет ) \b"
SMALL = rf"[\w]+ [\w-]+ (?: \s+ [\w-]+ )? (?= \s*,?\s* (?: №|номер|nomer )? \s* (?: \d | {NUMERAL} ) )"
FIGURES = r"\d+ (?: \s?[А-Яа-я] )? \b"
NO_ADDRESS = r"(?! \s* (?: лв|год|час|дец|мин|стот|евро ) )"
NUMBER = rf"(?: \s*,?\s* (?: №|(?i:номер|nomer)|\# )? \s* (?: {FIGURES} | {NUMERAL} ) {NO_ADDRESS} )"
SEVERAL_CAPITALS = r"(?<![\w-]) [А-ЯA-Z][\w-]+ (?: \s+ [А-ЯA-Z][\w-]+ ){1,3}"
CLASS_IN_ONE = r"\s*,?\s* \d{1,2} [а-жa-hА-ЖA-H]\b"
ORDINAL = r"(?: първа|втора|трета|четвърта|пета|яслена|подготвителна )"
CLASS = rf"""
    (?: \s*,?\s* (?: \d{{1,2}} | [IVX]{{1,4}} ) \s*-?\s* [„"]? [а-жa-h]\b [“"]? (?: \s+ (?i:клас|klas)\w* )?
      | \s*,?\s* (?: \d{{1,2}} | [IVX]{{1,4}} ) \s* (?i:клас|klas)\w*
      | \s*,?\s* (?: {ORDINAL} \s+ )? група \s*,?\s* (?: {QUOTED} | [А-Я]\w+ )
      | \s*,?\s* {ORDINAL} \s+ група )
"""
MAY_CLASS = re.compile(r"(?i:клас|klas|група)|[IVX]\b")
"""A quick look whether a class or a group may be named."""


def addresses_in(written: Written) -> Iterator[Span]:
    """Return the places where somebody lives: a street or a quarter with a number, a block, a house of a village."""
    may_be = written.has_digits or not written.cues.isdisjoint(("street", "house"))
    for match in _address().finditer(written.text) if may_be else ():
        yield Span(match.start(), match.end(), PersonalData.ADDRESS)


def schools_in(written: Written) -> Iterator[Span]:
    """Return the schools and kindergartens that are named, with the class where it stands beside them."""
    may_be = written.has_digits or "school" in written.cues or MAY_CLASS.search(written.text)
    for match in _school().finditer(written.text) if may_be else ():
        yield Span(match.start(), match.end(), PersonalData.SCHOOL)


@cache
def _address() -> re.Pattern[str]:
    name = f"(?: {QUOTED} | {CAPITALS} | {SMALL} )"
    code = r"(?: (?<!\d) \d{4} \s+ [А-Я]\w+ | (?<!\w) [А-Я]\w+ \s+ \d{4} (?!\d) )"
    small_street = r"(?<!\w) (?i: ул|бул|ul|bul ) \b \.?\s* \w{3,}"
    street = rf"(?: (?<!\w) (?i: {cue('street')} ) (?!\w) \.?\s* {name} {NUMBER}? | {small_street} )"
    kind_after = r"(?i: street|str|road|sok|sokak|sokağı|cad|caddesi|mahallesi )\b \.?"
    street_after = rf"(?<!\w) (?: \d+ \s+ )? [A-ZŞÇÖÜ]\w+ \s+ {kind_after} {NUMBER}?"
    quarter = rf"(?<!\w) (?i: {cue('quarter')} ) (?!\w) \.?\s* {name} {NUMBER}?"
    town = rf"(?: (?<!\w) (?i: {cue('town')} ) (?!\w) \.?\s* {CAPITALS} | {code} )"
    part = rf"(?: {FIGURES} | {NUMERAL} | [„\"]?[А-Яа-яA-Ka-k]\b[“\"]? )"
    house = rf"(?: \s*,?\s* (?i: {cue('house')} ) (?!\w) \.?\s* №?\s* {part} )"
    block = rf"(?<!\w) (?i: бл|блок|bl|blok ) \b \.?\s* №?\s* {FIGURES}"
    return re.compile(
        rf"""
        (?: {town} \s*,\s* )? (?: {quarter} \s*,?\s* )? {street} {house}*
      | (?: {town} \s*,\s* )? {street_after} (?: \s*,\s* {street_after} )* {house}*
      | (?: {town} \s*,\s* )? {quarter} {house}+
      | (?: {town} \s*,\s* )? {block} {house}*
      | {town} (?: \s*,\s* {quarter} )? (?: {house}+ | \s*,\s* ПК \s* \d+ )
      | {CAPITALS} {NUMBER}? {house}{{2,}}
        """,
        re.VERBOSE,
    )


@cache
def _school() -> re.Pattern[str]:
    name = rf"(?: {QUOTED} | {CAPITALS} | [а-яa-z]+ \s+ [а-яa-z]+ (?= {CLASS} ) )"
    kind = rf"(?<!\w) (?i: {cue('school')} ) (?!\w)"
    number = r"(?<!\w) \d{1,3} \s?\.?\s? (?: -?(?: то|ото|о|ро|рия|во|мо|ма|та|ва|ра|sredno|osnovno )\b )?"
    class_first = (
        r"(?<!\w) \d{1,2} (?: [а-жa-h] | \s [бгдежb-h] ) \s+ (?: (?i:клас|klas) \s+ )? (?: в|на|от|v|na|ot ) \s+"
    )
    return re.compile(
        rf"""
        (?: {number}\s* )? {kind} (?: \s+ по \s+ \w+ )? \s* {name} {CLASS}?
      | {number} \s* {kind} {CLASS}?
      | {class_first} (?: {kind} \s* )? (?: {QUOTED} | {CAPITALS} | \d{{1,3}} -?\w* )
      | {QUOTED} {CLASS}
      | {SEVERAL_CAPITALS} {CLASS_IN_ONE}
      | (?<!\w) [А-Я]\w+ ,? \s+ {ORDINAL} \s+ група
        """,
        re.VERBOSE,
    )
