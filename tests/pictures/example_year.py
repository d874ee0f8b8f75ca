"""A made-up year of one service, that pages and section have something to show: only by the door and by openings."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from config.instrument import Answer
from config.settings import Settings
from config.vocabulary import AgeBand, Channel, Speaker, Support
from feedback_store.engine import Store, open_store
from feedback_store.intake import Submission, accept
from feedback_store.opening import open_box
from feedback_store.social_services import add_service

KEY, NAME, USERS = "primer", "ЦОП „Слънчоглед“ – пример", 60
YEAR = 2026
SHOWN_WEEK = f"{YEAR}-W46"
SEED = 5
WEEK = timedelta(days=7)
SUMMER = range(28, 36)
"""ISO weeks of the holidays, when fewer come."""

Moods = Mapping[str, int]
CHILDREN: Moods = {"happy": 34, "calm": 25, "sad": 14, "scared": 6, "angry": 11, "dont_know": 10}
CHILDREN_FROM_SEPTEMBER: Moods = {"happy": 36, "calm": 32, "sad": 12, "scared": 3, "angry": 8, "dont_know": 9}
YOUNG: Moods = {"happy": 20, "calm": 30, "sad": 18, "scared": 4, "angry": 13, "dont_know": 15}
PARENTS: Moods = {"happy": 31, "calm": 43, "sad": 8, "scared": 4, "angry": 6, "dont_know": 8}


@dataclass(frozen=True)
class Crowd:
    """Those who speak in a like way, and between how many of them speak in a week (count)."""

    fewest: int
    most: int
    channel: Channel
    speaker: Speaker
    ages: tuple[AgeBand, ...]
    moods: Moods
    helped_of_ten: int = 0


CROWDS = (
    Crowd(5, 9, Channel.KIOSK, Speaker.CHILD, (AgeBand.FROM_4_TO_7,), CHILDREN, helped_of_ten=4),
    Crowd(9, 15, Channel.KIOSK, Speaker.CHILD, (AgeBand.FROM_8_TO_11, AgeBand.FROM_12_TO_14), CHILDREN),
    Crowd(1, 4, Channel.TELEGRAM, Speaker.YOUNG_PERSON, (AgeBand.FROM_15_TO_17, AgeBand.FROM_18), YOUNG),
    Crowd(4, 8, Channel.TELEGRAM, Speaker.PARENT, (AgeBand.UNKNOWN,), PARENTS),
    Crowd(0, 2, Channel.TELEGRAM, Speaker.CARER, (AgeBand.UNKNOWN,), PARENTS),
)


class Calendar:
    """The day it is in the made-up year; stands in for the clock of the store."""

    def __init__(self, today: date) -> None:
        self.today = today

    def __call__(self) -> date:
        """Return the day it is."""
        return self.today


def fill_year(settings: Settings, until: date, *, first: date = date(YEAR, 1, 5)) -> Iterator[date]:
    """Let voices come in week by week, open the box on each Friday, and give that day back.

    Args:
        settings: of a fresh installation.
        until: the last day on which a box may be opened; no later than today.
        first: a Monday.
    """
    calendar, chance = Calendar(first), random.Random(SEED)
    store = open_store(settings, today=calendar)
    add_service(store, KEY, NAME, USERS)
    friday = first + timedelta(days=4)
    while friday <= until and friday.year == first.year:
        calendar.today = friday
        for submission in voices_of_week(friday, chance):
            accept(store, submission)
        open_and_look(store)
        yield friday
        friday += WEEK
    store.close()


def open_and_look(store: Store) -> None:
    """Open the box; with so many voices in it, it does open."""
    outcome = open_box(store, KEY)
    assert outcome == "opened", outcome


def voices_of_week(friday: date, chance: random.Random) -> Iterator[Submission]:
    """Return what is said in the week of a Friday."""
    week = friday.isocalendar().week
    for crowd in CROWDS:
        many = chance.randint(crowd.fewest, crowd.most)
        for _ in range(many // 2 if week in SUMMER else many):
            yield one_voice(crowd, week, chance)


def one_voice(crowd: Crowd, week: int, chance: random.Random) -> Submission:
    """Return what one of a crowd says."""
    moods = CHILDREN_FROM_SEPTEMBER if crowd.moods is CHILDREN and week > SUMMER.stop else crowd.moods
    face = chance.choices(list(moods), list(moods.values()))[0]
    return Submission(
        client_id=f"{chance.getrandbits(128):032x}",
        service=KEY,
        channel=crowd.channel,
        instrument="mood_board",
        version=1,
        language="en" if chance.random() < 0.05 else "bg",
        speaker=crowd.speaker,
        support=Support.WITH_HELP if chance.randrange(10) < crowd.helped_of_ten else Support.ALONE,
        age_band=chance.choice(crowd.ages),
        answers=(Answer("mood", (face,)),),
    )
