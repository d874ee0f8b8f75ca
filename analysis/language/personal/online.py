"""Finds addresses of pages, e-mail addresses and nicks."""

import re
from collections.abc import Iterator
from functools import cache

from analysis.language.personal.cues import Written, cue
from config.reading import PersonalData, Span

TOP = r"(?: bg|com|net|org|eu|info|gg|me|be|tv|ly|io|gl|link|app|site|online|xyz|page|chat|ru|ua|tr|de|uk )"
LINK = re.compile(
    rf"""
    \b(?: https?:// | www\. ) [^\s<>„“"]* [^\s<>„“".,;:!?)]
  | (?<![\w.-]) [a-z0-9-]+ (?: \. [a-z0-9-]+ )* \. {TOP} (?: / [^\s<>„“"]* [^\s<>„“".,;:!?)] )? (?!\w)
  | (?<![\w.-]) \w+ \s+ (?: точка|tochka|to4ka|dot ) \s+ (?: ком|бг|нет|орг|com|bg|net|org ) \b
    (?: \s+ (?: наклонена \s+ черта|slash ) \s+ \w+ )?
    """,
    re.IGNORECASE | re.VERBOSE,
)
SAID_AT = r"(?: кльомба|клъомба|маймунк?а|маймунско|ет|kliomba|klyomba|maimunka|at )"
AT = rf"(?: \s? @ \s? | \s* [(\[]? \b {SAID_AT} \b [)\]]? \s* )"
SAID_SIGN = r"(?: точка|tochka|to4ka|dot|тчк|underscore|долна\s+черта|тире )"
LOCAL = rf"(?<![\w.+-]) [\w.+-]+ (?: \s+ {SAID_SIGN} \s+ [\w.+-]+ )*"
MAILER = r"(?: абв|abv|gmail|джимейл|yahoo|яху|mail|hotmail|outlook|icloud|proton )"
DOT = r"(?: \s? [.,] \s? | \s* \b (?: точка|tochka|to4ka|dot|тчк ) \b \s* | \s )"
MAIL_TOP = r"(?: bg|com|net|org|eu|бг|ком|нет|орг )"
EMAIL = re.compile(
    rf"""
    (?<![\w.+-]) [\w.+-]+ @ [\w-]+ (?: \.[\w-]+ )+
  | {LOCAL} {AT} [\w-]+ {DOT} {MAIL_TOP} \b
  | (?<![\w.+-]) [\w.+-]+ @ [\w-]+ \b
  | {LOCAL} \s+ (?: на|na ) \s+ {MAILER} {DOT} {MAIL_TOP} \b
    """,
    re.IGNORECASE | re.VERBOSE,
)
NICK = re.compile(
    r"""
    (?<![\w.@]) @ \w [\w.]* \w | (?<!\w) \w[\w.]* \# \d{3,5} \b | (?<!\w) \# [A-Z0-9]{6,} \b
  | (?<!\w) \w+_\w* (?!\w) | (?<!\w) [A-Za-z]{2,} [0-357-9]+ [A-Za-z]{2,} \w* (?!\w)
    """,
    re.VERBOSE,
)
"""Nicks by their shape; the digits 4 and 6 stand for letters in Bulgarian."""


MAY_EMAIL = re.compile(rf"@|\b{MAIL_TOP}\b", re.IGNORECASE | re.VERBOSE)
MAY_NICK = re.compile(r"[@#_]|[A-Za-z][0-357-9]")
MAY_LINK = re.compile(rf"https?:|www|\.{TOP}|точка|tochka|to4ka|dot", re.IGNORECASE | re.VERBOSE)
"""Quick looks whether a text may hold such at all."""


def links_in(written: Written) -> Iterator[Span]:
    """Return the addresses of pages."""
    for match in LINK.finditer(written.text) if MAY_LINK.search(written.text) else ():
        yield Span(match.start(), match.end(), PersonalData.LINK)


def emails_in(written: Written) -> Iterator[Span]:
    """Return the e-mail addresses, spelled out ones too."""
    for match in EMAIL.finditer(written.text) if MAY_EMAIL.search(written.text) else ():
        yield Span(match.start(), match.end(), PersonalData.EMAIL)


def nicks_in(written: Written) -> Iterator[Span]:
    """Return the nicks: such as have the shape of one, and what follows the name of an app and looks like one."""
    for match in NICK.finditer(written.text) if MAY_NICK.search(written.text) else ():
        yield Span(match.start(), match.end(), PersonalData.HANDLE)
    for match in _told_nick().finditer(written.text) if "app" in written.cues else ():
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
