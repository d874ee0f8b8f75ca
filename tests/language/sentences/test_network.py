"""The model of sentences, written for speed, answers what its tables say."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy
import pytest

from analysis.language.sentences.network import HEADS, LEAST, sentences

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

    Numbers = NDArray[float64]


def plainly(numbers: Sequence[int]) -> "Numbers":
    """Return the scores of a row of pieces, step by step as the model is described, with all digits."""
    tables = sentences().tables

    def table(name: str) -> "Numbers":
        steps: Numbers = tables[f"{name}.steps"].astype(float)
        return tables[name].astype(float) * steps[:, None]

    def times(name: str, x: "Numbers") -> "Numbers":
        product: Numbers = x @ table(name).T + tables[f"{name}.always"]
        return product

    def even(name: str, x: "Numbers") -> "Numbers":
        spread = numpy.sqrt(x.var(-1, keepdims=True) + LEAST)
        evened: Numbers = (x - x.mean(-1, keepdims=True)) / spread * tables[f"{name}.times"] + tables[f"{name}.always"]
        return evened

    x = even("begin", table("pieces")[list(numbers)] + tables["places"][: len(numbers)])
    size = x.shape[1] // HEADS
    for layer in range(sentences().layers):
        asked, offered, worth = times(f"{layer}.look", x).reshape(len(x), 3, HEADS, size).transpose(1, 2, 0, 3)
        attention = numpy.exp(asked @ offered.transpose(0, 2, 1) / size**0.5)
        seen = attention / attention.sum(-1, keepdims=True) @ worth
        x = even(f"{layer}.seen", x + times(f"{layer}.join", seen.transpose(1, 0, 2).reshape(x.shape)))
        wide = times(f"{layer}.wide", x)
        bent = wide * (1 + numpy.tanh((2 / numpy.pi) ** 0.5 * (wide + 0.044715 * wide**3))) / 2
        x = even(f"{layer}.thought", x + times(f"{layer}.narrow", bent))
    answers: Numbers = tables["answers"] @ x.mean(0) + tables["answers.always"]
    return answers


@pytest.mark.parametrize("length", [1, 2, 7, 48])
def test_the_model_answers_what_its_tables_say_however_long_the_text(length: int) -> None:
    numbers = [(37 * place + 5) % 16_000 for place in range(length)]
    assert numpy.abs(sentences().scores(numbers) - plainly(numbers)).max() < 1e-3
