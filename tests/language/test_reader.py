"""A text is read whole: language, feeling, themes, what may be wrong, and what may be published of it."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from time import thread_time

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.language.commands import language
from analysis.language.reader import read
from analysis.language.tokens import LONGEST_TEXT
from config.reading import ConcernCategory, Theme

IMPORT_SECONDS = 0.5
MEMORY_MB = 150


@pytest.fixture(scope="module", autouse=True)
def warm_reader() -> None:
    """Load the word lists, so that no test pays for all."""
    read("Тук е хубаво. I like it here. Burada mutluyum. Мені тут добре, дякую їм")


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("баща ми ме бие с колана", ConcernCategory.VIOLENCE),
        ("ba6ta mi me bie s kolan", ConcernCategory.VIOLENCE),
        ("храната е хубава само дето баща ми ме бие", ConcernCategory.VIOLENCE),
        ("искам да умра", ConcernCategory.SELF_HARM),
        ("вкъщи няма нищо за ядене от два дни", ConcernCategory.NEGLECT),
        ("довечера ще избягам", ConcernCategory.RUNNING_AWAY),
    ],
)
def test_a_disclosure_is_noticed(text: str, category: ConcernCategory) -> None:
    concern = read(text).concern
    assert concern is not None
    assert concern.category is category
    assert 1 <= concern.severity <= 3
    assert all(piece in text for piece in concern.evidence) and concern.evidence


@pytest.mark.parametrize(
    "text",
    [
        "супата беше вкусна",
        "играхме футбол и бихме с 3:1",
        "умирам от смях",
        "искам повече топки",
        "кога е екскурзията",
        "",
    ],
)
def test_ordinary_feedback_raises_no_alarm(text: str) -> None:
    assert read(text).concern is None


def test_each_theme_has_a_feeling_of_its_own() -> None:
    reading = read("учителката е супер, ама обядът е гаден")
    feelings = dict(reading.theme_polarity)
    assert {Theme.ADULTS, Theme.FOOD} <= reading.themes
    assert feelings[Theme.ADULTS] > 0 > feelings[Theme.FOOD]


def test_what_is_published_names_nobody() -> None:
    assert read("Мария от 5б ме дърпа, тел. 0888 123 456").redacted == "[име] от 5б ме дърпа, тел. [телефон]"


def test_a_text_longer_than_any_that_can_be_sent_is_published_up_to_where_it_was_read() -> None:
    reading = read("да " * LONGEST_TEXT + "Мария")
    assert "Мария" not in reading.redacted


def test_the_same_text_is_always_read_alike_also_by_many_threads() -> None:
    texts = ["не е зле", "mn hubavo", "страх ме е", "I like it"] * 20
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(read, texts)) == [read(text) for text in texts]


@settings(deadline=None)
@given(st.text(max_size=600), st.sampled_from([None, "bg", "en", "tr", "uk", "xx"]), st.frozensets(st.text(max_size=4)))
def test_no_text_whatever_breaks_it(text: str, told: str | None, keep: frozenset[str]) -> None:
    reading = read(text, language=told, keep=keep)
    assert -1 <= reading.polarity <= 1
    assert 0 <= reading.subjectivity <= 1
    assert {theme for theme, _ in reading.theme_polarity} <= reading.themes


@settings(deadline=None)
@given(st.text(alphabet="аеинтбм -.,!?:)(@_/0123456789abenmсто„“", max_size=1500))
def test_no_text_of_common_signs_breaks_it(text: str) -> None:
    read(text)


@pytest.mark.parametrize(
    "piece", ["а", "а ", "а.", "@", "a@", "не ", "1", "1-", "_a", "http://", "😀", "ул. А ", "A-", "(", "ще ме "]
)
def test_time_grows_with_the_length_of_a_text_and_no_faster(piece: str) -> None:
    def seconds(length: int) -> float:
        text = (piece * length)[:length]
        begun = thread_time()
        read(text)
        return thread_time() - begun

    seconds(400)
    short = min(seconds(400) for _ in range(3))
    assert min(seconds(4000) for _ in range(3)) < 40 * short + 0.05


def test_the_reader_is_imported_quickly_and_needs_little_memory() -> None:
    code = (
        "import re, sys, time; begun = time.perf_counter()\n"
        "from analysis.language.reader import read\n"
        "spent = time.perf_counter() - begun\n"
        "read('много е хубаво тук, само че Иван ме бута'); read('mn qko, 6te doida pak')\n"
        "most = int(re.search(r'VmHWM:\\s+(\\d+)', open('/proc/self/status').read())[1]) / 1024\n"
        "print(spent, most, 'textblob' in sys.modules)\n"
    )
    spent, memory, textblob = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert float(spent) < 4 * IMPORT_SECONDS  # a busy machine
    assert float(memory) < MEMORY_MB
    assert textblob == "False"


def test_the_command_shows_how_a_sentence_is_read() -> None:
    result = CliRunner().invoke(language, ["try", "учителката е супер, ама Иван ме бие"])
    assert result.exit_code == 0
    for word in ("bg, cyrillic", "ама (contrast)", "adults", "concern", "[име]"):
        assert word in result.output
