"""A manager writes questions of its own, takes in a file, switches them on, and reads what children answered."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest
from flask import Flask
from openpyxl import Workbook

from config.steps import Answer
from feedback_store.bot_links import Goal, goals_of
from feedback_store.door_links import code_of, goal_behind
from feedback_store.engine import Store
from feedback_store.intake import accept
from feedback_store.offering import offered_by
from feedback_store.opening import Outcome, open_box
from feedback_store.question_sets.kept import State, goals_of_sets, set_of, sets_of, versions_of
from feedback_store.social_services import Service
from kiosk.door.poster import make_poster, poster_as_pdf
from tests.builders import Day, a_submission
from tests.kiosk.page_client import PageClient, page_of, text_of
from tests.kiosk.people import submit

PUBLIC = {"public_url": "https://glasche.example.org"}
CAMP = {
    "title-bg": "Лагерът",
    "kind-1": "this_or_that",
    "text-1-bg": "Хареса ли ти лагерът?",
    "answers-1-bg": "Да\n Не ",
    "text-1-en": "Did you like the camp?",
    "kind-2": "this_or_that",
}


@pytest.fixture
def page(service: Service) -> str:
    return f"/staff/services/{service.key}/question-sets"


def test_questions_written_in_a_form_are_a_draft_and_stand_in_the_form_again(
    signed_in: PageClient, store: Store, service: Service, page: str
) -> None:
    assert submit(signed_in, f"{page}/0", **CAMP).location == f"{page}/1"
    assert set_of(store, service.key, 1).state is State.DRAFT and "set_1" not in offered_by(store, service.key)
    shown = page_of(signed_in.get(f"{page}/1"))
    assert shown.xpath("//*[@name='text-1-en']/@value") == ["Did you like the camp?"]
    assert shown.xpath("//*[@name='answers-1-bg']")[0].text.split() == ["Да", "Не"]
    assert "Лагерът" in text_of(signed_in.get(page))


def test_room_for_one_more_question_keeps_what_was_written(signed_in: PageClient, store: Store, page: str) -> None:
    shown = page_of(submit(signed_in, f"{page}/0", **CAMP, act="more"))
    assert shown.xpath("//*[@name='title-bg']/@value") == ["Лагерът"] and shown.xpath("//*[@name='kind-3']")


def test_every_fault_is_told_at_once_and_nothing_is_lost(
    signed_in: PageClient, store: Store, service: Service, page: str
) -> None:
    wrong = CAMP | {"title-bg": "", "kind-2": "scale", "text-2-bg": "А сега?", "answers-2-bg": "Да"}
    answer = submit(signed_in, f"{page}/0", **wrong)
    words = text_of(answer)
    assert answer.status_code == 422 and "нямат име на български" in words and "Въпрос 2 има 1" in words
    assert page_of(answer).xpath("//*[@name='text-2-bg']/@value") == ["А сега?"]
    assert sets_of(store, service.key) == ()


def test_a_long_sentence_and_a_hard_word_are_pointed_out(signed_in: PageClient, page: str) -> None:
    long = "Кажи ни какво точно ти хареса най-много на лагера това лято при морето?"
    submit(signed_in, f"{page}/0", **CAMP | {"text-1-bg": long})
    assert "Може да е трудно за дете" in text_of(signed_in.get(f"{page}/1"))


def test_what_was_asked_is_followed_by_the_next_version(
    signed_in: PageClient, store: Store, service: Service, page: str
) -> None:
    submit(signed_in, f"{page}/0", **CAMP)
    submit(signed_in, page, f"{page}/1/state", state="on")
    open_box(store, service.key)
    submit(signed_in, f"{page}/1", **CAMP | {"text-1-bg": "Искаш ли пак на лагер?"})
    assert [one.own.questions[0].text["bg"] for one in versions_of(store, 1)] == [
        "Хареса ли ти лагерът?",
        "Искаш ли пак на лагер?",
    ]
    submit(signed_in, page, f"{page}/1/state", state="archived")
    assert "Искаш ли пак на лагер?" in text_of(signed_in.get(f"{page}/1"))


def workbook(*rows: tuple[str, ...]) -> BytesIO:
    made = Workbook()
    survey = made.active
    assert survey is not None
    survey.title = "survey"
    for row in (("type", "name", "label"), *rows):
        survey.append(row)
    made.create_sheet("choices").append(("list_name", "name", "label"))
    for name in ("Да", "Не"):
        made["choices"].append(("yn", name, name))
    made.create_sheet("settings").append(("form_title",))
    made["settings"].append(("Лагерът",))
    written = BytesIO()
    made.save(written)
    written.seek(0)
    return written


def test_a_file_is_taken_in_as_a_draft_or_refused_with_every_row(
    signed_in: PageClient, store: Store, service: Service, page: str
) -> None:
    def send(content: BytesIO) -> object:
        token = page_of(signed_in.get(page)).xpath("//*[@name='csrf_token']/@value")[0]
        return signed_in.post(page, data={"csrf_token": token, "file": (content, "camp.xlsx")})

    refused = send(workbook(("geopoint", "a", "Къде?"), ("image", "b", "Снимка?")))
    words = text_of(refused)  # type: ignore[arg-type]
    assert "survey, row 2" in words and "survey, row 3" in words and sets_of(store, service.key) == ()
    taken = send(workbook(("select_one yn", "a", "Хареса ли ти?")))
    assert taken.location == f"{page}/1"  # type: ignore[attr-defined]


def test_staff_read_the_protected_answers_on_the_page_of_the_week(
    signed_in: PageClient, store: Store, service: Service, page: str, day: Day, app: Flask
) -> None:
    submit(signed_in, f"{page}/0", **CAMP)
    submit(signed_in, page, f"{page}/1/state", state="on")
    open_box(store, service.key)
    week = f"{day.today:%G-W%V}"
    for _ in range(5):
        said = (Answer("q1", ("a1",)),)
        accept(store, a_submission(service.key, instrument="set_1", answers=said))
    assert open_box(store, service.key) is Outcome.OPENED
    day.today += timedelta(days=7)
    assert "Хареса ли ти лагерът?" in text_of(signed_in.get(f"/staff/?week={week}"))


def test_a_set_that_is_asked_has_sheets_of_paper_and_a_poster_whose_code_leads_to_it(
    signed_in: PageClient, store: Store, service: Service, page: str
) -> None:
    submit(
        signed_in, f"{page}/0", **CAMP | {"kind-2": "many", "text-2-bg": "А какво?", "answers-2-bg": "Морето\nИгрите"}
    )
    submit(signed_in, page, f"{page}/1/state", state="on")
    open_box(store, service.key)
    goals = [*goals_of([service.key], ()), *goals_of_sets(store)]
    goal = Goal(service.key, "set_1")
    assert goal_behind(store, code_of(store, goal), goals) == goal
    posted = make_poster(
        replace(store, settings=store.settings.model_copy(update=PUBLIC)), service.key, "set_1", ["bg"]
    )
    assert posted.codes.page and poster_as_pdf(posted).startswith(b"%PDF")
    assert "Лагерът" in signed_in.get(f"/v/{code_of(store, goal)}/bg.json").get_data(as_text=True)
    sheets = signed_in.get(f"/staff/paper/{service.key}/sheet.pdf?instrument=set_1&language=bg")
    assert sheets.status_code == 200 and sheets.data.startswith(b"%PDF")
    filled = "instrument=set_1&speaker=child&age_band=8_11&language=bg&support=alone"
    assert "Морето" in signed_in.get(f"/staff/paper/{service.key}/enter?{filled}").get_data(as_text=True)
