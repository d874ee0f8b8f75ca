"""Script and language of a text are told, however it was typed."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.language.identify import language_of, script_of
from analysis.language.tokens import tokens

SETS = Path(__file__).parent / "sets"
RIGHT = 0.95
"""So large a share of the development texts is told right, where there are words."""


@pytest.mark.parametrize(
    ("text", "script", "language"),
    [
        ("тук е хубаво", "cyrillic", "bg"),
        ("mn dobre, igrahme futbol", "latin", "bg"),
        ("The food is great but I miss my mum", "latin", "en"),
        ("Burada çok mutluyum", "latin", "tr"),
        ("Мені тут дуже подобається", "cyrillic", "uk"),
        ("супер beshe 😀", "mixed", "bg"),
        ("😀👍", "none", "und"),
        ("", "none", "und"),
    ],
)
def test_script_and_language_are_told(text: str, script: str, language: str) -> None:
    assert (script_of(text), language_of(tokens(text))) == (script, language)


def test_nearly_all_development_texts_are_told_right() -> None:
    lines = (SETS / "sentiment.development.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [json.loads(line) for line in lines]
    worded = [one for one in texts if one["script"] != "none"]
    wrong = [one["text"] for one in worded if language_of(tokens(one["text"])) != one["language"]]
    assert len(wrong) <= (1 - RIGHT) * len(worded), wrong


@given(st.text(max_size=200))
def test_no_text_whatever_breaks_it(text: str) -> None:
    assert language_of(tokens(text)) in {"bg", "en", "tr", "uk", "und"}
