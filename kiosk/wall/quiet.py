"""What stands on a wall in place of a picture, in each language."""

from dataclasses import dataclass
from datetime import date

from analysis.figures.wall import PUBLIC_GROUP
from config.settings import Settings
from config.texts import speech
from config.vocabulary import LANGUAGES
from feedback_store.social_services import Service
from kiosk.staff.dates import day_in_words
from kiosk.wall.speaking import spoken


@dataclass(frozen=True)
class Quiet:
    """A few words in one language."""

    language: str
    title: str
    lines: tuple[str, ...]


def filling(service: Service, settings: Settings) -> list[Quiet]:
    """Return in each language that there are too few voices as yet, and when the box opens."""
    public, hour = max(PUBLIC_GROUP, settings.smallest_group), f"{settings.opening_hour:02}:00"
    few = settings.smallest_group
    return [
        Quiet(
            words.language,
            words.say("The board is still filling."),
            (
                words.say("Once a week holds at least {n} voices, the faces come out here.", n=public),
                words.say("The box opens at {hour}, when it holds at least {n} voices.", hour=hour, n=few),
            ),
        )
        for words in spoken(service)
    ]


def resting() -> list[Quiet]:
    """Return in each language that this address shows nothing."""
    return [
        Quiet(
            words.language,
            words.say("This screen is resting."),
            (words.say("An adult finds its new address on the staff pages."),),
        )
        for words in spoken(None)
    ]


def late(service: Service) -> list[Quiet]:
    """Return in each language what a screen says that has not reached its server for too long."""
    return [
        Quiet(
            words.language,
            words.say("This screen is resting."),
            (words.say("It has not reached its server for four weeks."),),
        )
        for words in spoken(service)
    ]


def ages_on(day: date) -> dict[str, str]:
    """Return by language what a screen says of pictures that it got on a day, once they are old."""
    return {
        language: speech(language).say("Last updated on {day}", day=day_in_words(day, language))
        for language in LANGUAGES
    }
