"""The page behind a QR code, below the browser: what a phone gets, what comes in by it, and what is refused."""

import secrets
from json import loads
from typing import Any

import pytest
from sqlalchemy import select
from werkzeug.test import TestResponse

from config.load import instruments
from config.vocabulary import LANGUAGES, Channel, Speaker
from feedback_store.bot_links import Goal
from feedback_store.concerns.heard import count_concerns
from feedback_store.door_links import code_of
from feedback_store.engine import Store
from feedback_store.opening import open_box
from feedback_store.schema import voices
from feedback_store.social_services import Service
from feedback_store.topics.kept import add_topic
from kiosk.door import work
from tests.builders import recipients_in
from tests.kiosk.door.working import finished
from tests.kiosk.page_client import PageClient, page_of, text_of


@pytest.fixture(autouse=True)
def _easier(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the work be done at once."""
    monkeypatch.setattr(work, "EASY_BITS", 4)


def told_in(client: PageClient, code: str, language: str = "bg") -> Any:
    return loads(client.get(f"/v/{code}/{language}.json").get_data(as_text=True))


def a_voice(**other: Any) -> dict[str, Any]:
    return {
        "id": secrets.token_urlsafe(24),
        "instrument": "mood_board",
        "version": instruments()["mood_board"].version,
        "language": "tr",
        "speaker": "parent",
        "support": "unknown",
        "age_band": "unknown",
        "answers": [{"step": "mood", "chosen": ["calm"]}],
        **other,
    }


def put(client: PageClient, code: str, voice: dict[str, Any], proof: str | None = None) -> TestResponse:
    proof = proof or finished(told_in(client, code)["task"])
    return client.post(f"/v/{code}", json={"proof": proof, "voice": voice})


def test_a_voice_goes_into_the_box_of_its_service_and_no_other_channel(
    client: PageClient, store: Store, service: Service, code: str
) -> None:
    for face in ("calm", "happy", "sad", "calm", "happy"):
        answer = put(client, code, a_voice(answers=[{"step": "mood", "chosen": [face]}], channel="kiosk"))
        assert answer.status_code == 200 and answer.json and answer.json["state"] == "kept"
    open_box(store, service.key)
    with store.reading() as connection:
        rows = connection.execute(select(voices.c.service, voices.c.channel, voices.c.speaker)).all()
    assert [tuple(row) for row in rows] == 5 * [(service.key, Channel.DOOR, Speaker.PARENT)]


def test_the_same_voice_sent_again_is_known_and_each_answer_brings_new_work(client: PageClient, code: str) -> None:
    voice = a_voice()
    first = put(client, code, voice)
    assert first.json
    again = put(client, code, voice, finished(first.json["task"]))
    assert again.json and again.json["state"] == "known"


@pytest.mark.parametrize("proof", ["", "x", "a.1", f"{'A' * 34}.1"])
def test_without_the_work_nothing_is_taken_and_new_work_is_told(client: PageClient, code: str, proof: str) -> None:
    answer = client.post(f"/v/{code}", json={"proof": proof, "voice": a_voice()})
    assert answer.status_code == 403 and answer.json and answer.json["state"] == "undone"
    assert put(client, code, a_voice(), finished(answer.json["task"])).status_code == 200


def test_work_that_was_taken_is_refused_the_second_time(client: PageClient, code: str) -> None:
    proof = finished(told_in(client, code)["task"])
    assert [put(client, code, a_voice(), proof).status_code for _ in range(2)] == [200, 403]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ([], 400),
        ({"proof": "x"}, 400),
        ({"proof": "x", "voice": []}, 400),
        ({"proof": "x" * 99, "voice": {}}, 400),
        ({"proof": "x", "voice": {"id": "x"}}, 400),
    ],
)
def test_what_is_no_voice_is_refused(client: PageClient, code: str, body: Any, status: int) -> None:
    assert client.post(f"/v/{code}", json=body).status_code == status


@pytest.mark.parametrize("other", [{"try_out": True}, {"speaker": "nobody"}, {"answers": []}, {"version": 999}])
def test_a_voice_that_fits_nothing_is_refused(client: PageClient, code: str, other: dict[str, Any]) -> None:
    assert put(client, code, a_voice(**other)).status_code in (400, 422)


@pytest.mark.parametrize("code", ["cop-ruse", "G_abcdefghijklmnop", "abcdefghijklmnop", "ж", "%00", "a" * 999])
def test_a_code_that_nobody_made_leads_to_kind_words_and_the_numbers(client: PageClient, code: str) -> None:
    answer = client.get(f"/v/{code}", headers={"Accept-Language": "uk, en;q=0.5"})
    assert answer.status_code == 404 and "116 111" in text_of(answer) and page_of(answer).get("lang") == "uk"
    assert client.get(f"/v/{code}/bg.json").status_code == client.post(f"/v/{code}", json={}).status_code == 404


@pytest.mark.parametrize(("sent", "language"), [("tr-TR,tr;q=0.9", "tr"), ("uk", "uk"), ("de,fr", "bg"), ("", "bg")])
def test_the_language_is_guessed_from_the_browser(client: PageClient, code: str, sent: str, language: str) -> None:
    answer = client.get(f"/v/{code}", headers={"Accept-Language": sent})
    assert page_of(answer).get("lang") == language
    assert loads(page_of(answer).get_element_by_id("screen").get("data-told"))["language"] == language


def test_nothing_of_a_visit_is_kept_by_browser_or_proxy_and_no_cookie_is_set(client: PageClient, code: str) -> None:
    taken = put(client, code, a_voice())
    for answer in (client.get(f"/v/{code}"), client.get(f"/v/{code}/bg.json"), taken):
        assert answer.headers["Cache-Control"] == "no-store" and answer.headers["Referrer-Policy"] == "no-referrer"
        assert "Set-Cookie" not in answer.headers and "default-src 'self'" in answer.headers["Content-Security-Policy"]


def test_words_are_asked_only_where_somebody_receives_them(
    client: PageClient, store: Store, service: Service, code: str
) -> None:
    kinds = {step["kind"] for one in told_in(client, code)["instruments"] for step in one["table"]["steps"].values()}
    assert kinds.isdisjoint({"words", "drawing"})
    recipients_in(store, service.key)
    kinds = {step["kind"] for one in told_in(client, code)["instruments"] for step in one["table"]["steps"].values()}
    assert {"words", "drawing"} <= kinds


def test_danger_in_words_is_heard_at_once(client: PageClient, store: Store, service: Service, code: str) -> None:
    recipients_in(store, service.key)
    told = [{"step": "mood", "chosen": ["sad"]}, {"step": "tell", "chosen": ["words"]}]
    step = next(each.key for each in instruments()["mood_board"].steps if each.kind == "words")
    way = next(each.key for each in instruments()["mood_board"].steps if each.kind == "ways")
    told[1]["step"] = way
    voice = a_voice(speaker="child", language="bg", answers=[*told, {"step": step, "words": "Вкъщи татко ме бие."}])
    assert put(client, code, voice).status_code == 200 and count_concerns(store) == 1


def test_what_follows_comes_in_one_language_with_all_its_words(client: PageClient, code: str) -> None:
    for language in LANGUAGES:
        told = told_in(client, code, language)
        assert all(set(one["title"]) == {language} for one in told["instruments"])
        assert told["words"]["try_again"] and told["outbox"]["key"] and told["wish"] is None


def test_a_code_of_an_instrument_leads_to_it(client: PageClient, store: Store, service: Service) -> None:
    assert told_in(client, code_of(store, Goal(service.key, "mood_board")))["wish"] == "mood_board"


def test_nothing_is_logged_of_a_visit(client: PageClient, code: str, caplog: pytest.LogCaptureFixture) -> None:
    put(client, code, a_voice())
    client.post(f"/v/{code}", json={"proof": "x", "voice": a_voice()})
    assert code not in caplog.text


def test_an_own_topic_is_asked_about_with_its_picture_and_taken(
    client: PageClient, store: Store, service: Service, code: str
) -> None:
    add_topic(store, service.key, {"bg": "Кучето", "tr": "Köpek"}, picture="1F415")
    open_box(store, service.key)
    (sort,) = [one for one in told_in(client, code, "tr")["instruments"] if one["table"]["key"] == "sort"]
    own = sort["steps"]["here"]["topics"][-1]
    assert own == {"key": "own_1", "text": {"tr": "Köpek"}, "picture": "/topics/1F415.svg"}
    who = {"speaker": "child", "age_band": "8_11", "instrument": "sort", "version": 1}
    answer = put(client, code, a_voice(**who, answers=[{"step": "here", "chosen": ["own_1.so_so"]}]))
    assert answer.status_code == 200
