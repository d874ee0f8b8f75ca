"""The interface of tablets: what is kept, what is refused in which words, and that nothing is lost."""

import json
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from config.settings import Settings
from feedback_store.clock.calendar import confirm_day
from feedback_store.devices import all_devices, issue_code, revoke, set_try_out
from feedback_store.engine import Store
from feedback_store.social_services import Service
from kiosk.desk import Desk
from tests.builders import Day
from tests.kiosk.page_client import PageClient
from tests.kiosk.people import a_device, a_tap

SEND = "/api/submissions"


def results(response: Any) -> list[dict[str, Any]]:
    assert response.status_code == 200, response.text
    found: list[dict[str, Any]] = response.json["results"]
    return found


def states(response: Any) -> list[str]:
    return [result["state"] for result in results(response)]


def test_a_tap_is_kept_and_its_repeat_is_known(client: PageClient, store: Store, tablet: dict[str, str]) -> None:
    tap = a_tap()
    assert states(client.post(SEND, json=[tap], headers=tablet)) == ["kept"]
    assert states(client.post(SEND, json=[tap, a_tap("sad")], headers=tablet)) == ["known", "kept"]
    assert store.cabinet.count("cop-ruse") == 2


def test_each_submission_is_answered_on_its_own_and_in_order(client: PageClient, tablet: dict[str, str]) -> None:
    taps = [a_tap(), a_tap(instrument="webb"), "not a submission", a_tap("sad")]
    found = results(client.post(SEND, json=taps, headers=tablet))
    assert [result["state"] for result in found] == ["kept", "refused", "refused", "kept"]
    assert [result.get("id") for result in found] == [taps[0]["id"], taps[1]["id"], None, taps[3]["id"]]  # type: ignore[index]


@pytest.mark.parametrize(
    ("change", "code", "found"),
    [
        ({"instrument": "moood"}, "instrument", "moood"),
        ({"version": 99}, "instrument", "99"),
        ({"answers": [{"step": "why", "chosen": ["happy"]}]}, "answers", "why"),
        ({"answers": [{"step": "mood", "chosen": ["joyful"]}]}, "answers", "joyful"),
        ({"answers": [{"step": "mood", "chosen": ["happy", "sad"]}]}, "answers", "mood"),
        ({"answers": []}, "answers", "no answer"),
        ({"answers": None}, "malformed", "answers"),
        ({"answers": [{"step": "mood", "chosen": "happy"}]}, "malformed", "answers.0.chosen"),
        ({"answers": [{"step": "mood", "chosen": ["x" * 65]}]}, "malformed", "answers.0.chosen.0"),
        ({"id": "short"}, "id", "22 to 64"),
        ({"id": 7}, "malformed", "id"),
        ({"id": "\ud800" * 30}, "malformed", "it"),
        ({"version": "1"}, "malformed", "version"),
        ({"version": True}, "malformed", "version"),
        ({"version": 2**80}, "malformed", "version"),
        ({"language": "xx"}, "submission", "xx"),
        ({"speaker": "robot"}, "malformed", "speaker"),
        ({"support": "apart"}, "submission", "apart"),
        ({"age_band": "12_plus"}, "submission", "12_plus"),
        ({"made_on": "yesterday"}, "malformed", "made_on"),
        ({"made_on": 1700000000}, "malformed", "made_on"),
        ({"name": "Иво"}, "malformed", "name"),
    ],
)
def test_a_submission_that_does_not_fit_is_refused_in_words(
    client: PageClient, store: Store, tablet: dict[str, str], change: dict[str, Any], code: str, found: str
) -> None:
    (refused,) = results(client.post(SEND, data=json.dumps([a_tap(**change)]), headers=tablet))
    assert refused["state"] == "refused"
    assert refused["error"]["code"] == code
    assert refused["error"]["sentence"].endswith(".")
    assert found in refused["error"].get("detail", "")
    assert store.cabinet.count("cop-ruse") == 0


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"null", b"{}", b'"x"', b"\xff\xfe[", b"[" * 100_000, b"[1" + b"0" * 5000 + b"x]"],
    ids=["empty", "half", "null", "object", "text", "bytes", "deep", "long number"],
)
def test_a_body_that_is_no_list_is_refused(client: PageClient, tablet: dict[str, str], body: bytes) -> None:
    response = client.post(SEND, data=body, headers=tablet)
    assert (response.status_code, response.json["error"]["code"]) == (400, "malformed")  # type: ignore[index]


def test_more_than_a_hundred_at_a_time_are_refused_whole(
    client: PageClient, store: Store, tablet: dict[str, str]
) -> None:
    response = client.post(SEND, json=[a_tap() for _ in range(101)], headers=tablet)
    assert (response.status_code, response.json["error"]["code"]) == (400, "too_many")  # type: ignore[index]
    assert store.cabinet.count("cop-ruse") == 0
    assert states(client.post(SEND, json=[a_tap() for _ in range(100)], headers=tablet)) == ["kept"] * 100


@pytest.mark.parametrize("tells_length", [True, False])
def test_a_body_of_two_megabytes_is_refused(client: PageClient, tablet: dict[str, str], tells_length: bool) -> None:
    body = b"[" + b" " * 2_000_000 + b"]"
    environment = {} if tells_length else {"CONTENT_LENGTH": "", "wsgi.input_terminated": True}
    response = client.post(SEND, data=body, headers=tablet, environ_overrides=environment)
    assert response.status_code == 413
    assert "1 MiB" in response.json["error"]["sentence"]  # type: ignore[index]


def test_a_malformed_body_is_looked_at_only_after_the_token(client: PageClient) -> None:
    assert client.post(SEND, data=b"{").status_code == 401


@pytest.mark.parametrize(
    "header", [{}, {"Authorization": "Bearer "}, {"Authorization": "Bearer ключ"}, {"Authorization": "Basic eDp5"}]
)
@pytest.mark.parametrize(("method", "path"), [("POST", SEND), ("GET", "/api/kiosk")])
def test_a_missing_or_wrong_token_is_refused(
    client: PageClient, service: Service, method: str, path: str, header: dict[str, str]
) -> None:
    response = client.open(path, method=method, json=[a_tap()], headers=header)
    assert (response.status_code, response.json["error"]["code"]) == (401, "device_refused")  # type: ignore[index]


def test_a_revoked_tablet_is_refused_at_once(client: PageClient, store: Store, tablet: dict[str, str]) -> None:
    revoke(store, all_devices(store, "cop-ruse")[0].id)
    assert client.post(SEND, json=[a_tap()], headers=tablet).status_code == 401
    assert store.cabinet.count("cop-ruse") == 0


def test_the_same_id_with_other_content_is_refused_and_the_first_stays(
    client: PageClient, store: Store, tablet: dict[str, str]
) -> None:
    tap = a_tap()
    sent = [tap, {**tap, "answers": a_tap("sad")["answers"]}]
    found = results(client.post(SEND, json=sent, headers=tablet))
    assert found[1]["error"]["code"] == "other_content"
    assert store.cabinet.count("cop-ruse") == 1


def test_what_waited_for_forty_days_is_taken_and_longer_is_refused(
    client: PageClient, tablet: dict[str, str], day: Day
) -> None:
    waited = [a_tap(made_on=(day.today - timedelta(days=days)).isoformat()) for days in (40, 41)]
    found = results(client.post(SEND, json=waited, headers=tablet))
    assert found[0]["state"] == "kept"
    assert found[1]["error"]["code"] == "too_old"


def test_a_voice_that_may_be_too_old_waits_alone_while_the_day_is_in_question(
    client: PageClient, store: Store, tablet: dict[str, str], day: Day
) -> None:
    confirm_day(store, day.today)
    old, new = a_tap(made_on=day.today.isoformat()), a_tap()
    day.today += timedelta(days=3650)
    refused, kept = results(client.post(SEND, json=[old, new], headers=tablet))
    assert (refused["error"]["code"], kept["state"]) == ("store", "kept")  # of "store" the page keeps what it sent
    day.today -= timedelta(days=3650)
    assert states(client.post(SEND, json=[old], headers=tablet)) == ["kept"]


def test_a_locked_store_asks_to_try_again_and_the_repeat_is_kept(
    client: PageClient, store: Store, settings: Settings, tablet: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("feedback_store.boxes.file.BUSY_SECONDS", 0.05)
    client.post(SEND, json=[a_tap()], headers=tablet)  # the box is there now
    tap = a_tap("sad")
    box = next((settings.home / "box").rglob("*.box"))
    with closing(sqlite3.connect(box, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        response = client.post(SEND, json=[tap], headers=tablet)
    assert response.status_code == 503
    assert int(response.headers["Retry-After"]) > 0
    assert response.json["error"]["code"] == "busy"  # type: ignore[index]
    assert states(client.post(SEND, json=[tap], headers=tablet)) == ["kept"]


def test_a_tablet_that_tries_out_keeps_nothing_and_shows_at_once(
    client: PageClient, store: Store, service: Service, app: Any
) -> None:
    device, header = a_device(store, service.key, is_try_out=True)
    taps = [a_tap(face, try_out=True) for face in ("sad", "sad", "joyful")]
    assert states(client.post(SEND, json=taps, headers=header)) == ["tried", "tried", "refused"]
    assert store.cabinet.count(service.key) == 0
    desk: Desk = app.extensions["glasche"]
    assert list(desk.taps.of_device(device.id).values()) == [2]


def test_a_tablet_that_stops_trying_out_collects_again(client: PageClient, store: Store, service: Service) -> None:
    device, header = a_device(store, service.key, is_try_out=True)
    set_try_out(store, device.id, False)
    assert states(client.post(SEND, json=[a_tap()], headers=header)) == ["kept"]


def test_a_voice_from_a_page_without_stripes_counts_though_the_tablet_was_switched_to_trying_out(
    client: PageClient, store: Store, service: Service, app: Any
) -> None:
    device, header = a_device(store, service.key)
    set_try_out(store, device.id, True)
    tap = a_tap("scared")
    assert states(client.post(SEND, json=[tap, tap], headers=header)) == ["kept", "known"]
    assert store.cabinet.count(service.key) == 1
    desk: Desk = app.extensions["glasche"]
    assert not desk.taps.of_device(device.id)


def test_a_tap_on_a_page_that_still_shows_its_stripes_does_not_count(
    client: PageClient, store: Store, tablet: dict[str, str], app: Any
) -> None:
    assert states(client.post(SEND, json=[a_tap() | {"try_out": True}], headers=tablet)) == ["tried"]
    assert store.cabinet.count("cop-ruse") == 0
    desk: Desk = app.extensions["glasche"]
    assert not desk.taps.of_device(all_devices(store, "cop-ruse")[0].id)


def test_a_broken_definition_on_the_server_loses_no_voice_and_tells_no_path(
    client: PageClient, store: Store, tablet: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "broken.toml").write_text("key = ")
    tap = a_tap()
    with monkeypatch.context() as patch:
        patch.setattr("config.load.INSTRUMENT_FOLDERS", (tmp_path,))
        for response in (client.post(SEND, json=[tap], headers=tablet), client.get("/api/kiosk", headers=tablet)):
            assert (response.status_code, response.json["error"]["code"]) == (503, "definition")  # type: ignore[index]
            assert int(response.headers["Retry-After"]) > 0
            assert "toml" not in response.text
    assert states(client.post(SEND, json=[tap], headers=tablet)) == ["kept"]


def test_the_shelf_tells_its_service_and_instruments(client: PageClient, tablet: dict[str, str]) -> None:
    shelf = client.get("/api/kiosk", headers=tablet).json
    assert shelf["service"] == "ЦОП „Надежда“"  # type: ignore[index]
    assert [language["key"] for language in shelf["languages"]] == ["bg", "en", "tr", "uk"]  # type: ignore[index]
    assert "mood_board" in [one["table"]["key"] for one in shelf["instruments"]]  # type: ignore[index]


def test_the_shelf_goes_out_in_plain_letters_and_without_what_is_read_aloud(
    client: PageClient, tablet: dict[str, str]
) -> None:
    shelf = client.get("/api/kiosk", headers=tablet | {"Accept-Encoding": "gzip"})
    assert len(shelf.data) < 10_000
    assert "ЦОП" in client.get("/api/kiosk", headers=tablet).text
    assert list(client.get("/api/kiosk/aloud", headers=tablet).json) == ["texts"]  # type: ignore[arg-type]


def test_a_code_gives_a_token_once(client: PageClient, store: Store, service: Service) -> None:
    code = issue_code(store, service.key, "Коридор")
    enrolled = client.post("/api/enrol", json={"code": code})
    header = {"Authorization": f"Bearer {enrolled.json['token']}"}  # type: ignore[index]
    assert client.get("/api/kiosk", headers=header).status_code == 200
    again = client.post("/api/enrol", json={"code": code})
    assert (again.status_code, again.json["error"]["code"]) == (403, "code_refused")  # type: ignore[index]


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b'{"code": 5}', b'{"code": ""}', b'{"code": "a", "more": 1}'])
def test_a_malformed_enrolment_is_refused(client: PageClient, body: bytes) -> None:
    assert client.post("/api/enrol", data=body).status_code == 400


@pytest.mark.parametrize(("language", "words"), [("en-GB,en", "This device may not send"), ("de", "Това устройство")])
def test_a_refusal_speaks_the_language_of_the_device(client: PageClient, language: str, words: str) -> None:
    response = client.get("/api/kiosk", headers={"Accept-Language": language})
    assert response.json["error"]["sentence"].startswith(words)  # type: ignore[index]


@pytest.mark.parametrize(("method", "path", "status"), [("GET", "/api/nothing", 404), ("GET", SEND, 405)])
def test_an_unknown_call_is_answered_in_json(client: PageClient, method: str, path: str, status: int) -> None:
    response = client.open(path, method=method)
    assert response.status_code == status
    assert response.json["error"]["sentence"]  # type: ignore[index]


def test_answers_stand_in_no_log(
    client: PageClient, tablet: dict[str, str], caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(0)
    client.post(SEND, json=[a_tap("sad"), a_tap("joyful")], headers=tablet)
    assert "sad" not in caplog.text + "".join(capfd.readouterr())
    assert "joyful" not in caplog.text


@pytest.mark.parametrize("channel", ["telegram", "observation", "", None])
def test_a_tablet_speaks_for_itself_or_for_a_gathering_and_for_nothing_else(
    client: PageClient, tablet: dict[str, str], channel: str | None
) -> None:
    sent = [a_tap(channel="gathering"), a_tap(channel=channel)]
    results = client.post("/api/submissions", json=sent, headers=tablet).json["results"]  # type: ignore[index] # it is there
    assert [result["state"] for result in results] == ["kept", "refused"]
