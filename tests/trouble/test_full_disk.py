"""A disk that is really full, or cannot be written: the running server says so in words and comes back by itself."""

import http.client
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.trouble.faults import refused
from tests.trouble.homes import SERVICE, Home, a_home
from tests.trouble.ledger import Ledger, prove
from tests.trouble.server import Server

pytestmark = pytest.mark.timeout(300)
DISK = "size=8m"


@contextmanager
def a_small_disk(folder: Path) -> Iterator[Path]:
    """Mount 8 MiB of memory as a disk; only root may."""
    folder.mkdir()
    if not sys.platform.startswith("linux") or os.geteuid() or mount("-t", "tmpfs", "-o", DISK, "tmpfs", str(folder)):
        pytest.skip("no disk can be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def mount(*words: str) -> int:
    return subprocess.run(["mount", *words], check=False, stderr=subprocess.DEVNULL).returncode


@contextmanager
def served(disk: Path) -> Iterator[tuple[Home, Server]]:
    with a_home(below=disk, GLASCHE_SMALLEST_GROUP="3") as home:
        server = Server(home.settings)
        try:
            server.start()
            yield home, server
        finally:
            server.kill()


def send(home: Home, ledger: Ledger, port: int) -> tuple[int, str]:
    """Send one tap, note whether it was thanked for, and return status and sentence."""
    call = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    headers = {**home.header, "Accept-Language": "en"}
    call.request("POST", "/api/submissions", json.dumps([ledger.first_tap()]), headers)
    answer = call.getresponse()
    body = json.loads(answer.read())
    call.close()
    if answer.status == 200:
        ledger.note(body["results"])
    return answer.status, body.get("error", {}).get("sentence", "")


def fill(disk: Path) -> Path:
    """Take all the room that is left on a disk."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(1 << 10))
        except OSError:
            return ballast


def test_a_full_disk_refuses_in_words_and_takes_voices_again_when_there_is_room(tmp_path: Path) -> None:
    with a_small_disk(tmp_path / "disk") as disk, served(disk) as (home, server):
        ledger = Ledger(SERVICE)
        assert send(home, ledger, server.port)[0] == 200
        ballast = fill(disk)
        answers = [send(home, ledger, server.port) for _ in range(20)]
        assert answers[-1][0] == 503 and "Nothing is lost" in answers[-1][1]
        ballast.unlink()
        assert [send(home, ledger, server.port)[0] for _ in range(3)] == [200] * 3
        server.kill()
        with home.store() as store:
            proof = prove(store, ledger)
        assert proof.is_sound, proof


@pytest.mark.parametrize("error", ["EROFS", "EIO", "ENOSPC"])
def test_a_disk_that_cannot_be_written_refuses_in_words_and_takes_voices_again(tmp_path: Path, error: str) -> None:
    with served(tmp_path) as (home, server):
        ledger = Ledger(SERVICE)
        assert send(home, ledger, server.port)[0] == 200
        with refused(server.pids(), error):
            answers = [send(home, ledger, server.port) for _ in range(5)]
        assert {status for status, _ in answers} == {503}
        assert all("Nothing is lost" in sentence for _, sentence in answers)
        assert [send(home, ledger, server.port)[0] for _ in range(3)] == [200] * 3
        server.kill()
        with home.store() as store:
            proof = prove(store, ledger)
        assert proof.is_sound, proof
