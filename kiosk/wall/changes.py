"""What changed for the children, as a wall tells it: news of actions, then other sentences, under a heading."""

from collections.abc import Mapping
from dataclasses import dataclass

from feedback_store.actions.told import ToldAt, told_now
from feedback_store.changes import changes_of
from feedback_store.social_services import Service
from kiosk.desk import desk
from kiosk.staff.dates import month_in_words
from kiosk.wall.speaking import spoken

MOST_CHANGES = 3
"""So many sentences fit on the screen."""


@dataclass(frozen=True)
class Told:
    """The changes under a heading in one language: each its month, its sentence, and its language."""

    language: str
    title: str
    changes: tuple[tuple[str, str, str], ...]


def told_in(service: Service) -> list[Told]:
    """Return in each language what is told in a service; none where nothing is."""
    store, usual = desk().store, desk().settings.language
    told = [(one.told_from.isoformat()[:7], one.sentences) for one in told_now(store, service.key, ToldAt.WALL)]
    changed = [(one.month, {usual: one.sentence}) for one in changes_of(store, service.key)]
    newest = [*told, *changed][:MOST_CHANGES]
    return [
        Told(
            words.language,
            words.say("You said it, we did it"),
            tuple(_in(words.language, month, sentences) for month, sentences in newest),
        )
        for words in spoken(service)
        if newest
    ]


def _in(language: str, month: str, sentences: Mapping[str, str]) -> tuple[str, str, str]:
    """Return a sentence in a language, or as it was first written."""
    written = language if language in sentences else next(iter(sentences))
    return (month_in_words(month, language), sentences[written], written)
