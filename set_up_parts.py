"""Installs what a running installation and its tests need: packages, the project, its texts, font, clips, tools.

As set_up.py, which imports it before it looks at the Python: nothing here is newer than Python 3.6.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import set_up_steps as steps
from set_up_steps import ROOT, SetUpError

LOCKS = ROOT / "config" / "locks"
LOCALES = ROOT / "config" / "locales"
FONT = ROOT / "kiosk" / "static" / "fonts" / "sofia-sans.woff2"
TEXTS = "config/locales/*/LC_MESSAGES/*.po"
LETTERS = ("kiosk/fonts.py", "kiosk/added_fonts.py", "config/locales/*/*.toml", "config/locales/*/font.ttf", TEXTS)
"""Whatever says which letters the font holds."""
ALOUD = ROOT / "kiosk" / "aloud"
READ_ALOUD = ("kiosk/aloud/*.py", "kiosk/aloud/*.tsv", "kiosk/child/*words.py", "config/helplines.py")
"""With the instruments and the texts, whatever shapes the clips that are read aloud."""
BIN = steps.VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FAKETIME = ("lib*/faketime/libfaketime.so.1", "lib*/*/faketime/libfaketime.so.1")
"""Where, below /usr, systems put the library that shows a process another time."""
OLDEST_NODE = (20, 19)
"""What the linters of the page ask for."""
KINDS = ("run", "test", "learn")
"""The lock files; each holds the packages of those before it."""


def install(kind: str) -> None:
    """Bring .venv, the project, its texts, font and clips to where the sources are; do only what is not done yet."""
    with steps.alone():
        install_packages(kind)
        install_project()
        make_texts_font_and_clips()


def install_project() -> None:
    """Install Glasche itself, as it lies here."""
    rooms = sorted(ROOT.glob("*/__init__.py"))
    itself = [*installer(), "--no-deps", "--no-build-isolation", "-e", ROOT]  # asks no registry
    steps.once("project", [ROOT / "pyproject.toml", *rooms], "installing Glasche itself", itself)


def make_texts_font_and_clips() -> None:
    """Make what is made of the sources and does not stand in git."""
    for texts in sorted(LOCALES.glob("*/LC_MESSAGES/*.po")):
        compiled = texts.with_suffix(".mo")
        command = [PYTHON, "-m", "babel.messages.frontend", "-q", "compile", "-i", texts, "-o", compiled]
        steps.once(
            f"texts-{texts.parts[-3]}", [texts], f"compiling the texts ({texts.parts[-3]})", command, made=compiled
        )
    letters = [file for name in LETTERS for file in sorted(ROOT.glob(name))]
    steps.once("font", letters, "cutting the font", [PYTHON, "-m", "kiosk.fonts"], made=FONT)
    patterns = (*READ_ALOUD, "config/instruments/*.toml", "config/locales/*/language.toml", TEXTS)
    read_aloud = [file for pattern in patterns for file in sorted(ROOT.glob(pattern))]
    command = [PYTHON, "-m", "kiosk.aloud"]
    steps.once("clips", read_aloud, "speaking the texts that are read aloud", command, made=ALOUD / "clips")


def install_packages(kind: str) -> None:
    """Install a lock file into .venv; what cannot be trusted (half made, moved, another Python) is made anew."""
    stamps = {name: steps.fingerprint([LOCKS / f"{name}.txt"]) for name in KINDS}
    valid = [name for name in stamps if steps.is_done(f"packages-{name}", stamps[name])] if is_alive(PYTHON) else []
    if any(name in valid for name in KINDS[KINDS.index(kind) :]):
        return
    if not valid:
        make_venv()
    lock_file = LOCKS / f"{kind}.txt"
    count = sum("==" in line for line in lock_file.read_text(encoding="utf-8").splitlines())
    complete = ["--require-hashes", "--no-deps", "-r", lock_file]  # pip looked for an extra's newest version without it
    steps.step(f"installing {count} packages, which takes minutes", [*installer(), *complete])
    steps.mark_done(f"packages-{kind}", stamps[kind])


def make_venv() -> None:
    """Make .venv anew, by uv where it is on PATH."""
    base = getattr(sys, "_base_executable", None) or sys.executable
    if not shutil.which("uv"):
        provide_ensurepip(base)
    shutil.rmtree(steps.VENV, ignore_errors=True)
    by_uv = ["uv", "venv", "--quiet", "--python", base, steps.VENV]
    steps.step("making .venv", by_uv if shutil.which("uv") else [base, "-m", "venv", steps.VENV])


def installer() -> list:
    """Return the beginning of the command that installs into .venv."""
    if shutil.which("uv"):
        return ["uv", "pip", "install", "--quiet", "--python", PYTHON]
    return [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]


def is_alive(python: Path) -> bool:
    """Return whether this Python still starts; it does not when the one it was made from is gone."""
    return python.exists() and subprocess.call([str(python), "-c", ""], stderr=subprocess.DEVNULL) == 0


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


def faketime_library() -> str:
    """Return the path of that library, or nothing."""
    return next((str(path) for pattern in FAKETIME for path in Path("/usr").glob(pattern)), "")


def find_strace() -> None:
    """See that strace is there, with which the tests let one write after the other fail; only Linux has it."""
    if sys.platform.startswith("linux") and not shutil.which("strace"):
        provide("strace", "the tests let writes fail with strace, and it is missing")


def find_printer() -> None:
    """See that paper can be drawn as it comes out of a printer, and small pictures as a phone shows them."""
    if not shutil.which("pdftoppm"):
        provide("poppler-utils", "the pictures of printed pages are drawn with pdftoppm, and it is missing")
    if sys.platform.startswith("linux") and not any(Path("/usr/share/fonts").rglob("*Emoji*")):
        provide("fonts-noto-color-emoji", "the pictures of the bot show emoji, and no font for them is there")


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
    with steps.alone():
        steps.once(folder.name, [package], f"installing {what}", command, made=folder / "node_modules")


def provide(package: str, why: str) -> None:
    """Install a package of the system where that can be done without asking, else say what to type."""
    apt = shutil.which("apt-get")
    if not (apt and os.name == "posix" and os.geteuid() == 0):
        line = f"sudo apt-get install {package}"
        raise SetUpError(f"{why}; type: {line}" if apt else f"{why}; on Debian: {line}, elsewhere install its like")
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    steps.step(f"{why}; fetching the list of packages", [apt, "update", "-qq"])
    steps.step(f"installing {package}", [apt, "install", "-y", "-qq", "--no-install-recommends", package])
