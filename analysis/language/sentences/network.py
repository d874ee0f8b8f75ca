"""The model of sentences: six layers in which every piece of a text looks at all others.

The model is multilingual-e5-small by L. Wang and others (MIT licence), cut to six of its twelve layers and to the
pieces that our languages use, and taught further (docs/language.md).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import pi, sqrt
from typing import TYPE_CHECKING, Any

from analysis.language.sentences.tensors import read_tensors
from config.word_lists import FOLDER

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray

    Tables = Mapping[str, NDArray[Any]]
    Numbers = NDArray[float32]

PATH = FOLDER / "weights" / "sentences.safetensors"
HEADS = 12
"""So many ways in which each piece looks at the others (count)."""
AT_ONCE = 250_000
"""So many products are made at a time (count): OpenBLAS spreads more than 262,144 over all cores, whose threads then
wait for each other; on a busy machine a text took seconds instead of a hundredth of one."""
LEAST = 1e-12


@dataclass(frozen=True)
class Sentences:
    """The tables of the model: signed bytes, and what a step of them means in each row; the rest as it is.

    Pieces stand side by side, each a column, so that nothing need be turned between two products.

    Attributes:
        layers: how many there are (count).
    """

    tables: "Tables"
    layers: int

    def scores(self, numbers: Sequence[int]) -> "Numbers":
        """Return how much a row of pieces sounds like each category, the first of which is none."""
        steps = self.tables["pieces.steps"][list(numbers), None]
        x = (self.tables["pieces"][list(numbers)] * steps + self.tables["places"][: len(numbers)]).T
        x = self._even("begin", x)
        for layer in range(self.layers):
            x = self._even(f"{layer}.seen", x + self._looked(layer, x))
            x = self._even(f"{layer}.thought", x + self._thought(layer, x))
        scores: Numbers = self.tables["answers"] @ x.mean(1) + self.tables["answers.always"]
        return scores

    def _looked(self, layer: int, x: "Numbers") -> "Numbers":
        """Return what each piece takes from the others, by what it asks and they offer."""
        import numpy

        size = len(x) // HEADS
        asked, offered, worth = self._times(f"{layer}.look", x).reshape(3, HEADS, size, -1)
        asked *= numpy.float32(1 / sqrt(size))
        attention = asked.transpose(0, 2, 1) @ offered
        attention -= attention.max(-1, keepdims=True)
        numpy.exp(attention, out=attention)
        attention /= attention.sum(-1, keepdims=True)
        return self._times(f"{layer}.join", (worth @ attention.transpose(0, 2, 1)).reshape(x.shape))

    def _thought(self, layer: int, x: "Numbers") -> "Numbers":
        import numpy

        wide = self._times(f"{layer}.wide", x)
        bent = wide * wide
        bent *= numpy.float32(0.044715 * sqrt(2 / pi))
        bent += numpy.float32(sqrt(2 / pi))
        bent *= wide
        numpy.tanh(bent, out=bent)
        bent += 1
        bent *= wide
        bent *= numpy.float32(0.5)
        return self._times(f"{layer}.narrow", bent)

    def _times(self, name: str, x: "Numbers") -> "Numbers":
        """Return the product of a table and pieces, with what is always added."""
        import numpy

        table = self.tables[name]
        rows, width = table.shape
        at_once = next(some for some in range(min(rows, AT_ONCE // x.size) or 1, 0, -1) if rows % some == 0)
        parts = table.astype(numpy.float32).reshape(-1, at_once, width)
        product: Numbers = numpy.matmul(parts, x).reshape(rows, -1)
        product *= self.tables[f"{name}.steps"][:, None]
        product += self.tables[f"{name}.always"][:, None]
        return product

    def _even(self, name: str, x: "Numbers") -> "Numbers":
        """Return pieces brought to the same mean and spread, then as the model wants them."""
        import numpy

        x = x - x.mean(0)
        x *= self.tables[f"{name}.times"][:, None] / numpy.sqrt((x * x).mean(0) + numpy.float32(LEAST))
        x += self.tables[f"{name}.always"][:, None]
        return x


@cache
def sentences() -> Sentences:
    """Return the model that the reader has."""
    tables = read_tensors(PATH)
    return Sentences(tables, sum(name.endswith(".look") for name in tables))
