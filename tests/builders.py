"""Short ways to say in a test what is there: a submission, a service, a day."""

import secrets
from dataclasses import replace
from datetime import date
from itertools import count

from config.reader import read_text
from config.reading import Concern, ConcernCategory, Reading
from config.steps import Answer
from config.vocabulary import AgeBand, Channel, Place, Play, Speaker, Support
from feedback_store.concerns.recipients import name_recipient
from feedback_store.engine import Store
from feedback_store.intake import Acknowledgement, Submission, accept
from feedback_store.roles.role import Grants
from feedback_store.social_services import Service, add_service
from feedback_store.staff import COLLEAGUE, OUTSIDER, StaffMember, accept_link, make_link, set_email

PASSWORD = "три чаши вода"
MONDAY = date(2026, 11, 16)
_numbers = count(1)


def a_service(store: Store, key: str | None = None, *, users: int | None = 40) -> Service:
    """Add a service, by default one that is large enough for its voices to keep their day."""
    return add_service(store, key or f"service-{next(_numbers)}", "ЦОП „Надежда“", users)


def a_submission(
    service: str,
    face: str = "happy",
    *,
    client_id: str | None = None,
    channel: Channel = Channel.KIOSK,
    speaker: Speaker = Speaker.CHILD,
    support: Support = Support.ALONE,
    age_band: AgeBand = AgeBand.FROM_8_TO_11,
    language: str = "bg",
    made_on: date | None = None,
    answers: tuple[Answer, ...] | None = None,
    instrument: str = "mood_board",
    version: int = 1,
    play: Play = Play.UNMARKED,
) -> Submission:
    """Return one tap on the mood board."""
    return Submission(
        client_id=client_id or secrets.token_urlsafe(24),
        service=service,
        channel=channel,
        instrument=instrument,
        version=version,
        language=language,
        speaker=speaker,
        support=support,
        age_band=age_band,
        answers=(Answer("mood", (face,)),) if answers is None else answers,
        made_on=made_on,
        play=play,
    )


def a_note(service: str, text: str) -> Submission:
    """Return one note in the happiness jar."""
    return a_submission(service, instrument="happiness_jar", answers=(Answer("note", (), text),))


def a_sort(service: str, *laid: str) -> Submission:
    """Return one sort of cards into baskets, such as "food.good"."""
    return a_submission(service, instrument="sort", answers=(Answer("here", laid),))


def taps(store: Store, service: str, *faces: str) -> list[Acknowledgement]:
    """Drop one voice a face into the service's box."""
    return [accept(store, a_submission(service, face)) for face in faces]


def a_member(
    store: Store, name: str = "Елена Петрова", role: Grants = COLLEAGUE, email: str | None = None
) -> StaffMember:
    """Make somebody who may sign in, whose login is the name in small letters and whose password is PASSWORD."""
    member = accept_link(store, make_link(store, role), name, name, PASSWORD)
    set_email(store, member.id, email)
    return replace(member, email=email)


def recipients_in(store: Store, service: str) -> tuple[StaffMember, StaffMember]:
    """Let somebody in a service and somebody outside it receive its concerns, both with an e-mail address."""
    inside = a_member(store, "Мария Иванова", COLLEAGUE, "maria@example.org")
    outside = a_member(store, "Георги Стоев", OUTSIDER, "georgi@example.org")
    name_recipient(store, service, inside.id, Place.IN_HOUSE)
    name_recipient(store, service, outside.id, Place.OUTSIDE)
    return inside, outside


def told_gravely(store: Store) -> Store:
    """Return a store whose reader hears a concern in every text, as grave as the digit at its end says."""

    def hear(text: str, *, keep: frozenset[str] = frozenset()) -> Reading:
        concern = Concern(ConcernCategory.VIOLENCE, int(text[-1]), (text,), about_other=False, adult_of_house=False)
        return replace(read_text(text, keep=keep), concern=concern)

    return replace(store, reader=hear)


class Day:
    """A day that a test can move on; it stands in for the clock."""

    def __init__(self, today: date = MONDAY) -> None:
        """Begin on a Monday."""
        self.today = today

    def __call__(self) -> date:
        """Return the day it is."""
        return self.today
