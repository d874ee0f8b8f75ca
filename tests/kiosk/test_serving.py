"""The server as the process it is: it starts, answers, refuses a taken port in one sentence, and stops when asked."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import pytest
import requests
from lxml import html

from config.settings import read_settings
from feedback_store.devices import issue_code
from feedback_store.engine import open_store
from tests.builders import PASSWORD, a_service
from tests.kiosk.people import LOGIN, a_device, a_tap, an_administrator
from tests.ports import free_port

ROOT = Path(__file__).parents[2]
KIOSK = [sys.executable, "-m", "config.commands", "kiosk"]
START_SECONDS = 30


@pytest.fixture
def served(environment: dict[str, str]) -> dict[str, str]:
    """Return the environment of an installation that is prepared to be served on a free port."""
    found = {**environment, "GLASCHE_PORT": str(free_port())}
    open_store(read_settings(found), migrate=True).close()
    return found


@contextmanager
def running(served: dict[str, str], address: str = "") -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Start the command `kiosk`, wait until it answers, and stop it at the end."""
    address = address or f"http://127.0.0.1:{served['GLASCHE_PORT']}"
    environment = {**os.environ, **served}
    process = subprocess.Popen(
        KIOSK, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    try:
        wait_until_it_answers(process, address)
        yield process, address
    finally:
        process.terminate()
        process.communicate(timeout=20)


def wait_until_it_answers(process: subprocess.Popen[str], address: str) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            requests.get(f"{address}/api/openapi.json", timeout=5)
        except requests.ConnectionError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError(process.communicate(timeout=5)[0] if process.poll() is not None else "it does not answer")


def test_it_starts_keeps_a_tap_and_stops_when_asked_without_a_word(served: dict[str, str]) -> None:
    store = open_store(read_settings(served))
    _, header = a_device(store, a_service(store, "cop-ruse").key)
    with running(served) as (process, address):
        sent = requests.post(f"{address}/api/submissions", json=[a_tap("sad")], headers=header, timeout=20)
        assert [result["state"] for result in sent.json()["results"]] == ["kept"]
        assert not {"Set-Cookie", "Server-Timing"} & set(sent.headers)
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=15) == 0
        said = process.stdout.read().splitlines() if process.stdout else []
    assert store.cabinet.count("cop-ruse") == 1
    store.close()
    assert [line.split(":")[0].split(" (")[0] for line in said] == ["Kiosk", "Staff", "First administrator"]


def test_two_megabytes_are_refused_with_a_sentence_also_without_a_told_length(served: dict[str, str]) -> None:
    store = open_store(read_settings(served))
    _, header = a_device(store, a_service(store, "cop-ruse").key)
    store.close()
    megabyte = b" " * 1_000_000
    with running(served) as (_, address):
        for body in (megabyte * 2, iter([megabyte, megabyte])):
            response = requests.post(f"{address}/api/submissions", data=body, headers=header, timeout=20)
            assert response.status_code == 413
            assert "1 MiB" in response.json()["error"]["sentence"]


def test_forty_bodies_that_never_end_and_three_hundred_idle_browsers_hold_up_no_tap(served: dict[str, str]) -> None:
    store = open_store(read_settings(served))
    _, header = a_device(store, a_service(store, "cop-ruse").key)
    store.close()
    with running(served) as (_, address), ExitStack() as held:
        place = ("127.0.0.1", int(served["GLASCHE_PORT"]))
        for path in ("/api/enrol", "/staff/sign-in", "/api/submissions", "/nowhere"):
            for _ in range(10):
                half = held.enter_context(closing(socket.create_connection(place)))
                half.sendall(f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{{".encode())
        for _ in range(300):
            idle = held.enter_context(closing(socket.create_connection(place)))
            idle.sendall(b"GET /api/openapi.json HTTP/1.1\r\nHost: x\r\n\r\n")
            assert idle.recv(12) == b"HTTP/1.1 200"
        sent = requests.post(f"{address}/api/submissions", json=[a_tap("sad")], headers=header, timeout=2)
        assert [result["state"] for result in sent.json()["results"]] == ["kept"]


def test_the_right_password_gets_in_while_strangers_guess_forty_at_a_time(served: dict[str, str]) -> None:
    store = open_store(read_settings(served))
    an_administrator(store)
    code = issue_code(store, a_service(store, "cop-ruse").key, "Коридор")
    store.close()
    with running(served) as (_, address), ThreadPoolExecutor(40) as strangers:

        def guess(number: int) -> int:
            wrong = requests.post(f"{address}/api/enrol", json={"code": f"AAAAA-{number}"}, timeout=60)
            return wrong.status_code

        guesses = [strangers.submit(guess, number) for number in range(80)]
        browser = requests.Session()
        page = html.document_fromstring(browser.get(f"{address}/staff/sign-in", timeout=10).text)
        form = {"csrf_token": page.xpath("//*[@name='csrf_token']/@value")[0], "login": LOGIN, "password": PASSWORD}
        entered = browser.post(f"{address}/staff/sign-in", data=form, timeout=10, allow_redirects=False)
        enrolled = requests.post(f"{address}/api/enrol", json={"code": code}, timeout=10)
        assert (entered.status_code, enrolled.status_code) == (302, 200)
        assert {each.result() for each in guesses} == {403}


@pytest.mark.parametrize("bind", ["localhost", "::1"])
def test_this_machine_may_be_named_in_other_ways(served: dict[str, str], bind: str) -> None:
    if not socket.has_ipv6 and bind == "::1":
        pytest.skip("this machine has no IPv6")
    address = read_settings({**served, "GLASCHE_BIND": bind}).address
    with running({**served, "GLASCHE_BIND": bind}, address):
        assert requests.get(f"{address}/enrol", timeout=10).status_code == 200


def test_a_port_in_use_is_told_in_one_sentence_with_the_setting(served: dict[str, str]) -> None:
    with closing(socket.create_server(("127.0.0.1", int(served["GLASCHE_PORT"])))):
        ended = subprocess.run(
            KIOSK, cwd=ROOT, env={**os.environ, **served}, capture_output=True, text=True, timeout=60, check=False
        )
    assert ended.returncode == 1
    (line,) = ended.stderr.strip().splitlines()
    assert served["GLASCHE_PORT"] in line
    assert "GLASCHE_PORT" in line


def test_an_address_of_another_machine_is_told_in_one_sentence(served: dict[str, str]) -> None:
    elsewhere = {"GLASCHE_BIND": "192.0.2.1", "GLASCHE_ALLOW_HTTP": "true"}
    ended = subprocess.run(
        KIOSK,
        cwd=ROOT,
        env={**os.environ, **served, **elsewhere},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 1
    assert "GLASCHE_BIND" in ended.stderr
    assert len(ended.stderr.strip().splitlines()) == 1
