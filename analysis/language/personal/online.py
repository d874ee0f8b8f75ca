"""Finds addresses of pages, e-mail addresses and nicks."""

import re
from collections.abc import Iterator
from functools import cache

from analysis.language.personal.cues import cue
from config.reading import PersonalData, Span

LINK = re.compile(
    r"""
    \b(?: https?:// | www\. ) [^\s<>„“"]* [^\s<>„“".,;:!?)]
  | (?<![\w.-]) [a-z0-9-]+ (?: \. [a-z0-9-]+ )* \. (?: bg|com|net|org|eu|info|gg|me|be|tv|ly|io|gl )
    (?: / [^\s<>„“"]* [^\s<>„“".,;:!?)] )? (?!\w)
    """,
    re.IGNORECASE | re.VERBOSE,
)
SAID_AT = r"(?: кльомба|клъомба|маймунк?а|маймунско|ет|kliomba|klyomba|maimunka|at )"
AT = rf"(?: \s? @ \s? | \s* [(\[]? \b {SAID_AT} \b [)\]]? \s* )"
HOST = r"(?: абв|abv|gmail|джимейл|yahoo|яху|mail|hotmail|outlook|icloud|proton | [\w-]+ )"
DOT = r"(?: \s? [.,] \s? | \s* \b (?: точка|tochka|to4ka|dot|тчк ) \b \s* | \s )"
EMAIL = re.compile(
    rf"""
    (?<![\w.+-]) [\w.+-]+ @ [\w-]+ (?: \.[\w-]+ )+
  | (?<![\w.+-]) [\w.+-]+ {AT} {HOST} {DOT} (?: bg|com|net|org|eu|бг|ком|нет ) \b
  | (?<![\w.+-]) [\w.+-]+ @ {HOST} \b
  | (?<![\w.+-]) [\w.+-]+ \s+ (?: на|na ) \s+ (?: абв|abv|gmail|джимейл|yahoo|mail ) {DOT} (?: bg|com|бг|ком ) \b
    """,
    re.IGNORECASE | re.VERBOSE,
)
NICK = re.compile(r"(?<![\w.@]) @ \w [\w.]* \w | (?<!\w) \w[\w.]* \# \d{3,5} \b | (?<!\w) \w+_\w+ (?!\w)", re.VERBOSE)


def links_in(text: str) -> Iterator[Span]:
    """Return the addresses of pages."""
    for match in LINK.finditer(text):
        yield Span(match.start(), match.end(), PersonalData.LINK)


def emails_in(text: str) -> Iterator[Span]:
    """Return the e-mail addresses, spelled out ones too."""
    for match in EMAIL.finditer(text):
        yield Span(match.start(), match.end(), PersonalData.EMAIL)


def nicks_in(text: str) -> Iterator[Span]:
    """Return the nicks: such as have the shape of one, and what follows the name of an app and looks like one."""
    for match in NICK.finditer(text):
        yield Span(match.start(), match.end(), PersonalData.HANDLE)
    for match in _told_nick().finditer(text):
        yield Span(match.start("nick"), match.end("nick"), PersonalData.HANDLE)


@cache
def _told_nick() -> re.Pattern[str]:
    linking = r"(?i: ми|mi|му|mu|съм|сам|сме|sam|sum|sym|е|e|на|na|се|se|казвам|сървъра|като|kato|as|is|my|i'm )"
    return re.compile(
        rf"""
        (?<!\w) (?i: {cue("app")} ) (?!\w) (?: \s+ {linking} \b )* \s* [:=–-]? \s* [„"]?
        (?P<nick> (?= [\w.]* (?: [_\d] | \.\w | [a-zа-я][A-ZА-Я] ) ) \w [\w.]* \w )
        """,
        re.VERBOSE,
    )
