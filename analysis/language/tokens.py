"""Cuts a text into words, emoji, numbers and stops, each with its place, so that everything found can be shown."""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

LONGEST_TEXT = 4000
"""What is longer is read up to here; nothing so long can be sent (characters)."""

EMOJI = (
    "\U0001f1e6-\U0001f1ff\U0001f300-\U0001f64f\U0001f680-\U0001f6ff\U0001f7e0-\U0001f7ff\U0001f900-\U0001f9ff"
    "\U0001fa70-\U0001faff\u2600-\u27bf\u2b05-\u2b55\u231a-\u23ff\u2190-\u21ff"
)
LETTERS = "A-Za-zÀ-ɏЀ-ӿ"
SMILEY = r"""
    (?<![\w:]) (?: [:;=8xX][-'^]?[()\[\]DdДдPpРрOoОо3*/\\|]+ | [:;=]['’]\(
        | <3+ | \^_*\^ | -_+- | [xXхХ][DdДд]+\b ) (?!\w)
    | (?<!\w) (?: \){2,} | \({2,} )
"""
PARTS = re.compile(
    rf"""
    (?P<smiley> {SMILEY} )
  | (?P<emoji> [{EMOJI}][\ufe0f\u200d\U0001f3fb-\U0001f3ff{EMOJI}]*? (?=[^\ufe0f\u200d\U0001f3fb-\U0001f3ff]|$) )
  | (?P<word> [{LETTERS}0-9]*[{LETTERS}][{LETTERS}0-9]* (?: ['’`-][{LETTERS}0-9]+ )* )
  | (?P<number> \d+(?:[.,:/]\d+)* )
  | (?P<stop> [.!?…]+ | \n+ )
  | (?P<comma> [,;:()–—-] )
    """,
    re.VERBOSE,
)
KEPT_WORDS = 8_192
STRETCHED = re.compile(r"(\w)\1{2,}")


class Kind(StrEnum):
    """What a token is."""

    SMILEY = "smiley"
    EMOJI = "emoji"
    WORD = "word"
    NUMBER = "number"
    STOP = "stop"
    COMMA = "comma"


KINDS = {str(kind): kind for kind in Kind}


class Token(NamedTuple):
    """A piece of a text, from `start` up to `end` (characters), as it stands there."""

    text: str
    start: int
    end: int
    kind: Kind

    @property
    def is_shouted(self) -> bool:
        """Whether it is written in capitals."""
        return len(self.text) > 2 and self.text.isupper()

    @property
    def is_stretched(self) -> bool:
        """Whether a letter is repeated for emphasis, as in `мноооого`."""
        return STRETCHED.search(self.text) is not None


def tokens(text: str) -> tuple[Token, ...]:
    """Return the tokens of a text in order; what is none of the kinds is passed over."""
    return tuple(_found(text))


def _found(text: str) -> Iterator[Token]:
    for match in PARTS.finditer(text):
        yield Token(match.group(), match.start(), match.end(), KINDS[match.lastgroup or ""])


@lru_cache(KEPT_WORDS)
def spellings(word: str) -> tuple[str, ...]:
    """Return a word in small letters as it may be meant: stretched letters once or twice, likeliest first."""
    small = word.lower()
    if not STRETCHED.search(small):
        return (small,)
    return (STRETCHED.sub(r"\1", small), STRETCHED.sub(r"\1\1", small))
