"""The set-up script: what it does once, what it does again, and what it says when it cannot go on."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path
from textwrap import dedent
from types import ModuleType

import pytest

import set_up
import set_up_parts as parts
import set_up_steps as of_steps


@pytest.fixture
def steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let the script work in an empty folder and only note its steps."""
    noted: list[str] = []
    for name in parts.KINDS:
        (tmp_path / f"{name}.txt").write_text("flask==3\n")
    monkeypatch.setattr(of_steps, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(of_steps, "STAMPS", tmp_path / ".venv" / "set-up")
    monkeypatch.setattr(of_steps, "LOCK", tmp_path / "lock")
    monkeypatch.setattr(parts, "LOCKS", tmp_path)
    monkeypatch.setattr(parts, "PYTHON", Path(sys.executable))

    def note(sentence: str, command: list[object]) -> None:
        noted.append(sentence.partition(",")[0])
        (tmp_path / ".venv").mkdir(exist_ok=True)

    monkeypatch.setattr(of_steps, "step", note)
    return noted


def test_the_first_time_everything_is_installed(steps: list[str]) -> None:
    parts.install_packages("run")
    assert steps == ["making .venv", "installing 1 packages"]


def test_the_second_time_nothing_is_installed(steps: list[str]) -> None:
    parts.install_packages("run")
    steps.clear()
    parts.install_packages("run")
    assert steps == []


def test_the_packages_for_tests_come_on_top_of_the_others(steps: list[str]) -> None:
    parts.install_packages("run")
    steps.clear()
    parts.install_packages("test")
    parts.install_packages("run")
    assert steps == ["installing 1 packages"]


def test_another_lock_file_makes_everything_anew(steps: list[str], tmp_path: Path) -> None:
    parts.install_packages("run")
    steps.clear()
    (tmp_path / "run.txt").write_text("flask==4\n")
    parts.install_packages("run")
    assert steps == ["making .venv", "installing 1 packages"]


def test_an_installation_that_was_broken_off_is_made_anew(steps: list[str], tmp_path: Path) -> None:
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv" / "half").touch()
    parts.install_packages("run")
    assert steps == ["making .venv", "installing 1 packages"]
    assert not (tmp_path / ".venv" / "half").exists()


def test_a_python_that_is_gone_is_replaced(steps: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    parts.install_packages("run")
    steps.clear()
    monkeypatch.setattr(parts, "PYTHON", Path("no-python-here"))
    parts.install_packages("run")
    assert steps[0] == "making .venv"


def test_a_step_is_repeated_when_its_source_changes_or_its_work_is_gone(steps: list[str], tmp_path: Path) -> None:
    source, made = tmp_path / "source", tmp_path / "made"
    made.touch()
    for text, is_there, is_repeated in (("a", True, True), ("a", True, False), ("b", True, True), ("b", False, True)):
        steps.clear()
        source.write_text(text)
        if not is_there:
            made.unlink()
        of_steps.once("texts", [source], "compiling", [], made=made)
        assert bool(steps) is is_repeated


def test_a_step_that_fails_says_what_to_do_and_counts_as_not_done(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(of_steps.SetUpError, match="drawing failed, see above; mend that and try again"):
        of_steps.step("drawing", [sys.executable, "-c", "import sys; sys.exit('no paper')"])
    assert "no paper" in capsys.readouterr().err


def test_an_old_python_is_refused_in_a_sentence() -> None:
    with pytest.raises(of_steps.SetUpError, match=r"Python 3\.9\.2 and Glasche needs 3\.11 or newer; .*PYTHON=python"):
        set_up.refuse_old_python((3, 9, 2))
    set_up.refuse_old_python((3, 11, 0))


@pytest.mark.parametrize("minor", range(6, 11))
@pytest.mark.parametrize("module", [set_up, parts, of_steps], ids=lambda module: module.__name__)
def test_an_older_python_understands_the_script_as_far_as_that_sentence(module: ModuleType, minor: int) -> None:
    ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"), feature_version=(3, minor))


def test_an_older_python_meets_that_sentence_before_anything_that_it_cannot_do() -> None:
    """What it can read it may still not be able to do: `|=` between two dictionaries came with 3.9."""
    tree = ast.parse(Path(set_up.__file__).read_text(encoding="utf-8"))
    (main,) = (node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == "main")
    (_, attempt) = main.body
    assert isinstance(attempt, ast.Try) and ast.unparse(attempt.body[0]).startswith("refuse_old_python(")


def test_two_set_ups_in_one_folder_go_one_after_the_other(tmp_path: Path) -> None:
    lines = f"""
        import set_up_steps, time, sys
        from pathlib import Path
        set_up_steps.LOCK = Path({str(tmp_path / "lock")!r})
        with set_up_steps.alone():
            with open({str(tmp_path / "log")!r}, "a") as log:
                print("in", file=log, flush=True)
                time.sleep(0.3)
                print("out", file=log, flush=True)
    """
    command = [sys.executable, "-c", dedent(lines)]
    both = [subprocess.Popen(command, cwd=of_steps.ROOT, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    said = "".join(one.communicate(timeout=60)[0] for one in both)
    assert (tmp_path / "log").read_text().split() == ["in", "out", "in", "out"]
    assert said.count("waiting for it") <= 1 and not any(one.returncode for one in both)


def test_whoever_may_not_write_here_is_not_kept_from_what_is_installed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    with of_steps.alone():
        (done := tmp_path / "done").touch()
    assert done.exists()


def test_every_module_that_says_words_to_children_has_its_clips_made_anew() -> None:
    spoken = {file for pattern in parts.READ_ALOUD for file in of_steps.ROOT.glob(pattern)}
    saying = {
        file
        for file in (of_steps.ROOT / "kiosk" / "child").glob("*.py")
        if "import speech" in file.read_text(encoding="utf-8")
    }
    assert saying and saying <= spoken


@pytest.mark.skipif(os.name == "nt", reason="apt and root are a matter of Debian")
class TestWithoutEnsurepip:
    """Debian's Python has no ensurepip until python3-venv is installed."""

    @pytest.fixture(autouse=True)
    def _no_ensurepip(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(subprocess, "call", lambda *_, **__: 1)
        monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}" if name == "apt-get" else None)

    def test_root_on_debian_has_it_installed(self, steps: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(os, "geteuid", lambda: 0)
        parts.provide_ensurepip(sys.executable)
        assert steps[-1] == f"installing python3.{sys.version_info[1]}-venv"

    def test_anybody_else_reads_the_line_to_type(self, steps: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(os, "geteuid", lambda: 1000)
        with pytest.raises(of_steps.SetUpError, match=r"type: sudo apt-get install python3\.\d+-venv$"):
            parts.provide_ensurepip(sys.executable)
        assert steps == []


def test_without_a_browser_the_line_to_type_is_said(steps: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(of_steps.SetUpError, match=r"the tests need Chromium.*apt-get install chromium"):
        parts.find_browser()


def test_without_npm_the_line_to_type_is_said(steps: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(of_steps.SetUpError, match=r"tools from npm, and it is missing.*apt-get install npm"):
        parts.install_tools(set_up.FLOOR, "the linters")


def test_a_node_that_is_too_old_is_named(steps: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(subprocess, "check_output", lambda *_, **__: "v18.20.4\n")
    with pytest.raises(of_steps.SetUpError, match=r"node on PATH is v18\.20\.4 and the tests need 20\.19 or newer"):
        parts.install_tools(set_up.FLOOR, "the linters")


@pytest.mark.parametrize(
    ("journeys", "rest", "code"), [(0, 0, 0), (0, 1, 1), (1, 0, 1), (5, 0, 0), (0, 5, 0), (5, 5, 5), (2, 5, 2)]
)
def test_one_failing_half_of_the_tests_fails_the_whole(
    journeys: int,
    rest: int,
    code: int,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "pytest.py").write_text(
        f"import sys; print('seen:', sys.argv[2]); sys.exit({rest} if 'not browser' in sys.argv else {journeys})"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(parts, "install", lambda kind: None)
    monkeypatch.setattr(parts, "find_browser", lambda: None)
    monkeypatch.setattr(parts, "install_tools", lambda *_: None)
    monkeypatch.setattr(set_up, "ROOT", tmp_path)
    monkeypatch.setattr(parts, "PYTHON", Path(sys.executable))
    assert set_up.run_tests([], "") == code
    said = capfd.readouterr().out
    assert said.index("seen: not browser") < said.index("seen: browser")  # the journeys' say comes in one piece


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Return the commands that are started, after each the home and port that it would find."""
    commands: list[list[str]] = []
    for name in set_up.OF_THE_REAL_ONE:
        monkeypatch.setenv(name, "real")
    monkeypatch.setenv("GLASCHE_PORT", "8080")
    monkeypatch.setenv("GLASCHE_HOME", "data")
    monkeypatch.setattr(parts, "install", lambda kind: None)

    def call(command: list[str], **_: object) -> int:
        commands.append(command[3:])
        return 0

    def run(_: list[str]) -> int:
        commands.append([os.environ["GLASCHE_HOME"], os.environ["GLASCHE_PORT"]])
        return 0

    monkeypatch.setattr(subprocess, "call", call)
    monkeypatch.setattr(set_up, "run", run)
    return commands


def test_the_example_year_is_served_apart_from_the_real_installation(started: list[list[str]]) -> None:
    assert set_up.demo(["--seed", "7"]) == 0
    assert started == [["demo", "--home", "data-demo", "--seed", "7"], ["data-demo", "8090"]]
    assert not set(set_up.OF_THE_REAL_ONE) & set(os.environ)


def test_the_example_year_may_lie_elsewhere(started: list[list[str]]) -> None:
    set_up.demo(["--home=there", "--anew"])
    assert started == [["demo", "--home", "there", "--anew"], ["there", "8090"]]


def test_nothing_is_served_where_the_example_year_could_not_be_made(
    started: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(subprocess, "call", lambda *_, **__: 1)
    assert set_up.demo([]) == 1 and started == []


@pytest.mark.parametrize("arguments", [[], ["dance"]])
def test_an_unknown_task_shows_what_there_is(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert set_up.main(arguments) == 2
    assert "test-all" in capsys.readouterr().out


def test_lock_without_uv_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert set_up.main(["lock"]) == 1
    assert "python3 -m pip install uv" in capsys.readouterr().err
