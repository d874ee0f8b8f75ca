"""The command `glasche`: quick help, exit codes, errors in one sentence."""

import os
import subprocess
import sys
from importlib.metadata import EntryPoint

import click
import pytest
from click.testing import CliRunner

from config.commands import INTERRUPTED, LazyCommands, first_line, main
from config.errors import SettingsError

COMMANDS = main.list_commands(click.Context(main))
HELP_SECONDS = 0.3
ROOMS = ("kiosk", "bot", "feedback_store", "analysis")


def glasche(*arguments: str) -> subprocess.CompletedProcess[str]:
    bare = {name: value for name, value in os.environ.items() if not name.startswith(("COV", "GLASCHE_"))}
    command = [sys.executable, "-P", "-m", "config.commands", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=bare)


def a_group(callback: object) -> LazyCommands:
    group = LazyCommands()
    command = click.Command("try", callback=callback)  # type: ignore[arg-type]
    group.get_command = lambda ctx, cmd_name: command  # type: ignore[method-assign]
    return group


def seconds_for(*arguments: str) -> float:
    """Return the processor's seconds, which other work on this machine does not lengthen."""
    begun = os.times()
    assert glasche(*arguments).returncode == 0
    ended = os.times()
    return ended.children_user - begun.children_user + ended.children_system - begun.children_system


@pytest.mark.parametrize("arguments", [(), *((name,) for name in COMMANDS)], ids=lambda names: " ".join(names) or "all")
def test_help_comes_at_once(arguments: tuple[str, ...]) -> None:
    assert min(seconds_for(*arguments, "--help") for _ in range(5)) < HELP_SECONDS


def test_the_list_of_commands_says_what_each_does() -> None:
    listed = glasche("--help").stdout
    for name in COMMANDS:
        assert any(line.split()[:1] == [name] and len(line.split()) > 3 for line in listed.splitlines()), name


def test_the_list_of_commands_imports_no_command() -> None:
    script = (
        "import sys; from config.commands import main; main(['--help'], standalone_mode=False);"
        "print([name for name, one in sys.modules.items() if '.commands' in name and not hasattr(one, '__path__')],"
        "file=sys.stderr)"
    )
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert "['config.commands']" in said.stderr


def test_an_unknown_command_ends_with_code_2_and_says_so() -> None:
    said = glasche("dance")
    assert said.returncode == 2
    assert "No such command 'dance'" in said.stderr


@pytest.mark.parametrize("absurd", [b"\xff\xfe", b"9" * 5000, "Д".encode() * 5000], ids=["bytes", "number", "name"])
@pytest.mark.parametrize("before", [["service", "add", "x", "--name"], ["service", "users", "x"], ["device", "revoke"]])
def test_an_absurd_argument_is_refused_in_a_sentence_with_code_2(before: list[str], absurd: bytes) -> None:
    said = glasche(*before, os.fsdecode(absurd))
    assert said.returncode == 2
    assert "The argument that begins with" in said.stderr and "Traceback" not in said.stderr
    assert len(said.stderr) < 300


def test_an_error_of_ours_is_one_sentence_and_code_1() -> None:
    def fail() -> None:
        raise SettingsError("the port is no number; give one")

    said = CliRunner().invoke(a_group(fail), ["try"])
    assert said.exit_code == 1
    assert said.output == "Error: the port is no number; give one\n"


def test_ctrl_c_ends_quietly() -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    said = CliRunner().invoke(a_group(interrupt), ["try"])
    assert (said.exit_code, said.output) == (INTERRUPTED, "")


def test_a_package_that_is_not_there_does_not_spoil_the_list() -> None:
    assert first_line(EntryPoint("x", "no_such_package.commands:x", "glasche.commands")) == "(not installed)"


def test_wrong_settings_are_all_said_together_without_a_traceback() -> None:
    wrong = {**os.environ, "GLASCHE_PORT": "no", "GLASCHE_LANGUAGE": "xx", "GLASCHE_PROT": "1"}
    command = [sys.executable, "-P", "-m", "config.commands", "run"]
    said = subprocess.run(command, capture_output=True, text=True, check=False, env=wrong)
    assert said.returncode == 1
    assert all(name in said.stderr for name in ("GLASCHE_PORT", "GLASCHE_LANGUAGE", "GLASCHE_PROT"))
    assert "Traceback" not in said.stderr
