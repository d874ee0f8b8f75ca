"""`python -m tests.language.figures`: measures the reader on both halves and writes docs/language-figures.md."""

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from time import process_time

import click

from analysis.language.parse import parse
from analysis.language.reader import lexicon_version, read
from analysis.language.scoring import Measure, Miss, Score, score
from analysis.language.words import BULGARIAN
from tests.language.learning.examples import feedback_examples

SPED = 2000
"""So many texts are read to measure speed (count)."""
PAGE = Path(__file__).parents[2] / "docs" / "language-figures.md"
HEAD = """# How well the reader reads

Written by `python -m tests.language.figures`, not by hand; what the figures mean stands in [language.md](language.md).
The development half may be looked at while the reader is made better, the held-out half may not.

Word lists and weights: {version}.

| measure | development | held out | texts held out | must be |
| --- | ---: | ---: | ---: | ---: |
"""


@click.command()
def main() -> None:
    """Measure both halves and write the page."""
    development, held_out = score("development"), score("held_out")
    lines = [HEAD.format(version=lexicon_version()).rstrip("\n"), *_rows(development, held_out)]
    lines += ["", "## Speed and memory", "", *_costs()]
    lines += [
        "",
        "## Misses of the held-out half, by kind",
        "",
        "| set | meant | read as | texts |",
        "| --- | --- | --- | ---: |",
    ]
    lines += [f"| {' | '.join(kind)} | {count} |" for kind, count in sorted(_kinds(held_out.misses).items())]
    PAGE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    click.echo(f"written to {PAGE}")


def _rows(development: Score, held_out: Score) -> Iterator[str]:
    for one, other in zip(development.measures, held_out.measures, strict=True):
        yield f"| {one.name} | {one.value:.3f} | {other.value:.3f} | {other.texts} | {_must(other)} |"


def _costs() -> Iterator[str]:
    """Say how fast one core reads texts that it has not read before, and how much memory that takes."""
    spoken = [one.text for one in feedback_examples() if parse(one.text).language == BULGARIAN]
    begun = process_time()
    for text in spoken[:SPED]:
        read(text)
    spent = process_time() - begun  # of the processor: other work on the machine does not count
    code = (
        "import re, sys; from analysis.language.reader import read; sys.stdin.reconfigure(encoding='utf-8')\n"
        "for text in sys.stdin: read(text)\n"
        "print(re.search(r'VmHWM:\\s+(\\d+)', open('/proc/self/status').read())[1])"
    )
    told = subprocess.run([sys.executable, "-c", code], input="\n".join(spoken[:SPED]), capture_output=True, text=True)
    yield f"One core reads {SPED / spent:.0f} Bulgarian texts a second, after the lists are loaded (must be 1,000)."
    yield f"A process that has read {SPED} Bulgarian texts has {int(told.stdout) / 1024:.0f} MB (must be below 150)."


def _must(measure: Measure) -> str:
    if measure.must is None:
        return ""
    return f"{'≤' if measure.is_ceiling else '≥'} {measure.must:g}{'' if measure.holds else ' **not reached**'}"


def _kinds(misses: tuple[Miss, ...]) -> Counter[tuple[str, str, str]]:
    """Return how often each kind of miss occurs, without any text."""
    kinds: Counter[tuple[str, str, str]] = Counter()
    for miss in misses:
        if miss.kind == "themes":
            kinds.update(("themes", theme, "not seen") for theme in {*miss.right.split()} - {*miss.said.split()})
            kinds.update(("themes", "not there", theme) for theme in {*miss.said.split()} - {*miss.right.split()})
        elif miss.kind == "personal":
            kinds["personal data", *("left in part", "") if "{" in miss.right else ("none", "taken out")] += 1
        else:
            kinds[miss.kind, miss.right, miss.said] += 1
    return kinds


if __name__ == "__main__":
    main()
