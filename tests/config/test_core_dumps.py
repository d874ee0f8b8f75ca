"""No process leaves a picture of its memory when it crashes: looked at in the running ones."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.installation import Installation
from tests.telegram_api.api import TelegramApi

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="read from /proc; PR_SET_DUMPABLE is of Linux")

IS_DUMPABLE = """
import ctypes
from click.testing import CliRunner
from config.commands import main
CliRunner().invoke(main, ["store", "--help"])
print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""
"""Prints what PR_GET_DUMPABLE says after a command has begun."""


def below(pid: int) -> dict[int, str]:
    """Return the command line of a process and of all that it has started, by number."""
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        parents[int(stat.parent.name)] = int(stat.read_text().rpartition(")")[2].split()[1])
    found = [pid]
    for one in found:
        found += [child for child, parent in parents.items() if parent == one]
    return {one: Path(f"/proc/{one}/cmdline").read_text() for one in found}


def test_web_bot_and_clock_may_write_no_core_file(tmp_path: Path) -> None:
    with TelegramApi() as api:
        installation = Installation(tmp_path / "home", api)
        installation.start()
        try:
            running = below(installation.pid)
            limits = [Path(f"/proc/{pid}/limits").read_text() for pid in running]
        finally:
            installation.close()
    assert all(
        any(command.endswith(f"\0{part}\0") for command in running.values()) for part in ("kiosk", "bot", "clock")
    )
    assert len(limits) > len(("run", "kiosk", "bot", "clock"))  # granian's worker, in which the words are, too
    rows = [line.split() for each in limits for line in each.splitlines() if line.startswith("Max core file size")]
    assert [row[4:6] for row in rows] == [["0", "0"]] * len(running)


def test_a_command_is_not_dumpable_whatever_the_limit() -> None:
    asked = subprocess.run([sys.executable, "-c", IS_DUMPABLE], capture_output=True, text=True, check=True)
    assert asked.stdout.split()[-1] == "0"
