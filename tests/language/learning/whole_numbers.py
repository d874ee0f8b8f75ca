"""Learned tables as they lie in their lists: a row for each feature, of whole numbers from -127 to 127."""

from base64 import b64encode
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

LARGEST = 127
Row = tuple[str, ...]
"""A line of a list."""


def whole_numbers(names: Iterable[str], table: NDArray[np.floating]) -> tuple[list[Row], NDArray[np.floating]]:
    """Return the lines of a table (features by columns), and what one step means in each column."""
    steps = np.abs(table).max(axis=0) / LARGEST
    numbers = np.rint(table / steps).astype(np.int8)
    pairs = zip(names, numbers, strict=True)
    return [(str(name), b64encode(row.tobytes()).decode()) for name, row in pairs if row.any()], steps
