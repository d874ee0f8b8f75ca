"""What tests of review need: a service in whose box words were opened, and the ways to find them again."""

from config.steps import Answer
from feedback_store.engine import Store
from feedback_store.intake import Submission, accept
from feedback_store.opening import Outcome, open_box
from feedback_store.reviews.items import Item, next_item
from feedback_store.staff import StaffMember
from tests.builders import a_note, a_service, a_submission

NOTES = ("Играхме с Мария на двора", "Рисувах голямо слънце", "Ходихме на басейн", "Спечелихме мача")
WHY = "Скучно ми е в голямата стая"
LETTER = "Искам люлка на двора"
TOLD = "вчера татко ме би с колана"


def a_why(service: str, text: str) -> Submission:
    """Return a mood with the reason for it in words."""
    more = Answer("more", ("words",))
    return a_submission(service, "sad", version=3, answers=(Answer("mood", ("sad",)), more, Answer("why", (), text)))


def a_letter(service: str, text: str) -> Submission:
    """Return an idea or complaint."""
    return a_submission(service, instrument="idea", answers=(Answer("what", (), text),))


def fill(store: Store, *, key: str | None = None) -> str:
    """Return a service in whose box notes, a reason, a letter and something that tells of danger were opened."""
    service = key or a_service(store).key
    for text in (*NOTES, TOLD):
        accept(store, a_note(service, text))
    accept(store, a_why(service, WHY))
    accept(store, a_letter(service, LETTER))
    assert open_box(store, service) is Outcome.OPENED
    return service


def all_items(store: Store, service: str, member: StaffMember, seed: str = "seed") -> list[Item]:
    """Return all that a member is offered, in order, leaving each for later."""
    found: list[Item] = []
    item = next_item(store, service, member, seed)
    while item and item.place not in {one.place for one in found}:
        found.append(item)
        item = next_item(store, service, member, seed, item.place)
    return found


def the_item(store: Store, service: str, member: StaffMember, begins: str) -> Item:
    """Return the one that begins with some letters."""
    (found,) = [item for item in all_items(store, service, member) if (item.text or "").startswith(begins)]
    return found
