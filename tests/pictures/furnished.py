"""What staff would have set up before the pictures are taken: people, tablets, a wall, drawings, and one concern."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

from playwright.sync_api import StorageState

from analysis.example.drawings import a_drawing
from analysis.example.provider import DAY_CENTRE
from config.settings import read_settings
from config.steps import Answer
from config.vocabulary import LANGUAGES, AgeBand, Place
from feedback_store.bot_links import Goal
from feedback_store.calls.listeners import Figure, Listener, name_listener
from feedback_store.circles import offer_circle
from feedback_store.concerns.recipients import name_recipient
from feedback_store.devices import all_devices, furnish, issue_code, redeem_code
from feedback_store.door_links import code_of
from feedback_store.engine import Store, open_store
from feedback_store.events.kept import make_event
from feedback_store.intake import accept
from feedback_store.opening import open_box
from feedback_store.pins import pin_of
from feedback_store.reach.reach import Reach, Scanning, set_reach
from feedback_store.staff import COLLEAGUE, OUTSIDER, StaffMember, accept_link, make_first_link, make_link
from feedback_store.topics.kept import add_topic
from feedback_store.walls import make_wall, wall_code
from tests.builders import a_note, a_submission
from tests.journeys.installation import Installation
from tests.pictures.letters import answer_letters, drop_letters
from tests.pictures.shown import KEY

NAME, LOGIN, PASSWORD = "Елена Примерова", "elena", "три чаши синя вода"
PEOPLE = (
    ("леля Мария", "психолог", Figure.BUN),
    ("Петър", "възпитател", Figure.BEARD),
    ("Ани", "социален работник", Figure.GLASSES),
    ("баба Зоя", "готвачка", Figure.SCARF),
)
AGES = {"en": AgeBand.FROM_4_TO_7, "tr": AgeBand.FROM_12_TO_14}
"""Between them the tablets show what is meant for some ages only; the others are for children of 8 to 11."""
PLACES = {"bg": "Коридор", "en": "Читалня", "tr": "Игрална зала", "uk": "Голямата стая"}
DRAWINGS = 6
REACHED = {"easy": Reach(is_very_easy=True), "scan": Reach(scanning=Scanning.ONE_SWITCH)}
"""Tablets for children who do not touch, by the name of their pictures."""
DOG = "1F415"
PARTY, PARTY_DAYS, GUESTS = "Коледно тържество", 26, 24
TOLD = "вкъщи татко ме бие и ме е страх да се прибера"


@dataclass(frozen=True)
class Furnished:
    """What the walks need: a link for the first administrator, the PIN, tablets by language or way, walls, a code."""

    first_link: str
    pin: str
    tablets: dict[str, StorageState]
    trying: dict[str, StorageState]
    reached: dict[str, StorageState]
    walls: dict[str, str]
    door: str


def furnish_centre(installation: Installation) -> Furnished:
    """Set up the community centre of the example, before anything is served; nobody has signed up yet."""
    with opened(installation) as store:
        link = make_first_link(store)
        assert link
        name_people(store)
        add_topic(store, KEY, {"bg": "Кучето Рони", "en": "Roni the dog"}, picture=DOG)  # it shows after an opening
        tell(store)
        for key in (KEY, DAY_CENTRE.key):
            make_wall(store, key)
        offer_circle(store, KEY, True)
        make_event(
            store, KEY, "Коледно тържество", store.today() + timedelta(days=PARTY_DAYS), 24, ("mood_board", "again")
        )
        return Furnished(
            link,
            pin_of(store, KEY),
            {each: a_tablet(store, installation, each) for each in LANGUAGES},
            {each: a_tablet(store, installation, each, is_try_out=True) for each in LANGUAGES},
            {way: a_tablet(store, installation, "bg", reach=reach) for way, reach in REACHED.items()},
            {
                name: f"{installation.address}/wall/{key}/{wall_code(store, key)}"
                for name, key in (("board", KEY), ("filling", DAY_CENTRE.key))
            },
            f"{installation.address}/v/{code_of(store, Goal(KEY))}",
        )


def become_administrator(installation: Installation, link: str) -> None:
    """Let the first administrator sign up, and be somebody whom children may call and who reads what is told."""
    with opened(installation) as store:
        member = accept_link(store, link, NAME, LOGIN, PASSWORD)
        serve_children(store, member)


def serve_children(store: Store, member: StaffMember) -> None:
    """Name somebody for calls and concerns."""
    name_recipient(store, KEY, member.id, Place.IN_HOUSE)
    name_listener(store, KEY, Listener(member, "Елена", "ръководител", Figure.CURLS, 5))


def name_people(store: Store) -> None:
    """Make up whom the children of the example may call, and somebody outside."""
    for number, (name, role, figure) in enumerate(PEOPLE, 1):
        member = accept_link(store, make_link(store, COLLEAGUE), f"{name} (пример)", f"call{number}", PASSWORD)
        name_listener(store, KEY, Listener(member, name, role, figure, number))
        if number == 1:
            name_recipient(store, KEY, member.id, Place.IN_HOUSE)
    outside = accept_link(store, make_link(store, OUTSIDER), "Георги (пример)", "outside", PASSWORD)
    name_recipient(store, KEY, outside.id, Place.OUTSIDE)


def tell(store: Store) -> None:
    """Let children draw, and two complain and be answered; the box is opened at once, as a box may be once a day."""
    drawn = (Answer("here", (), drawing=a_drawing()),)
    for _ in range(DRAWINGS):
        accept(store, a_submission(KEY, instrument="draw", answers=drawn))
    drop_letters(store)
    open_box(store, KEY)
    answer_letters(store)


def tell_of_danger(installation: Installation) -> None:
    """Let a child tell of danger, once somebody is named who receives it."""
    with opened(installation) as store:
        accept(store, a_note(KEY, TOLD))


def a_tablet(
    store: Store, installation: Installation, language: str, *, is_try_out: bool = False, reach: Reach | None = None
) -> StorageState:
    """Enrol a tablet whose first language is this one; return what its browser remembers."""
    name = PLACES[language] + (", проба" if is_try_out else f", {len(all_devices(store, KEY))}" if reach else "")
    device, token = redeem_code(
        store, issue_code(store, KEY, name, AGES.get(language, AgeBand.FROM_8_TO_11), is_try_out)
    )
    others = tuple(each for each in ("bg", "en", "tr", "uk") if each != language)
    furnish(store, device.id, name=name, languages=(language, *others), instruments=())
    set_reach(store, device.id, reach or Reach())
    return {
        "cookies": [],
        "origins": [
            {"origin": installation.address, "localStorage": [{"name": "glasche.token", "value": token}]},
        ],
    }


@contextmanager
def opened(installation: Installation, **more: str) -> Iterator[Store]:
    """Open the store of an installation, with further settings where they are given."""
    own = {k: v for k, v in installation.environment.items() if k.startswith("GLASCHE_")}
    settings = read_settings(own | more)
    store = open_store(settings)
    try:
        yield store
    finally:
        store.close()
