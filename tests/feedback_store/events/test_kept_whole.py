"""What is counted for events survives a restore, is watched over, and outlives its voices."""

from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from config.settings import read_settings
from feedback_store.engine import Store, open_store
from feedback_store.errors import DamagedStoreError
from feedback_store.events.figures import read_event_tallies
from feedback_store.events.kept import Event, find_event
from feedback_store.opening import open_box
from feedback_store.retention import sweep
from feedback_store.schema import event_tallies, event_voices, hidden_voices
from feedback_store.tallies import VOICES, read_tallies
from feedback_store.voices import hide_voice
from tests.builders import Day, a_service, taps
from tests.feedback_store.burnt_machine import backed_up, put_back
from tests.feedback_store.events.parties import a_party, at_party, counted_at

DAY = timedelta(days=1)


@pytest.fixture
def party(any_store: Store, day: Day) -> Event:
    """Return an event that was counted with six voices."""
    made = a_party(any_store, a_service(any_store, "cop-ruse").key)
    at_party(any_store, made, 6)
    day.today += DAY
    open_box(any_store, made.service)
    return made


def test_figures_of_events_that_the_disk_has_damaged_are_not_shown(any_store: Store, party: Event) -> None:
    with any_store.writing() as connection:
        connection.execute(update(event_tallies).values(count=60))
    with pytest.raises(DamagedStoreError, match="figures of events"):
        read_event_tallies(any_store, party)


def test_a_hidden_voice_leaves_the_figures_of_its_event_and_no_others(any_store: Store, party: Event, day: Day) -> None:
    with any_store.reading() as connection:
        one = connection.execute(event_voices.select()).first()
    assert one
    hide_voice(any_store, party.service, one.voice)
    taps(any_store, party.service, *["happy"] * 5)
    day.today += DAY
    open_box(any_store, party.service)
    assert counted_at(any_store, party) == 5
    assert sum(row.count for row in read_tallies(any_store, party.service, year=2026) if row.option == VOICES) == 5
    with any_store.reading() as connection:
        assert len(connection.execute(event_voices.select()).all()) == 5
        assert connection.execute(hidden_voices.select()).all() == []


def test_the_figures_stay_when_the_voices_go(any_store: Store, party: Event, day: Day) -> None:
    day.today += 400 * DAY
    sweep(any_store)
    with any_store.reading() as connection:
        assert connection.execute(event_voices.select()).all() == []
    assert counted_at(any_store, party) == 6
    assert find_event(any_store, party.service, party.key).name == party.name


def test_a_restore_brings_back_the_event_its_voices_and_its_figures(
    any_store: Store, any_environment: dict[str, str], party: Event, day: Day, tmp_path: Path
) -> None:
    elsewhere = read_settings({**any_environment, "GLASCHE_HOME": str(tmp_path / "new")})
    disk = backed_up(any_store, tmp_path / "disk")
    any_store.close()
    put_back(disk, elsewhere, day)
    with closing(open_store(elsewhere, today=day)) as store:
        assert counted_at(store, party) == 6
        assert [one.count for one in read_event_tallies(store, party) if one.step == VOICES] == [6]
        with store.reading() as connection:
            assert len(connection.execute(event_voices.select()).all()) == 6
