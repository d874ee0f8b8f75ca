"""Whoever wants to talk to somebody: how that is written in any of our languages, and what is said then."""

import re

from bot.replies import numbers
from config.texts import speech

LONGEST_WISH = 120
"""Characters of a message that may be the wish alone; in a longer one it is a part of what is told."""
_TO_TALK = r"(по)?(говор|приказв|бала?к|спілкув)\w*"
_WITH_SOMEBODY = r"(с|със|з|із|зі)\s+(някого|някой|човек|психолог|кимось|кимсь|людиною)"
_WISHES = tuple(
    re.compile(wish, re.IGNORECASE)
    for wish in (
        rf"\b{_TO_TALK}\W.{{0,20}}\b{_WITH_SOMEBODY}\b",
        rf"\b{_WITH_SOMEBODY}\W.{{0,20}}\b{_TO_TALK}\b",
        r"\b(talk|speak)\s+(to|with)\s+(someone|somebody|anyone|anybody|a\s+person|an\s+adult|a\s+grown-?up)\b",
        r"\b(biri|birisi|bir\s+insan|bir\s+yetişkin)(yle|la|le)\s+(konuş|görüş)\w*",
    )
)


def asks_for_somebody(text: str) -> bool:
    """Return whether a short message says that its writer wants to talk to somebody."""
    return len(text) <= LONGEST_WISH and any(wish.search(text) for wish in _WISHES)


def who_is_there(language: str) -> str:
    """Return that nobody answers here at once, and who does; the same whoever reads."""
    say = speech(language).say
    at_once = say("Nobody answers at once here. On these numbers there is always somebody:")
    trusted = say("It also helps to tell a person who can be trusted.")
    return f"{at_once}\n{numbers(language)}\n{trusted}"


def wish(language: str) -> str:
    """Return the button of this wish."""
    return speech(language).say("I want to talk to someone")
