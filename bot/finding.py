"""Which services fit what somebody types: a part of a town or a name, in Cyrillic or Latin letters, with a slip or two.

Both sides are written in one plain form, and compared word by word. Where nothing fits whole, words that are nearly
alike count, and then single ones of several words.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Sequence
from difflib import SequenceMatcher

from feedback_store.social_services import Service

ALIKE = 0.75
"""Share of letters that two words must have in common to count as the same: one slip in four letters, two in eight."""
FEWEST_FOR_A_SLIP = 4
"""Letters from which on a word may hold a slip; shorter ones would be like too many others."""
FEWEST_ALONE = 3
"""Letters of a word that may be enough alone, where others beside it fit nothing."""
MOST_CHARACTERS = 64
"""Of what was typed that are looked at; no name of a town is longer."""

CYRILLIC = dict(zip("абвгдезийклмнопрстуфхъэыіїєґ", "abvgdeziiklmnoprstufhaeiiieg", strict=True))
CYRILLIC |= {"ж": "zh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sht", "ь": "", "ю": "iu", "я": "ia"}
TURKISH = {"ş": "sh", "ç": "ch", "ı": "i", "ğ": "g", "ö": "o", "ü": "u"}
PLAIN = str.maketrans(CYRILLIC | TURKISH)
AS_TYPED = (("tz", "ts"), ("ou", "u"), ("6", "sh"), ("4", "ch"), ("q", "ia"), ("w", "v"), ("x", "h"), ("y", "i"))
"""What phones type for one sound, and what stands for it here; digits only within a word."""
Fits = Callable[[str, Collection[str]], bool]


def fitting_services(services: Sequence[Service], typed: str) -> tuple[Service, ...]:
    """Return the services that fit what was typed, those that fit best alone; none where nothing does."""
    words = plain_words(typed[:MOST_CHARACTERS])
    named = [(service, plain_words(f"{service.name} {service.key}")) for service in services]
    long_enough = [word for word in words if len(word) >= FEWEST_ALONE]
    for wanted, is_enough, fits in (
        (words, all, _is_part),
        (words, all, _is_alike),
        (long_enough, any, _is_part),
        (long_enough, any, _is_alike),
    ):
        found = tuple(one for one, of_it in named if wanted and is_enough(fits(word, of_it) for word in wanted))
        if found:
            return found
    return ()


def plain_words(text: str) -> tuple[str, ...]:
    """Return the words of a text in plain Latin letters, as both Cyrillic and Latin typing lead to them."""
    lower = unicodedata.normalize("NFC", text.casefold().replace("i̇", "i"))
    return tuple(_plain(word) for word in re.findall(r"\w+", lower.replace("_", " ")))


def _plain(word: str) -> str:
    latin = unicodedata.normalize("NFKD", word.translate(PLAIN)).encode("ascii", "ignore").decode()
    if latin.isdecimal():
        return latin
    for typed, plain in AS_TYPED:
        latin = latin.replace(typed, plain)
    return re.sub("c(?!h)", "ts", latin)


def _is_part(word: str, names: Collection[str]) -> bool:
    return any(name.startswith(word) or (len(word) >= FEWEST_ALONE and word in name) for name in names)


def _is_alike(word: str, names: Collection[str]) -> bool:
    if len(word) < FEWEST_FOR_A_SLIP:
        return _is_part(word, names)
    return any(_share_alike(word, name[:length]) >= ALIKE for name in names for length in (len(word), len(word) + 1))


def _share_alike(word: str, name: str) -> float:
    return SequenceMatcher(None, word, name, autojunk=False).ratio()
