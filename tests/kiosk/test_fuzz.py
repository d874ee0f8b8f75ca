"""Whatever is thrown at the interface of the tablets, it answers in words and keeps nothing."""

import json
import secrets
from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from werkzeug.test import TestResponse

from feedback_store.calls.kept import calls_of
from feedback_store.engine import Store
from kiosk.wire import MOST_ITEMS
from tests.kiosk.page_client import PageClient
from tests.kiosk.people import a_tap
from tests.kiosk.sealing import sealed

ODD: tuple[Any, ...] = (2**63, 0.5, -1, "", "\0", "\ud800", "а́" * 70, "x" * 5000, [[]], {"a": 1}, ["\ud800"])
ODDER: tuple[Any, ...] = (True, 1e308, "‮", [], {}, "2026-13-45", "../../keys")
RAW = (
    b"",
    b"null",
    b"\xff\xfe\x00",
    b'"\\ud800"',
    b"[" * 100_000,
    b'{"a":' * 50_000,
    b"[" + b"9" * 5000 + b"]",
    b'{"call":',
    "{}".encode("utf-32"),
    b"<xml/>",
)
TAP = {"channel": "kiosk", "speaker": "child", "support": "alone", "made_on": "2026-11-02", "play": "suspected"}
ANSWER = {"step": "mood", "chosen": ["happy"]}
SEALED = {"key": "a", "sealed": "aaaa"}
CALL = {"id": "a" * 32, "touched_at": 1, "not_wanted": []}


def spoilt(whole: dict[str, Any], with_: tuple[Any, ...]) -> Iterator[dict[str, Any]]:
    """Yield it with each of its fields, and with one more, made odd."""
    for name, odd in product((*whole, "more"), with_):
        yield {**whole, name: odd}


def is_in_words(reply: TestResponse) -> bool:
    return 400 <= reply.status_code < 500 and bool(reply.get_json()["error"]["sentence"])


def nothing_is_kept(store: Store) -> bool:
    return store.cabinet.count("cop-ruse") == 0 and calls_of(store, "cop-ruse") == ()


def test_no_odd_item_is_kept_or_disturbs_its_list(client: PageClient, store: Store, tablet: dict[str, str]) -> None:
    answers = spoilt({**ANSWER, "words": "a", "drawing": "aaaa"}, (*ODD, *ODDER))
    tapped = (tap for tap in spoilt(a_tap(**TAP), (*ODD, *ODDER)) if "more" in tap or tap["answers"] != [])
    odd = [*ODD, *ODDER, *spoilt(SEALED, ODD), *tapped, *(a_tap(answers=[answer]) for answer in answers)]
    for start in range(0, len(odd), MOST_ITEMS):
        items = odd[start : start + MOST_ITEMS]
        results = client.post("/api/submissions", data=json.dumps(items), headers=tablet).get_json()["results"]
        kept = [item for item, result in zip(items, results, strict=True) if result["state"] != "refused"]
        assert kept == []
        assert all(result["error"]["sentence"] for result in results)
    assert nothing_is_kept(store)


@pytest.mark.parametrize("place", ["/api/calls", "/api/enrol"])
def test_no_odd_call_or_code_is_taken(client: PageClient, store: Store, tablet: dict[str, str], place: str) -> None:
    message = {"call": CALL, "now": 2} if place == "/api/calls" else {"code": "a"}
    odd = [*ODD, *({**message, name: bad} for name, bad in product(message, ODD)), {**message, "more": 1}]
    if place == "/api/calls":
        odd += [{"call": call, "now": 2} for call in (*spoilt(CALL, ODD), *spoilt(SEALED, ODD[:6]))]
    for body in odd:
        reply = client.post(place, data=json.dumps(body), headers=tablet)
        assert is_in_words(reply), json.dumps(body)[:300]
    assert nothing_is_kept(store)


@pytest.mark.parametrize("place", ["/api/submissions", "/api/calls", "/api/enrol", "/api/kiosk"])
def test_no_odd_body_is_read(client: PageClient, store: Store, tablet: dict[str, str], place: str) -> None:
    for body, kind in product(RAW, ("application/json", "multipart/form-data; boundary=a")):
        assert is_in_words(client.post(place, data=body, headers=tablet, content_type=kind)), body[:40]
    assert nothing_is_kept(store)


def test_a_seal_holds_only_what_it_was_made_for(client: PageClient, store: Store, tablet: dict[str, str]) -> None:
    outbox = client.get("/api/kiosk", headers=tablet).get_json()["outbox"]
    call = {**CALL, "id": secrets.token_urlsafe(24)}
    (result,) = client.post("/api/submissions", json=[sealed(outbox, call)], headers=tablet).get_json()["results"]
    assert result["state"] == "refused"
    elsewhere = ({**outbox, "service": "cop-varna"}, {**outbox, "key": "0" * 16})
    for message in (sealed(outbox, a_tap()), *(sealed(each, call) for each in elsewhere)):
        assert is_in_words(client.post("/api/calls", json={"call": message, "now": 2}, headers=tablet))
    assert nothing_is_kept(store)
