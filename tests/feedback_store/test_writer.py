"""Group commit: submissions that come together share a commit, each is answered on its own, none is lost or doubled."""

import secrets
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from threading import Event

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from config.errors import AnswerError
from config.settings import Settings
from config.steps import Answer
from feedback_store.boxes import writer
from feedback_store.boxes.box import Drop, Known, Outcome, Prepared
from feedback_store.boxes.writer import InLine, Writer
from feedback_store.engine import Store, open_store
from feedback_store.errors import OtherContentError, StoreBusyError, StoreFailedError, UnknownServiceError
from feedback_store.intake import Acknowledgement, accept, accept_all
from feedback_store.opening import open_box
from feedback_store.tallies import read_tallies
from tests.builders import Day, a_service, a_submission, taps
from tests.telegram_api.waiting import wait_until

KEPT, KNOWN = Acknowledgement.KEPT, Acknowledgement.KNOWN
Groups = list[list[Prepared]]


class SlowDisk:
    """Stands in for the box: it writes nothing until it is let go, and keeps what it was given together."""

    def __init__(self) -> None:
        self.groups: Groups = []
        self.has_begun = Event()
        self.may_end = Event()

    def write(self, service: str, group: Sequence[Prepared]) -> Sequence[Outcome]:
        self.has_begun.set()
        assert self.may_end.wait(10)
        self.groups.append(list(group))
        return [Known.NO] * len(group)


def a_drop(service: str = "home") -> Prepared:
    return Prepared(Drop(service, secrets.token_hex(12), b"{}"))


@contextmanager
def a_line_behind_a_slow_disk(waiting: Sequence[Prepared]) -> Iterator[tuple[SlowDisk, Writer, list[InLine]]]:
    """Let the writer be busy with one submission while the others come."""
    disk = SlowDisk()
    line = Writer(disk.write)
    first = line.put(a_drop())
    assert disk.has_begun.wait(10)
    yield disk, line, [first, *(line.put(one) for one in waiting)]
    disk.may_end.set()
    line.close()


def test_those_who_come_during_a_commit_share_the_next_one_at_most_64_at_a_time() -> None:
    with a_line_behind_a_slow_disk([a_drop() for _ in range(150)]) as (disk, _, in_line):
        disk.may_end.set()
        assert [one.outcome.get(timeout=10) for one in in_line] == [Known.NO] * 151
        assert [len(group) for group in disk.groups] == [1, 64, 64, 22]


def test_each_service_has_a_commit_of_its_own() -> None:
    with a_line_behind_a_slow_disk([a_drop("home"), a_drop("centre"), a_drop("home")]) as (disk, _, in_line):
        disk.may_end.set()
        assert [one.outcome.get(timeout=10) for one in in_line] == [Known.NO] * 4
        assert [[one.drop.service for one in group] for group in disk.groups] == [["home"], ["home"] * 2, ["centre"]]


def test_nobody_is_answered_before_the_commit() -> None:
    with a_line_behind_a_slow_disk([a_drop()]) as (_, _, in_line):
        assert all(one.outcome.empty() for one in in_line)


def test_whoever_finds_the_line_full_is_asked_to_try_again_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "MOST_WAITING", 10)
    with a_line_behind_a_slow_disk([a_drop() for _ in range(10)]) as (disk, line, in_line):
        with pytest.raises(StoreBusyError, match="nothing was written, try again"):
            line.put(a_drop())
        disk.may_end.set()
        assert [one.outcome.get(timeout=10) for one in in_line] == [Known.NO] * 11
        assert line.put(a_drop()).outcome.get(timeout=10) is Known.NO


def test_closing_writes_all_who_stand_in_line_and_lets_nobody_in_after_them() -> None:
    with a_line_behind_a_slow_disk([a_drop() for _ in range(200)]) as (disk, line, in_line):
        with ThreadPoolExecutor(1) as elsewhere:
            closed = elsewhere.submit(line.close)
            refused = refused_while_closing(line)
            assert "closed" in str(refused) and not closed.done()
            disk.may_end.set()
        assert all(one.outcome.get_nowait() is Known.NO for one in in_line)
        line.close()


def refused_while_closing(line: Writer) -> StoreBusyError:
    """Come again and again until the door is shut."""
    while True:
        try:
            line.put(a_drop())
        except StoreBusyError as refusal:
            return refusal


def test_where_a_group_fails_each_is_tried_alone() -> None:
    bad = a_drop()

    def write(service: str, group: Sequence[Prepared]) -> Sequence[Outcome]:
        if bad in group:
            raise StoreFailedError("the disk is full")
        return [Known.NO] * len(group)

    line = Writer(write)
    in_line = [line.put(one) for one in (a_drop(), bad, a_drop())]
    outcomes = [one.outcome.get(timeout=10) for one in in_line]
    line.close()
    assert outcomes[::2] == [Known.NO] * 2 and isinstance(outcomes[1], StoreFailedError)


def test_a_box_that_somebody_holds_makes_a_group_wait_only_once() -> None:
    asked = []

    def write(service: str, group: Sequence[Prepared]) -> Sequence[Outcome]:
        asked.append(len(group))
        disk.may_end.wait(10)
        raise StoreBusyError("locked")

    disk = SlowDisk()
    line = Writer(write)
    in_line = [line.put(a_drop()) for _ in range(30)]
    disk.may_end.set()
    assert all(isinstance(one.outcome.get(timeout=10), StoreBusyError) for one in in_line)
    line.close()
    assert sum(asked) == 30


def test_one_bad_submission_among_many_fails_alone(any_store: Store) -> None:
    service = a_service(any_store).key
    tap = a_submission(service, "sad")
    sent = [
        tap,
        a_submission(service, "joyful"),
        a_submission("elsewhere"),
        replace(tap, answers=(Answer("mood", ("happy",)),)),
        tap,
        a_submission(service),
    ]
    first, no_option, no_service, other, repeat, last = accept_all(any_store, sent)
    assert (first, repeat, last) == (KEPT, KNOWN, KEPT)
    assert isinstance(no_option, AnswerError) and isinstance(no_service, UnknownServiceError)
    assert isinstance(other, OtherContentError)
    assert any_store.cabinet.count(service) == 2


def test_a_hundred_handed_in_together_share_two_commits(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    service = a_service(store).key
    taps(store, service, "happy")
    commits: list[str] = []
    box = store.cabinet._open[service].file  # type: ignore[attr-defined]
    box.set_trace_callback(lambda statement: commits.append(statement) if statement == "COMMIT" else None)
    with monkeypatch.context() as slow:
        hold = Event()
        write = store.cabinet._writer._write  # type: ignore[attr-defined]
        slow.setattr(store.cabinet._writer, "_write", lambda *group: hold.wait(10) and write(*group))  # type: ignore[attr-defined]
        with ThreadPoolExecutor(1) as sender:
            sent = sender.submit(accept_all, store, [a_submission(service) for _ in range(100)])
            while store.cabinet._writer._line.qsize() < 36:  # type: ignore[attr-defined]
                pass
            hold.set()
    assert sent.result() == [KEPT] * 100
    assert len(commits) <= 4


def test_taps_of_many_threads_into_many_boxes_are_all_kept(store: Store) -> None:
    services = [a_service(store).key for _ in range(3)]
    with ThreadPoolExecutor(24) as children:
        thanked = [children.submit(taps, store, service, *["calm"] * 10) for service in services for _ in range(8)]
    assert [one.result() for one in thanked] == [[KEPT] * 10] * 24
    assert [store.cabinet.count(service) for service in services] == [80] * 3


def test_two_processes_that_get_the_same_taps_keep_each_once(settings: Settings) -> None:
    web, bot = open_store(settings), open_store(settings)
    service = a_service(web).key
    sent = [a_submission(service) for _ in range(60)]
    with ThreadPoolExecutor(16) as children:
        states = list(children.map(lambda one: [accept(store, one) for store in (web, bot)], sent))
        again = list(children.map(lambda one: [accept(store, one) for store in (bot, web)], sent))
    assert states == [[KEPT, KNOWN]] * 60 and again == [[KNOWN, KNOWN]] * 60
    assert web.cabinet.count(service) == 60
    web.close()
    bot.close()


def test_a_full_disk_refuses_the_big_one_and_keeps_the_small_ones_beside_it(store: Store) -> None:
    service = a_service(store).key
    taps(store, service, "happy")
    box = store.cabinet._open[service].file  # type: ignore[attr-defined]
    box.execute(f"PRAGMA max_page_count={box.execute('PRAGMA page_count').fetchone()[0] + 12}")
    sizes = (1, 1, 200_000, 1, 1)
    drops = [Drop(service, secrets.token_hex(12), b"x" * size) for size in sizes]
    outcomes = store.cabinet.drop_all([store.cabinet.prepare(drop) for drop in drops])
    assert [outcome for outcome in outcomes if outcome is Known.NO] == [Known.NO] * 4
    assert isinstance(outcomes[2], StoreFailedError) and "nothing was written" in str(outcomes[2])
    assert store.cabinet.count(service) == 5


def test_a_box_that_cannot_be_made_refuses_in_words_and_is_made_when_there_is_room(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    service = a_service(store).key

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as full:
        full.setattr("feedback_store.keys.box_keys.write_secret", refuse)
        with pytest.raises(StoreFailedError, match="No space left"):
            accept(store, a_submission(service))
    assert taps(store, service, "sad") == [KEPT]


def test_once_nobody_taps_no_journal_tells_what_came_last(store: Store) -> None:
    service = a_service(store).key
    for _ in range(2):
        taps(store, service, *["calm"] * 3)
        wait_until(lambda: not list((store.settings.home / "box" / service).glob("*-journal")), 5, lambda: "it stays")
    assert store.cabinet.count(service) == 6


def test_a_closed_store_takes_nothing_more(settings: Settings) -> None:
    store = open_store(settings)
    service = a_service(store).key
    taps(store, service, "happy")
    store.close()
    with pytest.raises(StoreBusyError, match="being closed"):
        store.cabinet._writer.put(a_drop(service))  # type: ignore[attr-defined]


def test_a_submission_sealed_for_a_box_that_was_opened_meanwhile_goes_into_the_next_one(settings: Settings) -> None:
    web, clock = open_store(settings), open_store(settings)
    service = a_service(web).key
    taps(web, service, *["happy"] * 5)
    prepared = web.cabinet.prepare(Drop(service, secrets.token_hex(12), a_submission(service).canonical()))
    assert (prepared.number, open_box(clock, service)) == (1, "opened")
    assert web.cabinet.drop_all([prepared]) == [Known.NO]
    assert web.cabinet.drop_all([prepared]) == [Known.SAME]
    assert clock.cabinet.count(service) == 1
    web.close()
    clock.close()


@hypothesis_settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=st.lists(
        st.one_of(
            st.lists(st.integers(0, 7), min_size=1, max_size=12),
            st.sampled_from(["open", "set aside", "restart"]),
        ),
        min_size=1,
        max_size=12,
    )
)
def test_however_retries_and_openings_follow_each_other_each_voice_counts_once(
    settings: Settings, steps: list[list[int] | str]
) -> None:
    day = Day()
    stores = [open_store(settings, today=day) for _ in range(2)]
    service = a_service(stores[0]).key
    voices = [a_submission(service) for _ in range(8)]
    sent: set[int] = set()
    for place, step in enumerate(steps):
        if step == "open":
            open_box(stores[0], service)
        elif step == "set aside":
            stores[1].cabinet.set_aside(service)
        elif step == "restart":
            stores[0].close()
            stores[0] = open_store(settings, today=day)
        else:
            assert isinstance(step, list)
            assert answers_to(stores, [voices[number] for number in step]) == len(set(step) - sent), place
            sent |= set(step)
    counted = sum(row.count for row in read_tallies(stores[0], service, year=2026) if row.option == "@voice")
    assert counted + stores[0].cabinet.count(service) == len(sent)
    for store in stores:
        store.close()


def answers_to(stores: Sequence[Store], sent: Sequence[object]) -> int:
    """Let two processes hand in the same voices at once; return how many were kept, all others being known."""
    with ThreadPoolExecutor(4) as children:
        waiting: list[Future[list[object]]] = [
            children.submit(accept_all, store, sent)  # type: ignore[arg-type]
            for store in stores
            for _ in range(2)
        ]
    answers = [answer for one in waiting for answer in one.result()]
    assert set(answers) <= {KEPT, KNOWN}
    return answers.count(KEPT)
