"""The memory for repeats: boxes begun in one week share its key, and what was once accepted stays known for 45 days."""

import json
import secrets
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from config.steps import Answer
from feedback_store.boxes.box import Drop
from feedback_store.boxes.repeats import Repeats
from feedback_store.engine import Store
from feedback_store.errors import StoreBusyError
from feedback_store.intake import Acknowledgement, accept
from feedback_store.keys.box_keys import BoxKeys
from feedback_store.opening import Outcome, open_box
from feedback_store.retention import forget_repeats
from tests.builders import Day, a_service, a_submission, taps


def begin_boxes(folder: Path, day: Day, *services: str) -> BoxKeys:
    keys = BoxKeys(folder, day)
    keys.make_missing()
    for service in services:
        keys.make_box(service, 1)
    return keys


def test_boxes_begun_in_one_week_share_an_epoch_and_never_a_key_pair(tmp_path: Path, day: Day) -> None:
    keys = begin_boxes(tmp_path, day, "home")
    day.today += timedelta(days=6)
    begin_boxes(tmp_path, day, "centre")
    day.today += timedelta(days=1)
    begin_boxes(tmp_path, day, "school")
    home, centre, school = (keys.seal_of(service, 1) for service in ("home", "centre", "school"))
    assert home.epoch == centre.epoch != school.epoch
    assert len({bytes(seal.public) for seal in (home, centre, school)}) == 3
    assert all(keys.can_open(service, 1) for service in ("home", "centre", "school"))
    assert {epoch.name for epoch in keys.epochs()} == {home.epoch.name, school.epoch.name}


def test_processes_that_begin_a_week_at_once_leave_boxes_that_open(tmp_path: Path, day: Day) -> None:
    with ThreadPoolExecutor(8) as processes:
        list(processes.map(lambda number: begin_boxes(tmp_path, day, "home", f"service-{number}"), range(16)))
    keys = BoxKeys(tmp_path, day)
    assert all(keys.can_open(service, 1) for service in ("home", *(f"service-{number}" for number in range(16))))
    assert {keys.seal_of("home", 1).epoch.name} <= {epoch.name for epoch in keys.epochs()}


def test_a_box_from_before_epochs_were_shared_takes_voices_and_opens(any_store: Store, day: Day) -> None:
    service = a_service(any_store).key
    any_store.cabinet.set_aside(service)  # begins the first box
    give_old_keys(any_store.box_keys, service)
    tap = a_submission(service)
    assert [accept(any_store, tap), *taps(any_store, service, *["sad"] * 4)] == ["kept"] * 5
    old = any_store.box_keys.seal_of(service, 1).epoch
    assert open_box(any_store, service) is Outcome.OPENED
    assert old in any_store.box_keys.epochs()
    assert accept(any_store, tap) is Acknowledgement.KNOWN
    assert any_store.box_keys.seal_of(service, 2).epoch != old


def give_old_keys(keys: BoxKeys, service: str) -> None:
    """Leave the key files of an empty box as they were written when each box had an epoch of its own."""
    seal = keys.folder / "boxes" / f"{service}.1.seal"
    parts, epoch = json.loads(seal.read_bytes()), secrets.token_hex(8)
    secret = keys.folder / "boxes" / f"{service}.1.{parts['secret']}.secret"
    secret.rename(secret.with_name(f"{service}.1.{epoch}.secret"))
    seal.write_text(json.dumps({"public": parts["public"], "epoch": epoch, "epoch_key": secrets.token_hex(32)}))


def test_two_services_may_have_had_a_voice_with_the_same_id(any_store: Store) -> None:
    services = [a_service(any_store).key for _ in range(2)]
    tap = a_submission(services[0])
    for service in services:
        assert accept(any_store, replace(tap, service=service)) is Acknowledgement.KEPT
        taps(any_store, service, *["happy"] * 4)
    assert [open_box(any_store, service) for service in services] == [Outcome.OPENED] * 2
    for service in services:
        assert accept(any_store, replace(tap, service=service)) is Acknowledgement.KNOWN
        assert any_store.cabinet.count(service) == 0


def test_a_week_is_known_until_45_days_after_its_last_opening(any_store: Store, day: Day) -> None:
    early, late = (a_service(any_store).key for _ in range(2))
    said = [a_submission(service) for service in (early, late)]
    for tap in said:
        accept(any_store, tap)
        taps(any_store, tap.service, *["happy"] * 4)
    assert open_box(any_store, early) is Outcome.OPENED
    day.today += timedelta(days=10)
    assert open_box(any_store, late) is Outcome.OPENED
    for days, answer in ((45, Acknowledgement.KNOWN), (1, Acknowledgement.KEPT)):
        day.today += timedelta(days=days)
        forget_on(any_store, day.today)
        assert [accept(any_store, tap) for tap in said] == [answer] * 2


def forget_on(store: Store, today: date) -> None:
    """Forget as the daily job does on a day that the store trusts."""
    with pytest.MonkeyPatch.context() as trusting:
        trusting.setattr("feedback_store.retention.require_trusted_day", lambda _: today, raising=False)
        forget_repeats(store)


def test_nothing_is_forgotten_while_a_box_is_being_opened(any_store: Store, day: Day) -> None:
    service = a_service(any_store).key
    taps(any_store, service, *["happy"] * 5)
    open_box(any_store, service)
    day.today += timedelta(days=46)
    with any_store.cabinet.opening(service), pytest.raises(StoreBusyError):
        forget_on(any_store, day.today)
    forget_on(any_store, day.today)
    assert not any_store.box_keys.epochs_over(day.today)


@pytest.mark.parametrize("most_asked", [5000, 7])
def test_the_memory_answers_for_many_at_once_in_their_order(
    any_store: Store, monkeypatch: pytest.MonkeyPatch, most_asked: int
) -> None:
    monkeypatch.setattr("feedback_store.boxes.repeats.MOST_ASKED", most_asked)
    service = a_service(any_store).key
    said = [a_submission(service) for _ in range(6)]
    for tap in said:
        accept(any_store, tap)
    open_box(any_store, service)
    other = replace(said[0], answers=(Answer("mood", ("angry",)),))
    asked = [*said, other, a_submission(service), said[0]]
    known = any_store_memory(any_store).known([Drop(service, one.client_id, one.canonical()) for one in asked])
    assert known == ["same"] * 6 + ["other", "no", "same"]


def any_store_memory(store: Store) -> Repeats:
    return Repeats(store.quick, store.box_keys)


def test_asking_the_memory_reads_single_marks_and_never_the_whole_table(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    service = a_service(store).key
    taps(store, service, *["happy"] * 5)
    open_box(store, service)
    asked: list[tuple[str, Sequence[object]]] = []
    rows = store.quick.rows

    def listen(query: str, values: Sequence[object]) -> list[Any]:
        asked.append((query, values))
        return rows(query, values)

    monkeypatch.setattr(store.quick, "rows", listen)
    taps(store, service, "sad")
    ((query, values),) = asked
    plan = " ".join(step[3] for step in rows(f"EXPLAIN QUERY PLAN {query}", values))
    assert "SEARCH accepted USING PRIMARY KEY" in plan and "SCAN accepted" not in plan
