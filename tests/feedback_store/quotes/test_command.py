"""`glasche staff approve` lists the notes of the jar without a terminal, and takes yes and no by id."""

from datetime import date

import pytest
from click.testing import CliRunner

from config.settings import Settings
from feedback_store.commands.staff import staff
from feedback_store.engine import Store
from feedback_store.quotes.kept import read_quotes
from tests.builders import Day
from tests.feedback_store.quotes.test_quotes import NOTES, fill


def test_notes_are_listed_and_judged_by_id(
    store: Store, settings: Settings, day: Day, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GLASCHE_HOME", str(settings.home))
    day.today = date(2026, 8, 3)
    command = ["approve", "--service", fill(store, *NOTES)]

    def say(*more: str) -> str:
        result = CliRunner().invoke(staff, [*command, *more])
        return f"{result.output}{result.exception or ''}"

    listed = {text: note for note, _, text in (line.partition("\t") for line in say().splitlines())}
    assert set(listed) == {"Играхме с [име] на двора", *NOTES[1:]}
    first, second, *_ = listed.values()
    named = listed["Играхме с [име] на двора"]
    assert "No note with the id" in say("--yes", "somebody.note")
    assert "only leave words out" in say("--yes", named, "--wording", "Играхме с Мария")
    other = next(each for each in (first, second) if each != named)
    assert "1 may be read out, 1 may not." in say("--yes", named, "--no", other, "--wording", "Играхме на двора")
    assert [one.text for one in read_quotes(store, command[-1])] == ["Играхме на двора"]
    assert len(say().splitlines()) == len(NOTES) - 2
