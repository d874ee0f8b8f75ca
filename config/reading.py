"""What the reader finds in a text: frozen values that every room may carry, and that name nobody."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Theme(StrEnum):
    """What a text speaks of."""

    FOOD = "food"
    ADULTS = "adults"
    FRIENDS = "friends"
    BULLYING = "bullying"
    PLAY = "play"
    SCHOOL = "school"
    PLACE = "place"
    RULES = "rules"
    FAMILY = "family"
    HEALTH = "health"
    SAFETY = "safety"
    BEING_HEARD = "being_heard"
    THERAPY = "therapy"
    OUTINGS = "outings"
    WAITING = "waiting"
    ACCESS = "access"


class ConcernCategory(StrEnum):
    """What may be happening to a child; the one that stands first wins where a text speaks of several."""

    SEXUAL = "sexual"
    SELF_HARM = "self_harm"
    VIOLENCE = "violence"
    NEGLECT = "neglect"
    RUNNING_AWAY = "running_away"
    FEAR_OF_ADULT = "fear_of_adult"
    BULLYING = "bullying"


class PersonalData(StrEnum):
    """Kinds of personal data."""

    NAME = "name"
    PHONE = "phone"
    EGN = "egn"
    LNCH = "lnch"
    EMAIL = "email"
    ADDRESS = "address"
    SCHOOL = "school"
    HANDLE = "handle"
    LINK = "link"
    BIRTH_DATE = "birth_date"


@dataclass(frozen=True)
class Span:
    """Personal data in a text: from `start` up to `end` (characters)."""

    start: int
    end: int
    kind: PersonalData


@dataclass(frozen=True)
class Concern:
    """What a text may disclose.

    Attributes:
        severity: 3 danger now, abuse stated, or a plan for today; 2 to be looked at within a day; 1 a worry.
        evidence: the words that led to it, as they stand in the text.
        about_other: it is told of another child.
        adult_of_house: an adult of the service may be meant.
    """

    category: ConcernCategory
    severity: int
    evidence: tuple[str, ...]
    about_other: bool = False
    adult_of_house: bool = False


@dataclass(frozen=True)
class Reading:
    """What was read in one text.

    Attributes:
        language: bg, en, tr, uk, or und where it cannot be told.
        script: cyrillic, latin, mixed, or none where there are no letters.
        polarity: from -1 (bad) to 1 (good).
        subjectivity: from 0 (a fact) to 1 (a feeling).
        theme_polarity: how the text says a theme is, for those of which it says so, from -1 to 1.
        redacted: the text with marks in the place of personal data, such as [име].
    """

    language: str
    script: str
    polarity: float
    subjectivity: float
    themes: frozenset[Theme]
    theme_polarity: tuple[tuple[Theme, float], ...]
    concern: Concern | None
    redacted: str
    spans: tuple[Span, ...]
    lexicon_version: str


class Reader(Protocol):
    """Whatever reads texts: it never raises, and the same text gives the same reading."""

    def __call__(self, text: str, *, keep: frozenset[str] = frozenset()) -> Reading:
        """Return what stands in a text; names in `keep` are not taken for personal data."""
