"""A passkey in place of the code: added, used once for each question, refused when anything in it is not true."""

import json
from base64 import urlsafe_b64encode
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.test import TestResponse

from feedback_store.access import end_access
from feedback_store.audit.kept import newest_entries
from feedback_store.engine import Store
from feedback_store.roles.role import Grant, Role
from feedback_store.schema import passkeys, recovery_codes
from feedback_store.second_factor.passkey_proofs import CHALLENGE_SECONDS
from feedback_store.second_factor.passkeys import MOST_PASSKEYS, forget_passkey, passkeys_of
from feedback_store.staff import StaffMember
from kiosk.desk import Desk, put_desk
from tests.builders import a_member
from tests.kiosk.conftest import unhurried
from tests.kiosk.page_client import PageClient, page_of, text_of
from tests.kiosk.people import sign_in, submit
from tests.kiosk.staff.software_key import SoftwareKey

HERE = "http://localhost"
PAGE, CODE, USE = "/staff/passkeys", "/staff/code", "/staff/code/passkey"


@pytest.fixture
def browser(guarded: Flask) -> PageClient:
    return a_browser(guarded)


@pytest.fixture
def ana(real: Store) -> StaffMember:
    return a_member(real, "Ана")


@pytest.fixture
def key(browser: PageClient, ana: StaffMember) -> SoftwareKey:
    """Return the passkey with which Ana has just set her second factor up."""
    made = SoftwareKey(HERE, count=1)
    sign_in(browser, "Ана")
    assert add(browser, made).status_code == 200
    submit(browser, "/staff/me", to="/staff/sign-out")
    return made


def a_browser(app: Flask) -> PageClient:
    made = app.test_client()
    assert isinstance(made, PageClient)
    return made


def asked_on(browser: PageClient, page: str) -> dict[str, Any]:
    """Return what a page asks of the browser; loading it asks anew."""
    options: dict[str, Any] = json.loads(page_of(browser.get(page)).xpath("string(//form/@data-options)"))
    return options


def send(browser: PageClient, to: str, answer: str, **fields: str) -> TestResponse:
    """Send what a browser answered, without loading a page in between, as the page's script does."""
    with browser.session_transaction(path="/staff/") as session:
        asked = session.get("passkey")
    page = CODE if to == USE else PAGE
    proof = page_of(browser.get(page)).xpath("//form[@data-options]//*[@name='csrf_token']/@value")[0]
    with browser.session_transaction(path="/staff/") as session:
        session["passkey"] = asked
    return browser.post(to, data={"csrf_token": proof, "answer": answer, **fields})


def add(browser: PageClient, key: SoftwareKey, name: str = "Моят телефон") -> TestResponse:
    return send(browser, PAGE, key.make(asked_on(browser, PAGE)), name=name)


def use(browser: PageClient, key: SoftwareKey) -> TestResponse:
    """Give the password and sign in with a passkey."""
    sign_in(browser, "Ана")
    return send(browser, USE, key.use(asked_on(browser, CODE)))


def test_a_passkey_is_set_up_before_anything_else_with_recovery_codes_and_signs_in(
    browser: PageClient, real: Store, ana: StaffMember
) -> None:
    key = SoftwareKey(HERE)
    sign_in(browser, "Ана")
    assert browser.get("/staff/").location == "/staff/second-factor"
    shown = add(browser, key)
    codes = page_of(shown).xpath("//*[@class='recovery-codes']/li/text()")
    assert len(set(codes)) == 10 and browser.get("/staff/").status_code == 200
    submit(browser, "/staff/me", to="/staff/sign-out")
    assert use(browser, key).location == "/staff/" and browser.get("/staff/").status_code == 200
    assert [entry.act for entry in newest_entries(real, 2)] == ["use_passkey", "sign_out"]
    assert newest_entries(real, 1)[0].happened_at
    submit(browser, "/staff/me", to="/staff/sign-out")
    sign_in(browser, "Ана")
    assert submit(browser, CODE, code=codes[0]).location == "/staff/"


def test_a_second_one_changes_no_recovery_codes_and_stands_in_the_list(
    browser: PageClient, real: Store, key: SoftwareKey
) -> None:
    use(browser, replace(key, count=2))
    with real.reading() as connection:
        before = set(connection.scalars(select(recovery_codes.c.code_mark)))
        assert add(browser, SoftwareKey(HERE), "Ключ за USB").location == PAGE
        assert set(connection.scalars(select(recovery_codes.c.code_mark))) == before
    assert page_of(browser.get(PAGE)).xpath("//tbody//th/text()") == ["Ключ за USB", "Моят телефон"]
    known = {urlsafe_b64encode(key.credential).decode().rstrip("=")}
    assert known < {one["id"] for one in asked_on(browser, PAGE)["excludeCredentials"]}


def test_an_answer_is_taken_once(guarded: Flask, browser: PageClient, key: SoftwareKey) -> None:
    sign_in(browser, "Ана")
    answer = replace(key, count=2).use(asked_on(browser, CODE))
    with browser.session_transaction(path="/staff/") as session:
        before = dict(session)
    assert send(browser, USE, answer).status_code == 302
    thief = a_browser(guarded)
    with thief.session_transaction(path="/staff/") as session:
        session.update(before)
    refused = send(thief, USE, answer)
    assert refused.status_code == 403 and "Опитайте още веднъж" in text_of(refused)


def test_an_answer_comes_within_five_minutes(browser: PageClient, key: SoftwareKey, now: list[float]) -> None:
    sign_in(browser, "Ана")
    answer = replace(key, count=2).use(asked_on(browser, CODE))
    now[0] += CHALLENGE_SECONDS
    assert send(browser, USE, answer).status_code == 403
    assert browser.get("/staff/").status_code == 302


@pytest.mark.parametrize(
    ("origin", "domain"),
    [("https://glasche.example.net", "localhost"), ("http://localhost:8081", "localhost"), (HERE, "example.net")],
)
def test_an_answer_from_another_page_is_refused(
    browser: PageClient, key: SoftwareKey, origin: str, domain: str
) -> None:
    assert use(browser, replace(key, count=2, origin=origin, domain=domain)).status_code == 403
    assert browser.get("/staff/").status_code == 302


def test_another_key_and_a_passkey_of_somebody_else_are_refused_and_noted(
    browser: PageClient, real: Store, key: SoftwareKey
) -> None:
    a_member(real, "Иво")
    sign_in(browser, "Иво")
    his = SoftwareKey(HERE)
    add(browser, his)
    submit(browser, "/staff/me", to="/staff/sign-out")
    for wrong in (his, SoftwareKey(HERE), SoftwareKey(HERE, count=9, credential=key.credential)):
        assert use(browser, wrong).status_code == 403
        assert newest_entries(real, 1)[0].act == "wrong_passkey"
        assert browser.get("/staff/").status_code == 302


@pytest.mark.parametrize(("said", "expected"), [(1, 403), (0, 403), (2, 302)])
def test_a_passkey_that_counts_fewer_uses_than_we_do_was_copied(
    browser: PageClient, real: Store, key: SoftwareKey, said: int, expected: int
) -> None:
    refused = use(browser, replace(key, count=said))
    assert refused.status_code == expected
    if expected == 403:
        assert "копирал" in text_of(refused) and newest_entries(real, 1)[0].act == "copied_passkey"


def test_a_passkey_that_does_not_count_signs_in_again_and_again(browser: PageClient, ana: StaffMember) -> None:
    key = SoftwareKey(HERE)
    sign_in(browser, "Ана")
    add(browser, key)
    for _ in range(2):
        submit(browser, "/staff/me", to="/staff/sign-out")
        assert use(browser, key).status_code == 302


def test_one_that_is_there_already_is_not_added_and_takes_nothing_from_its_owner(
    browser: PageClient, real: Store, key: SoftwareKey, ana: StaffMember
) -> None:
    a_member(real, "Иво")
    sign_in(browser, "Иво")
    assert add(browser, key).status_code == 422
    assert len(passkeys_of(real, ana.id)) == 1


def test_there_are_not_more_than_so_many(browser: PageClient, key: SoftwareKey) -> None:
    use(browser, replace(key, count=2))
    answers = [add(browser, SoftwareKey(HERE)).status_code for _ in range(MOST_PASSKEYS)]
    assert answers == [302] * (MOST_PASSKEYS - 1) + [422]


def test_the_only_second_factor_of_who_reads_words_stays_and_others_go(
    browser: PageClient, real: Store, key: SoftwareKey, ana: StaffMember
) -> None:
    use(browser, replace(key, count=2))
    named = urlsafe_b64encode(key.credential).decode()
    refused = submit(browser, PAGE, f"{PAGE}/remove", passkey=named)
    assert refused.status_code == 422 and "Първо добавете" in text_of(refused)
    add(browser, SoftwareKey(HERE), "Ключ за USB")
    assert submit(browser, PAGE, f"{PAGE}/remove", passkey=named).location == PAGE
    assert [one.name for one in passkeys_of(real, ana.id)] == ["Ключ за USB"]
    assert submit(browser, PAGE, f"{PAGE}/remove", passkey="ключ").location == PAGE


def test_with_the_last_one_of_who_needs_none_the_recovery_codes_go(
    browser: PageClient, real: Store, key: SoftwareKey, ana: StaffMember
) -> None:
    forget_passkey(real, ana.id, key.credential, is_asked=False)
    with real.reading() as connection:
        assert not connection.execute(recovery_codes.select()).all()


def test_an_administrator_takes_passkeys_away_too_and_the_end_of_an_access_does(
    browser: PageClient, real: Store, ana: StaffMember, key: SoftwareKey
) -> None:
    boss = a_member(real, "Елена", frozenset({Grant(Role.ADMINISTRATOR)}))
    sign_in(browser, "Елена")
    add(browser, SoftwareKey(HERE))
    page = f"/staff/people/{ana.id}"
    assert submit(browser, page, f"{page}/second-factor").location == page
    assert not passkeys_of(real, ana.id) and passkeys_of(real, boss.id)
    a_member(real, "Иво", frozenset({Grant(Role.ADMINISTRATOR)}))
    end_access(real, boss.id)
    with real.reading() as connection:
        assert not connection.execute(passkeys.select()).all()


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("http://192.168.1.5:8080", "цифри"),
        ("http://127.0.0.1:8080", "http://localhost:8080"),
        ("https://[2001:db8::1]", "цифри"),
        ("http://glasche.example.bg", "https"),
    ],
)
def test_where_a_browser_has_no_passkeys_the_page_says_why(
    guarded: Flask, real: Store, ana: StaffMember, address: str, words: str
) -> None:
    put_desk(guarded, Desk(real, real.settings.model_copy(update={"public_url": address}), sign_ins=unhurried()))
    browser = a_browser(guarded)
    sign_in(browser, "Ана")
    page = browser.get(PAGE)
    assert words in text_of(page) and not page_of(page).xpath("//form[@data-options]")


def test_a_public_address_is_the_only_one_from_which_passkeys_are_taken(
    guarded: Flask, real: Store, ana: StaffMember
) -> None:
    settings = real.settings.model_copy(update={"public_url": "https://Гласче.example.bg:443"})
    put_desk(guarded, Desk(real, settings, sign_ins=unhurried()))
    browser, domain = a_browser(guarded), "гласче.example.bg".encode("idna").decode()
    sign_in(browser, "Ана")
    assert asked_on(browser, PAGE)["rp"]["id"] == domain
    assert add(browser, SoftwareKey(HERE)).status_code == 422
    assert add(browser, SoftwareKey(f"https://{domain}", domain)).status_code == 200


@pytest.mark.parametrize(
    "answer", ["{", "[]", "1", "[" * 5000, '{"id": 1}', '{"id":"AA","rawId":"AA","response":{}}', ""]
)
def test_what_no_browser_says_is_refused_in_words(browser: PageClient, ana: StaffMember, answer: str) -> None:
    sign_in(browser, "Ана")
    asked_on(browser, PAGE)
    assert send(browser, PAGE, answer, name="Телефон").status_code == 422


def test_the_password_is_asked_for_before_passkeys_are_shown(
    browser: PageClient, key: SoftwareKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(browser, replace(key, count=2))
    monkeypatch.setattr("kiosk.staff.blueprint.is_proven", lambda: False)
    assert browser.get(PAGE).location == f"/staff/again-you?next={PAGE}"
