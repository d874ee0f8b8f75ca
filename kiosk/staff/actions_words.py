"""The words of actions, in the reader's language."""

from collections.abc import Mapping

from config.reading_level import MOST_WORDS, too_hard, too_long
from feedback_store.actions.kept import Decision, Source
from feedback_store.actions.told import LONGEST_SENTENCE, ToldAt
from kiosk.language import reader_speech

YOUNGEST = min(MOST_WORDS)
"""The age (years) for which news is measured: every child of a service meets it."""


def source_words() -> Mapping[Source, str]:
    """Return where an action may come from."""
    say = reader_speech().say
    return {
        Source.THEME: say("a theme that came up"),
        Source.QUESTION: say("answers to a question"),
        Source.EVENT: say("what was said at an event"),
        Source.COMPLAINT: say("a complaint or an idea of the journal"),
        Source.QUOTE: say("something a child has written"),
        Source.STAFF: say("the team itself"),
    }


def decision_words() -> Mapping[Decision, str]:
    """Return what may be decided."""
    say = reader_speech().say
    return {
        Decision.ACCEPTED: say("accepted"),
        Decision.UNDER_WAY: say("under way"),
        Decision.DONE: say("done"),
        Decision.NOT_POSSIBLE: say("not possible"),
    }


def place_words() -> Mapping[ToldAt, str]:
    """Return where children may be told."""
    say = reader_speech().say
    return {
        ToldAt.KIOSK: say("on the tablets"),
        ToldAt.WALL: say("on the screen in the corridor"),
        ToldAt.BOT: say("in Telegram"),
        ToldAt.POSTER: say("on a poster"),
    }


def problems_of_actions() -> Mapping[str, str]:
    """Return what is wrong with a field, by the codes of these forms."""
    say = reader_speech().say
    return {
        "long_text": say("This is too long: at most 500 characters."),
        "long_sentence": say(
            "This is too long: at most {n} characters, so that it fits on the card.", n=LONGEST_SENTENCE
        ),
    }


def reading_hints(sentences: Mapping[str, str]) -> list[str]:
    """Return what a young child may not follow in sentences by language; hard words are known in Bulgarian only."""
    say = reader_speech().say
    long = [part for text in sentences.values() for part in too_long(text, YOUNGEST)]
    hard = too_hard(sentences.get("bg", ""), YOUNGEST)
    most = MOST_WORDS[YOUNGEST]
    return [
        *(say("More than {n} words: “{text}”. Say it in two sentences.", n=most, text=part) for part in long),
        *(say("A word that young children do not know: “{word}”.", word=word) for word in hard),
    ]
