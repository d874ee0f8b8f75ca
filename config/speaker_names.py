"""How those who speak call themselves, wherever they or somebody for them choose it."""

from collections.abc import Mapping

from config.texts import speech
from config.vocabulary import Speaker


def speaker_names(language: str) -> Mapping[Speaker, str]:
    """Return what stands on the button of each."""
    say = speech(language).say
    return {
        Speaker.CHILD: say("A child"),
        Speaker.YOUNG_PERSON: say("A young person"),
        Speaker.PARENT: say("A parent"),
        Speaker.RELATIVE: say("A relative"),
        Speaker.CARER: say("A foster parent or guardian"),
        Speaker.PARTNER: say("A partner of the centre"),
    }
