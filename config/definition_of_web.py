"""The areas of a web, now and wished, as topics that are laid under the levels 0 to 5."""

from collections.abc import Sequence

from config.definition_fields import Field
from config.steps import Option, Topic
from config.vocabulary import LANGUAGES

AREAS = (3, 6)
"""The fewest and the most areas: fewer make no web, and each is asked about twice."""

LONGEST_AREA = 13
"""Letters of an area's key: with "_wished" and the level behind it a button of the bot still carries it."""

LEVELS = range(6)
FOLDS = ("low", "low", "middle", "middle", "high", "high")
"""The wider answer that each level joins."""


def read_web(
    areas: Field, now: Field, wished: Field, folds: Sequence[str]
) -> tuple[tuple[Topic, ...], tuple[Option, ...]]:
    """Return the topics and the levels: every area as it is now, then every area as it is wished."""
    for fold in FOLDS:
        if fold not in folds:
            raise areas.error(f"no wider answer {fold!r}", "write [folds.low], [folds.middle] and [folds.high]")
    read = [_read_area(area) for area in _some(areas)]
    if len({area.key for area in read}) < len(read):
        raise areas.error("an area a second time", "give every area a key of its own")
    topics = tuple(_on_side(area, side) for side in (now, wished) for area in read)
    levels = tuple(Option(f"l{n}", dict.fromkeys(LANGUAGES, str(n)), FOLDS[n]) for n in LEVELS)
    return topics, levels


def _some(areas: Field) -> list[Field]:
    fewest, most = AREAS
    places = areas.list(least=fewest)
    if len(places) > most:
        raise areas.error(f"{len(places)} in the list", f"write at most {most}")
    return places


def _read_area(area: Field) -> Topic:
    fields = area.table(("key", "text"))
    key = fields["key"].key()
    if len(key) > LONGEST_AREA:
        raise fields["key"].error(f"{key!r}, too long", f"write at most {LONGEST_AREA} letters")
    return Topic(key, fields["text"].texts())


def _on_side(area: Topic, side: Field) -> Topic:
    name = side.place.rpartition(".")[2]
    texts = {language: f"{text} – {side.texts()[language]}" for language, text in area.text.items()}
    return Topic(f"{area.key}_{name}", texts)
