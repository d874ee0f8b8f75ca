"""Notes of the jar are judged without their personal data; what is approved leads back to no voice and ends in time."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import delete, select

from feedback_store.backups.backup import make_backup
from feedback_store.backups.tombstones import NAME, read
from feedback_store.backups.withdrawal import withdraw_again
from feedback_store.engine import Store
from feedback_store.errors import WordingRefusedError
from feedback_store.intake import accept
from feedback_store.opening import Outcome, open_box
from feedback_store.quotes.approval import Judgement, judge_notes
from feedback_store.quotes.kept import find_quote, read_quotes, take_back
from feedback_store.quotes.waiting import waiting_notes
from feedback_store.quotes.wording import require_shortened
from feedback_store.retention import sweep
from feedback_store.schema import concerns, judged_notes, quotes
from feedback_store.voices import hide_voice
from tests.builders import Day, a_note, a_service
from tests.feedback_store.test_swept_words import files_of

NOTES = (
    "Играхме с Мария на двора",
    "Бабината баница беше топла",
    "Рисувах голямо слънце",
    "Ходихме на басейн",
    "Спечелихме мача",
)
TOLD = "вчера татко ме би с колана"
NEXT_QUARTER = date(2027, 1, 8)


def fill(store: Store, *texts: str) -> str:
    """Return a service in whose box notes were opened."""
    service = a_service(store).key
    for text in texts:
        accept(store, a_note(service, text))
    assert open_box(store, service) is Outcome.OPENED
    return service


def approve(store: Store, service: str, *wordings: str) -> None:
    """Say yes to notes whose proposal is one of these, and no to the others."""
    judge_notes(
        store,
        service,
        {(note.voice, note.step): Judgement(note.proposed in wordings) for note in waiting_notes(store, service)},
    )


def proposed(store: Store, service: str) -> set[str | None]:
    return {note.proposed for note in waiting_notes(store, service)}


def test_notes_are_offered_once_their_quarter_is_over_and_without_names(store: Store, day: Day) -> None:
    service = fill(store, *NOTES)
    assert proposed(store, service) == set()
    day.today = NEXT_QUARTER
    assert proposed(store, service) == {"Играхме с [име] на двора", *NOTES[1:]}
    assert {note.quarter for note in waiting_notes(store, service)} == {"2026-Q4"}


def test_what_may_tell_of_danger_is_never_offered_nor_approved(store: Store, day: Day) -> None:
    service = fill(store, *NOTES, TOLD)
    day.today = NEXT_QUARTER
    assert len(proposed(store, service)) == len(NOTES)
    with store.writing() as connection:
        connection.execute(delete(concerns))  # as if the door had heard nothing
    assert len(proposed(store, service)) == len(NOTES)


def test_what_a_concern_has_kept_is_not_offered_though_the_reader_finds_nothing_today(store: Store, day: Day) -> None:
    service = fill(store, *NOTES, TOLD)
    day.today = NEXT_QUARTER
    deaf = Store(**{**vars(store), "reader": lambda text, keep=frozenset(): store.reader("Рисувах", keep=keep)})
    assert len(waiting_notes(deaf, service)) == len(NOTES)


def test_a_quote_is_what_was_approved_and_nothing_leads_to_its_voice(any_store: Store, day: Day) -> None:
    service = fill(any_store, *NOTES)
    day.today = NEXT_QUARTER
    ids = {note.voice for note in waiting_notes(any_store, service)}
    approve(any_store, service, "Играхме с [име] на двора", NOTES[2])
    found = read_quotes(any_store, service)
    assert {one.text for one in found} == {"Играхме с [име] на двора", NOTES[2]}
    assert {(one.quarter, one.language, one.instrument) for one in found} == {("2026-Q4", "bg", "happiness_jar")}
    assert not ids & {one.id for one in found}
    assert proposed(any_store, service) == set()
    with any_store.reading() as connection:
        assert len(connection.execute(select(judged_notes)).all()) == len(NOTES)


def test_no_quote_stands_in_clear_in_database_or_backup(store: Store, day: Day, tmp_path: Path) -> None:
    service = fill(store, *NOTES)
    day.today = NEXT_QUARTER
    approve(store, service, *NOTES[1:])
    make_backup(store)
    files = files_of(store, tmp_path).values()
    assert not [note for note in NOTES if any(note.encode() in content for content in files)]


@pytest.mark.parametrize("wording", ["на двора", "Играхме … на двора.", "Играхме с [име]", "ИГРАХМЕ на двора"])
def test_words_may_be_left_out(wording: str) -> None:
    assert require_shortened(f" {wording}\n", "Играхме с [име] на двора") == wording


@pytest.mark.parametrize("wording", ["", " … ", "Играхме с Мария", "двора на", "Играхме на двора!", "[телефон]", "😀"])
def test_no_word_or_sign_may_come_in_and_some_must_stay(wording: str) -> None:
    with pytest.raises(WordingRefusedError):
        require_shortened(wording, "Играхме с [име] на двора")


def test_a_refused_wording_judges_nothing(store: Store, day: Day) -> None:
    service = fill(store, *NOTES)
    day.today = NEXT_QUARTER
    with pytest.raises(WordingRefusedError):
        judge_notes(
            store,
            service,
            {(note.voice, note.step): Judgement(True, "Мария") for note in waiting_notes(store, service)},
        )
    assert len(proposed(store, service)) == len(NOTES) and not read_quotes(store, service)


def test_a_quote_that_was_taken_back_stays_so_after_a_restore(store: Store, day: Day) -> None:
    service = fill(store, *NOTES)
    day.today = NEXT_QUARTER
    approve(store, service, NOTES[1])
    (quote,) = read_quotes(store, service)
    with store.reading() as connection:
        row = dict(connection.execute(select(quotes)).one()._mapping)
    take_back(store, service, quote.id)
    assert find_quote(store, service, quote.id) is None
    with store.writing() as connection:
        connection.execute(quotes.insert(), [row])  # as an older backup would bring it back
        withdraw_again(connection, store.keys, read(store.settings.home / NAME))
    assert read_quotes(store, service) == ()


def test_a_quote_outlives_its_voice_and_ends_with_the_year_after_its_quarter(any_store: Store, day: Day) -> None:
    service = fill(any_store, *NOTES)
    day.today = NEXT_QUARTER
    hidden = waiting_notes(any_store, service)[0].voice
    approve(any_store, service, *NOTES)
    hide_voice(any_store, service, hidden)
    for last_day in (date(2027, 12, 30), date(2027, 12, 31)):
        day.today = last_day
        sweep(any_store)
    assert len(read_quotes(any_store, service)) == len(NOTES) - 1
    day.today = date(2028, 1, 1)
    sweep(any_store)
    assert read_quotes(any_store, service) == ()
    assert not [key for key in any_store.keys.ring().keys.values() if key.purpose.startswith("quotes")]
