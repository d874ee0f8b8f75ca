"""Settings are read once, all that is wrong is told together, and no secret is shown."""

import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from config.errors import SettingsError
from config.settings import read_settings

TOKEN = "123456:secret-of-the-bot"
DATABASE = "postgresql+psycopg://glasche:secret-of-the-database@localhost/glasche"


def test_without_environment_everything_has_a_safe_default() -> None:
    settings = read_settings({})
    assert (settings.bind, settings.port, settings.address) == ("127.0.0.1", 8080, "http://127.0.0.1:8080")
    assert (settings.smallest_group, settings.opening_hour, settings.language) == (5, 19, "bg")
    assert settings.telegram_token is None
    assert not settings.is_postgresql


def test_values_come_from_variables_with_our_prefix() -> None:
    environment = {"GLASCHE_HOME": "/srv/glasche", "GLASCHE_PORT": "9000", "HOME": "/root", "GLASCHE_LANGUAGE": "en"}
    settings = read_settings(environment)
    assert (settings.home, settings.port, settings.language) == (Path("/srv/glasche"), 9000, "en")


def test_the_environment_of_the_process_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GLASCHE_OPENING_HOUR", "20")
    assert read_settings().opening_hour == 20


def test_empty_variable_counts_as_not_set() -> None:
    assert read_settings({"GLASCHE_PORT": ""}).port == 8080


def test_all_problems_are_told_together() -> None:
    environment = {
        "GLASCHE_PORT": "99999",
        "GLASCHE_OPENING_HOUR": "evening",
        "GLASCHE_SMALLEST_GROUP": "2",
        "GLASCHE_LANGUAGE": "de",
        "GLASCHE_PUBLIC_URL": "glasche.example",
        "GLASCHE_COLOUR": "red",
    }
    with pytest.raises(SettingsError) as refused:
        read_settings(environment)
    first, *lines = str(refused.value).splitlines()
    assert first == "settings are wrong:"
    assert {re.match(r"  - (\w+): ", line)[1] for line in lines} == set(environment)  # type: ignore[index]


def test_problem_says_what_the_setting_is_for() -> None:
    with pytest.raises(SettingsError, match=r"GLASCHE_PORT: .*65535 \(port on which they are served\)"):
        read_settings({"GLASCHE_PORT": "99999"})


def test_unknown_setting_is_refused_by_its_name() -> None:
    with pytest.raises(SettingsError, match="GLASCHE_PROT: there is no such setting"):
        read_settings({"GLASCHE_PROT": "8080"})


@pytest.mark.parametrize("bind", ["0.0.0.0", "::", "192.168.1.20", "kiosk.example"])
def test_pages_beyond_this_machine_without_https_are_refused(bind: str) -> None:
    with pytest.raises(SettingsError, match=r"without https: put a proxy .* or set GLASCHE_ALLOW_HTTP=true"):
        read_settings({"GLASCHE_BIND": bind})


@pytest.mark.parametrize(
    "environment",
    [
        {"GLASCHE_BIND": "127.0.0.1"},
        {"GLASCHE_BIND": "::1"},
        {"GLASCHE_BIND": "localhost"},
        {"GLASCHE_BIND": "0.0.0.0", "GLASCHE_PUBLIC_URL": "https://glasche.example"},
        {"GLASCHE_BIND": "0.0.0.0", "GLASCHE_ALLOW_HTTP": "true"},
    ],
)
def test_pages_on_this_machine_behind_https_or_by_leave_are_served(environment: dict[str, str]) -> None:
    assert read_settings(environment).bind == environment["GLASCHE_BIND"]


def test_plain_http_as_public_address_does_not_open_the_pages() -> None:
    with pytest.raises(SettingsError, match="without https"):
        read_settings({"GLASCHE_BIND": "0.0.0.0", "GLASCHE_PUBLIC_URL": "http://glasche.example"})


def test_public_address_loses_the_slash_at_its_end() -> None:
    assert read_settings({"GLASCHE_PUBLIC_URL": "https://glasche.example/"}).address == "https://glasche.example"


@pytest.mark.parametrize("address", ["https://", "https:///", "http://:8080", "https://[::1"])
def test_public_address_without_a_host_is_refused(address: str) -> None:
    with pytest.raises(SettingsError, match=r"GLASCHE_PUBLIC_URL: .*must name a host"):
        read_settings({"GLASCHE_PUBLIC_URL": address})


def test_address_of_ipv6_stands_in_brackets() -> None:
    assert read_settings({"GLASCHE_BIND": "::1"}).address == "http://[::1]:8080"


def test_postgresql_is_one_setting() -> None:
    settings = read_settings({"GLASCHE_DATABASE_URL": DATABASE})
    assert settings.is_postgresql
    assert settings.database_url == DATABASE


def test_no_secret_is_shown_by_settings_or_by_an_error() -> None:
    secrets = {"GLASCHE_TELEGRAM_TOKEN": TOKEN, "GLASCHE_DATABASE_URL": DATABASE}
    shown = [repr(read_settings(secrets)), str(read_settings(secrets))]
    with pytest.raises(SettingsError) as refused:
        read_settings({**secrets, "GLASCHE_PORT": "none", "GLASCHE_BIND": "0.0.0.0"})
    assert not any("secret-of-the" in text for text in (*shown, str(refused.value), repr(refused.value.__cause__)))


def test_settings_cannot_be_changed_on_the_way() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        read_settings({}).__setattr__("port", 9000)
