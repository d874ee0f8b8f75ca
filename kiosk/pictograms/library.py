"""The drawings of the library: which there are, how one looks, and which fit what somebody searches for."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
WORDS = HERE / "words.tsv"
"""A drawing a line: its code, Bulgarian words for it, the usual one first, and English ones."""
DRAWINGS = HERE / "drawings.tsv"
"""The same codes, with the shapes of each."""

INK = "#211d19"
"""As in paper.css; a picture of its own takes no colour from the page."""
AROUND = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 72 72"><desc>OpenMoji, CC BY-SA 4.0</desc>'
    f'<g color="{INK}" fill="none" stroke="{INK}" stroke-linecap="round" stroke-linejoin="round" stroke-width="2">'
    "{}</g></svg>"
)


MOST_SHOWN = 48
"""Drawings that are shown at once; who searches finds the others."""
SHORTEST_WORD = 3
SHORTEST_STEM = 4
"""Letters: what is shorter is sought for nothing ("на"), and is no word of which another is a form ("кон")."""


@dataclass(frozen=True, slots=True)
class Pictogram:
    """A drawing of the library, and the words by which it is found, the usual one first."""

    code: str
    bulgarian: tuple[str, ...]
    english: tuple[str, ...]

    def name(self, language: str) -> str:
        """Return its usual word."""
        return self.bulgarian[0] if language == "bg" else self.english[0]


@cache
def pictograms() -> dict[str, Pictogram]:
    """Return all drawings by their codes, those that are much alike beside each other."""
    rows = (line.split("\t") for line in WORDS.read_text(encoding="utf-8").splitlines())
    return {code: Pictogram(code, _listed(bulgarian), _listed(english)) for code, bulgarian, english in rows}


@cache
def drawing_of(code: str) -> str:
    """Return a drawing as SVG that says whose it is; raises KeyError for none."""
    return AROUND.format(_shapes()[code])


def found_by(words: str) -> list[Pictogram]:
    """Return the drawings that fit what somebody searches for, those that fit best first; all of them for nothing."""
    wanted = [word for word in words.casefold().split() if len(word) >= SHORTEST_WORD]
    ranked = [(_rank(each, wanted), each) for each in pictograms().values()]
    return [each for rank, each in sorted(ranked, key=lambda pair: -pair[0]) if rank or not words.strip()]


def drawings_for(sought: str, chosen: str) -> list[Pictogram]:
    """Return the drawings to choose from: the one of the chosen code, then those that fit what is sought."""
    first = pictograms().get(chosen)
    others = (one for one in found_by(sought) or found_by("") if one is not first)
    return [*([first] if first else []), *others][:MOST_SHOWN]


def _rank(one: Pictogram, wanted: list[str]) -> int:
    """Return how well a drawing fits: for each word 1, 2 where it is one of its words, 3 where it is its name."""
    every = {word for phrase in (*one.bulgarian, *one.english) for word in phrase.casefold().split()}
    named = {one.bulgarian[0].casefold(), one.english[0].casefold()}
    fitting = [sought for sought in wanted if any(_fits(word, sought) for word in every)]
    return sum(1 + (sought in every) + (sought in named) for sought in fitting)


def _fits(word: str, sought: str) -> bool:
    """Return whether a word begins as sought or, for Bulgarian endings such as "кучето", the other way round."""
    return word.startswith(sought) or (len(word) >= SHORTEST_STEM and sought.startswith(word))


def _listed(words: str) -> tuple[str, ...]:
    return tuple(words.split(", "))


@cache
def _shapes() -> dict[str, str]:
    return dict(line.split("\t", 1) for line in DRAWINGS.read_text(encoding="utf-8").splitlines())
