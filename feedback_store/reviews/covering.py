"""A text in pieces, each of which can be covered: what the reader covers is covered from the beginning."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from config.reading import Reading

PIECE = re.compile(r"\w+(?:[-'’]\w+)*|\s+|[^\w\s]+")
COVERED = "[…]"
"""Stands where a person has covered words."""
SEVERAL = re.compile(r"\[…\](?:\s+\[…\])+")


@dataclass(frozen=True)
class Piece:
    """A word, what stands between words, or personal data that the reader found.

    Attributes:
        mark: what stands in its place as long as it is covered; empty where nothing can be covered.
        is_found: the reader takes it for personal data.
    """

    text: str
    mark: str = ""
    is_found: bool = False


def pieces_of(text: str, reading: Reading) -> tuple[Piece, ...]:
    """Return the pieces of a text in order; joined they are the text, and with what was found covered its redaction."""
    marks, place = list(_marks(reading)), 0
    found: list[Piece] = []
    for start, end, mark in marks:
        found += [*_plain(text[place:start]), Piece(text[start:end], mark, is_found=True)]
        place = end
    return (*found, *_plain(text[place:]))


def found_in(pieces: Sequence[Piece]) -> frozenset[int]:
    """Return the places of what the reader found."""
    return frozenset(place for place, piece in enumerate(pieces) if piece.is_found)


def covered_text(pieces: Sequence[Piece], covered: Collection[int]) -> str:
    """Return the text with marks in the place of what is covered; several of a person's own in a row are one."""
    shown = (piece.mark if place in covered and piece.mark else piece.text for place, piece in enumerate(pieces))
    return SEVERAL.sub(COVERED, "".join(shown)).strip()


def version_of(pieces: Sequence[Piece]) -> str:
    """Return a mark of the pieces: places in a form that was made from others mean other words."""
    return sha256("\0".join(f"{piece.text}\1{piece.mark}" for piece in pieces).encode()).hexdigest()[:16]


def _plain(text: str) -> Iterator[Piece]:
    for part in PIECE.findall(text):
        yield Piece(part, COVERED if re.match(r"\w", part) else "")


def _marks(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Give where something was found, with the mark that stands there in the redacted text."""
    shift = 0
    for span in reading.spans:
        begin = span.start + shift
        end = reading.redacted.index("]", begin) + 1
        yield span.start, span.end, reading.redacted[begin:end]
        shift += (end - begin) - (span.end - span.start)
