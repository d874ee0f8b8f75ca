"""The first page shows what a finished week told beside the mood."""

from datetime import timedelta

from config.instrument import Answer
from config.vocabulary import AgeBand, Speaker
from feedback_store.engine import Store
from feedback_store.intake import accept
from feedback_store.opening import Outcome, open_box
from feedback_store.social_services import Service
from tests.builders import Day, a_submission
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
