"""One file holds all that is set: shown, applied, applied again, refused whole."""

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from config.load import instruments
from config.settings import Settings
from config.vocabulary import LANGUAGES
from feedback_store.audit.kept import newest_entries
from feedback_store.commands.setup import setup
from feedback_store.concerns.recipients import recipients_of
from feedback_store.devices import all_devices
from feedback_store.engine import Store
from feedback_store.errors import SetupRefusedError
from feedback_store.offering import offered_by
from feedback_store.setting_up.applying import apply_centre
from feedback_store.setting_up.document import BANDS, Centre
from feedback_store.setting_up.present import present_centre
from feedback_store.setting_up.reading import parse_centre
from feedback_store.setting_up.writing import written_centre
from feedback_store.social_services import all_services
from feedback_store.topics.kept import add_topic, present_topics
from tests.builders import a_service, recipients_in
from tests.kiosk.people import a_device

WHOLE = """
format = 1
[provider]
name = "Сдружение „Дъга“"
[[services]]
key = "cop-ruse"
name = "ЦОП „Надежда“"
type = "Център за обществена подкрепа"
users = 40
hours = "1 08:00-17:00"
languages = ["bg", "tr"]
instruments_off = ["web"]
topics = [{ names = { bg = "Кучето" }, picture = "1F415", months = [12, 2] }]
[services.users_by_age.2026-11]
4_7 = 12
"""
FAULTY = """
format = 1
colour = "red"
[settings]
retention_days = "long"
[[services]]
key = "cop-ruse"
name = ""
users = -1
hours = "1 17:00-08:00"
colour = 3
instruments_off = ["telepathy"]
recipients = [{ login = "elena", place = "nowhere" }, { place = "outside" }]
[services.users_by_age.november]
4_7 = 12
[[services]]
key = "Русе"
name = "Друга"
"""


def faults_of(text: str) -> tuple[str, ...]:
    with pytest.raises(SetupRefusedError) as refused:
        parse_centre(text)
    return refused.value.faults


def test_a_fresh_installation_becomes_what_the_file_says(store: Store) -> None:
    plan = apply_centre(store, parse_centre(WHOLE))
    (service,) = all_services(store)
    assert (service.name, service.users) == ("ЦОП „Надежда“", 40)
    assert [topic.names["bg"] for topic in present_topics(store, "cop-ruse")] == ["Кучето"]
    assert {one.key for one in plan.differences} >= {"name", "users", "hours", "topics", "users_by_age"}


def test_what_is_switched_off_is_offered_nowhere_but_a_filled_sheet_is_still_taken(store: Store) -> None:
    apply_centre(store, parse_centre(WHOLE))
    assert "web" not in offered_by(store, "cop-ruse")
    assert "web" in offered_by(store, "cop-ruse", even_off=True)


def test_what_the_file_leaves_out_stays(store: Store) -> None:
    apply_centre(store, parse_centre(WHOLE))
    before = present_centre(store)
    plan = apply_centre(store, parse_centre('format = 1\n[[services]]\nkey = "cop-ruse"\nname = "Друго"\n'))
    assert [one.key for one in plan.differences] == ["name"]
    changed = before.services[0].model_copy(update={"name": "Друго"})
    assert present_centre(store).services == [changed]


def test_every_fault_is_told_at_once_with_its_key_and_what_to_do(store: Store) -> None:
    told = "\n".join(faults_of(FAULTY))
    for expected in (
        "colour: found an unknown key; known are format",
        "settings.retention_days: found 'long'; write a whole number",
        "services[cop-ruse].name: found ''; write at least one letter",
        "services[cop-ruse].users: found '-1'; give a number from 0",
        "services[cop-ruse].hours: found '1 17:00-08:00'; give a weekday",
        "services[cop-ruse].colour: found an unknown key; known are key",
        "services[cop-ruse].instruments_off[1]: found 'telepathy'; choose instruments: ",
        "services[cop-ruse].recipients[elena].place: found 'nowhere'; choose a place: in_house, outside",
        "services[cop-ruse].recipients[2].login: found nothing; write it",
        "services[cop-ruse].users_by_age.november: found 'november'; write the month as 2026-11",
        "services[Русе].key: found 'Русе'; take 2 to 40 small Latin letters",
    ):
        assert expected in told


def test_broken_toml_is_told_with_its_line() -> None:
    assert "line 2" in faults_of("format = 1\nservices = [\n")[0] or "at end" in faults_of("format = 1\nx = [\n")[0]


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        ('recipients = [{ login = "nobody", place = "in_house" }]', "recipients[nobody]: nobody has this login"),
        ('topics = [{ names = { bg = "Люлка" }, photo = true }]', "topics[Люлка]: no such photo is here"),
    ],
)
def test_nothing_is_applied_where_something_does_not_fit_what_is_here(store: Store, more: str, fault: str) -> None:
    text = (
        f'format = 1\n[[services]]\nkey = "new-one"\nname = "Нова"\n[[services]]\nkey = "second"\nname = "X"\n{more}\n'
    )
    with pytest.raises(SetupRefusedError, match="nothing was changed") as refused:
        apply_centre(store, parse_centre(text))
    assert fault in refused.value.faults[0]
    assert all_services(store) == ()


def test_a_setting_that_is_not_the_one_in_force_is_told_with_the_variable(store: Store) -> None:
    with pytest.raises(SetupRefusedError, match="GLASCHE_RETENTION_DAYS=200"):
        apply_centre(store, parse_centre("format = 1\n[settings]\nretention_days = 200\n"))


def test_people_and_tablets_are_known_by_login_and_name(store: Store) -> None:
    service = a_service(store, "cop-ruse")
    recipients_in(store, service.key)
    a_device(store, service.key)
    text = written_centre(present_centre(store)).replace('place = "outside"', 'place = "in_house"')
    plan = apply_centre(store, parse_centre(text.replace("try_out = false", "try_out = true") + NEW_TABLET))
    assert {one.place.value for one in recipients_of(store, service.key)} == {"in_house"}
    assert [one.is_try_out for one in all_devices(store, service.key)] == [True]
    assert "tablets[Игрална]: it is not enrolled yet" in plan.left_to_do[0]


NEW_TABLET = '\n[[services.tablets]]\nname = "Игрална"\n'

line = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=24).map(str.strip).filter(bool)
details = st.fixed_dictionaries(
    {
        "name": line,
        "type": line | st.just(""),
        "municipality": line,
        "region": line,
        "users": st.integers(0, 10_000) | st.just("unknown"),
        "hours": st.sampled_from(["", "1 08:00-17:00", "2 09:30-12:00, 7 10:00-11:00"]),
        "open_on_holidays": st.booleans(),
        "morning_circle": st.booleans(),
        "languages": st.lists(st.sampled_from(LANGUAGES), unique=True),
        "instruments_off": st.lists(st.sampled_from(sorted(instruments())), unique=True),
        "recipients": st.just([]) | st.just([{"login": "мария иванова", "place": "outside"}]),
        "tablets": st.just([]),
        "topics": st.lists(line.map(lambda name: name.casefold()[:24]), unique=True, max_size=4).map(
            lambda names: [{"names": {"bg": name}, "picture": "1F415"} for name in names]
        ),
        "users_by_age": st.dictionaries(
            st.just("2026-11"), st.dictionaries(st.sampled_from(BANDS), st.integers(0, 99), min_size=1)
        ),
    }
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=details, second=details, provider=st.fixed_dictionaries(dict.fromkeys(("name", "address"), line)))
def test_what_was_applied_is_shown_again_and_applying_it_twice_changes_nothing(
    store: Store, first: dict[str, Any], second: dict[str, Any], provider: dict[str, str]
) -> None:
    if not all_services(store):
        recipients_in(store, a_service(store, "aa").key)
    for told in (first, second):
        wanted = Centre.model_validate(
            {"format": 1, "provider": {**provider, "contact": ""}, "services": [{"key": "aa", **told}]}
        )
        apply_centre(store, parse_centre(written_centre(wanted)))
        shown = parse_centre(written_centre(present_centre(store)))
        months = {**(shown.services[0].users_by_age or {}), **told["users_by_age"]}
        assert shown.services[0].model_dump(exclude={"users_by_age"}) == wanted.services[0].model_dump(
            exclude={"users_by_age"}
        )
        assert (shown.services[0].users_by_age or {}, shown.provider) == (months, wanted.provider)
        assert apply_centre(store, shown).differences == ()


def test_the_command_says_what_would_change_then_changes_it_then_finds_nothing(
    store: Store, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {"GLASCHE_HOME": str(settings.home), "GLASCHE_PASSWORD_MEMORY_KIB": "8"}.items():
        monkeypatch.setenv(name, value)
    file = tmp_path / "centre.toml"
    file.write_text(WHOLE, encoding="utf-8")
    said = [CliRunner().invoke(setup, ["apply", str(file), *more]) for more in (["--dry-run"], [], [])]
    assert [one.exit_code for one in said] == [0, 0, 0]
    assert "services[cop-ruse].users: nothing -> 40" in said[0].output and "nothing was changed" in said[0].output
    assert [entry.act for entry in newest_entries(store, 5)] == ["apply_setup"]
    assert said[2].output == "Changed 0.\n"
    shown = CliRunner().invoke(setup, ["show"])
    assert '"Кучето"' in shown.output


def test_a_photo_stays_when_the_file_that_was_shown_is_applied(store: Store) -> None:
    service = a_service(store, "cop-ruse")
    add_topic(store, service.key, {"bg": "Люлката"}, photo=b"pixels")
    assert apply_centre(store, parse_centre(written_centre(present_centre(store)))).differences == ()
    assert present_topics(store, service.key)[0].picture
