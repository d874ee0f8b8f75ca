"""What every response says besides its content, and what it never says."""

import pytest

from config.settings import Settings
from feedback_store.engine import Store
from kiosk.application import create_app
from tests.kiosk.page_client import PageClient
from tests.kiosk.people import a_tap, an_administrator, sign_in

PAGES = [
    "/",
    "/enrol",
    "/enrol/ABCD",
    "/child.js",
    "/child.css",
    "/static/paper.css",
    "/staff/sign-in",
    "/api/openapi.json",
    "/nothing",
]
KNOWN_HEADERS = {
    "Accept-Ranges",
    "Cache-Control",
    "Content-Disposition",
    "Content-Length",
    "Content-Security-Policy",
    "Content-Type",
    "Cross-Origin-Opener-Policy",
    "Cross-Origin-Resource-Policy",
    "Date",
    "ETag",
    "Last-Modified",
    "Permissions-Policy",
    "Referrer-Policy",
    "Vary",
    "X-Content-Type-Options",
    "X-Frame-Options",
}


@pytest.mark.parametrize("page", PAGES)
def test_every_response_forbids_what_comes_from_elsewhere(client: PageClient, page: str) -> None:
    headers = client.get(page).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "camera=()" in headers["Permissions-Policy"]


@pytest.mark.parametrize("page", PAGES)
def test_no_header_names_or_times_anything(client: PageClient, page: str) -> None:
    assert set(client.get(page).headers.keys()) - {"Set-Cookie"} <= KNOWN_HEADERS


@pytest.mark.parametrize("page", [page for page in PAGES if not page.startswith("/staff")])
def test_no_cookie_is_set_outside_the_staff_pages(client: PageClient, page: str) -> None:
    assert "Set-Cookie" not in client.get(page).headers


def test_a_tap_sets_no_cookie_and_carries_no_cookie(client: PageClient, store: Store, tablet: dict[str, str]) -> None:
    an_administrator(store)
    sign_in(client)
    response = client.post("/api/submissions", json=[a_tap()], headers=tablet)
    assert response.status_code == 200
    assert "Set-Cookie" not in response.headers
    assert "Cookie" not in response.request.headers


@pytest.mark.parametrize("page", ["/staff/sign-in", "/api/openapi.json", "/enrol/ABCD"])
def test_staff_pages_and_the_interface_are_kept_nowhere(client: PageClient, page: str) -> None:
    assert client.get(page).headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(("address", "is_secure"), [("https://glasche.example", True), (None, False)])
def test_the_cookie_of_staff_is_closed(store: Store, settings: Settings, address: str | None, is_secure: bool) -> None:
    app = create_app(store, settings.model_copy(update={"public_url": address}))
    cookie = app.test_client().get("/staff/sign-in").headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Path=/staff" in cookie
    assert "Expires" not in cookie
    assert ("Secure" in cookie) is is_secure


def test_a_plain_yes_carries_the_headers_of_every_other_answer_to_a_tablet(
    client: PageClient, tablet: dict[str, str]
) -> None:
    kept = client.post("/api/submissions", json=[a_tap()], headers=tablet)
    in_words = client.post("/api/submissions", json=[a_tap("joyful")], headers=tablet)
    assert ["refused" in answer.text for answer in (kept, in_words)] == [False, True]
    assert dict(kept.headers) | {"Content-Length": ""} == dict(in_words.headers) | {"Content-Length": ""}
