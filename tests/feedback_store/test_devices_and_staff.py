"""Devices and staff: one-time codes and links, tokens that can be revoked, passwords that cannot be guessed."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from config.vocabulary import AgeBand
from feedback_store import one_time
from feedback_store.devices import all_devices, find_device, issue_code, redeem_code, revoke, set_try_out
from feedback_store.engine import Store
from feedback_store.errors import (
    CodeRefusedError,
    DeviceNameError,
    DeviceRefusedError,
    LinkRefusedError,
    ServiceRefusedError,
    SignInRefusedError,
    UnknownDeviceError,
    UnknownServiceError,
    WeakPasswordError,
)
from feedback_store.social_services import add_service, all_services, find_service, set_users
from feedback_store.staff import accept_link, find_member, is_link_open, make_first_link, sign_in
from tests.builders import a_service

PASSWORD = "три мечки под леглото"


def minutes_pass(monkeypatch: pytest.MonkeyPatch, minutes: int) -> None:
    later = datetime.now(UTC) + timedelta(minutes=minutes)
    monkeypatch.setattr(one_time, "is_over", lambda at: (at if at.tzinfo else at.replace(tzinfo=UTC)) <= later)
    for module in ("devices", "staff"):
        monkeypatch.setattr(f"feedback_store.{module}.is_over", one_time.is_over)


def test_a_device_enrols_once_with_its_code_and_is_known_by_its_token(any_store: Store) -> None:
    code = issue_code(any_store, a_service(any_store, "home").key, "Hall", AgeBand.FROM_4_TO_7)
    device, token = redeem_code(any_store, f" {code.lower().replace('-', ' ')} ")
    assert find_device(any_store, token) == device
    assert (device.service, device.name, device.age_band, device.is_try_out) == ("home", "Hall", "4_7", False)
    with pytest.raises(CodeRefusedError):
        redeem_code(any_store, code)


def test_of_many_who_redeem_a_code_at_once_one_is_enrolled(any_store: Store) -> None:
    service = a_service(any_store).key
    code = issue_code(any_store, service, "Hall")

    def redeem(_: int) -> bool:
        try:
            return bool(redeem_code(any_store, code))
        except CodeRefusedError:
            return False

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(redeem, range(8))) == 1
    assert len(all_devices(any_store, service)) == 1


def test_of_many_who_use_the_first_link_at_once_one_becomes_administrator(any_store: Store) -> None:
    link = make_first_link(any_store) or ""

    def use(number: int) -> bool:
        try:
            return bool(accept_link(any_store, link, "Ана", f"ana{number}", PASSWORD))
        except LinkRefusedError:
            return False

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(use, range(8))) == 1


def test_a_code_ends_after_fifteen_minutes(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    codes = [issue_code(store, a_service(store).key, "Hall") for _ in range(2)]
    minutes_pass(monkeypatch, 14)
    redeem_code(store, codes[0])
    minutes_pass(monkeypatch, 16)
    with pytest.raises(CodeRefusedError, match="15 minutes"):
        redeem_code(store, codes[1])


def test_a_revoked_device_is_refused_at_once(any_store: Store) -> None:
    service = a_service(any_store).key
    device, token = redeem_code(any_store, issue_code(any_store, service, "Hall"))
    revoke(any_store, device.id)
    with pytest.raises(DeviceRefusedError, match="new code"):
        find_device(any_store, token)
    assert all_devices(any_store, service) == ()
    with pytest.raises(UnknownDeviceError, match="glasche device list"):
        revoke(any_store, device.id)


@pytest.mark.parametrize("token", ["", "x", "я" * 40, "0" * 10_000, "' OR 1=1 --", "\0"])
def test_a_wrong_token_is_refused(any_store: Store, token: str) -> None:
    with pytest.raises(DeviceRefusedError):
        find_device(any_store, token)


def test_trying_out_is_switched_on_and_off(store: Store) -> None:
    device, token = redeem_code(store, issue_code(store, a_service(store).key, "Hall", is_try_out=True))
    assert device.is_try_out
    set_try_out(store, device.id, False)
    assert not find_device(store, token).is_try_out


def test_a_code_for_an_unknown_service_is_refused_and_says_which_there_are(store: Store) -> None:
    with pytest.raises(UnknownServiceError, match="glasche service add"):
        issue_code(store, "home", "Hall")
    a_service(store, "day-centre")
    with pytest.raises(UnknownServiceError, match="day-centre"):
        issue_code(store, "home", "Hall")


@pytest.mark.parametrize("name", ["", "  ", "x" * 121])
def test_a_device_needs_a_name_that_a_list_can_show(store: Store, name: str) -> None:
    with pytest.raises(DeviceNameError, match="120"):
        issue_code(store, a_service(store).key, name)


def test_neither_codes_nor_tokens_nor_passwords_stand_in_the_database(any_store: Store) -> None:
    code = issue_code(any_store, a_service(any_store).key, "Hall")
    _, token = redeem_code(any_store, issue_code(any_store, all_services(any_store)[0].key, "Hall"))
    link = make_first_link(any_store) or ""
    accept_link(any_store, link, "Ана", "ana", PASSWORD)
    with any_store.reading() as connection:
        tables = ("devices", "device_codes", "staff", "staff_links")
        held = repr([connection.execute(text(f"SELECT * FROM {table}")).all() for table in tables])
    assert not any(secret in held for secret in (code, code.replace("-", ""), token, link, PASSWORD))


def test_the_first_administrator_comes_by_a_link_that_works_once(any_store: Store) -> None:
    link = make_first_link(any_store) or ""
    assert is_link_open(any_store, link)
    ana = accept_link(any_store, link, "Ана", " Ana@Example.org ", PASSWORD)
    assert sign_in(any_store, "ana@example.ORG", PASSWORD) == ana == find_member(any_store, ana.id)
    assert not is_link_open(any_store, link)
    assert make_first_link(any_store) is None
    with pytest.raises(LinkRefusedError):
        accept_link(any_store, link, "Ива", "iva", PASSWORD)


def test_a_new_link_ends_the_one_before_and_fifteen_minutes_end_both(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = make_first_link(store) or "", make_first_link(store) or ""
    assert (is_link_open(store, first), is_link_open(store, second)) == (False, True)
    minutes_pass(monkeypatch, 16)
    assert not is_link_open(store, second)


@pytest.mark.parametrize("password", ["", "късо", "1234567890", "aaaaaaaaaaaa", "Administrator", "ana@example.org"])
def test_a_weak_password_is_refused_and_the_link_stays_open(store: Store, password: str) -> None:
    link = make_first_link(store) or ""
    with pytest.raises(WeakPasswordError):
        accept_link(store, link, "Ана", "ana@example.org", password)
    assert is_link_open(store, link)


@pytest.mark.parametrize(("login", "password"), [("ana", "друга парола тук"), ("iva", PASSWORD), ("", "")])
def test_a_wrong_login_and_a_wrong_password_get_the_same_answer(store: Store, login: str, password: str) -> None:
    accept_link(store, make_first_link(store) or "", "Ана", "ana", PASSWORD)
    with pytest.raises(SignInRefusedError, match="do not belong together") as told:
        sign_in(store, login, password)
    assert str(told.value) == "login and password do not belong together; try again"


@pytest.mark.parametrize(
    ("key", "name", "users", "said"),
    [
        ("Русе", "ЦОП", 4, "does not fit"),
        ("x" * 41, "ЦОП", 4, "does not fit"),
        ("../home", "ЦОП", 4, "does not fit"),
        ("-home", "ЦОП", 4, "does not fit"),
        ("home", "  ", 4, "needs a name"),
        ("home", "ЦОП", -1, "cannot be"),
        ("taken", "ЦОП", 4, "already"),
    ],
)
def test_a_service_that_cannot_be_is_refused(store: Store, key: str, name: str, users: int, said: str) -> None:
    a_service(store, "taken")
    with pytest.raises(ServiceRefusedError, match=said):
        add_service(store, key, name, users)
    assert len(all_services(store)) == 1


@pytest.mark.parametrize(("users", "is_small"), [(None, True), (0, True), (14, True), (15, False), (83, False)])
def test_a_service_is_small_below_fifteen_users_or_where_the_number_is_unknown(
    store: Store, users: int | None, is_small: bool
) -> None:
    assert find_service(store, a_service(store, users=users).key).is_small is is_small


def test_a_changed_number_of_users_is_noted(any_store: Store) -> None:
    service = a_service(any_store, users=None).key
    set_users(any_store, service, 83)
    assert find_service(any_store, service).users == 83
    with pytest.raises(ServiceRefusedError, match="cannot be"):
        set_users(any_store, service, -1)
    with pytest.raises(UnknownServiceError):
        set_users(any_store, "elsewhere", 5)
