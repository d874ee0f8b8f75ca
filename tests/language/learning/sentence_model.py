"""The model of sentences as it is taught: the sums of analysis/language/sentences/network.py, of which jax finds how
each number would better be; and its tables in whole numbers.
"""

from collections.abc import Mapping
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from analysis.language.sentences.network import HEADS, LEAST

Tables = Mapping[str, Any]
LAYERS = 6
"""So many of the twelve layers are kept; with four a tenth more is missed at the same number of false alarms."""
MOST_PLACES = 48
"""A text is taught up to here (pieces)."""
LEFT_OUT = 0.1
"""So much of what a layer finds is left out at random, so that no text is learned by heart (share)."""
LARGEST = 127


def scores(tables: Tables, texts: Any, are_pieces: Any, chance: Any = None) -> Any:
    """Return how much texts (rows of pieces, of the same length) sound like each category."""
    x = tables["pieces"][texts] + tables["places"][: texts.shape[1]]
    x = _even(tables, "begin", x)
    hidden = jnp.where(are_pieces[:, None, None, :], 0.0, -1e9)
    for layer in range(LAYERS):
        for part, name in ((_looked(tables, layer, x, hidden), "seen"), (None, "thought")):
            found = _thought(tables, layer, x) if part is None else part
            if chance is not None:
                chance, now = jax.random.split(chance)
                found = found * jax.random.bernoulli(now, 1 - LEFT_OUT, found.shape) / (1 - LEFT_OUT)
            x = _even(tables, f"{layer}.{name}", x + found)
    kept = are_pieces[:, :, None]
    return (x * kept).sum(1) / kept.sum(1) @ tables["answers"].T + tables["answers.always"]


def _looked(tables: Tables, layer: int, x: Any, hidden: Any) -> Any:
    texts, length, width = x.shape
    parts = _times(tables, f"{layer}.look", x).reshape(texts, length, 3, HEADS, width // HEADS)
    asked, offered, worth = parts.transpose(2, 0, 3, 1, 4)
    attention = asked @ offered.transpose(0, 1, 3, 2) / (width // HEADS) ** 0.5 + hidden
    seen = jax.nn.softmax(attention, -1) @ worth
    return _times(tables, f"{layer}.join", seen.transpose(0, 2, 1, 3).reshape(x.shape))


def _thought(tables: Tables, layer: int, x: Any) -> Any:
    return _times(tables, f"{layer}.narrow", jax.nn.gelu(_times(tables, f"{layer}.wide", x), approximate=True))


def _times(tables: Tables, name: str, x: Any) -> Any:
    return x @ tables[name].T + tables[f"{name}.always"]


def _even(tables: Tables, name: str, x: Any) -> Any:
    x = x - x.mean(-1, keepdims=True)
    return x / jnp.sqrt((x * x).mean(-1, keepdims=True) + LEAST) * tables[f"{name}.times"] + tables[f"{name}.always"]


def unpacked(tables: Tables) -> dict[str, Any]:
    """Return tables with the numbers that their signed bytes mean."""
    return {
        name: table * tables[f"{name}.steps"][:, None] if table.dtype == np.int8 else np.array(table)
        for name, table in tables.items()
        if not name.endswith(".steps")
    }


def packed(tables: Tables) -> dict[str, Any]:
    """Return tables whose large ones are signed bytes with a step for each row; those last, the others stay aligned."""
    small, large = {}, {}
    for name, values in tables.items():
        table = np.asarray(values, np.float32)
        if table.ndim == 1 or name in {"places", "answers"}:
            small[name] = table
        else:
            steps = np.abs(table).max(1) / LARGEST
            small[f"{name}.steps"] = steps
            large[name] = np.rint(table / steps[:, None]).astype(np.int8)
    return small | large
