"""The texts that the reader is measured on: in their form, enough of them, and the held-out half untouched."""

import json
import re
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from analysis.language.scoring import disclosing
from config.reading import ConcernCategory, PersonalData, Theme

SETS = Path(__file__).parent / "sets"
HALVES = ("development", "held_out")
ORDINARY = ("sentiment", "themes")
WANTED = {"sentiment": 300, "themes": 200, "disclosures": 500, "personal": 200}
"""So many texts in both halves together (count); of the disclosures half are none, though they look like some."""
HELD_OUT = {
    "sentiment": "3499e15d6065cdae4f9425d1073219c7e4a87c51061b759f7e86a2776335fcc9",
    "themes": "93faf37ad9554340ff244e02871fc55a48522ab673bb58a2b50fce7ffb9f8173",
    "disclosures": "6b9e5c51bf1d55f23d70a24d5224772ad8b2d1710aacfee0bf3086f83249cae0",
    "personal": "45fddd0b540affa8f0922aedf674ae903300c239888a9148dc10e8375a9b715d",
}
"""SHA-256 of the halves that nobody looks at while the reader is made better."""
FIELDS = {
    "age": {"small", "child", "teen", "parent", "adult"},
    "script": {"cyrillic", "latin", "mixed", "none"},
    "language": {"bg", "en", "tr", "uk"},
}
MARK = re.compile(r"\{(\w+):[^{}]+\}")


def texts(kind: str, half: str) -> list[dict[str, Any]]:
    lines = (SETS / f"{kind}.{half}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.mark.parametrize(("kind", "known"), HELD_OUT.items())
def test_the_held_out_half_is_untouched(kind: str, known: str) -> None:
    assert sha256((SETS / f"{kind}.held_out.jsonl").read_bytes()).hexdigest() == known


@pytest.mark.parametrize(("kind", "wanted"), WANTED.items())
def test_there_are_enough_texts_and_none_stands_twice(kind: str, wanted: int) -> None:
    found = [text["text"] for half in HALVES for text in texts(kind, half)]
    assert len(found) >= wanted
    assert len(set(found)) == len(found)
    assert 2 * len(texts(kind, "held_out")) >= wanted


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("kind", WANTED)
def test_every_text_says_who_writes_and_how(kind: str, half: str) -> None:
    found = texts(kind, half)
    assert not [(text["text"], field) for text in found for field, known in FIELDS.items() if text[field] not in known]


@pytest.mark.parametrize("half", HALVES)
def test_every_label_is_one_of_the_readers(half: str) -> None:
    assert {text["polarity"] for text in texts("sentiment", half)} == {-1, 0, 1}
    assert {theme for text in texts("themes", half) for theme in text["themes"]} == set(Theme)
    assert {text["category"] for text in texts("disclosures", half)} == {None, *ConcernCategory}
    assert {kind for text in texts("personal", half) for kind in MARK.findall(text["text"])} == set(PersonalData)


@pytest.mark.parametrize("half", HALVES)
def test_half_of_the_disclosures_are_none(half: str) -> None:
    disclosing = [text for text in texts("disclosures", half) if text["category"]]
    assert min(len(disclosing), len(texts("disclosures", half)) - len(disclosing)) >= WANTED["disclosures"] / 4


def test_what_two_people_hold_for_a_disclosure_among_ordinary_feedback_stands_in_the_sets() -> None:
    marked = disclosing(SETS)
    assert len(marked) > 20
    assert {(kind, half) for kind, half, _ in marked} == {(kind, half) for kind in ORDINARY for half in HALVES}
    assert all(1 <= int(number) <= len(texts(kind, half)) for kind, half, number in marked)
