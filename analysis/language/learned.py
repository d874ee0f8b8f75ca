"""What was learned from examples (`make learn`): whole numbers for each feature, for all tasks side by side.

A text is looked up once; what its features add up to is enough for every task.
"""

from array import array
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from config.word_lists import word_list

if TYPE_CHECKING:
    from numpy import bool_, float64, int8, int64
    from numpy.typing import NDArray

TASKS = ("polarity", "themes", "category", "severity", "about")
HEARD = "concern"
"""The table of the network that hears disclosures."""


class Sums(NamedTuple):
    """What the features of a text add up to.

    Attributes:
        columns: by the columns of all tasks.
        squares: of those features that the network knows.
    """

    columns: "NDArray[float64]"
    squares: float


@dataclass(frozen=True)
class Learned:
    """Whole numbers for features; of the features only hashes are kept, a tenth of their size.

    Attributes:
        hashes: of the features, in order; of another process they would be others.
        numbers: from -127 to 127, features by columns, in the order of the hashes.
        heard: which features the network knows.
        places: the columns of each task.
    """

    hashes: "NDArray[int64]"
    numbers: "NDArray[int8]"
    heard: "NDArray[bool_]"
    places: Mapping[str, slice]

    def sums(self, features: Mapping[str, float]) -> Sums:
        """Return what the features of a text add up to; unknown ones add nothing."""
        import numpy

        wanted = numpy.fromiter(map(hash, features), numpy.int64, len(features))
        found = numpy.searchsorted(self.hashes, wanted)
        found[found == len(self.hashes)] = 0
        known = self.hashes[found] == wanted
        found = found[known]
        amounts = numpy.fromiter(features.values(), numpy.float64, len(features))[known]
        # Added up row by row, not by a product of matrices, whose last digits depend on the machine.
        columns = numpy.einsum("i,ij->j", amounts, self.numbers[found])
        return Sums(columns, float((amounts[self.heard[found]] ** 2).sum()))


@cache
def learned() -> Learned:
    """Return what was learned."""
    import numpy

    tables = {task: _Table.read(task) for task in (*TASKS, HEARD)}
    hashes = numpy.unique(numpy.concatenate([table.hashes for table in tables.values()]))
    widths = [table.numbers.shape[1] for table in tables.values()]
    numbers = numpy.zeros((len(hashes), sum(widths)), numpy.int8)
    places, first = {}, 0
    for (task, table), width in zip(tables.items(), widths, strict=True):
        places[task] = slice(first, first + width)
        numbers[numpy.searchsorted(hashes, table.hashes), places[task]] = table.numbers
        first += width
    return Learned(hashes, numbers, numpy.isin(hashes, tables[HEARD].hashes), places)


class _Table(NamedTuple):
    """A list as it was read: the hashes of its features, and their numbers."""

    hashes: "NDArray[int64]"
    numbers: "NDArray[int8]"

    @classmethod
    def read(cls, name: str) -> "_Table":
        import numpy

        hashes, values = array("q"), bytearray()
        for feature, written in word_list(f"weights/{name}", 2):
            hashes.append(hash(feature))
            values += b64decode(written)
        return cls(numpy.array(hashes), numpy.frombuffer(values, numpy.int8).reshape(len(hashes), -1))
