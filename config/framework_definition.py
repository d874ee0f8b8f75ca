"""Turning the definition of a framework into a frozen Framework, or saying what is wrong with it and where."""

from config.definition_fields import Field
from config.framework import INDICATORS, Direction, Framework, Point
from config.vocabulary import STAFF_LANGUAGES


def read_framework(definition: Field) -> Framework:
    """Return the framework that a file defines; raises DefinitionError."""
    fields = definition.table(("key", "version", "title", "user_voice", "directions"))
    directions = tuple(_read_direction(field, str(at)) for at, field in enumerate(fields["directions"].list(), 1))
    return Framework(
        key=fields["key"].key(),
        version=fields["version"].whole_number(),
        title=fields["title"].texts(STAFF_LANGUAGES),
        user_voice=fields["user_voice"].one_of(direction.key for direction in directions),
        directions=directions,
    )


def _read_direction(field: Field, number: str) -> Direction:
    fields = field.table(("key", "question", "points"))
    points = enumerate(fields["points"].list(), 1)
    return Direction(
        key=_numbered(fields["key"], number),
        question=fields["question"].texts(STAFF_LANGUAGES),
        points=tuple(_read_point(point, f"{number}.{at}") for at, point in points),
    )


def _read_point(field: Field, number: str) -> Point:
    fields = field.table(("key", "text"), ("indicators",))
    return Point(
        key=_numbered(fields["key"], number),
        text=fields["text"].texts(STAFF_LANGUAGES),
        indicators=_read_indicators(fields["indicators"]) if "indicators" in fields else (),
    )


def _read_indicators(field: Field) -> tuple[str, ...]:
    return field.distinct(lambda indicator: indicator.one_of(INDICATORS))


def _numbered(field: Field, number: str) -> str:
    if field.value != number:
        raise field.error(repr(field.value), f'number in order, without gaps: this one is key = "{number}"')
    return number
