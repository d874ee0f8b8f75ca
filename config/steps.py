"""The steps of an instrument as frozen objects: their kinds, their options, and what answers them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

Texts = Mapping[str, str]
"""A text by language code."""


class Kind(StrEnum):
    """The kinds of step; each has a template and a script on the kiosk and a renderer in the bot."""

    FACES = "faces"
    FEELINGS = "feelings"
    PICTURES = "pictures"
    THIS_OR_THAT = "this_or_that"
    SORT = "sort"
    SCALE = "scale"
    WEB = "web"
    STICKERS = "stickers"
    MANY = "many"
    WAYS = "ways"
    WORDS = "words"
    DRAWING = "drawing"
    CONSENT = "consent"


FREE_KINDS = frozenset({Kind.WORDS, Kind.DRAWING})
CLOSED_KINDS = frozenset(Kind) - FREE_KINDS
"""The kinds that are answered by options; free words and drawings are asked only where somebody receives them."""

ONE_OPTION_KINDS = frozenset({Kind.FACES, Kind.THIS_OR_THAT, Kind.SCALE, Kind.WAYS, Kind.CONSENT})
"""The kinds that take one option, so that a touch answers them."""

LAID_KINDS = frozenset({Kind.SORT, Kind.WEB, Kind.STICKERS})
"""The kinds in which one topic after another is laid under one of the columns."""


TICKED_KINDS = frozenset({Kind.FEELINGS, Kind.PICTURES, Kind.MANY})
"""The kinds in which as many options are turned on as fit."""

GIVEN = "given"
"""How a condition names that something was written or drawn, whatever it is."""

CONSENTS = SHOWN_TO_NOBODY, SHOWN_HERE, SHOWN_TO_ALL = ("no", "here", "yes")
"""The answers to whether others may see what was told freely; without any of them it is no."""


@dataclass(frozen=True, slots=True)
class Option:
    """One closed answer. `fold` names the wider answer that it joins where the parts are too few to show."""

    key: str
    text: Texts
    fold: str | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    """One thing that is laid under a column; one that a provider has added brings its picture (own_topics.py).

    What is only told, and `is_asked` of nobody, makes no options.
    """

    key: str
    text: Texts
    picture: str | None = None
    is_asked: bool = True


@dataclass(frozen=True, slots=True)
class Condition:
    """True when an earlier step was answered with any of these options."""

    step: str
    any_of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One question; `text_for_adults` is the polite form, where it differs; only words have `max_characters`.

    Only laid kinds have `topics` and `columns`; their options are made of them by `options_of_sort`. The topics of a
    web are its areas as they are now, then the same areas as they are wished; its columns are the levels 0 to 5. The
    topics of stickers are the areas of a place, its columns the stickers. Where a step `takes_topics`, a provider adds
    some of its own (own_topics.py); where it `takes_news`, what staff tell is its only topics (feedback_store/actions).
    `points` are those that it is evidence for, by framework. `core` is the key of what it means, the same in every
    instrument that asks for it in words of its own, so that ages and years can be laid side by side. `of` is the key of
    the step whose words or drawing a consent is about.
    """

    key: str
    kind: Kind
    text: Texts
    text_for_adults: Texts
    options: tuple[Option, ...]
    ask_when: tuple[Condition, ...] = ()
    skippable: bool = False
    max_characters: int = 0
    topics: tuple[Topic, ...] = ()
    columns: tuple[Option, ...] = ()
    points: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    core: str | None = None
    of: str | None = None
    takes_topics: bool = False
    takes_news: bool = False


def options_of_sort(topics: Iterable[Topic], columns: Sequence[Option]) -> tuple[Option, ...]:
    """Return an option for each topic under each column, such as `food.good`; it joins the column's wider answer.

    So a sort is answered, counted and asked about by options like any other step.
    """
    return tuple(_laid(topic, column) for topic in topics if topic.is_asked for column in columns)


def _laid(topic: Topic, column: Option) -> Option:
    text = {language: f"{name}: {column.text[language]}" for language, name in topic.text.items()}
    return Option(f"{topic.key}.{column.key}", text, column.fold)


def topic_of(option: str) -> str:
    """Return the key of the topic that an option of a sort lays somewhere."""
    return option.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Answer:
    """What was chosen in one step, as option keys, or what was written, or drawn (a PNG); skipped, it has none."""

    step: str
    chosen: tuple[str, ...]
    words: str | None = None
    drawing: bytes | None = None

    @property
    def leading(self) -> tuple[str, ...]:
        """What conditions see of it: the options, or only that something was written or drawn."""
        return self.chosen or (GIVEN,)
