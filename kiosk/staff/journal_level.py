"""How easily a reply is read: sentences that are too long for its reader, and names that should not stand there."""

import re
from dataclasses import dataclass

from config.vocabulary import Speaker

SENTENCE = re.compile(r"[^.!?…\n]+")
WORD = re.compile(r"\w[\w-]*")
MOST_WORDS = {Speaker.CHILD: 9, Speaker.YOUNG_PERSON: 12}
"""The longest sentence (words), as docs/reading-level.md says for children up to 11 and up to 17."""
MOST_FOR_ADULTS = 20


@dataclass(frozen=True)
class Look:
    """What a preview of a reply shows.

    Attributes:
        text: the reply.
        most: the longest sentence for this reader (words).
        long: the sentences that are longer.
        names: names and other personal data in it.
    """

    text: str
    most: int
    long: tuple[str, ...]
    names: tuple[str, ...]


def look_at_reply(text: str, speaker: Speaker | None, names: tuple[str, ...]) -> Look:
    """Return how a reply reads; where it is forgotten who speaks, it is measured for a child."""
    most = MOST_WORDS.get(speaker or Speaker.CHILD, MOST_FOR_ADULTS)
    sentences = (found.strip() for found in SENTENCE.findall(text))
    return Look(text, most, tuple(one for one in sentences if len(WORD.findall(one)) > most), names)
