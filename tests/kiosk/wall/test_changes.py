"""What changed for the children: a sentence of staff, checked for names, on the wall until it is taken away."""

import pytest

from feedback_store.changes import Change, changes_of, take_change_away, tell_change
from feedback_store.engine import Store
from feedback_store.errors import UnknownServiceError
from feedback_store.social_services import Service
from feedback_store.walls import make_wall, wall_code
from tests.builders import Day, a_service
from tests.kiosk.page_client import PageClient, page_of, text_of
from tests.kiosk.people import submit

SENTENCE = "Казахте, че супата е студена. Вече я носим топла."
WARNING = "Това като че ли издава човек: {}."


@pytest.fixture
def wall(store: Store, service: Service) -> str:
    """Return where the wall of the service is."""
    make_wall(store, service.key)
    return f"/wall/{service.key}/{wall_code(store, service.key)}"


def test_changes_stand_newest_first_with_their_month_until_they_are_taken_away(any_store: Store, day: Day) -> None:
    key = a_service(any_store).key
    tell_change(any_store, key, "Първо.")
    day.today = day.today.replace(month=12)
    tell_change(any_store, key, "Второ.")
    assert changes_of(any_store, key) == (Change(2, "2026-12", "Второ."), Change(1, "2026-11", "Първо."))
    take_change_away(any_store, key, 2)
    tell_change(any_store, key, "Трето.")
    assert [change.sentence for change in changes_of(any_store, key)] == ["Трето.", "Първо."]


def test_no_change_is_told_where_there_is_no_service(store: Store) -> None:
    with pytest.raises(UnknownServiceError):
        tell_change(store, "nowhere", SENTENCE)


def test_staff_tell_a_change_everybody_reads_it_and_staff_take_it_away(
    signed_in: PageClient, wall: str, service: Service
) -> None:
    page = f"/staff/services/{service.key}/changes"
    assert "Вие казахте" not in text_of(signed_in.get(wall))
    assert submit(signed_in, page, sentence=SENTENCE).status_code == 302
    shown = text_of(signed_in.get(wall))
    assert f"Вие казахте, ние направихме {SENTENCE} ноември 2026 г." in shown
    assert f"Siz söylediniz, biz yaptık {SENTENCE} Kasım 2026" in shown
    assert page_of(signed_in.get(wall)).xpath("//section[@lang='uk']//ul/@lang") == ["bg"]
    submit(signed_in, page, to=f"{page}/1/take-away")
    assert SENTENCE not in text_of(signed_in.get(wall)) + text_of(signed_in.get(page))


@pytest.mark.parametrize(
    ("sentence", "found"),
    [("Иван искаше ново колело и вече го имаме.", "Иван"), ("Обадете ни се на 0888 123 456.", "0888 123 456")],
)
def test_a_sentence_that_seems_to_name_somebody_is_asked_about_first(
    signed_in: PageClient, store: Store, service: Service, sentence: str, found: str
) -> None:
    page = f"/staff/services/{service.key}/changes"
    asked = submit(signed_in, page, sentence=sentence)
    assert asked.status_code == 422 and WARNING.format(found) in text_of(asked)
    assert page_of(asked).xpath("//input[@name='sentence']/@value") == [sentence]
    assert changes_of(store, service.key) == ()
    submit(signed_in, page, sentence=sentence, is_checked="y")
    assert [change.sentence for change in changes_of(store, service.key)] == [sentence]


@pytest.mark.parametrize("sentence", ["", "а" * 121])
def test_one_sentence_of_at_most_120_letters_is_taken(
    signed_in: PageClient, store: Store, service: Service, sentence: str
) -> None:
    assert submit(signed_in, f"/staff/services/{service.key}/changes", sentence=sentence).status_code == 422
    assert changes_of(store, service.key) == ()


def test_the_wall_tells_the_three_newest_and_of_no_other_service(
    client: PageClient, wall: str, store: Store, service: Service
) -> None:
    for number in range(1, 5):
        tell_change(store, service.key, f"Промяна {number}")
    tell_change(store, a_service(store, "dc-ruse").key, "Друга услуга")
    told = page_of(client.get(wall)).xpath("//section[@lang='bg']//ul/li/text()")
    assert [each.strip() for each in told] == ["Промяна 4", "Промяна 3", "Промяна 2"]
    assert "Друга услуга" not in text_of(client.get(wall))
