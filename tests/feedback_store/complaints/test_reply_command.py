"""`glasche staff reply` lists what is open by number, shows one, takes the reply and closes."""

from collections.abc import Callable

import pytest
from click.testing import CliRunner

from config.settings import Settings
from feedback_store.commands.staff import staff
from feedback_store.complaints.threads import find_thread
from feedback_store.engine import Store
from tests.builders import Day, a_service
from tests.feedback_store.complaints.letters import FOOD, WORDS, a_letter, opened, signed

Say = Callable[..., str]


@pytest.fixture
def service(store: Store) -> str:
    return a_service(store).key


@pytest.fixture
def say(store: Store, service: str, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Say:
    """Return what types a line and gives what is printed, errors included."""
    monkeypatch.setenv("GLASCHE_HOME", str(settings.home))

    def typed(*more: str) -> str:
        result = CliRunner().invoke(staff, ["reply", "--service", service, *more])
        return f"{result.output}{result.exception or ''}"

    return typed


def test_open_ones_are_listed_shown_replied_to_and_closed(store: Store, service: str, day: Day, say: Say) -> None:
    assert say() == "No idea or complaint is open.\n"
    opened(store, service, day, signed(a_letter(store, service), "Иванка Колева"))
    assert say().splitlines()[0] == f"1\t2026-11-17\twaits for a reply\t{FOOD}"
    assert f"2026-11-17, sender:\n{FOOD}\nsigned, for whoever replies only: Иванка Колева" in say("--number", "1")
    assert "The reply is kept" in say("--number", "1", "--text", "Говорихме с кухнята.")
    assert "replied to" in say()
    assert "Closed; what the sender adds opens it again." in say("--number", "1", "--close")
    assert say() == "No idea or complaint is open.\n" and "closed by staff" in say("--number", "1")
    thread = find_thread(store, WORDS)
    assert thread and [line.text for line in thread.lines] == [FOOD, "Говорихме с кухнята."]


def test_words_of_danger_are_not_shown_on_the_line(store: Store, service: str, day: Day, say: Say) -> None:
    opened(store, service, day, a_letter(store, service, "Татко ме бие с колана всяка вечер"))
    assert "колана" not in say() + say("--number", "1")
    assert "It tells of danger" in say("--number", "1")


def test_whoever_replies_hears_that_a_name_stands_in_it(store: Store, service: str, day: Day, say: Say) -> None:
    opened(store, service, day, a_letter(store, service))
    told = say("--number", "1", "--text", "Мария Иванова вече топли супата.")
    assert "It seems to name somebody" in told and "The reply is kept" in told


def test_what_does_not_fit_is_told(service: str, say: Say) -> None:
    assert "no idea or complaint with the number 9" in say("--number", "9")
    assert "--text and --close go with --number" in say("--close")
