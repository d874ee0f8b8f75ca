"""Many taps at once through the interface: a full line is told with a time to come back, a list shares its commits."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any

import pytest
from flask import Flask

from config.settings import Settings
from feedback_store.boxes import writer
from feedback_store.devices import all_devices, revoke
from feedback_store.engine import Store, open_store
from tests.kiosk.page_client import PageClient
from tests.kiosk.people import a_tap

SEND = "/api/submissions"


class HeldUp:
    """The writer of a store, which writes only when it is let go."""

    def __init__(self, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
        self.has_begun, self.may_write = Event(), Event()
        self.line: Any = store.cabinet._writer  # type: ignore[attr-defined]
        self.write = self.line._write
        monkeypatch.setattr(self.line, "_write", self.wait_and_write)

    def wait_and_write(self, *group: Any) -> Any:
        self.has_begun.set()
        assert self.may_write.wait(20)
        return self.write(*group)


def test_a_full_line_asks_to_try_again_and_the_repeat_is_kept(
    app: Flask, store: Store, tablet: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    held = HeldUp(store, monkeypatch)
    monkeypatch.setattr(writer, "MOST_WAITING", 2)
    tap = a_tap("sad")
    with ThreadPoolExecutor(3) as tablets:

        def send(*taps: Any) -> Any:
            return app.test_client().post(SEND, json=[*taps], headers=tablet)

        first = tablets.submit(send, a_tap())
        assert held.has_begun.wait(10)
        waiting = [tablets.submit(send, a_tap()) for _ in range(2)]
        while held.line._line.qsize() < 2:
            pass
        refused = send(tap)
        held.may_write.set()
        assert [one.result().status_code for one in (first, *waiting)] == [200] * 3
    assert (refused.status_code, refused.json["error"]["code"]) == (503, "busy")
    assert int(refused.headers["Retry-After"]) > 0
    assert send(tap).json["results"][0]["state"] == "kept"
    assert store.cabinet.count("cop-ruse") == 4


def test_a_list_of_a_hundred_shares_its_commits(
    client: PageClient, store: Store, tablet: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    groups: list[int] = []
    line: Any = store.cabinet._writer  # type: ignore[attr-defined]
    write = line._write

    def count(service: str, group: Any) -> Any:
        groups.append(len(group))
        return write(service, group)

    monkeypatch.setattr(line, "_write", count)
    sent = client.post(SEND, json=[a_tap() for _ in range(100)], headers=tablet)
    assert [result["state"] for result in sent.json["results"]] == ["kept"] * 100  # type: ignore[index]
    assert sum(groups) == 100 and len(groups) <= 10


def test_a_tablet_that_another_process_revokes_is_refused_at_its_very_next_tap(
    client: PageClient, settings: Settings, tablet: dict[str, str]
) -> None:
    staff = open_store(settings)
    for _ in range(3):
        assert client.post(SEND, json=[a_tap()], headers=tablet).status_code == 200
    revoke(staff, all_devices(staff, "cop-ruse")[0].id)
    for late in ([a_tap()], [], ["no tap"], [a_tap("joyful")], [a_tap(try_out=True)], [a_tap(), "no tap"]):
        assert client.post(SEND, json=late, headers=tablet).status_code == 401
    assert client.get("/api/kiosk", headers=tablet).status_code == 401
    assert staff.cabinet.count("cop-ruse") == 3
    staff.close()
