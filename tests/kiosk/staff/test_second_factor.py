"""A code besides the password: set up before anything else, each code once, recovery codes, and a lost phone."""

import time

import pytest
from flask import Flask

from config.settings import Settings
from feedback_store.engine import Store
from feedback_store.example import mark_unfinished
from feedback_store.roles.role import Grant, Role
from feedback_store.schema import recovery_codes, second_factors
from feedback_store.second_factor.kept import confirm, seed_to_enrol
from feedback_store.second_factor.totp import STEP_SECONDS, code_of
from feedback_store.social_services import Service
from feedback_store.staff import StaffMember
from kiosk.throttle import CODE_SECONDS, FREE_CODES
from tests.builders import a_member
from tests.kiosk.page_client import PageClient, page_of, text_of
from tests.kiosk.people import sign_in, submit

LISTENER = frozenset({Grant(Role.LISTENER)})


@pytest.fixture
def browser(guarded: Flask) -> PageClient:
    client = guarded.test_client()
    assert isinstance(client, PageClient)
    return client


def seed_on(page: PageClient) -> bytes:
    from base64 import b32decode

    key = page_of(page.get("/staff/second-factor")).xpath("string(//*[@class='address'])")
    return b32decode(key.replace(" ", ""))


def code_now(seed: bytes, steps: int = 0) -> str:
    return code_of(seed, int(time.time()) // STEP_SECONDS + steps)


def enrolled(store: Store, member: StaffMember) -> tuple[bytes, tuple[str, ...]]:
    """Set a second factor up by a code of the step before, and return its seed and recovery codes."""
    seed = seed_to_enrol(store, member.id)
    return seed, confirm(store, member.id, code_now(seed, -1))


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.SAFEGUARDING, Role.ADMINISTRATOR])
def test_who_sees_words_sets_it_up_before_anything_else(
    browser: PageClient, real: Store, service: Service, role: Role
) -> None:
    a_member(real, "Ана", frozenset({Grant(role)}))
    sign_in(browser, "Ана")
    for page in ("/staff/", "/staff/concerns", f"/staff/jar/{service.key}", "/staff/people", "/staff/calls"):
        assert browser.get(page).location == "/staff/second-factor"
    assert submit(browser, "/staff/second-factor", code="000000").status_code == 422
    shown = submit(browser, "/staff/second-factor", code=code_now(seed_on(browser)))
    codes = page_of(shown).xpath("//*[@class='recovery-codes']/li/text()")
    assert len(set(codes)) == 10 and shown.headers["Cache-Control"] == "no-store"
    assert browser.get("/staff/calls").status_code == 200
    assert browser.get("/staff/second-factor").location == "/staff/me"


def test_who_sees_figures_only_is_asked_for_none_and_may_have_one(browser: PageClient, real: Store) -> None:
    a_member(real, "Ана", LISTENER)
    assert sign_in(browser, "Ана").location == "/staff/"
    assert browser.get("/staff/").status_code == 200
    assert "Включване" in text_of(browser.get("/staff/me"))
    assert submit(browser, "/staff/second-factor", code=code_now(seed_on(browser))).status_code == 200
    assert "Нови резервни кодове" in text_of(browser.get("/staff/me"))


def test_nobody_needs_one_in_an_example_year(browser: PageClient, real: Store) -> None:
    mark_unfinished(real)
    a_member(real, "Ана")
    sign_in(browser, "Ана")
    assert browser.get("/staff/").status_code == 200


def test_the_password_alone_opens_nothing_and_a_code_works_once(
    guarded: Flask, browser: PageClient, real: Store
) -> None:
    seed, _ = enrolled(real, a_member(real, "Ана"))
    assert sign_in(browser, "Ана").location == "/staff/code"
    assert browser.get("/staff/").location.startswith("/staff/sign-in")
    code = code_now(seed)
    assert submit(browser, "/staff/code", code=f"{code[:3]} {code[3:]}").location == "/staff/"
    assert browser.get("/staff/").status_code == 200
    thief = guarded.test_client()
    assert isinstance(thief, PageClient)
    sign_in(thief, "Ана")
    refused = submit(thief, "/staff/code", code=code)
    assert refused.status_code == 403 and "вече е използван" in text_of(refused)
    assert thief.get("/staff/").status_code == 302


def test_the_page_that_was_wanted_is_shown_after_the_code(browser: PageClient, real: Store) -> None:
    seed, _ = enrolled(real, a_member(real, "Ана"))
    page = submit(browser, "/staff/sign-in?next=/staff/jar", login="Ана", password="три чаши вода").location
    assert submit(browser, page, code=code_now(seed)).location == "/staff/jar"


def test_a_recovery_code_works_once(browser: PageClient, real: Store) -> None:
    _, codes = enrolled(real, a_member(real, "Ана"))
    for expected in (302, 403):
        sign_in(browser, "Ана")
        assert submit(browser, "/staff/code", code=codes[0].lower()).status_code == expected
        browser.post("/staff/sign-out", data={"csrf_token": "x"})
        browser.delete_cookie("staff", path="/staff")


def test_without_the_password_no_code_is_asked_for(browser: PageClient) -> None:
    assert browser.get("/staff/code").location == "/staff/sign-in"


def test_guessing_codes_is_slow_and_nobody_else_waits(
    guarded: Flask, browser: PageClient, real: Store, now: list[float]
) -> None:
    seed, _ = enrolled(real, a_member(real, "Ана"))
    other, _ = enrolled(real, a_member(real, "Иво"))
    sign_in(browser, "Ана")
    for _ in range(FREE_CODES):
        assert submit(browser, "/staff/code", code="000000").status_code == 403
    assert submit(browser, "/staff/code", code=code_now(seed)).status_code == 429
    his = guarded.test_client()
    assert isinstance(his, PageClient)
    sign_in(his, "Иво")
    assert submit(his, "/staff/code", code=code_now(other)).status_code == 302
    now[0] += CODE_SECONDS
    assert submit(browser, "/staff/code", code=code_now(seed)).status_code == 302


def test_an_administrator_takes_away_what_was_lost(guarded: Flask, browser: PageClient, real: Store) -> None:
    ana = a_member(real, "Ана")
    enrolled(real, ana)
    boss = a_member(real, "Елена", frozenset({Grant(Role.ADMINISTRATOR)}))
    seed, _ = enrolled(real, boss)
    sign_in(browser, "Елена")
    submit(browser, "/staff/code", code=code_now(seed))
    page = f"/staff/people/{ana.id}"
    assert submit(browser, page, f"{page}/second-factor").location == page
    hers = guarded.test_client()
    assert isinstance(hers, PageClient)
    sign_in(hers, "Ана")
    assert hers.get("/staff/").location == "/staff/second-factor"


def test_neither_seed_nor_recovery_code_stands_in_the_database_in_clear(real: Store, settings: Settings) -> None:
    seed, codes = enrolled(real, a_member(real, "Ана"))
    with real.reading() as connection:
        (factor,) = connection.execute(second_factors.select()).all()
        marks = connection.execute(recovery_codes.select()).all()
    assert seed not in bytes(factor.sealed) and len(marks) == len(codes)
    kept = (settings.home / "glasche.sqlite").read_bytes() + (settings.home / "glasche.sqlite-wal").read_bytes()
    assert seed not in kept and not any(code.encode() in kept for code in codes)
