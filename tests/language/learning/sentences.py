"""Teaches the model of sentences from the examples: `make learn ARGS="--sentences"` goes on from where it is.

With `--anew` it begins with what it was before it was taught, which on two cores takes a day; a few hundred steps
with new examples take half an hour.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import click
import jax
import jax.numpy as jnp
import numpy as np
import optax

from analysis.language.parse import parse
from analysis.language.sentences.hearing import as_meant
from analysis.language.sentences.network import PATH
from analysis.language.sentences.pieces import pieces
from analysis.language.sentences.tensors import read_tensors, write_tensors
from config.reading import ConcernCategory
from config.word_lists import FOLDER
from tests.language.learning.examples import ConcernExample, FeedbackExample
from tests.language.learning.sentence_model import MOST_PLACES, packed, scores, unpacked
from tests.language.learning.sentence_start import started

PIECES = FOLDER / "weights" / "pieces.tsv"
FIRST_LINE = "# Pieces of words, in the order of the table `pieces` of sentences.safetensors (docs/language.md)."
COLUMNS = "Columns: how likely each is (logarithm), piece."
CATEGORIES = (None, *ConcernCategory)
AT_ONCE, SORTED = 64, 20
"""So many texts make a step; so many steps are sorted by length together, since short texts are quick (count)."""
ANEW, FURTHER = (7_000, 1e-4), (450, 3e-5)
"""Steps (count) and the longest of them."""
WARMING = 0.06
MATTERS = {3: 1.5, 2: 1.0, 1: 0.7, 0: 0.6}
MATTERS_ORDINARY = 1.5
"""How much a text counts by its severity: the gravest most, and what looks like one but is none least."""
FORGETS = 0.985
"""What is kept is a mean of the last steps; each weighs so much less than the one after it."""


@dataclass(frozen=True)
class Lesson:
    """A text in pieces, the place of its category among all, and how much it counts."""

    pieces: Sequence[int]
    category: int
    matters: float


def learn_sentences(feedback: Sequence[FeedbackExample], concerns: Sequence[ConcernExample], *, anew: bool) -> None:
    """Teach the model further, or anew, and write it where the reader looks for it."""
    if anew:
        texts = [one.text for one in feedback] + [one.text for one in concerns]
        tables, rows = started([as_meant(parse(text)) for text in texts])
        lines = [f"{FIRST_LINE} {COLUMNS}", *("\t".join(row) for row in rows)]
        PIECES.write_text("\n".join(lines) + "\n", encoding="utf-8")
        pieces.cache_clear()
    else:
        tables = unpacked(read_tensors(PATH))
    lessons = [*_lessons(feedback, concerns)]
    click.echo(f"teaching the model of sentences with {len(lessons)} texts")
    write_tensors(PATH, packed(_taught(tables, lessons, *(ANEW if anew else FURTHER))))


def _lessons(feedback: Sequence[FeedbackExample], concerns: Sequence[ConcernExample]) -> Iterator[Lesson]:
    for one in concerns:
        yield Lesson(_pieces_of(one.text), CATEGORIES.index(one.category), MATTERS[one.severity])
    for other in feedback:
        yield Lesson(_pieces_of(other.text), 0, MATTERS_ORDINARY)


def _pieces_of(text: str) -> list[int]:
    found = pieces().of(as_meant(parse(text)))[: MOST_PLACES - 2]
    return [pieces().begin, *found, pieces().end]


def _taught(tables: Any, lessons: Sequence[Lesson], steps: int, longest: float) -> Any:
    lengths = optax.warmup_cosine_decay_schedule(0, longest, int(WARMING * steps), steps, longest / 20)
    way = optax.chain(optax.clip_by_global_norm(1.0), optax.adamw(lengths, weight_decay=0.01))

    def step(tables: Any, state: Any, kept: Any, some: Any, number: Any) -> Any:
        error, gradient = jax.value_and_grad(_error)(tables, *some, jax.random.key(number))
        moves, state = way.update(gradient, state, tables)
        tables = optax.apply_updates(tables, moves)
        kept = jax.tree.map(lambda old, new: FORGETS * old + (1 - FORGETS) * new, kept, tables)
        return tables, state, kept, error

    quick_step = jax.jit(step)
    tables = kept = jax.tree.map(jnp.asarray, dict(tables))
    state = way.init(tables)
    for number, some in zip(range(1, steps + 1), _some(lessons), strict=False):
        tables, state, kept, error = quick_step(tables, state, kept, some, number)
        if number % AT_ONCE == 0:
            click.echo(f"step {number} of {steps}: error {float(error):.3f}")
    return kept


def _error(tables: Any, texts: Any, are_pieces: Any, categories: Any, matters: Any, chance: Any) -> Any:
    """Return how far off the model is: whether a text is a disclosure matters beside of which category."""
    said = jax.nn.log_softmax(scores(tables, texts, are_pieces, chance))
    right = jnp.take_along_axis(said, categories[:, None], 1)[:, 0]
    whether = jnp.where(categories > 0, jax.nn.logsumexp(said[:, 1:], axis=1), said[:, 0])
    return -((0.5 * right + 0.7 * whether) * matters).mean()


def _some(lessons: Sequence[Lesson]) -> Iterator[tuple[Any, ...]]:
    """Give the texts of one step after the other, without end."""
    chance = np.random.default_rng(8)
    while True:
        drawn = chance.choice(len(lessons), AT_ONCE * SORTED, replace=False)
        several = sorted((lessons[at] for at in drawn), key=lambda one: len(one.pieces))
        for first in chance.permutation(range(0, len(several), AT_ONCE)):
            yield _side_by_side(several[first : first + AT_ONCE])


def _side_by_side(lessons: Sequence[Lesson]) -> tuple[Any, ...]:
    length = -(-max(len(one.pieces) for one in lessons) // 8) * 8  # few lengths, since jax prepares itself for each
    texts, are_pieces = np.zeros((len(lessons), length), np.int32), np.zeros((len(lessons), length), bool)
    for row, one in enumerate(lessons):
        texts[row, : len(one.pieces)], are_pieces[row, : len(one.pieces)] = one.pieces, True
    return texts, are_pieces, np.array([one.category for one in lessons]), np.array([one.matters for one in lessons])
