"""What changed for the children, as a wall tells it: the newest sentences of staff under a heading of each language."""

from dataclasses import dataclass

from feedback_store.changes import changes_of
from feedback_store.social_services import Service
from kiosk.desk import desk
from kiosk.staff.dates import month_in_words
from kiosk.wall.speaking import spoken

MOST_CHANGES = 3
"""So many sentences fit on the screen."""


@dataclass(frozen=True)
class Told:
    """The changes under a heading in one language: each its month in that language and its sentence as written."""

    language: str
    title: str
    changes: tuple[tuple[str, str], ...]


def told_in(service: Service) -> list[Told]:
    """Return in each language what is told in a service; none where nothing is."""
    newest = changes_of(desk().store, service.key)[:MOST_CHANGES]
    return [
        Told(
            words.language,
            words.say("You said it, we did it"),
            tuple((month_in_words(change.month, words.language), change.sentence) for change in newest),
        )
        for words in spoken(service)
        if newest
    ]
