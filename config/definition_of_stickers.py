"""The areas of a place as topics, and the stickers that are put on them as columns: what counts is area and sticker."""

from collections.abc import Sequence
from typing import TypeVar

from config.definition_fields import Field
from config.steps import Option, Topic

AREAS = (3, 8)
"""The fewest and the most areas: fewer make no picture of a place, and more cannot be hit on a phone."""
STICKERS = (2, 4)
"""The fewest and the most stickers; they lie in one row below the picture."""
LONGEST_PUT = 23
"""Area and sticker together, in letters: a button of the bot carries no more of both."""

Named = TypeVar("Named", Topic, Option)


def read_stickers(areas: Field, stickers: Field, folds: Sequence[str]) -> tuple[tuple[Topic, ...], tuple[Option, ...]]:
    """Return the areas as topics and the stickers as columns; raises DefinitionError.

    On each area one sticker is put or none, so an area is a question of its own, and nothing finer than it is known.
    """
    topics = _different([_read_area(one) for one in _some_of(areas, *AREAS)], areas, "an area")
    columns = _different([_read_sticker(one, folds) for one in _some_of(stickers, *STICKERS)], stickers, "a sticker")
    if len({column.fold for column in columns}) == 1:
        raise stickers.error("one fold for all stickers", "let them join at least two different folds")
    longest = max((topic.key for topic in topics), key=len)
    for place, column in zip(stickers.list(), columns, strict=True):
        if len(longest + column.key) > LONGEST_PUT:
            remedy = f"shorten one of them: a button of the bot carries {LONGEST_PUT} letters of both"
            raise place.inside("key").error(f"{column.key!r}, too long beside the area {longest!r}", remedy)
    return topics, columns


def _some_of(field: Field, fewest: int, most: int) -> list[Field]:
    places = field.list(least=fewest)
    if len(places) > most:
        raise field.error(f"{len(places)} in the list", f"write at most {most}")
    return places


def _read_area(area: Field) -> Topic:
    fields = area.table(("key", "text"))
    return Topic(fields["key"].key(), fields["text"].texts())


def _read_sticker(sticker: Field, folds: Sequence[str]) -> Option:
    fields = sticker.table(("key", "text", "fold"))
    return Option(fields["key"].key(), fields["text"].texts(), fields["fold"].one_of(folds))


def _different(read: Sequence[Named], field: Field, name: str) -> tuple[Named, ...]:
    if len({one.key for one in read}) < len(read):
        raise field.error(f"{name} a second time", "give every one a key of its own")
    return tuple(read)
