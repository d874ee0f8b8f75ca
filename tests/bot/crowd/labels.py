"""The words by which somebody knows where they are, in all languages of the bot."""

from config.instrument import Instrument
from config.load import offered_instruments
from config.texts import speech
from config.vocabulary import LANGUAGES


def in_all(*sentences: str) -> frozenset[str]:
    """Return English sentences in every language."""
    return frozenset(speech(language).say(sentence) for language in LANGUAGES for sentence in sentences)


BACK, SKIP, DONE = in_all("Back"), in_all("Skip"), in_all("Done")
SEND, TRY_AGAIN, ANEW = in_all("Into the box"), in_all("Try again"), in_all("Say something else")
HIDE = in_all("Hide this")
ASKS_FOR_WORDS = in_all("Write it here, in one message.", "Please write it here, in one message.")


def titles() -> frozenset[str]:
    """Return the names of the instruments, as they stand on the shelf."""
    return frozenset(title for one in _offered() for title in one.title.values())


def thanks() -> tuple[str, ...]:
    """Return every sentence that confirms a voice."""
    return tuple(
        text for one in _offered() for texts in (one.thanks, one.thanks_for_adults) for text in texts.values() if text
    )


def _offered() -> tuple[Instrument, ...]:
    return tuple(offered_instruments(with_words=True).values())
