"""What is said to each kind of message that cannot be taken: kindly, and what can be done instead."""

from collections.abc import Mapping

from bot.kinds import Family
from config.texts import speech


def cannot_be_taken(language: str, family: Family) -> str:
    """Return the sentence for a family of messages, the same whoever reads; "" for one that needs none."""
    say = speech(language).say
    sentences: Mapping[Family, str] = {
        Family.PICTURE: say("Photos and videos cannot be seen here, and none was kept."),
        Family.SOUND: say("Voice messages cannot be heard here, and none was kept."),
        Family.FILE: say("Files cannot be opened here, and none was kept."),
        Family.PLACE: say("No place and no number is needed here. Nothing was kept."),
        Family.PLAY: say("That cannot be taken here, and it was not kept."),
        Family.FORWARDED: say("Forwarded messages are not taken here, and nothing was kept."),
        Family.EDITED: say("A change in a message that was sent does not count."),
        Family.PINNED: say("What is pinned stands on top of this chat, for everybody who holds the phone."),
    }
    return sentences.get(family, "")


def instead(language: str, *, with_words: bool) -> str:
    """Return what can be done instead."""
    say = speech(language).say
    if with_words:
        return say("It can be said in words, right here, or with buttons: /start")
    return say("Answers are given by buttons: /start shows them.")
