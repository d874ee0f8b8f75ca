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
import hashlib
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMPS = VENV / "set-up"
LOCKS = ROOT / "config" / "locks"
LOCALES = ROOT / "config" / "locales"
FONT = ROOT / "kiosk" / "static" / "fonts" / "sofia-sans.woff2"
ALOUD = ROOT / "kiosk" / "aloud"
FLOOR = ROOT / "tests" / "floor"
FIGURES = ROOT / "tests" / "figures"
READ_ALOUD = ("kiosk/aloud/*.py", "kiosk/aloud/*.tsv", "kiosk/child/shelf.py", "config/helplines.py")
"""With the instruments and the texts, whatever shapes the clips that are read aloud."""
OLDEST = (3, 11)
"""An older Python must come as far as the sentence that refuses it: so nothing here is newer than Python 3.6."""
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
MISLEADING = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT")
"""Variables that would make another Python's packages, or another place, part of the set-up."""
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FAKETIME = ("lib*/faketime/libfaketime.so.1", "lib*/*/faketime/libfaketime.so.1")
"""Where, below /usr, systems put the library that shows a process another time."""
OLDEST_NODE = (20, 19)
"""What the linters of the page ask for."""
KINDS = ("run", "test", "learn")
"""The lock files; each holds the packages of those before it."""
DEMO_PORT = "8090"
OF_THE_REAL_ONE = tuple(
    f"GLASCHE_{name}" for name in ("DATABASE_URL", "BACKUPS", "TELEGRAM_TOKEN", "TELEGRAM_WEBHOOK", "PUBLIC_URL")
)
"""Settings that would lead from the example year to the real database, backups, bot and tablets."""
NO_TESTS = 5
"""What pytest returns when nothing was selected."""


class SetUpError(Exception):
    """The set-up cannot go on; the message says what was found and the exact line to type."""


def main(arguments: list) -> int:
    """Do what the first argument names; return the exit code."""
    tasks = {"run": run, "demo": demo, "test": test, "test-all": test_all, "bench": bench}
    tasks |= {"figures": figures, "pictures": pictures, "learn": learn, "lock": lock}
    try:
        refuse_old_python(sys.version_info[:3])
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
    install("run")
    command = [str(PYTHON), "-m", "config.commands", "run", *arguments]
    os.chdir(ROOT)
    if os.name == "nt":  # there, a process that replaces itself loses its console
        return subprocess.call(command)
    sys.stdout.flush()
    return os.execv(PYTHON, command)


def demo(arguments: list) -> int:
    """Make an example year where there is none yet, and serve it apart from the real installation."""
    install("run")
    options = argparse.ArgumentParser(add_help=False)
    options.add_argument("--home", default=(os.environ.get("GLASCHE_HOME") or "var") + "-demo")
    known, others = options.parse_known_args(arguments)
    command = [str(PYTHON), "-m", "config.commands", "demo", "--home", known.home, *others]
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
    install("test")
    install_tools(FIGURES, "Lighthouse")
    return run_tests(arguments, "")


def run_tests(arguments: list, but: str) -> int:
    """Set up what the tests need and run them; the browser's journeys first, in a process of their own."""
    install("test")
    find_browser()
    find_faketime()
    find_strace()
    install_tools(FLOOR, "the linters of the page")
    pytest = [str(PYTHON), "-m", "pytest"]
    # Playwright keeps an event loop in its thread, beside which the bot's own could not run.
    code = subprocess.call([*pytest, "-m", f"browser{but}", *arguments], cwd=ROOT)
    if code not in (0, NO_TESTS):
        return code
    rest = subprocess.call([*pytest, "-m", f"not browser{but}", *arguments], cwd=ROOT)
    return code if rest == NO_TESTS else rest


def bench(arguments: list) -> int:
    """Measure the store on this machine and write the page of it."""
    install("test")
    return subprocess.call([str(PYTHON), "-m", "tests.benchmarks", *arguments], cwd=ROOT)


def figures(arguments: list) -> int:
    """Measure the child's page in the browser of this machine and write the page of it."""
    install("test")
    find_browser()
    install_tools(FIGURES, "Lighthouse")
    return subprocess.call([str(PYTHON), "-m", "tests.figures", *arguments], cwd=ROOT)


def pictures(arguments: list) -> int:
    """Start the product on a made-up year and take the pictures for the documents from it."""
    install("test")
    find_browser()
    return subprocess.call([str(PYTHON), "-m", "tests.pictures", *arguments], cwd=ROOT)


def learn(arguments: list) -> int:
    """Learn from the example texts how much each word weighs, and write it where the reader looks."""
    install("learn")
    return subprocess.call([str(PYTHON), "-m", "tests.language.learning", *arguments], cwd=ROOT)


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
        step(f"locking config/locks/{kind}.txt", [*compile_lock, *more, "-o", f"config/locks/{kind}.txt"])
    return 0


def install(kind: str) -> None:
    """Bring .venv, the project, its texts, font and clips to where the sources are; do only what is not done yet."""
    install_packages(kind)
    rooms = sorted(ROOT.glob("*/__init__.py"))
    itself = [*installer(), "--no-deps", "--no-build-isolation", "-e", ROOT]  # asks no registry
    once("project", [ROOT / "pyproject.toml", *rooms], "installing Glasche itself", itself)
    for texts in sorted(LOCALES.glob("*/LC_MESSAGES/*.po")):
        compiled = texts.with_suffix(".mo")
        command = [PYTHON, "-m", "babel.messages.frontend", "-q", "compile", "-i", texts, "-o", compiled]
        once(f"texts-{texts.parts[-3]}", [texts], f"compiling the texts ({texts.parts[-3]})", command, made=compiled)
    once("font", [ROOT / "kiosk" / "fonts.py"], "cutting the font", [PYTHON, "-m", "kiosk.fonts"], made=FONT)
    patterns = (*READ_ALOUD, "config/instruments/*.toml", "config/locales/*/LC_MESSAGES/*.po")
    read_aloud = [file for pattern in patterns for file in sorted(ROOT.glob(pattern))]
    command = [PYTHON, "-m", "kiosk.aloud"]
    once("clips", read_aloud, "speaking the texts that are read aloud", command, made=ALOUD / "clips")


def install_packages(kind: str) -> None:
    """Install a lock file into .venv; what cannot be trusted (half made, moved, another Python) is made anew."""
    stamps = {name: fingerprint([LOCKS / f"{name}.txt"]) for name in KINDS}
    valid = [name for name in stamps if is_done(f"packages-{name}", stamps[name])] if is_alive(PYTHON) else []
    if any(name in valid for name in KINDS[KINDS.index(kind) :]):
        return
    if not valid:
        make_venv()
    lock_file = LOCKS / f"{kind}.txt"
    count = sum("==" in line for line in lock_file.read_text(encoding="utf-8").splitlines())
    step(f"installing {count} packages, which takes minutes", [*installer(), "--require-hashes", "-r", lock_file])
    mark_done(f"packages-{kind}", stamps[kind])


def make_venv() -> None:
    """Make .venv anew, by uv where it is on PATH."""
    base = getattr(sys, "_base_executable", None) or sys.executable
    if not shutil.which("uv"):
        provide_ensurepip(base)
    shutil.rmtree(VENV, ignore_errors=True)
    by_uv = ["uv", "venv", "--quiet", "--python", base, VENV]
    step("making .venv", by_uv if shutil.which("uv") else [base, "-m", "venv", VENV])


def installer() -> list:
    """Return the beginning of the command that installs into .venv."""
    if shutil.which("uv"):
        return ["uv", "pip", "install", "--quiet", "--python", PYTHON]
    return [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]


def refuse_old_python(version: tuple) -> None:
    """Refuse a Python that is too old."""
    if version < OLDEST:
        raise SetUpError(
            f"this is Python {'.'.join(map(str, version))} and Glasche needs 3.11 or newer; "
            "install one and name it, for example: make run PYTHON=python3.12"
        )


def provide_ensurepip(python: str) -> None:
    """See that Python can make a venv with pip; Debian and Ubuntu leave that out."""
    if subprocess.call([python, "-c", "import ensurepip"], stderr=subprocess.DEVNULL) == 0:
        return
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    provide(package, f"this Python cannot make a virtual environment, since {package} is missing")


def find_browser() -> None:
    """See that a browser is there for the tests that tap through the pages."""
    if not any(map(shutil.which, BROWSERS)):
        provide("chromium", "the tests need Chromium, and none is on PATH")


def find_faketime() -> None:
    """See that the library is there with which the tests move the clock of a process; only Linux has it."""
    if sys.platform.startswith("linux") and not faketime_library():
        provide("libfaketime", "the tests move the clock with libfaketime, and it is missing")


def find_strace() -> None:
    """See that strace is there, with which the tests let one write after the other fail; only Linux has it."""
    if sys.platform.startswith("linux") and not shutil.which("strace"):
        provide("strace", "the tests let writes fail with strace, and it is missing")


def install_tools(folder: Path, what: str) -> None:
    """Install the tools that look at the page, which no package of Python brings: with npm, into their own folder."""
    if not shutil.which("npm"):
        provide("npm", "the tests look at scripts and styles with tools from npm, and it is missing")
    found = subprocess.check_output([shutil.which("node") or "node", "--version"], text=True).strip()
    if tuple(int(part) for part in found.lstrip("v").split(".")[:2]) < OLDEST_NODE:
        needed = ".".join(map(str, OLDEST_NODE))
        raise SetUpError(
            f"the node on PATH is {found} and the tests need {needed} or newer; install one, and try again"
        )
    bare = ("--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts", "--silent")
    command = [shutil.which("npm"), "install", *bare, "--prefix", folder]
    package = folder / "package.json"
    once(folder.name, [package], f"installing {what}", command, made=folder / "node_modules")


def faketime_library() -> str:
    """Return the path of that library, or nothing."""
    return next((str(path) for pattern in FAKETIME for path in Path("/usr").glob(pattern)), "")


def provide(package: str, why: str) -> None:
    """Install a package of the system where that can be done without asking, else say what to type."""
    apt = shutil.which("apt-get")
    if not (apt and os.name == "posix" and os.geteuid() == 0):
        line = f"sudo apt-get install {package}"
        raise SetUpError(f"{why}; type: {line}" if apt else f"{why}; on Debian: {line}, elsewhere install its like")
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    step(f"{why}; fetching the list of packages", [apt, "update", "-qq"])
    step(f"installing {package}", [apt, "install", "-y", "-qq", "--no-install-recommends", package])


def once(name: str, sources: list, sentence: str, command: list, made: Path = VENV) -> None:
    """Do a step unless it was done with these very sources and what it made is still there."""
    stamp = fingerprint(sources)
    if not (is_done(name, stamp) and made.exists()):
        step(sentence, command)
        mark_done(name, stamp)


def fingerprint(sources: list) -> str:
    """Return what changes when a source, the Python or the place of this folder changes."""
    digest = hashlib.sha256(f"{ROOT} {sys.version} {platform.machine()}".encode())
    for source in sources:
        digest.update(source.read_bytes())
    return digest.hexdigest()


def is_done(name: str, stamp: str) -> bool:
    """Return whether a step was done to its end and with these sources."""
    file = STAMPS / name
    return file.is_file() and file.read_text(encoding="ascii") == stamp


def mark_done(name: str, stamp: str) -> None:
    """Remember that a step was done to its end."""
    STAMPS.mkdir(exist_ok=True)
    (STAMPS / name).write_text(stamp, encoding="ascii")


def is_alive(python: Path) -> bool:
    """Return whether this Python still starts; it does not when the one it was made from is gone."""
    return python.exists() and subprocess.call([str(python), "-c", ""], stderr=subprocess.DEVNULL) == 0


def step(sentence: str, command: list) -> None:
    """Run a command with a line that shows it goes on; what it prints is shown only when it fails."""
    print(f"set-up: {sentence} …", end="", flush=True)
    begun = time.monotonic()
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen([str(part) for part in command], cwd=ROOT, stdout=output, stderr=output)
        while True:
            try:
                code = process.wait(timeout=3)
                break
            except subprocess.TimeoutExpired:
                print(".", end="", flush=True)
        if code == 0:
            print(f" {time.monotonic() - begun:.0f} s", flush=True)
            return
        print(" failed", flush=True)
        output.seek(0)
        print(output.read().decode(errors="replace"), file=sys.stderr)
    line = " ".join(str(part) for part in command)
    raise SetUpError(f"{sentence} failed, see above; mend that and try again. The line was: {line}")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
