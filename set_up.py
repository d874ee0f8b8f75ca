"""Sets everything up and starts it: `python3 set_up.py run`, or `make run`; needs nothing but Python.

run       serve the kiosk, the staff pages and, where a token is set, the bot
demo      the same with a made-up year to look at, in a folder and on a port of its own
test      run the tests; what follows is passed to pytest
test-all  the same, with the slow ones
bench     measure the store on this machine and write docs/performance.md
figures   measure the child's page in a browser and write docs/kiosk-figures.md
pictures  take the pictures in docs/pictures anew
learn     learn the weights of the reader of texts anew from its examples
lock      make the lock files anew with uv; what follows is passed to `uv pip compile`
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import set_up_parts as parts
import set_up_steps as steps
from set_up_steps import ROOT, SetUpError

FLOOR = ROOT / "tests" / "floor"
FIGURES = ROOT / "tests" / "figures"
OLDEST = (3, 11)
"""An older Python must come as far as the sentence that refuses it: so nothing here, nor in the parts and steps,
is newer than Python 3.6."""
MISLEADING = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT")
"""Variables that would make another Python's packages, or another place, part of the set-up."""
DEMO_PORT = "8090"
OF_THE_REAL_ONE = tuple(
    f"GLASCHE_{name}" for name in ("DATABASE_URL", "BACKUPS", "TELEGRAM_TOKEN", "TELEGRAM_WEBHOOK", "PUBLIC_URL")
)
"""Settings that would lead from the example year to the real database, backups, bot and tablets."""
NO_TESTS = 5
"""What pytest returns when nothing was selected."""
LOOK_SECONDS = 0.5
"""So often it is looked whether the journeys have said more."""


def main(arguments: list) -> int:
    """Do what the first argument names; return the exit code."""
    try:
        refuse_old_python(sys.version_info[:3])
        tasks = {"run": run, "demo": demo, "test": test, "test-all": test_all, "bench": bench}
        tasks |= {"figures": figures, "pictures": pictures, "learn": learn, "lock": lock}
        if not arguments or arguments[0] not in tasks:
            print(__doc__)
            return 2
        for name in MISLEADING:
            os.environ.pop(name, None)
        os.environ["PYTHONUTF8"] = "1"
        return tasks[arguments[0]](arguments[1:])
    except SetUpError as error:
        print(f"set-up: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def run(arguments: list) -> int:
    """Set up what a running installation needs, and become `glasche run`."""
    parts.install("run")
    command = [str(parts.PYTHON), "-m", "config.commands", "run", *arguments]
    os.chdir(ROOT)
    if os.name == "nt":  # there, a process that replaces itself loses its console
        return subprocess.call(command)
    sys.stdout.flush()
    return os.execv(parts.PYTHON, command)


def demo(arguments: list) -> int:
    """Make an example year where there is none yet, and serve it apart from the real installation."""
    parts.install("run")
    options = argparse.ArgumentParser(add_help=False)
    options.add_argument("--home", default=(os.environ.get("GLASCHE_HOME") or "var") + "-demo")
    known, others = options.parse_known_args(arguments)
    command = [str(parts.PYTHON), "-m", "config.commands", "demo", "--home", known.home, *others]
    code = subprocess.call(command, cwd=str(ROOT))
    if code or {"-h", "--help"}.intersection(others):
        return code
    for name in OF_THE_REAL_ONE:
        os.environ.pop(name, None)
    os.environ.update(GLASCHE_HOME=known.home, GLASCHE_PORT=DEMO_PORT)
    return run([])


def test(arguments: list) -> int:
    """Run the tests that take little time; what was given is passed to pytest."""
    return run_tests(arguments, " and not slow")


def test_all(arguments: list) -> int:
    """Run every test, the slow ones too."""
    parts.install("test")
    parts.install_tools(FIGURES, "Lighthouse")
    return run_tests(arguments, "")


def run_tests(arguments: list, but: str) -> int:
    """Set up what the tests need and run them: the browser's journeys in a process of their own, beside the others."""
    parts.install("test")
    parts.find_browser()
    parts.find_faketime()
    parts.find_strace()
    parts.install_tools(FLOOR, "the linters of the page")
    pytest = [str(parts.PYTHON), "-m", "pytest"]
    # Playwright keeps an event loop in its thread, beside which the bot's own could not run.
    with beside([*pytest, "-m", f"browser{but}", *arguments]) as end_of_journeys:
        rest = subprocess.call([*pytest, "-m", f"not browser{but}", *arguments], cwd=ROOT)
        journeys = end_of_journeys()
    return rest if journeys in (0, NO_TESTS) and rest != NO_TESTS else journeys


@contextmanager
def beside(command: list) -> Iterator:
    """Run a command beside others; what it gives shows what the command says, waits for its end, returns its code."""
    with tempfile.TemporaryDirectory() as folder:
        said = Path(folder) / "said"
        with said.open("wb") as file:
            process = subprocess.Popen(command, cwd=str(ROOT), stdout=file, stderr=subprocess.STDOUT)
        try:
            yield lambda: show_to_its_end(process, said)
        finally:
            process.terminate()  # harmless when it has ended; not so when somebody typed Ctrl-C
            process.wait()


def show_to_its_end(process: "subprocess.Popen", said: Path) -> int:
    """Print what a process writes into a file until it ends, and return its exit code."""
    with said.open("rb") as file:
        has_ended = False
        while not has_ended:
            has_ended = process.poll() is not None
            sys.stdout.write(file.read().decode("utf-8", "replace"))
            sys.stdout.flush()
            time.sleep(0 if has_ended else LOOK_SECONDS)
    return process.returncode


def bench(arguments: list) -> int:
    """Measure the store on this machine and write the page of it."""
    parts.install("test")
    return subprocess.call([str(parts.PYTHON), "-m", "tests.benchmarks", *arguments], cwd=ROOT)


def figures(arguments: list) -> int:
    """Measure the child's page in the browser of this machine and write the page of it."""
    parts.install("test")
    parts.find_browser()
    parts.install_tools(FIGURES, "Lighthouse")
    return subprocess.call([str(parts.PYTHON), "-m", "tests.figures", *arguments], cwd=ROOT)


def pictures(arguments: list) -> int:
    """Start the product on a made-up year and take the pictures for the documents from it."""
    parts.install("test")
    parts.find_browser()
    parts.find_printer()
    return subprocess.call([str(parts.PYTHON), "-m", "tests.pictures", *arguments], cwd=ROOT)


def learn(arguments: list) -> int:
    """Learn from the example texts how much each word weighs, and write it where the reader looks."""
    parts.install("learn")
    return subprocess.call([str(parts.PYTHON), "-m", "tests.language.learning", *arguments], cwd=ROOT)


def lock(arguments: list) -> int:
    """Make the lock files anew; without `--upgrade` versions stay where they can."""
    if not shutil.which("uv"):
        raise SetUpError("the lock files are made with uv, which is not on PATH; type: python3 -m pip install uv")
    shape = "--universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header"
    compile_lock = ["uv", "pip", "compile", "--quiet", *shape.split(), *arguments, "pyproject.toml"]
    on_run, on_test = ["-c", "config/locks/run.txt"], ["-c", "config/locks/test.txt"]
    groups = {
        "run": [],
        "test": ["--group", "test", *on_run],
        "learn": ["--group", "test", "--group", "learn", *on_test],
    }
    for kind, more in groups.items():
        steps.step(f"locking config/locks/{kind}.txt", [*compile_lock, *more, "-o", f"config/locks/{kind}.txt"])
    return 0


def refuse_old_python(version: tuple) -> None:
    """Refuse a Python that is too old."""
    if version < OLDEST:
        raise SetUpError(
            f"this is Python {'.'.join(map(str, version))} and Glasche needs 3.11 or newer; "
            "install one and name it, for example: make run PYTHON=python3.12"
        )


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
