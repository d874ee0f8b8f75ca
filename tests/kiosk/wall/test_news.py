"""What staff tell of an action stands on the wall, in the language of each picture, until it is told no more."""

from datetime import timedelta

import pytest

from feedback_store.actions.kept import Source, begin_action
from feedback_store.actions.told import ToldAt, tell, tell_no_more
from feedback_store.changes import tell_change
from feedback_store.engine import Store
from feedback_store.social_services import Service
from feedback_store.walls import make_wall, wall_code
from tests.builders import MONDAY, Day
from tests.feedback_store.actions.test_decisions import DONE
from tests.kiosk.page_client import PageClient, page_of, text_of

SENTENCES = {"bg": "Вече излизаме всеки ден.", "tr": "Artık her gün çıkıyoruz."}


@pytest.fixture
def wall(store: Store, service: Service) -> str:
    """Return where the wall of the service is."""
    make_wall(store, service.key)
    return f"/wall/{service.key}/{wall_code(store, service.key)}"


def test_the_wall_tells_news_before_other_changes_from_its_day_on_and_no_longer_than_staff_want(
    client: PageClient, store: Store, service: Service, wall: str, day: Day
) -> None:
    tell_change(store, service.key, "Супата е топла.")
    number = begin_action(store, service.key, "f", about="Навън", source=Source.STAFF, named="", first=DONE, by="m")
    tomorrow, places = MONDAY + timedelta(days=1), frozenset({ToldAt.WALL})
    tell(store, service.key, number, 0, sentences=SENTENCES, picture="1F333", places=places, told_from=tomorrow)
    assert SENTENCES["bg"] not in text_of(client.get(wall))
    day.today = tomorrow
    shown = client.get(wall)
    assert f"{SENTENCES['bg']} ноември 2026 г. Супата е топла." in text_of(shown)
    assert page_of(shown).xpath("//section[@lang='tr']//li/@lang") == ["tr"]
    assert f"{SENTENCES['tr']} Kasım 2026 Супата е топла." in text_of(shown)
    tell_no_more(store, service.key, number)
    assert SENTENCES["bg"] not in text_of(client.get(wall))
