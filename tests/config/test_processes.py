"""The supervisor, tried on small processes: it starts again what dies, gives up in words, and stops everything."""

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from config import processes
from config.processes import Child, Part, StopSign, parts_of, supervise
from config.settings import read_settings
from tests.journeys.installation import HOST, Installation

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the signals tried here are those of POSIX")

SLEEPER = "import time; time.sleep(60)"
DEAF = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True); time.sleep(60)"
SUPERVISOR = """
import sys
from config import processes
from config.processes import Part, StopSign, supervise
processes.STOP_SECONDS = 1.0
parts = [Part(f"part {place}", (sys.executable, "-c", code)) for place, code in enumerate(sys.argv[1:])]
print("ready", flush=True)
sys.exit(supervise(parts, StopSign()))
"""


class UpAfter(StopSign):
    """A stop sign that goes up when something has happened."""

    def __init__(self, has_happened: Callable[[], bool]) -> None:
        self.has_happened = has_happened

    @property
    def is_up(self) -> bool:  # type: ignore[override]
        return self.has_happened()


def a_part(code: str, *, is_vital: bool = False) -> Part:
    return Part("part", (sys.executable, "-c", code), is_vital)


def processes_of(group_leader: int) -> list[str]:
    """Return the states of the children of a process, zombies ("Z") included."""
    states = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == group_leader:
            states.append(fields[0])
    return states


def wait_until(has_happened: Callable[[], bool], seconds: float = 15) -> None:
    deadline = time.monotonic() + seconds
    while not has_happened():
        assert time.monotonic() < deadline, "it never happened"
        time.sleep(0.05)


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Signals stay as they are in this process; pauses are short."""
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    monkeypatch.setattr(processes, "LONGEST_PAUSE_SECONDS", 0.1)


def test_a_part_that_dies_is_started_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lives = tmp_path / "lives"
    code = f"import time; from pathlib import Path; lives = Path({str(lives)!r})\n"
    code += "if lives.exists(): lives.write_text('2'); time.sleep(60)\nlives.touch(); exit(3)"
    assert supervise([a_part(code)], UpAfter(lambda: lives.exists() and lives.read_text() == "2")) == 0
    assert "part ended (exit code 3); it is started again in 1 s" in capsys.readouterr().err


def test_a_vital_part_that_dies_at_once_again_and_again_ends_everything(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(processes, "QUICK_DEATHS", 2)
    assert supervise([a_part("exit(1)", is_vital=True), a_part(SLEEPER)], UpAfter(lambda: False)) == 1
    assert "part ended 2 times right after its start; mend what it says above" in capsys.readouterr().err


def test_a_bot_that_cannot_start_does_not_take_the_pages_with_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(processes, "QUICK_DEATHS", 1)
    starts = tmp_path / "starts"
    broken = a_part(f"open({str(starts)!r}, 'a').write('x'); exit(1)")
    is_third = UpAfter(lambda: starts.exists() and len(starts.read_text()) >= 3)
    assert supervise([broken, a_part(SLEEPER, is_vital=True)], is_third) == 0


def test_pauses_grow_and_a_steady_run_makes_them_short_again(monkeypatch: pytest.MonkeyPatch) -> None:
    pauses = []
    child = Child(a_part("exit(1)"))
    for ran_for in (0.0, 0.0, processes.STEADY_SECONDS + 1):
        child.start()
        assert child.process is not None
        child.process.wait()
        child.started_at = time.monotonic() - ran_for
        child.look()
        pauses.append(round(child.start_again_at - time.monotonic()))
    assert pauses == [1, 2, 1]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_stops_everything_within_seconds_and_leaves_no_process(number: signal.Signals) -> None:
    supervisor = subprocess.Popen([sys.executable, "-c", SUPERVISOR, SLEEPER, SLEEPER], stdout=subprocess.PIPE)
    with supervisor:
        wait_until(lambda: len(processes_of(supervisor.pid)) == 2)
        supervisor.send_signal(number)
        assert supervisor.wait(timeout=8) == 0
    assert processes_of(supervisor.pid) == []


def test_a_part_that_does_not_listen_is_killed_with_all_it_started() -> None:
    starts_another = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {DEAF!r}])"
    supervisor = subprocess.Popen(
        [sys.executable, "-c", SUPERVISOR, DEAF, starts_another], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert supervisor.stdout is not None
    with supervisor:
        lines = [supervisor.stdout.readline() for _ in range(3)]
        assert sorted(lines) == [b"deaf\n", b"deaf\n", b"ready\n"]
        supervisor.terminate()
        # The pipe closes only when the last process that holds it is gone.
        _, said = supervisor.communicate(timeout=10)
    assert b"part 0 did not stop" in said


def test_parts_and_what_they_forked_end_when_the_supervisor_is_killed() -> None:
    deaf = f"from config.lifeline import end_with_input; end_with_input(); {DEAF}"
    forks = "import os, time; from config.lifeline import end_with_input; end_with_input(); os.fork()\n"
    forks += "print('forked', flush=True); time.sleep(60)"
    supervisor = subprocess.Popen([sys.executable, "-c", SUPERVISOR, deaf, forks], stdout=subprocess.PIPE)
    assert supervisor.stdout is not None
    with supervisor:
        assert sorted(supervisor.stdout.readline() for _ in range(4)) == [
            b"deaf\n",
            b"forked\n",
            b"forked\n",
            b"ready\n",
        ]
        supervisor.kill()
        # The pipe closes only when the last process that holds it is gone.
        supervisor.communicate(timeout=10)


def test_after_kill_9_a_new_start_works_at_once_and_nothing_of_the_old_one_keeps_the_port(tmp_path: Path) -> None:
    installation = Installation(tmp_path / "home")
    installation.start()
    installation.kill()
    installation.start()
    assert installation.stop() == 0
    socket.create_server((HOST, installation.port)).close()


def test_no_zombie_stays_while_the_others_run() -> None:
    supervisor = subprocess.Popen(
        [sys.executable, "-c", SUPERVISOR, "exit(1)", SLEEPER], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    with supervisor:
        wait_until(lambda: len(processes_of(supervisor.pid)) == 2)
        wait_until(lambda: len(processes_of(supervisor.pid)) == 1)
        supervisor.terminate()
        _, said = supervisor.communicate(timeout=10)
    assert b"part 0 ended (exit code 1)" in said


def test_the_bot_runs_only_with_a_token() -> None:
    assert [part.name for part in parts_of(read_settings({}))] == ["web", "clock"]
    assert [part.name for part in parts_of(read_settings({"GLASCHE_TELEGRAM_TOKEN": "1:x"}))] == ["web", "clock", "bot"]
