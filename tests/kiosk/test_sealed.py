"""What waited on a tablet comes sealed, is opened at the door, and then goes the way of all submissions."""

from datetime import timedelta
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped] # its types are a package of their own

from feedback_store.devices import all_devices, revoke
from feedback_store.engine import Store
from feedback_store.keys.installation import Keys
from kiosk.openapi import openapi_document
from tests.builders import Day, a_service
from tests.kiosk.page_client import PageClient
from tests.kiosk.people import a_device, a_tap
from tests.kiosk.sealing import sealed

SEND = "/api/submissions"


@pytest.fixture
def outbox(client: PageClient, tablet: dict[str, str]) -> dict[str, str]:
    """Return the outbox of the shelf."""
    return outbox_of(client, tablet)


def outbox_of(client: PageClient, tablet: dict[str, str]) -> dict[str, str]:
    shelf: Any = client.get("/api/kiosk", headers=tablet).json
    found: dict[str, str] = shelf["outbox"]
    return found


def answers_to(client: PageClient, tablet: dict[str, str], *items: Any) -> list[Any]:
    response = client.post(SEND, json=[*items], headers=tablet)
    assert response.status_code == 200, response.text
    return [one["error"]["code"] if one["state"] == "refused" else one["state"] for one in response.json["results"]]  # type: ignore[index]


def test_a_sealed_voice_is_kept_once_however_often_it_comes_sealed_or_open(
    client: PageClient, store: Store, tablet: dict[str, str], outbox: dict[str, str]
) -> None:
    tap = a_tap("sad")
    sent = [sealed(outbox, tap), sealed(outbox, tap), tap, a_tap()]
    assert answers_to(client, tablet, *sent) == ["kept", "known", "known", "kept"]
    assert store.cabinet.count("cop-ruse") == 2


def test_its_id_is_not_told_outside_the_seal(
    client: PageClient, tablet: dict[str, str], outbox: dict[str, str]
) -> None:
    tap = a_tap()
    response = client.post(SEND, json=[sealed(outbox, tap)], headers=tablet)
    assert response.json == {"results": [{"id": None, "state": "kept"}]} and tap["id"] not in response.text


def test_what_was_only_tried_out_says_so_inside_the_seal(
    client: PageClient, store: Store, tablet: dict[str, str], outbox: dict[str, str]
) -> None:
    assert answers_to(client, tablet, sealed(outbox, a_tap(try_out=True))) == ["tried"]
    assert store.cabinet.count("cop-ruse") == 0


def test_what_waited_too_long_is_refused_by_the_day_inside_the_seal(
    client: PageClient, tablet: dict[str, str], outbox: dict[str, str], day: Day
) -> None:
    days = [(day.today - timedelta(days=days)).isoformat() for days in (40, 41)]
    waited = [sealed(outbox, a_tap(made_on=made_on)) for made_on in days]
    assert answers_to(client, tablet, *waited) == ["kept", "too_old"]


def test_too_old_is_said_before_anything_else_so_that_no_unknown_instrument_waits_for_ever(
    client: PageClient, tablet: dict[str, str], outbox: dict[str, str], day: Day
) -> None:
    made_on = (day.today - timedelta(days=41)).isoformat()
    assert answers_to(client, tablet, sealed(outbox, a_tap(instrument="webb", made_on=made_on))) == ["too_old"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"key": "0123456789abcdef"}, "sealed"),
        ({"sealed": "AAAA"}, "sealed"),
        ({"sealed": "A" * 1500}, "sealed"),
        ({"sealed": "ъ"}, "malformed"),
        ({"sealed": ""}, "malformed"),
        ({"sealed": 5}, "malformed"),
        ({"key": None}, "malformed"),
        ({"id": "x" * 22}, "malformed"),
    ],
)
def test_what_does_not_open_is_refused_for_good_and_the_others_are_kept(
    client: PageClient, tablet: dict[str, str], outbox: dict[str, str], change: dict[str, Any], code: str
) -> None:
    broken = sealed(outbox, a_tap()) | change
    assert answers_to(client, tablet, broken, sealed(outbox, a_tap())) == [code, "kept"]


@pytest.mark.parametrize("inside", [None, [], "text", {"id": "short"}, a_tap(name="Иво")])
def test_what_is_malformed_inside_the_seal_is_refused(
    client: PageClient, tablet: dict[str, str], outbox: dict[str, str], inside: Any
) -> None:
    assert answers_to(client, tablet, sealed(outbox, inside)) == ["malformed"]


def test_a_changed_seal_does_not_open(client: PageClient, tablet: dict[str, str], outbox: dict[str, str]) -> None:
    whole = sealed(outbox, a_tap())
    changed = whole["sealed"][:200] + ("A" if whole["sealed"][200] != "A" else "B") + whole["sealed"][201:]
    assert answers_to(client, tablet, whole | {"sealed": changed}) == ["sealed"]


def test_what_was_said_in_one_service_never_counts_in_another(
    client: PageClient, store: Store, tablet: dict[str, str], outbox: dict[str, str]
) -> None:
    moved = a_device(store, a_service(store, "cop-varna").key)[1]
    assert answers_to(client, moved, sealed(outbox, a_tap())) == ["sealed"]
    assert store.cabinet.count("cop-varna") == 0


def test_a_tablet_that_was_taken_away_is_refused_before_anything_is_opened(
    client: PageClient, store: Store, tablet: dict[str, str], outbox: dict[str, str]
) -> None:
    revoke(store, all_devices(store, "cop-ruse")[0].id)
    assert client.post(SEND, json=[sealed(outbox, a_tap())], headers=tablet).status_code == 401


def test_what_waited_over_a_new_master_key_still_opens(
    client: PageClient, store: Store, tablet: dict[str, str], outbox: dict[str, str]
) -> None:
    waiting = sealed(outbox, a_tap())
    store.keys.rotate()
    assert outbox_of(client, tablet)["key"] != outbox["key"]
    assert answers_to(client, tablet, waiting) == ["kept"]


def test_each_month_has_a_key_of_its_own(
    client: PageClient, tablet: dict[str, str], outbox: dict[str, str], day: Day
) -> None:
    assert outbox_of(client, tablet) == outbox
    day.today += timedelta(days=20)
    assert outbox_of(client, tablet)["key"] != outbox["key"]


def test_keys_that_cannot_be_read_refuse_the_whole_call_so_that_nothing_is_lost(
    client: PageClient, store: Store, tablet: dict[str, str], outbox: dict[str, str]
) -> None:
    waiting, ring = sealed(outbox, a_tap()), store.keys.ring_file.path
    kept = ring.read_bytes()
    ring.write_bytes(b"{}")
    assert client.post(SEND, json=[waiting], headers=tablet).status_code == 503
    ring.write_bytes(kept)
    assert answers_to(client, tablet, waiting) == ["kept"]


def test_a_sealed_voice_fits_the_description_of_the_interface(outbox: dict[str, str]) -> None:
    document = openapi_document()
    items = document["paths"]["/api/submissions"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    validator = Draft202012Validator({**items, "components": document["components"]})
    assert validator.is_valid([sealed(outbox, a_tap()), a_tap()])
    assert not validator.is_valid([sealed(outbox, a_tap()) | {"id": "x" * 22}])


def test_the_keys_of_tablets_open_in_another_process(store: Store, outbox: dict[str, str]) -> None:
    assert outbox["key"] in Keys(store.keys.folder).ring().keys
