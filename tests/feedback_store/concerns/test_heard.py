"""Concerns: heard at the door, kept before the child is thanked, known as repeats, and tied to no voice."""

import re
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest
from click.testing import CliRunner
from sqlalchemy import select, update

from config.reading import ConcernCategory
from feedback_store.checks import check_store
from feedback_store.clock.calendar import confirm_day
from feedback_store.commands.concerns import concerns as command
from feedback_store.concerns.heard import HeardConcern, read_concerns
from feedback_store.engine import Store, open_store
from feedback_store.errors import ClockJumpedError, StoreBusyError, TooOldError
from feedback_store.intake import Acknowledgement, Submission, accept
from feedback_store.keys.recovery_key import groups_of
from feedback_store.keys.sealed import PADDED_TO
from feedback_store.opening import open_box
from feedback_store.retention import sweep
from feedback_store.schema import concerns, voices
from tests.builders import Day, a_note, a_service, taps, told_gravely

TOLD = "Днес играхме. Тати ме бие с колана като пие"
OTHERS = ["Супата беше вкусна", "Обичам люлките", "Искам още топки", "Леля Ваня е мила"]


def the_only(store: Store, service: str) -> HeardConcern:
    (one,) = read_concerns(store, service)
    return one


def test_a_child_that_tells_of_danger_is_heard_before_the_box_opens_and_after_a_restart(any_store: Store) -> None:
    service = a_service(any_store).key
    accept(any_store, a_note(service, TOLD))
    with closing(open_store(any_store.settings, today=any_store.today)) as again:
        found = the_only(again, service)
    assert (found.text, found.step, found.channel, found.speaker) == (TOLD, "note", "kiosk", "child")
    assert found.concern.category is ConcernCategory.VIOLENCE and found.concern.severity == 3
    assert any("бие" in one for one in found.concern.evidence)
    assert found.heard_at.startswith(any_store.today().isoformat())


def test_a_child_is_heard_whose_voice_waited_on_a_tablet_until_it_was_too_old(store: Store, day: Day) -> None:
    service = a_service(store).key
    note = replace(a_note(service, TOLD), made_on=day.today - timedelta(days=41))
    for _ in range(2):
        with pytest.raises(TooOldError):
            accept(store, note)
    assert the_only(store, service).text == TOLD and store.cabinet.count(service) == 0


def test_a_child_is_heard_once_while_the_day_is_in_question_and_after(store: Store, day: Day) -> None:
    service = a_service(store).key
    confirm_day(store, day.today)
    note = replace(a_note(service, TOLD), made_on=day.today)
    day.today += timedelta(days=3650)
    with pytest.raises(ClockJumpedError):
        accept(store, note)
    day.today -= timedelta(days=3650)
    assert accept(store, note) is Acknowledgement.KEPT
    assert the_only(store, service).text == TOLD


def test_a_damaged_concern_keeps_no_other_child_unheard_and_the_doctor_counts_it(store: Store) -> None:
    service = a_service(store).key
    accept(store, a_note(service, TOLD))
    with store.writing() as connection:
        connection.execute(update(concerns).values(sealed=b"damaged"))
    accept(store, a_note(service, f"{TOLD} пак"))
    assert the_only(store, service).text == f"{TOLD} пак"
    assert [one for one in check_store(store.settings) if "is damaged and cannot be read: 1" in one.sentence]


def test_what_everybody_may_say_is_no_concern(any_store: Store) -> None:
    service = a_service(any_store).key
    for text in OTHERS:
        accept(any_store, a_note(service, text))
    taps(any_store, service, "sad")
    assert read_concerns(any_store, service) == ()


def test_a_repeat_is_heard_once_also_after_the_opening(any_store: Store, day: Day) -> None:
    service = a_service(any_store).key
    note = a_note(service, TOLD)
    accept(any_store, note)
    assert accept(any_store, note) is Acknowledgement.KNOWN
    for text in OTHERS:
        accept(any_store, a_note(service, text))
    open_box(any_store, service)
    day.today += timedelta(days=1)
    assert accept(any_store, note) is Acknowledgement.KNOWN
    assert the_only(any_store, service).text == TOLD


def test_where_the_box_fails_the_concern_is_kept_and_sending_again_adds_none(
    any_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    service = a_service(any_store).key
    note = a_note(service, TOLD)

    def refuse(*_: object) -> None:
        raise StoreBusyError("busy")

    with monkeypatch.context() as failing:
        failing.setattr(type(any_store.cabinet), "drop_all", refuse)
        with pytest.raises(StoreBusyError):
            accept(any_store, note)
    assert the_only(any_store, service).text == TOLD
    assert accept(any_store, note) is Acknowledgement.KEPT
    assert the_only(any_store, service).text == TOLD


def test_where_a_concern_cannot_be_kept_nobody_is_thanked(any_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    service = a_service(any_store).key
    note = a_note(service, TOLD)

    def refuse(*_: object) -> None:
        raise StoreBusyError("busy")

    with monkeypatch.context() as failing:
        failing.setattr("feedback_store.concerns.heard.add_missing", refuse)
        with pytest.raises(StoreBusyError):
            accept(any_store, note)
    assert any_store.cabinet.count(service) == 0
    assert accept(any_store, note) is Acknowledgement.KEPT


def test_a_concern_leads_to_no_voice_and_its_text_and_length_stand_nowhere_in_clear(any_store: Store) -> None:
    service = a_service(any_store).key
    notes: list[Submission] = [a_note(service, TOLD), *(a_note(service, text) for text in OTHERS)]
    for note in notes:
        accept(any_store, note)
    open_box(any_store, service)
    with any_store.reading() as connection:
        (row,) = connection.execute(select(concerns)).all()
        ids = list(connection.scalars(select(voices.c.id)))
    clear = " ".join([row.service, row.key, bytes(row.mark).hex(), bytes(row.sealed).hex()])
    assert not any(trace in clear for trace in (*ids, *(note.client_id for note in notes)))
    assert TOLD.encode() not in bytes(row.sealed) and (len(row.sealed) - 40) % PADDED_TO == 0


def test_a_concern_goes_with_the_key_of_its_month(any_store: Store, day: Day) -> None:
    service = a_service(any_store).key
    accept(any_store, a_note(service, TOLD))
    day.today += timedelta(days=365)
    accept(any_store, replace(a_note(service, "Пак ме бие, страх ме е от татко"), made_on=None))
    day.today += timedelta(days=30)
    sweep(any_store)
    assert the_only(any_store, service).text.startswith("Пак ме бие")
    with any_store.reading() as connection:
        assert len(connection.execute(select(concerns)).all()) == 1


def test_the_command_shows_texts_only_to_whoever_has_the_recovery_sheet(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    service = a_service(store, "cop-ruse").key
    told = ["викат 2", "удари ме 3", "мисля си 1"]
    for text in told:
        accept(told_gravely(store), a_note(service, text))
    monkeypatch.setenv("GLASCHE_HOME", str(store.settings.home))
    shown = CliRunner().invoke(command, ["--service", service], catch_exceptions=False).output
    assert (
        shown.startswith(f"cop-ruse, {store.today()} ") and "nobody has taken it on" in shown and told[1] not in shown
    )
    assert [int(severity) for severity in re.findall(r"severity (\d)", shown)] == [3, 2, 1]
    monkeypatch.setattr("feedback_store.commands.sheet_prompt.SystemRandom", FirstOnes)
    wrong = CliRunner().invoke(command, ["--texts"], input="AAAAA\n" * 6)
    assert wrong.exit_code == 1 and told[1] not in wrong.output
    right = "\n".join(groups_of(store.keys.master())[:2])
    shown = CliRunner().invoke(command, ["--texts"], input=right, catch_exceptions=False).output
    assert f": {told[1]}" in shown and "violence, of itself" in shown
    nothing = a_service(store, "cop-varna").key
    assert CliRunner().invoke(command, ["--service", nothing]).output == "Nothing was heard.\n"


class FirstOnes:
    """Chance that always draws the first."""

    def sample(self, numbers: Sequence[int], count: int) -> list[int]:
        """Return the first numbers."""
        return list(numbers[:count])
