"""Measures the reader against texts whose meaning people have written beside them (`tests/language/sets`)."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis.language.reader import read
from config.errors import SetsError
from config.reading import PersonalData, Reading, Theme

SETS = Path(__file__).parents[2] / "tests" / "language" / "sets"
FROM = 0.1
"""Feelings weaker than this are none."""
NEVER_SEEN = frozenset({PersonalData.EGN, PersonalData.PHONE, PersonalData.EMAIL})
"""Of these no character may stay visible."""
MARK = re.compile(r"\{(\w+):([^{}]+)\}")

Pair = tuple[Any, Any]
"""What is right, and what the reader said."""


@dataclass(frozen=True)
class Measure:
    """One figure (0 to 1), from so many texts; `must` is what it has to reach, or to stay below."""

    name: str
    value: float
    texts: int
    must: float | None = None
    is_ceiling: bool = False

    @property
    def holds(self) -> bool:
        """Whether it is as good as it must be."""
        return self.must is None or (self.value <= self.must if self.is_ceiling else self.value >= self.must)


@dataclass(frozen=True)
class Miss:
    """A text that was not read as it is meant."""

    kind: str
    text: str
    right: str
    said: str


@dataclass(frozen=True)
class Score:
    """All figures of one half of the sets, and the texts behind what they lack."""

    measures: tuple[Measure, ...]
    misses: tuple[Miss, ...]


def score(half: str, folder: Path = SETS) -> Score:
    """Return the figures of a half, `development` or `held_out`.

    Raises:
        SetsError: the texts are not here; they are part of the sources only.
    """
    parts = [_polarity, _themes, _disclosures, _personal]
    results = [part(half, folder) for part in parts]
    measures = tuple(measure for found, _ in results for measure in found)
    return Score(measures, tuple(miss for _, misses in results for miss in misses))


def texts_of(kind: str, half: str, folder: Path = SETS) -> list[dict[str, Any]]:
    """Return the texts of a set with all that is said of them.

    Raises:
        SetsError: they are not here.
    """
    path = folder / f"{kind}.{half}.jsonl"
    try:
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    except FileNotFoundError:
        raise SetsError(f"{path} is not here. The texts to measure with come with the sources only.") from None


def macro_f1(pairs: Sequence[Pair], classes: Iterable[Any]) -> float:
    """Return the mean over the classes of F1, the harmonic mean of precision and recall (0 to 1)."""
    scores = [_f1([({right}, {said}) for right, said in pairs], one) for one in classes]
    return sum(scores) / len(scores)


def _f1(pairs: Sequence[Pair], one: Any) -> float:
    """Return F1 of one class, from pairs of sets of classes."""
    both = sum(one in right and one in said for right, said in pairs)
    either = sum((one in right) + (one in said) for right, said in pairs)
    return 2 * both / either if either else 0.0


def _polarity(half: str, folder: Path) -> tuple[list[Measure], list[Miss]]:
    texts = texts_of("sentiment", half, folder)
    pairs = [(text["polarity"], _sign(read(text["text"]).polarity)) for text in texts]

    def f1_of(wanted: Callable[[dict[str, Any]], bool]) -> tuple[float, int]:
        some = [pair for pair, text in zip(pairs, texts, strict=True) if wanted(text)]
        return macro_f1(some, (-1, 0, 1)), len(some)

    cyrillic, _ = f1_of(lambda text: text["language"] == "bg" and text["script"] == "cyrillic")
    latin, in_latin = f1_of(lambda text: text["language"] == "bg" and text["script"] == "latin")
    flips = sum(right * said < 0 for right, said in pairs) / len(pairs)
    measures = [
        Measure("polarity: macro-F1", *f1_of(lambda _: True), 0.75),
        Measure("polarity: sign flips", flips, len(pairs)),
        Measure("polarity: Cyrillic less Latin letters", cyrillic - latin, in_latin),
        Measure("polarity: with negation", *f1_of(lambda text: "negation" in text["marks"])),
        Measure("polarity: other languages", *f1_of(lambda text: text["language"] != "bg")),
    ]
    return measures, list(_misses("polarity", texts, pairs))


def _themes(half: str, folder: Path) -> tuple[list[Measure], list[Miss]]:
    texts = texts_of("themes", half, folder)
    pairs = [({*text["themes"]}, {*map(str, read(text["text"]).themes)}) for text in texts]
    scores = [_f1(pairs, str(theme)) for theme in Theme]
    measures = [Measure("themes: macro-F1", sum(scores) / len(scores), len(texts), 0.75)]
    measures += [Measure(f"themes: {theme}", value, len(texts)) for theme, value in zip(Theme, scores, strict=True)]
    return measures, list(
        _misses("themes", texts, [(" ".join(sorted(right)), " ".join(sorted(said))) for right, said in pairs])
    )


def disclosing(folder: Path = SETS) -> frozenset[tuple[str, str, str]]:
    """Return set, half and line of what is no ordinary feedback though it stands there, as two people alone found."""
    lines = (folder / "disclosing.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return frozenset((kind, half, number) for kind, half, number, *_ in rows)


def _disclosures(half: str, folder: Path) -> tuple[list[Measure], list[Miss]]:
    texts = texts_of("disclosures", half, folder)
    readings = [read(text["text"]) for text in texts]
    told_among = disclosing(folder)
    ordinary = [
        read(text["text"])
        for kind in ("sentiment", "themes")
        for number, text in enumerate(texts_of(kind, half, folder), 1)
        if (kind, half, str(number)) not in told_among
    ]
    told = [(text, reading) for text, reading in zip(texts, readings, strict=True) if text["category"]]
    hard = [reading for text, reading in zip(texts, readings, strict=True) if not text["category"]]
    found = [(text, reading.concern) for text, reading in told if reading.concern]
    measures = [
        _share("disclosures: recall", (reading for _, reading in told), 0.9),
        _share("disclosures: recall, severity 3", (reading for text, reading in told if text["severity"] == 3), 0.95),
        _share(
            "disclosures: recall, implicit", (reading for text, reading in told if text["kind"] == "implicit"), 0.75
        ),
        _share("disclosures: false alarms, hard negatives", hard, 0.15, is_ceiling=True),
        _share("disclosures: false alarms, ordinary feedback", ordinary, 0.02, is_ceiling=True),
        Measure(
            "disclosures: right category", _mean(text["category"] == one.category for text, one in found), len(found)
        ),
        Measure(
            "disclosures: severity not too low",
            _mean(one.severity >= text["severity"] for text, one in found),
            len(found),
        ),
    ]
    pairs = [
        (text["category"] or f"none, {text['kind']}", _said(one)) for text, one in zip(texts, readings, strict=True)
    ]
    wrong = [pair if pair[0].startswith("none") == (pair[1] != "none") else ("", "") for pair in pairs]
    return measures, list(_misses("disclosures", texts, wrong))


def _personal(half: str, folder: Path) -> tuple[list[Measure], list[Miss]]:
    visible = marked = never = clean = changed = 0
    misses = []
    for text in texts_of("personal", half, folder):
        plain, marks = unmarked(text["text"])
        covered = {place for span in read(plain).spans for place in range(span.start, span.end)}
        left = [
            place
            for start, end, _ in marks
            for place in range(start, end)
            if place not in covered and plain[place].isalnum()
        ]
        marked += sum(plain[place].isalnum() for start, end, _ in marks for place in range(start, end))
        visible += len(left)
        never += sum(kind in NEVER_SEEN and any(start <= place < end for place in left) for start, end, kind in marks)
        clean, changed = clean + (not marks), changed + bool(not marks and covered)
        if left or (covered and not marks):
            misses.append(Miss("personal", plain, text["text"], read(plain).redacted))
    measures = [
        Measure("personal data: share of characters visible", visible / marked, marked, 0.08, is_ceiling=True),
        Measure("personal data: ЕГН, telephone or e-mail visible", never, marked, 0, is_ceiling=True),
        Measure("personal data: clean texts changed", changed / clean, clean, 0.1, is_ceiling=True),
    ]
    return measures, misses


def unmarked(text: str) -> tuple[str, list[tuple[int, int, PersonalData]]]:
    """Return a text without its `{kind:…}` marks, and where they stood: start, end, kind."""
    plain, marks, place = "", [], 0
    for match in MARK.finditer(text):
        plain += text[place : match.start()]
        marks.append((len(plain), len(plain) + len(match[2]), PersonalData(match[1])))
        plain, place = plain + match[2], match.end()
    return plain + text[place:], marks


def _share(name: str, readings: Iterable[Reading], must: float, *, is_ceiling: bool = False) -> Measure:
    found = [reading.concern is not None for reading in readings]
    return Measure(name, _mean(found), len(found), must, is_ceiling)


def _mean(values: Iterable[bool]) -> float:
    found = list(values)
    return sum(found) / len(found) if found else 0.0


def _said(reading: Reading) -> str:
    return str(reading.concern.category) if reading.concern else "none"


def _sign(polarity: float) -> int:
    return (polarity >= FROM) - (polarity <= -FROM)


def _misses(kind: str, texts: Sequence[dict[str, Any]], pairs: Sequence[Pair]) -> Iterator[Miss]:
    for text, (right, said) in zip(texts, pairs, strict=True):
        if right != said:
            yield Miss(kind, text["text"], str(right), str(said))
