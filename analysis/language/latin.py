"""Bulgarian as phones type it, in Latin letters, back into Cyrillic: `6te` ще, `4etene` четене, `q` я.

Everybody has rules of their own, so each sign has several meanings, cheapest first; the dictionary decides.
"""

from dataclasses import dataclass
from functools import lru_cache

from analysis.language.vocabulary import are_beginnings, is_word

MEANINGS: dict[str, tuple[tuple[str, float], ...]] = {
    "a": (("а", 0.0), ("ъ", 0.5)),
    "b": (("б", 0.0),),
    "c": (("ц", 0.1), ("к", 0.6), ("ч", 0.9), ("с", 0.9)),
    "d": (("д", 0.0),),
    "e": (("е", 0.0),),
    "f": (("ф", 0.0),),
    "g": (("г", 0.0),),
    "h": (("х", 0.0),),
    "i": (("и", 0.0), ("й", 0.2)),
    "j": (("ж", 0.1), ("й", 0.2), ("дж", 0.4)),
    "k": (("к", 0.0),),
    "l": (("л", 0.0),),
    "m": (("м", 0.0),),
    "n": (("н", 0.0),),
    "o": (("о", 0.0),),
    "p": (("п", 0.0),),
    "q": (("я", 0.0),),
    "r": (("р", 0.0),),
    "s": (("с", 0.0), ("ш", 0.9)),
    "t": (("т", 0.0),),
    "u": (("у", 0.0), ("ъ", 0.3), ("ю", 0.6)),
    "v": (("в", 0.0),),
    "w": (("в", 0.0),),
    "x": (("х", 0.0), ("кс", 0.5)),
    "y": (("ъ", 0.1), ("й", 0.1), ("у", 0.4), ("и", 0.5)),
    "z": (("з", 0.0), ("ж", 0.8)),
    "4": (("ч", 0.0),),
    "6": (("ш", 0.0),),
    "3": (("з", 0.3),),
    "0": (("о", 0.3),),
    "'": (("", 0.1), ("ъ", 0.2)),
    "’": (("", 0.1), ("ъ", 0.2)),
    "`": (("", 0.1), ("ъ", 0.2)),
    "sht": (("щ", 0.0), ("шт", 0.3)),
    "6t": (("щ", 0.0), ("шт", 0.3)),
    "sh": (("ш", 0.0), ("сх", 1.0)),
    "ch": (("ч", 0.0),),
    "zh": (("ж", 0.0),),
    "ts": (("ц", 0.1), ("тс", 0.4)),
    "tz": (("ц", 0.1),),
    "ya": (("я", 0.0),),
    "ia": (("я", 0.2),),
    "ja": (("я", 0.2),),
    "yu": (("ю", 0.0),),
    "iu": (("ю", 0.2),),
    "ju": (("ю", 0.2),),
    "io": (("ьо", 0.3), ("йо", 0.2)),
    "yo": (("йо", 0.0), ("ьо", 0.2)),
    "jo": (("йо", 0.2), ("ьо", 0.2)),
    "dj": (("дж", 0.0),),
    "dzh": (("дж", 0.0),),
    "ck": (("к", 0.3),),
}
LONGEST_SIGN = max(map(len, MEANINGS))
LONGEST_WORD = 40
"""What is longer is no word (characters)."""
MOST_WAYS = 24
"""So many beginnings are followed at a time (count)."""
UNKNOWN = 3.0
"""What it costs that the dictionary does not know a word."""
KEPT_WORDS = 1_024


@dataclass(frozen=True)
class Candidate:
    """One way to read a word; the lower the cost, the likelier. A known one is in the dictionary."""

    word: str
    cost: float
    is_known: bool


@lru_cache(KEPT_WORDS)
def in_cyrillic(word: str) -> tuple[Candidate, ...]:
    """Return the ways to read a word in small Latin letters, likeliest first; none where a sign is no letter."""
    if len(word) > LONGEST_WORD:
        return ()
    ways: list[dict[str, float]] = [{} for _ in range(len(word) + 1)]
    ways[0][""] = 0.0
    for place in range(len(word)):
        for beginning, cost in _likeliest(ways[place]):
            for length in range(1, min(LONGEST_SIGN, len(word) - place) + 1):
                for letters, more in MEANINGS.get(word[place : place + length], ()):
                    further, total = beginning + letters, cost + more
                    if total < ways[place + length].get(further, total + 1):
                        ways[place + length][further] = total
    found = [_candidate(letters, cost) for letters, cost in ways[-1].items()]
    return tuple(sorted(found, key=lambda one: (one.cost, one.word)))


def _likeliest(ways: dict[str, float]) -> list[tuple[str, float]]:
    """Return the beginnings worth following: those of known words, and the cheapest in case that none is known."""
    ranked = sorted(ways.items(), key=lambda way: way[1])
    are_known = are_beginnings([letters for letters, _ in ranked])
    known = [way for way, is_known in zip(ranked, are_known, strict=True) if is_known]
    return known[:MOST_WAYS] + [way for way in ranked[:1] if way not in known]


def _candidate(word: str, cost: float) -> Candidate:
    known = is_word(word)
    return Candidate(word, cost if known else cost + UNKNOWN, known)
