"""People are told of a call by e-mail, one after the other by the clock, and no letter says who or where."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from threading import Event

import pytest

from config.settings import Settings
from feedback_store.calls.asking import Asked, take_call
from feedback_store.calls.kept import CallAct, calls_of, note_call_act
from feedback_store.calls.listeners import Figure, Listener, name_listener
from feedback_store.calls.post import tell_of_calls
from feedback_store.clock.jobs import Clock
from feedback_store.clock.running import keep_time
from feedback_store.concerns.post import Teller
from feedback_store.devices import Device, issue_code, redeem_code
from feedback_store.engine import Store, open_store
from tests.builders import a_service, recipients_in
from tests.mail_server import Letters, a_mail_server
from tests.telegram_api.waiting import wait_until

NOW = datetime(2026, 11, 16, 14, 5, tzinfo=UTC)
CLIENT_ID = "a" * 22


@pytest.fixture
def posted(settings: Settings) -> Iterator[tuple[Store, Letters]]:
    """Return a store with a mail server."""
    with a_mail_server() as (letters, port):
        store = open_store(settings.model_copy(update={"smtp_host": "127.0.0.1", "smtp_port": port}))
        yield store, letters
        store.close()


def a_tablet(store: Store) -> Device:
    """Return a tablet of a service where children may choose Мария and where Георги stands outside."""
    service = a_service(store, "cop-ruse").key
    inside, _ = recipients_in(store, service)
    name_listener(store, service, Listener(inside, "леля Мария", "психолог", Figure.BUN, 1))
    return redeem_code(store, issue_code(store, service, "Коридор"))[0]


def test_who_is_outside_gets_a_letter_when_nobody_in_the_house_is_going(posted: tuple[Store, Letters]) -> None:
    store, letters = posted
    take_call(store, a_tablet(store), Asked(CLIENT_ID), NOW)
    for minutes, told in ((0, ["maria"]), (4, ["maria"]), (5, ["maria", "georgi"]), (90, ["maria", "georgi"])):
        tell_of_calls(store, NOW + timedelta(minutes=minutes))
        assert [to.partition("@")[0] for to, _ in letters.taken] == told
    for _, letter in letters.taken:
        assert "/staff/calls" in letter.get_content()  # type: ignore[attr-defined]
        assert not [word for word in ("Мария", "Коридор", "cop-ruse", "ЦОП", CLIENT_ID) if word in str(letter)]


def test_nobody_more_gets_a_letter_once_somebody_is_going(posted: tuple[Store, Letters]) -> None:
    store, letters = posted
    call = take_call(store, a_tablet(store), Asked(CLIENT_ID), NOW)
    tell_of_calls(store, NOW)
    (told,) = calls_of(store, call.service)
    note_call_act(store, call, told.done[0].member, CallAct.GOING, NOW + timedelta(minutes=1))
    assert tell_of_calls(store, NOW + timedelta(hours=1)) == 0
    assert len(letters.taken) == 1


def test_the_running_clock_tells_at_once(posted: tuple[Store, Letters]) -> None:
    store, letters = posted
    take_call(store, a_tablet(store), Asked(CLIENT_ID))
    stop = Event()

    class Once(Event):
        def wait(self, timeout: float | None = None) -> bool:
            stop.set()
            self.set()
            return True

    keep_time(store, Once(), lambda _: None)
    assert stop.is_set() and [to for to, _ in letters.taken] == ["maria@example.org"]


def test_a_call_does_not_wait_until_the_evenings_work_is_done(
    posted: tuple[Store, Letters], monkeypatch: pytest.MonkeyPatch
) -> None:
    store, letters = posted
    take_call(store, a_tablet(store), Asked(CLIENT_ID))
    stop = Event()
    told_meanwhile: list[str] = []

    def work(_: Clock) -> None:
        wait_until(lambda: bool(letters.taken), 20)
        told_meanwhile.extend(to for to, _ in letters.taken)
        stop.set()

    monkeypatch.setattr(Clock, "look", work)
    keep_time(store, stop, lambda _: None, look_seconds=0.1)
    assert told_meanwhile == ["maria@example.org"]


def test_the_clock_ends_when_telling_breaks(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Teller) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Teller, "look", fail)
    with pytest.raises(ZeroDivisionError):
        keep_time(store, Event(), lambda _: None, look_seconds=0.1)
