"""Who gets in, by which way, and that every page behind it is closed to all others."""

import pytest
from flask import Flask

from feedback_store.engine import Store
from feedback_store.social_services import Service
from feedback_store.staff import find_member, make_first_link
from tests.builders import PASSWORD
from tests.kiosk.page_client import PageClient, text_of
from tests.kiosk.people import LOGIN, a_device, an_administrator, sign_in, submit

OPEN, CLOSED = "open to all", "asks for sign-in"
STAFF_ROUTES = {
    ("GET", "/staff/sign-in"): OPEN,
    ("POST", "/staff/sign-in"): OPEN,
    ("GET", "/staff/first/<token>"): OPEN,
    ("POST", "/staff/first/<token>"): OPEN,
    ("GET", "/staff/again/<token>"): OPEN,
    ("POST", "/staff/again/<token>"): OPEN,
    ("GET", "/staff/code"): OPEN,
    ("POST", "/staff/code"): OPEN,
    ("POST", "/staff/language"): OPEN,
    ("POST", "/staff/sign-out"): CLOSED,
    ("GET", "/staff/guide"): CLOSED,
    ("GET", "/staff/services/<key>/setting"): CLOSED,
    ("POST", "/staff/services/<key>/setting"): CLOSED,
    ("POST", "/staff/services/<key>/users"): CLOSED,
    ("GET", "/staff/services/<key>/papers"): CLOSED,
    ("GET", "/staff/services/<key>/papers/<paper>"): CLOSED,
    ("GET", "/staff/services/<key>/papers/<paper>/a4.pdf"): CLOSED,
    ("GET", "/staff/provider"): CLOSED,
    ("POST", "/staff/provider"): CLOSED,
    ("GET", "/staff/again-you"): CLOSED,
    ("POST", "/staff/again-you"): CLOSED,
    ("GET", "/staff/me"): CLOSED,
    ("POST", "/staff/me/sign-out-everywhere"): CLOSED,
    ("POST", "/staff/me/password"): CLOSED,
    ("POST", "/staff/me/recovery-codes"): CLOSED,
    ("GET", "/staff/second-factor"): CLOSED,
    ("POST", "/staff/second-factor"): CLOSED,
    ("POST", "/staff/code/passkey"): OPEN,
    ("GET", "/staff/passkeys"): CLOSED,
    ("POST", "/staff/passkeys"): CLOSED,
    ("POST", "/staff/passkeys/remove"): CLOSED,
    ("POST", "/staff/people/<member_id>/second-factor"): CLOSED,
    ("POST", "/staff/clock"): CLOSED,
    ("GET", "/staff/"): CLOSED,
    ("GET", "/staff/concerns"): CLOSED,
    ("GET", "/staff/concerns/<mark>"): CLOSED,
    ("POST", "/staff/concerns/<mark>"): CLOSED,
    ("GET", "/staff/figures"): CLOSED,
    ("GET", "/staff/figures/<key>"): CLOSED,
    ("GET", "/staff/figures/<key>/chart.svg"): CLOSED,
    ("GET", "/staff/figures/<key>/table.csv"): CLOSED,
    ("GET", "/staff/figures/<key>/table.xlsx"): CLOSED,
    ("GET", "/staff/journal"): CLOSED,
    ("GET", "/staff/journal/<key>"): CLOSED,
    ("GET", "/staff/journal/<key>/new"): CLOSED,
    ("POST", "/staff/journal/<key>/new"): CLOSED,
    ("GET", "/staff/journal/<key>/reviews"): CLOSED,
    ("POST", "/staff/journal/<key>/reviews"): CLOSED,
    ("GET", "/staff/journal/<key>/register.csv"): CLOSED,
    ("GET", "/staff/journal/<key>/register.pdf"): CLOSED,
    ("GET", "/staff/journal/<key>/register.xlsx"): CLOSED,
    ("GET", "/staff/journal/<key>/entry/<number>"): CLOSED,
    ("POST", "/staff/journal/<key>/entry/<number>"): CLOSED,
    ("POST", "/staff/journal/<key>/entry/<number>/aloud"): CLOSED,
    ("GET", "/staff/concerns/<mark>/notification.pdf"): CLOSED,
    ("GET", "/staff/concerns/figures"): CLOSED,
    ("GET", "/staff/calls"): CLOSED,
    ("GET", "/staff/calls/waiting"): CLOSED,
    ("GET", "/staff/proof"): CLOSED,
    ("POST", "/staff/calls/<call_id>"): CLOSED,
    ("GET", "/staff/telegram"): CLOSED,
    ("POST", "/staff/telegram"): CLOSED,
    ("POST", "/staff/telegram/leave"): CLOSED,
    ("GET", "/staff/drawings"): CLOSED,
    ("GET", "/staff/drawings/shown"): CLOSED,
    ("POST", "/staff/drawings/shown/<key>"): CLOSED,
    ("POST", "/staff/drawings/shown/<key>/take-back"): CLOSED,
    ("GET", "/staff/drawings/<service>/<voice>/<step>.png"): CLOSED,
    ("GET", "/staff/jar"): CLOSED,
    ("GET", "/staff/jar/<key>"): CLOSED,
    ("POST", "/staff/jar/<key>"): CLOSED,
    ("POST", "/staff/jar/<key>/take-back"): CLOSED,
    ("GET", "/staff/jar/<key>/<quarter>/open"): CLOSED,
    ("GET", "/staff/jar/<key>/<quarter>/cards"): CLOSED,
    ("GET", "/staff/jar/<key>/said/<quote>.mp3"): CLOSED,
    ("GET", "/staff/jar/<key>/drawn/<quote>.png"): CLOSED,
    ("GET", "/staff/review"): CLOSED,
    ("GET", "/staff/review/<key>"): CLOSED,
    ("POST", "/staff/review/<key>"): CLOSED,
    ("POST", "/staff/review/<key>/undo"): CLOSED,
    ("POST", "/staff/review/<key>/settle"): CLOSED,
    ("GET", "/staff/review/<key>/hiding"): CLOSED,
    ("POST", "/staff/review/<key>/hiding"): CLOSED,
    ("GET", "/staff/review/<key>/people"): CLOSED,
    ("POST", "/staff/review/<key>/people"): CLOSED,
    ("GET", "/staff/review/<key>/quotes"): CLOSED,
    ("POST", "/staff/review/<key>/quotes/take-back"): CLOSED,
    ("GET", "/staff/paper"): CLOSED,
    ("GET", "/staff/paper/<key>"): CLOSED,
    ("POST", "/staff/paper/<key>"): CLOSED,
    ("GET", "/staff/paper/<key>/sheet.pdf"): CLOSED,
    ("GET", "/staff/paper/<key>/enter"): CLOSED,
    ("GET", "/staff/audit"): CLOSED,
    ("GET", "/staff/people"): CLOSED,
    ("POST", "/staff/people"): CLOSED,
    ("GET", "/staff/people/link"): CLOSED,
    ("GET", "/staff/people/<member_id>"): CLOSED,
    ("POST", "/staff/people/<member_id>"): CLOSED,
    ("POST", "/staff/people/<member_id>/link"): CLOSED,
    ("GET", "/staff/people/<member_id>/end"): CLOSED,
    ("POST", "/staff/people/<member_id>/end"): CLOSED,
    ("GET", "/staff/services"): CLOSED,
    ("POST", "/staff/services"): CLOSED,
    ("GET", "/staff/services/<key>"): CLOSED,
    ("GET", "/staff/services/<key>/recipients"): CLOSED,
    ("POST", "/staff/services/<key>/recipients"): CLOSED,
    ("POST", "/staff/services/<key>/recipients/<member_id>/dismiss"): CLOSED,
    ("GET", "/staff/services/<key>/hours"): CLOSED,
    ("POST", "/staff/services/<key>/hours"): CLOSED,
    ("GET", "/staff/services/<key>/closed"): CLOSED,
    ("POST", "/staff/services/<key>/closed"): CLOSED,
    ("POST", "/staff/services/<key>/closed/open"): CLOSED,
    ("POST", "/staff/services/<key>/closed/holidays"): CLOSED,
    ("POST", "/staff/services/<key>/pin"): CLOSED,
    ("GET", "/staff/services/<key>/devices/<device_id>"): CLOSED,
    ("POST", "/staff/services/<key>/devices/<device_id>"): CLOSED,
    ("GET", "/staff/services/<key>/devices/<device_id>/reach"): CLOSED,
    ("POST", "/staff/services/<key>/devices/<device_id>/reach"): CLOSED,
    ("GET", "/staff/services/<key>/listeners"): CLOSED,
    ("POST", "/staff/services/<key>/listeners"): CLOSED,
    ("POST", "/staff/services/<key>/listeners/<member_id>/dismiss"): CLOSED,
    ("POST", "/staff/services/<key>/codes"): CLOSED,
    ("POST", "/staff/services/<key>/circle"): CLOSED,
    ("POST", "/staff/services/<key>/wall"): CLOSED,
    ("GET", "/staff/services/<key>/posters"): CLOSED,
    ("GET", "/staff/services/<key>/question-sets"): CLOSED,
    ("POST", "/staff/services/<key>/question-sets"): CLOSED,
    ("GET", "/staff/services/<key>/question-sets/<number>"): CLOSED,
    ("POST", "/staff/services/<key>/question-sets/<number>"): CLOSED,
    ("POST", "/staff/services/<key>/question-sets/<number>/state"): CLOSED,
    ("GET", "/staff/services/<key>/topics"): CLOSED,
    ("POST", "/staff/services/<key>/topics"): CLOSED,
    ("POST", "/staff/services/<key>/topics/<number>/say"): CLOSED,
    ("POST", "/staff/services/<key>/topics/<number>/take-away"): CLOSED,
    ("POST", "/staff/services/<key>/topics/<number>/up"): CLOSED,
    ("GET", "/staff/actions"): CLOSED,
    ("GET", "/staff/services/<key>/actions"): CLOSED,
    ("POST", "/staff/services/<key>/actions"): CLOSED,
    ("GET", "/staff/services/<key>/actions/poster.pdf"): CLOSED,
    ("GET", "/staff/services/<key>/actions/sentence.mp3"): CLOSED,
    ("GET", "/staff/services/<key>/actions/<number>"): CLOSED,
    ("POST", "/staff/services/<key>/actions/<number>"): CLOSED,
    ("POST", "/staff/services/<key>/actions/<number>/say"): CLOSED,
    ("POST", "/staff/services/<key>/actions/<number>/tell"): CLOSED,
    ("POST", "/staff/services/<key>/actions/<number>/tell-no-more"): CLOSED,
    ("GET", "/staff/services/<key>/events"): CLOSED,
    ("POST", "/staff/services/<key>/events"): CLOSED,
    ("GET", "/staff/services/<key>/events/<event>"): CLOSED,
    ("GET", "/staff/services/<key>/events/<event>/poster.pdf"): CLOSED,
    ("POST", "/staff/services/<key>/events/<event>/close"): CLOSED,
    ("POST", "/staff/services/<key>/events/<event>/cancel"): CLOSED,
    ("GET", "/staff/services/<key>/poster.pdf"): CLOSED,
    ("GET", "/staff/services/<key>/changes"): CLOSED,
    ("POST", "/staff/services/<key>/changes"): CLOSED,
    ("POST", "/staff/services/<key>/changes/<number>/take-away"): CLOSED,
    ("POST", "/staff/services/<key>/wall/take-back"): CLOSED,
    ("GET", "/staff/services/<key>/code"): CLOSED,
    ("POST", "/staff/services/<key>/this-browser"): CLOSED,
    ("POST", "/staff/services/<key>/devices/<device_id>/try-out"): CLOSED,
    ("GET", "/staff/services/<key>/devices/<device_id>/revoke"): CLOSED,
    ("POST", "/staff/services/<key>/devices/<device_id>/revoke"): CLOSED,
}
"""A new route fails the tests until somebody has said here who may see it."""

FIRST = {"name": "Елена", "login": LOGIN, "password": PASSWORD, "repeated": PASSWORD}


def test_every_staff_route_has_an_expectation(app: Flask) -> None:
    routes = {
        (method, rule.rule)
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/staff")
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    assert routes == set(STAFF_ROUTES)


@pytest.mark.parametrize(("method", "rule"), [route for route, who in STAFF_ROUTES.items() if who == CLOSED])
def test_a_closed_route_asks_for_sign_in(
    app: Flask, client: PageClient, store: Store, service: Service, method: str, rule: str
) -> None:
    app.config["WTF_CSRF_ENABLED"] = False
    device, _ = a_device(store, service.key)
    path = rule.replace("<key>", service.key).replace("<device_id>", device.id)
    response = client.open(path, method=method)
    assert response.status_code == 302
    assert response.location.startswith("/staff/sign-in")


@pytest.mark.parametrize("rule", [rule for method, rule in STAFF_ROUTES if method == "POST"])
def test_every_form_needs_its_proof(signed_in: PageClient, store: Store, service: Service, rule: str) -> None:
    device, _ = a_device(store, service.key)
    path = rule.replace("<key>", service.key).replace("<device_id>", device.id)
    response = signed_in.post(path, data={"csrf_token": "forged", "name": "x", "key": "forged"})
    assert response.status_code == 400
    assert "Върнете се" in text_of(response)


def test_signing_in_leads_to_the_page_that_was_wanted(client: PageClient, store: Store, service: Service) -> None:
    an_administrator(store)
    wanted = client.get(f"/staff/services/{service.key}").location
    response = submit(client, wanted, login=LOGIN, password=PASSWORD)
    assert response.location == f"/staff/services/{service.key}"
    assert client.get(response.location).status_code == 200


@pytest.mark.parametrize(
    "wanted",
    [
        "https://evil.example/",
        "//evil.example/staff/",
        "/\\evil.example",
        "/staff/\\evil",
        "/staff/%0d%0aX: y",
        "javascript:alert(1)",
        "/enrol",
        "/staffer",
    ],
)
def test_signing_in_never_leads_elsewhere(client: PageClient, store: Store, wanted: str) -> None:
    an_administrator(store)
    response = submit(client, f"/staff/sign-in?next={wanted}", login=LOGIN, password=PASSWORD)
    assert response.location == "/staff/"


@pytest.mark.parametrize(("login", "password"), [(LOGIN, "друга парола"), ("ivan", PASSWORD)])
def test_a_wrong_login_or_password_is_refused_in_the_same_words(
    client: PageClient, store: Store, login: str, password: str
) -> None:
    an_administrator(store)
    response = sign_in(client, login, password)
    assert response.status_code == 403
    assert "Грешно потребителско име или парола" in text_of(response)
    assert client.get("/staff/").status_code == 302


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"login": "elena\0"}, "не може да се запази"),
        ({"password": "\0"}, "не може да се запази"),
        ({"login": " \u200b"}, "Попълнете"),
        ({"login": "e" * 121}, "120 знака"),
    ],
)
def test_a_faulty_sign_in_says_what_to_mend(
    client: PageClient, store: Store, change: dict[str, str], words: str
) -> None:
    an_administrator(store)
    response = sign_in(client, **{"login": LOGIN, "password": PASSWORD, **change})
    assert response.status_code == 422
    assert words in text_of(response)


def test_the_right_password_gets_in_after_many_wrong_ones(client: PageClient, store: Store) -> None:
    an_administrator(store)
    for _ in range(10):
        sign_in(client, password="напосоки")
    assert sign_in(client).status_code == 302


def test_signing_out_closes_the_pages(signed_in: PageClient) -> None:
    assert signed_in.get("/staff/").status_code == 200
    submit(signed_in, "/staff/services", to="/staff/sign-out")
    assert signed_in.get("/staff/").status_code == 302


def test_a_link_alone_does_not_sign_out(signed_in: PageClient) -> None:
    assert signed_in.get("/staff/sign-out").status_code == 405
    assert signed_in.get("/staff/").status_code == 200


def test_a_member_who_is_gone_is_signed_out(
    signed_in: PageClient, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.staff.session.find_member", lambda *_: None)
    assert signed_in.get("/staff/").status_code == 302


def test_the_first_link_makes_an_administrator_once_and_signs_in(client: PageClient, store: Store) -> None:
    page = f"/staff/first/{make_first_link(store)}"
    assert submit(client, page, **FIRST).location == "/staff/guide"
    assert "Елена" in text_of(client.get("/staff/services"))
    again = client.get(page)
    assert again.status_code == 403
    assert "15 минути" in text_of(again)


def test_the_first_link_ends_after_fifteen_minutes(
    client: PageClient, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("feedback_store.one_time.VALID_MINUTES", 0)
    page = f"/staff/first/{make_first_link(store)}"
    assert client.get(page).status_code == 403


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"name": " "}, "Попълнете"),
        ({"name": "Еле\0на"}, "не може да се запази"),
        ({"login": ""}, "Попълнете"),
        ({"login": "e" * 121}, "120 знака"),
        ({"password": "късо", "repeated": "късо"}, "лесна за познаване"),
        ({"password": "parola1234", "repeated": "parola1234"}, "лесна за познаване"),
        ({"repeated": "нещо друго тук"}, "се различават"),
    ],
)
def test_a_faulty_first_form_says_what_to_mend_and_the_link_stays(
    client: PageClient, store: Store, change: dict[str, str], words: str
) -> None:
    page = f"/staff/first/{make_first_link(store)}"
    response = submit(client, page, **{**FIRST, **change})
    assert response.status_code == 422
    assert words in text_of(response)
    assert submit(client, page, **FIRST).status_code == 302


def test_the_language_is_chosen_by_button_and_outlives_signing_out(signed_in: PageClient) -> None:
    response = submit(signed_in, "/staff/services", to="/staff/language", language="en", next="/staff/services")
    assert response.location == "/staff/services"
    assert "Add a service" in text_of(signed_in.get("/staff/services"))
    submit(signed_in, "/staff/services", to="/staff/sign-out")
    page = signed_in.get("/staff/sign-in")
    assert "Sign in" in text_of(page)
    assert b'lang="en"' in page.data


@pytest.mark.parametrize("chosen", ["xx", ""])
def test_an_unknown_language_changes_nothing(client: PageClient, chosen: str) -> None:
    submit(client, "/staff/sign-in", to="/staff/language", language=chosen)
    assert "Вход" in text_of(client.get("/staff/sign-in"))


def test_a_session_knows_only_an_id(signed_in: PageClient, store: Store) -> None:
    with signed_in.session_transaction(path="/staff/") as session:
        held = dict(session)
    assert find_member(store, held["_user_id"])
    assert set(held) <= {"_user_id", "_fresh", "_id", "began", "number", "used", "proved", "csrf_token", "language"}


def test_after_the_keys_are_rotated_everybody_signs_in_anew(signed_in: PageClient, store: Store) -> None:
    assert signed_in.get("/staff/").status_code == 200
    store.keys.rotate()
    assert "/staff/sign-in" in str(signed_in.get("/staff/").location)
    assert sign_in(signed_in).status_code == 302 and signed_in.get("/staff/").status_code == 200
