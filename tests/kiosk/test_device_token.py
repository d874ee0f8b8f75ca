"""The token of a tablet: it hands in voices and reads its own shelf, and opens nothing else."""

import pytest
from flask import Flask

from feedback_store.engine import Store
from feedback_store.social_services import Service
from tests.builders import a_service
from tests.kiosk.page_client import PageClient
from tests.kiosk.people import a_device

FOR_THE_TOKEN = {
    ("GET", "/api/kiosk"),
    ("GET", "/api/kiosk/aloud"),
    ("POST", "/api/submissions"),
    ("POST", "/api/calls"),
    ("POST", "/api/answers"),
}
"""What a tablet is asked for its token at; all else is open to everybody, or to staff alone."""

OPEN = {
    ("GET", "/"),
    ("GET", "/corner"),
    ("GET", "/enrol"),
    ("GET", "/enrol/<code>"),
    ("GET", "/child.js"),
    ("GET", "/child.css"),
    ("GET", "/later.js"),
    ("GET", "/later.css"),
    ("GET", "/later.svg"),
    ("GET", "/later.json"),
    ("GET", "/worker.js"),
    ("GET", "/wall/worker.js"),
    ("GET", "/api/openapi.json"),
    ("POST", "/api/enrol"),
    ("GET", "/clips/<name>.mp3"),
    ("GET", "/topics/<code>.svg"),
    ("GET", "/static/<path:filename>"),
    ("GET", "/door.js"),
    ("GET", "/door.css"),
    ("GET", "/door-later.js"),
    ("GET", "/door-later.css"),
    ("GET", "/door.svg"),
}
"""What is the same for everybody, with a token and without."""

FOR_ITS_OWN_CODE = {
    ("GET", "/wall/<key>/<code>"),
    ("GET", "/topics/<name>.jpg"),
    ("GET", "/v/<code>"),
    ("GET", "/v/<code>/<language>.json"),
    ("POST", "/v/<code>"),
    ("POST", "/v/<code>/answer"),
}
"""The board on the wall, the page behind a QR code and photos of topics: a code stands in their address, and they
take no token."""


def routes(app: Flask) -> set[tuple[str, str]]:
    return {
        (method, rule.rule)
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }


def test_every_route_is_for_the_token_open_to_all_or_for_staff(app: Flask) -> None:
    others = routes(app) - FOR_THE_TOKEN - OPEN - FOR_ITS_OWN_CODE
    assert {path for _, path in others if not path.startswith("/staff")} == set()
    assert routes(app) >= FOR_THE_TOKEN


def test_no_staff_page_opens_for_the_token_of_a_tablet(
    app: Flask, client: PageClient, tablet: dict[str, str], service: Service
) -> None:
    app.config["WTF_CSRF_ENABLED"] = False
    by_link = {"/staff/first/<token>", "/staff/again/<token>"}
    with_form = by_link | {"/staff/sign-in", "/staff/language", "/staff/code", "/staff/code/passkey"}
    for method, path in sorted(routes(app)):
        if path.startswith("/staff") and path not in with_form:
            asked = path.replace("<key>", service.key).replace("<", "").replace(">", "")
            response = client.open(asked, method=method, headers=tablet)
            assert (response.status_code, response.location.partition("?")[0]) == (302, "/staff/sign-in"), (
                method,
                path,
            )


@pytest.mark.parametrize(("method", "path"), sorted(FOR_THE_TOKEN))
def test_without_a_token_nothing_is_taken_or_told(client: PageClient, service: Service, method: str, path: str) -> None:
    assert client.open(path, method=method, json=[]).status_code == 401


def test_a_tablet_is_told_nothing_of_another_service(client: PageClient, store: Store, tablet: dict[str, str]) -> None:
    other = a_service(store, "other-place")
    a_device(store, other.key)
    told = client.get("/api/kiosk", headers=tablet).get_data(as_text=True)
    assert other.key not in told
