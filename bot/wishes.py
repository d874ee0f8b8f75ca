"""What somebody wishes to answer, by a command or a link, and what there is for them of it."""

from collections.abc import Mapping

from bot.dialogue import Dialogue, Offered, fitting
from config.instrument import Instrument

SURVEYS = "*"
"""Stands for every instrument to which no command of its own leads; no instrument has such a key."""
WISHES: Mapping[str, str] = {"mood": "mood_board", "jar": "happiness_jar", "idea": "idea", "survey": SURVEYS}
"""The commands that lead straight to an instrument, each with the key of it."""


def choice_of(dialogue: Dialogue, offered: Offered) -> tuple[Instrument, ...]:
    """Return between what somebody chooses: what they wish for, or all that there is where it is not for them."""
    there = _there(dialogue, offered)
    return _wished(dialogue.wish, there) or there


def is_missed(dialogue: Dialogue, offered: Offered) -> bool:
    """Return whether somebody wishes for what is not for them here."""
    return dialogue.wish is not None and not _wished(dialogue.wish, _there(dialogue, offered))


def _there(dialogue: Dialogue, offered: Offered) -> tuple[Instrument, ...]:
    return fitting(dialogue.speaker, offered, dialogue.age_band) if dialogue.speaker else ()


def _wished(wish: str | None, there: tuple[Instrument, ...]) -> tuple[Instrument, ...]:
    if wish == SURVEYS:
        return tuple(one for one in there if one.key not in WISHES.values())
    return tuple(one for one in there if one.key == wish)
