"""An instrument as a frozen object: its steps, what comes next, and which answers fit."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from config.errors import AnswerError, quoted
from config.vocabulary import ADULT_SPEAKERS, AgeBand, Speaker, wide_band

Table = Mapping[str, Any]
"""A transition table: plain JSON, the same for the page's script, the bot and the check at the door."""

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


class Receipt(StrEnum):
    """Whether whoever answers an instrument gets words by which they find the reply, or comes back with them."""

    NONE = "none"
    GIVEN = "given"
    ASKED = "asked"


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

FEWEST_WAYS = 2
"""Nobody is asked how to tell something where there are fewer ways."""

GRADED_KINDS = frozenset({Kind.SCALE, Kind.WEB})
UNDER_8 = frozenset({AgeBand.UNDER_4, AgeBand.FROM_4_TO_7})
"""A scale is not valid for children so young, so they are not asked one."""


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
class Instrument:
    """A published version of an instrument; never edited, only followed by the next version."""

    key: str
    version: int
    object: str
    accent: str
    title: Texts
    thanks: Texts
    thanks_for_adults: Texts
    speakers: tuple[Speaker, ...]
    folds: Mapping[str, Texts]
    steps: tuple[Step, ...]
    receipt: Receipt = Receipt.NONE
    ages: tuple[AgeBand, ...] = ()
    table: Table = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Compile the transition table once, since every submission walks it."""
        object.__setattr__(self, "table", transition_table(self))

    def step(self, key: str) -> Step:
        """Return the step with this key; raises AnswerError where there is none."""
        for step in self.steps:
            if step.key == key:
                return step
        known = ", ".join(step.key for step in self.steps)
        raise AnswerError(f"{self.key} version {self.version} has no step {quoted(key)}; it has {known}")

    @property
    def is_answered(self) -> bool:
        """Whether somebody replies to it; then it needs a channel that can give a receipt."""
        return self.receipt is not Receipt.NONE

    @property
    def is_for_adults(self) -> bool:
        """Whether it is meant for adults only; then it asks who speaks, and addresses them politely."""
        return ADULT_SPEAKERS.issuperset(self.speakers)

    def suits(self, band: AgeBand) -> bool:
        """Return whether children of an age may be asked all of it; nobody under 8 is asked a scale or a web.

        What is meant for some ages only is asked of nobody whose age is not known.
        """
        if self.ages and band not in self.ages:
            return False
        return band not in UNDER_8 or not any(step.kind in GRADED_KINDS for step in self.steps)


def in_wide_bands(instrument: Instrument) -> Instrument | None:
    """Return an instrument as it is offered where only two wide bands of age are kept, or None where it is not.

    There one that names an age more narrowly would tell it of a voice; so it stands only where it names a wide band,
    and then for all ages in that.
    """
    if not instrument.ages:
        return instrument
    wide = {band for band in instrument.ages if band is wide_band(band)}
    ages = tuple(band for band in AgeBand if wide_band(band) in wide and band is not wide_band(band))
    return replace(instrument, ages=ages) if ages else None


def without_words(instrument: Instrument) -> Instrument | None:
    """Return an instrument as it is asked where nobody receives what is told freely, or None if nothing is left."""
    return without_kinds(instrument, FREE_KINDS)


def without_kinds(instrument: Instrument, kinds: Collection[Kind]) -> Instrument | None:
    """Return an instrument without its free steps of these kinds, or None if nothing is left.

    Only a consent depends on words or a drawing, and is left out with them, so the way through the others stays as it
    was. A way of telling that led only to such a step is left out; where one way is left, it is asked for at once, and
    nobody is asked how.
    """
    gone = {step.key for step in instrument.steps if step.kind in kinds}
    left = tuple(step for step in instrument.steps if step.key not in gone and step.of not in gone)
    ways = {step.key: _ways_on(step, left) for step in left if step.kind is Kind.WAYS}
    lone = {step.key: step.ask_when for step in left if step.key in ways and len(ways[step.key]) < FEWEST_WAYS}
    steps = tuple(
        replace(step, options=ways.get(step.key, step.options), ask_when=_without_ways(step.ask_when, lone))
        for step in left
        if step.key not in lone
    )
    return replace(instrument, steps=steps) if steps else None


def _ways_on(step: Step, steps: Iterable[Step]) -> tuple[Option, ...]:
    return tuple(option for option in step.options if leads_on(step, option, steps))


def leads_on(step: Step, option: Option, steps: Iterable[Step]) -> bool:
    """Return whether an option of a step is a condition of one of these steps."""
    return any(when.step == step.key and option.key in when.any_of for other in steps for when in other.ask_when)


def _without_ways(ask_when: Iterable[Condition], lone: Mapping[str, tuple[Condition, ...]]) -> tuple[Condition, ...]:
    """Return conditions with those of a step that is not asked in its place."""
    return tuple(
        own for when in ask_when for own in (_without_ways(lone[when.step], lone) if when.step in lone else (when,))
    )


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


def transition_table(instrument: Instrument) -> dict[str, Any]:
    """Return the table that every renderer walks: `start` and each step's `after` are rules, the first that fits wins.

    A rule is `{"if": [[step, [options]], …], "go": step or None}`; an empty `if` always fits; None is the end.
    """
    steps = instrument.steps
    return {
        "key": instrument.key,
        "version": instrument.version,
        "start": _rules(steps),
        "steps": {
            step.key: {
                "kind": step.kind.value,
                "options": [option.key for option in step.options],
                "skippable": step.skippable,
                "after": _rules(steps[place + 1 :]),
            }
            for place, step in enumerate(steps)
        },
    }


def _rules(following: Sequence[Step]) -> list[dict[str, Any]]:
    rules: list[dict[str, Any]] = []
    for step in following:
        rules.append({"if": [[when.step, list(when.any_of)] for when in step.ask_when], "go": step.key})
        if not step.ask_when:
            return rules
    return [*rules, {"if": [], "go": None}]


def next_step(table: Table, after: str | None, chosen: Mapping[str, Sequence[str]]) -> str | None:
    """Return the key of the step that follows `after` (None: the start), or None at the end.

    Args:
        table: from `transition_table`.
        after: key of the step just answered or skipped.
        chosen: option keys by step, for the steps answered so far.
    """
    rules = table["start"] if after is None else table["steps"][after]["after"]
    for rule in rules:
        # Most rules have no condition, and every submission walks them.
        if not rule["if"] or all(not set(options).isdisjoint(chosen.get(step, ())) for step, options in rule["if"]):
            go: str | None = rule["go"]
            return go
    return None
