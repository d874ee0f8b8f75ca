"""The first page shows what a finished week told beside the mood."""

from datetime import timedelta

from config.steps import Answer
from config.vocabulary import AgeBand, Speaker
from feedback_store.engine import Store
from feedback_store.intake import accept
from feedback_store.opening import Outcome, open_box
from feedback_store.social_services import Service
from feedback_store.topics.kept import add_topic, take_topic_away
from tests.builders import Day, a_sort, a_submission
from tests.kiosk.page_client import PageClient, text_of


def test_parents_answers_of_a_finished_week_stand_by_question(
    signed_in: PageClient, store: Store, service: Service, day: Day
) -> None:
    who = {"instrument": "for_parents", "speaker": Speaker.PARENT, "age_band": AgeBand.UNKNOWN}
    for point in (*["always"] * 14, *["sometimes"] * 8):
        accept(store, a_submission(service.key, answers=(Answer("listened", (point,)),), **who))  # type: ignore[arg-type]
    assert open_box(store, service.key) is Outcome.OPENED
    day.today += timedelta(days=7)
    words = text_of(signed_in.get("/staff/"))
    assert "Изслушваме ли Ви? Най-често: „Винаги“" in words and "Понякога" in words and "22 гласа" in words
    assert "Ясно ли обясняваме" not in words  # nobody answered it


def test_a_topic_of_the_service_stands_by_its_name_also_after_it_was_taken_away(
    signed_in: PageClient, store: Store, service: Service, day: Day
) -> None:
    add_topic(store, service.key, {"bg": "Кучето"}, picture="1F415")
    open_box(store, service.key)
    for laid in (*["own_1.good"] * 14, *["own_1.not_good"] * 8):
        accept(store, a_sort(service.key, laid))
    take_topic_away(store, service.key, 1)
    assert open_box(store, service.key) is Outcome.OPENED
    day.today += timedelta(days=7)
    words = text_of(signed_in.get("/staff/"))
    assert "Кучето. Най-често: „Хубаво“" in words and "Не е хубаво" in words and "22 гласа" in words
