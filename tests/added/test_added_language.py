"""An invented language, from right to left and with long words, is added by files alone, and speaks everywhere."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.added.invented import CODE, a_house

TRIES = """
from config.checks import check_begun
from config.example_mark import example_mark
from config.load import instruments
from config.settings import Settings
from config.texts import speech
from config.vocabulary import ADDED_LANGUAGES, LANGUAGES, OFFERED
from datetime import date
from bot import about
from bot.dates import dated_in_words
from kiosk.added_fonts import own_fonts
from kiosk.aloud.catalogue import all_clips
from kiosk.child.shelf import as_offered
from kiosk.child.words import words_behind
from kiosk.staff.dates import day_in_words
from kiosk.fonts import missing_letters, write_font
from kiosk.paper.forms import questions_of
from kiosk.paper.sheet import Sheet, told_on

assert LANGUAGES == ("bg", "en", "tr", "uk", "qaa") and ADDED_LANGUAGES == ("qaa",), LANGUAGES
assert all(set(one.title) == set(LANGUAGES) for one in instruments().values())
assert as_offered("qaa") == {"key": "qaa", "name": OFFERED["qaa"].name, "dir": "rtl"}
assert words_behind("qaa")["keyboard_rows"].startswith("ضصث")
assert speech("qaa").say("Read aloud") not in ("Read aloud", speech("bg").say("Read aloud"))
assert "116\\u00a0111" in speech("qaa").say("116 111 – free, at any time.")
assert "\\u2068Слънце\\u2069" in speech("qaa").say("“{text}”", text="Слънце")
assert about.commands("qaa") and dated_in_words("2026-11-23", "qaa") == "23 November 2026"
assert day_in_words(date(2026, 11, 23), "qaa") == "23 November 2026"
assert not [clip for clip in all_clips() if clip.language == "qaa"], "no other voice reads it"
assert not list(check_begun())
board = instruments()["mood_board"]
assert "'direction': 'rtl'" in str(told_on([Sheet("Дом", board, "qaa", False, questions_of(board, "qaa"))]))
assert write_font() and not (own_fonts() and missing_letters())
"""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a house to which the files of the language were added."""
    return a_house(tmp_path_factory.mktemp("house"))


def in_the_house(house: Path, *words: str) -> str:
    """Run Python there and return what it says; fails with it where it fails."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("GLASCHE_", "PYTEST_", "COV_"))}
    command = [sys.executable, *words]
    done = subprocess.run(command, cwd=house, env=kept | {"PYTHONPATH": str(house)}, capture_output=True, text=True)
    assert done.returncode == 0, (done.stdout + done.stderr)[-8000:]
    return done.stdout


def test_every_room_speaks_it(house: Path) -> None:
    in_the_house(house, "-c", TRIES)


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.timeout(900)
@pytest.mark.parametrize(
    "walk",
    [
        "kiosk/child/test_layout.py",
        "kiosk/door/test_door_layout.py",
        "kiosk/wall/test_every_language.py",
        "bot/test_every_language.py",
    ],
)
def test_children_and_parents_are_asked_thanked_and_counted_in_it(house: Path, walk: str) -> None:
    said = in_the_house(house, "-m", "pytest", f"tests/{walk}", "-q", "-p", "no:cacheprovider", "-k", CODE)
    assert "passed" in said
