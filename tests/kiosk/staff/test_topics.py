"""Staff add what children here really meet, with a picture, and are told what must not be in it."""

from dataclasses import replace
from io import BytesIO

import pytest
from flask import Flask
from PIL import Image
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from analysis.language.reader import read
from config.settings import Settings
from feedback_store.engine import Store
from feedback_store.opening import Outcome, open_box
from feedback_store.social_services import Service
from feedback_store.topics.kept import LONGEST_NAME, present_topics, take_topic_away
from kiosk.desk import Desk, put_desk
from kiosk.staff.speaking import with_marks
from tests.builders import a_member
from tests.kiosk.page_client import PageClient, page_of, text_of
from tests.kiosk.people import a_device, a_tap, sign_in, submit

DOG = {"name_bg": "Кучето", "picture": "1F415"}


@pytest.fixture
def aloud(service: Service) -> str:
    """Return the address of the page, on a machine with a voice."""
    return f"/staff/services/{service.key}/topics"


@pytest.fixture
def page(aloud: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the address of the page; the voice, which takes a second a name, is away."""
    monkeypatch.setattr("kiosk.staff.topics.speak_texts", lambda *_: None)
    return aloud


def test_a_social_worker_finds_the_page_and_adds_a_drawing_with_names_and_a_season(
    client: PageClient, store: Store, service: Service, page: str
) -> None:
    a_member(store)
    sign_in(client, "Елена Петрова")
    assert page in client.get("/staff/").get_data(as_text=True)
    more = {"name_en": "The dog", "first_month": "12", "last_month": "2"}
    assert submit(client, page, **DOG, **more).location == page
    words = text_of(client.get(page))
    assert "Кучето The dog" in words and "декември – февруари" in words and "чака да се отвори кутията" in words
    assert "никога хора" in words and "Без имена на хора и без снимка, на която се вижда лице" in words


def test_drawings_are_sought_in_both_languages_and_what_was_written_stays(signed_in: PageClient, page: str) -> None:
    for sought, code in (("шейна", "1F6F7"), ("sled", "1F6F7"), ("qqq", "1F415")):
        shown = page_of(submit(signed_in, page, name_bg="Шейните", wanted=sought, act="search"))
        assert shown.xpath("//*[@name='picture']/@value")[0] == code
        assert shown.xpath("//*[@name='name_bg']/@value") == ["Шейните"]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({**DOG, "name_bg": ""}, "Попълнете"),
        ({**DOG, "name_bg": "К" * (LONGEST_NAME + 1)}, "24"),
        ({**DOG, "name_tr": "k" * (LONGEST_NAME + 1)}, "24"),
        ({"name_bg": "Кучето"}, "Изберете рисунка"),
        ({"name_bg": "Кучето", "picture": "../1F415"}, "Изберете рисунка"),
        ({**DOG, "first_month": "13"}, ""),
    ],
)
def test_a_faulty_form_adds_nothing_and_says_what_to_mend(
    signed_in: PageClient, store: Store, service: Service, page: str, fields: dict[str, str], words: str
) -> None:
    answer = submit(signed_in, page, **fields)
    assert answer.status_code == 422 and words in text_of(answer)
    assert present_topics(store, service.key) == ()


def test_a_persons_name_is_added_only_when_staff_say_that_it_is_nobodys(
    signed_in: PageClient, app: Flask, store: Store, settings: Settings, service: Service, page: str
) -> None:
    put_desk(app, Desk(replace(store, reader=read), settings))
    refused = submit(signed_in, page, **{**DOG, "name_bg": "Мария Иванова"})
    assert refused.status_code == 422 and "Прилича на име на човек: Мария" in text_of(refused)
    assert present_topics(store, service.key) == ()
    submit(signed_in, page, **{**DOG, "name_bg": "Мария Иванова"}, is_checked="y")
    assert [one.names["bg"] for one in present_topics(store, service.key)] == ["Мария Иванова"]


def test_a_photo_of_a_phone_is_taken_and_shown_small_and_one_that_is_none_is_refused(
    signed_in: PageClient, page: str
) -> None:
    written = BytesIO()
    Image.effect_noise((1600, 1200), 90).convert("RGB").save(written, "JPEG", quality=97)
    assert written.tell() > 2**20
    proof = str(page_of(signed_in.get(page)).xpath("string(//*[@name='csrf_token']/@value)"))

    def send(photo: bytes) -> TestResponse:
        fields = {"csrf_token": proof, "name_bg": "Дворът тук", "photo": FileStorage(BytesIO(photo), "a.jpg")}
        boundary, body = encode_multipart(fields)
        return signed_in.post(page, data=body, content_type=f"multipart/form-data; boundary={boundary}")

    refused = send(b"GIF89a")
    assert refused.status_code == 422 and "не може да се прочете" in text_of(refused)
    assert send(written.getvalue()).location == page
    (address,) = page_of(signed_in.get(page)).xpath("//*[contains(@class, 'topics')]//img/@src")
    shown = signed_in.get(address)
    assert shown.mimetype == "image/jpeg" and len(shown.data) < 100_000


def test_topics_are_moved_and_taken_away_and_an_old_button_does_nothing(
    signed_in: PageClient, store: Store, service: Service, page: str
) -> None:
    submit(signed_in, page, **DOG)
    submit(signed_in, page, name_bg="Лагерът", picture="1F3D5")
    for to in ("2/up", "2/up", "7/up", "x/up", f"{10**30}/take-away", "1/take-away"):
        assert submit(signed_in, page, to=f"{page}/{to}").location == page
    assert [one.names["bg"] for one in present_topics(store, service.key)] == ["Лагерът"]


def test_a_tablet_that_tries_out_shows_a_new_topic_at_once_and_others_after_the_opening(
    signed_in: PageClient, store: Store, service: Service, page: str
) -> None:
    submit(signed_in, page, **DOG)
    _, trying = a_device(store, service.key, is_try_out=True)
    _, live = a_device(store, service.key)

    def cards(header: dict[str, str]) -> list[dict[str, object]]:
        (sort,) = [
            one
            for one in signed_in.get("/api/kiosk", headers=header).get_json()["instruments"]
            if one["table"]["key"] == "sort"
        ]
        topics: list[dict[str, object]] = sort["steps"]["here"]["topics"]
        return topics

    assert [one["picture"] for one in cards(trying) if "picture" in one] == ["/topics/1F415.svg"]
    assert not [one for one in cards(live) if "picture" in one]
    laid = [{"step": "here", "chosen": ["own_1.good"]}]
    signed_in.post("/api/submissions", json=[a_tap(instrument="sort", answers=laid, try_out=True)], headers=trying)
    assert "Кучето: Хубаво 1" in text_of(signed_in.get(f"/staff/services/{service.key}"))
    assert open_box(store, service.key) is Outcome.WAITS
    assert [one["text"] for one in cards(live) if "picture" in one] == [
        {"bg": "Кучето", "en": "Кучето", "tr": "Кучето", "uk": "Кучето"}
    ]


def test_the_bird_says_a_name_in_its_own_language_and_anew_where_staff_mark_the_stress(
    signed_in: PageClient, store: Store, service: Service, aloud: str
) -> None:
    _, header = a_device(store, service.key, is_try_out=True)
    submit(signed_in, aloud, **DOG, name_en="The dog")

    def clips() -> list[str]:
        texts = signed_in.get("/api/kiosk/aloud", headers=header).get_json()["texts"]
        return [texts["bg"]["Кучето"]["clip"], texts["uk"]["Кучето"]["clip"], texts["en"]["The dog"]["clip"]]

    bulgarian, ukrainian, english = first = clips()
    assert bulgarian == ukrainian != english
    sound = signed_in.get(f"/clips/{bulgarian}.mp3")
    assert sound.mimetype == "audio/mpeg" and len(sound.data) > 1000 and "immutable" in sound.headers["Cache-Control"]
    for said in ("кучЕто", "друго"):
        submit(signed_in, aloud, to=f"{aloud}/1/say", said=said)
        assert clips()[0] not in first
    take_topic_away(store, service.key, 1)
    assert signed_in.get(f"/clips/{english}.mp3").status_code == 404


@pytest.mark.parametrize(("typed", "marked"), [("кУчето", "ку\u0300чето"), ("Игра", "и\u0300гра"), ("стая", "стая")])
def test_a_large_vowel_is_a_stressed_one(typed: str, marked: str) -> None:
    assert with_marks(typed) == marked
