"""An instrument as a frozen object: its steps, what comes next, and which answers fit."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from config.errors import AnswerError, quoted
from config.vocabulary import ADULT_SPEAKERS, AgeBand, Speaker

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
    MANY = "many"
    WORDS = "words"
    DRAWING = "drawing"


CLOSED_KINDS = frozenset(set(Kind) - {Kind.WORDS, Kind.DRAWING})
"""The kinds that are answered by options; free words and drawings are asked only where somebody receives them."""

ONE_OPTION_KINDS = frozenset({Kind.FACES, Kind.THIS_OR_THAT, Kind.SCALE})
"""The kinds that take one option, so that a touch answers them."""

TICKED_KINDS = frozenset({Kind.FEELINGS, Kind.PICTURES, Kind.MANY})
"""The kinds in which as many options are turned on as fit."""

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
    """One thing that is laid under a column."""

    key: str
    text: Texts


@dataclass(frozen=True, slots=True)
class Condition:
    """True when an earlier step was answered with any of these options."""

    step: str
    any_of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One question; `text_for_adults` is the polite form, where it differs; only words have `max_characters`.

    Only a sort has `topics` and `columns`; its options are made of them by `options_of_sort`.
    `points` are those that it is evidence for, by framework.
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


def options_of_sort(topics: Iterable[Topic], columns: Sequence[Option]) -> tuple[Option, ...]:
    """Return an option for each topic under each column, such as `food.good`; it joins the column's wider answer.

    So a sort is answered, counted and asked about by options like any other step.
    """
    return tuple(_laid(topic, column) for topic in topics for column in columns)


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
    def is_for_adults(self) -> bool:
        """Whether it is meant for adults only; then it asks who speaks, and addresses them politely."""
        return ADULT_SPEAKERS.issuperset(self.speakers)

    def suits(self, band: AgeBand) -> bool:
        """Return whether children of an age may be asked all of it; nobody under 8 is asked a scale."""
        return band not in UNDER_8 or not any(step.kind is Kind.SCALE for step in self.steps)


def without_words(instrument: Instrument) -> Instrument | None:
    """Return an instrument as it is asked where nobody receives what is told freely, or None if nothing is left.

    No condition names a step of words or a drawing, so the way through the others stays as it was.
    """
    return of_kinds(instrument, CLOSED_KINDS)


def of_kinds(instrument: Instrument, kinds: Collection[Kind]) -> Instrument | None:
    """Return an instrument with its steps of some kinds, the closed ones among them; None if nothing is left."""
    steps = tuple(step for step in instrument.steps if step.kind in kinds)
    return replace(instrument, steps=steps) if steps else None


@dataclass(frozen=True, slots=True)
class Answer:
    """What was chosen in one step, as option keys, or what was written, or drawn (a PNG); skipped, it has none."""

    step: str
    chosen: tuple[str, ...]
    words: str | None = None
    drawing: bytes | None = None


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
        if all(set(options) & set(chosen.get(step, ())) for step, options in rule["if"]):
            go: str | None = rule["go"]
            return go
    return None


def check_answers(instrument: Instrument, answers: Iterable[Answer]) -> None:
    """Refuse answers that no walk through the instrument could have given.

    Raises:
        AnswerError: an unknown, doubled or unasked step, an option outside the list, a wrong number of options,
            a step of options that must be answered and was not, or no answer at all.
    """
    given: dict[str, tuple[str, ...]] = {}
    for answer in answers:
        if answer.step in given:
            raise AnswerError(f"step {quoted(answer.step)} is answered twice; send one answer a step")
        _check_answer(instrument.step(answer.step), answer)
        given[answer.step] = answer.chosen
    if not given:
        raise AnswerError("there is no answer in it; send at least one")
    _check_way(instrument, given)


def _check_answer(step: Step, answer: Answer) -> None:
    if (answer.drawing is not None) is not (step.kind is Kind.DRAWING):
        raise AnswerError(f"step {step.key!r} takes {'a' if step.kind is Kind.DRAWING else 'no'} drawing")
    if step.kind is Kind.WORDS:
        _check_words(step, answer)
    elif answer.words is not None:
        raise AnswerError(f"step {step.key!r} takes {'options' if step.options else 'a drawing'}, not words")
    elif step.kind is not Kind.DRAWING or answer.chosen:
        _check_choice(step, answer.chosen)


def _check_words(step: Step, answer: Answer) -> None:
    if answer.chosen or answer.words is None or not answer.words.strip():
        raise AnswerError(f"step {step.key!r} takes words; leave it out where nothing was written")
    if len(answer.words) > step.max_characters:
        raise AnswerError(f"step {step.key!r} takes {step.max_characters} characters, not {len(answer.words)}")
    if not is_storable(answer.words):
        raise AnswerError(f"step {step.key!r} holds a sign that is no letter: half of a pair, or a zero")


def is_storable(words: str) -> bool:
    """Return whether a text can be written as UTF-8 and kept in every database."""
    try:
        return "\0" not in words and bool(words.encode())
    except UnicodeEncodeError:
        return False


def _check_choice(step: Step, chosen: Sequence[str]) -> None:
    known = [option.key for option in step.options]
    for option in chosen:
        if option not in known:
            raise AnswerError(f"step {step.key!r} has no option {quoted(option)}; it has {', '.join(known)}")
    most = 1 if step.kind in ONE_OPTION_KINDS else len(step.topics or known)
    if not 1 <= len(chosen) <= most or len(set(chosen)) != len(chosen):
        raise AnswerError(f"step {step.key!r} takes 1 to {most} different options, not {len(chosen)}")
    if step.kind is Kind.SORT and len({topic_of(option) for option in chosen}) != len(chosen):
        raise AnswerError(f"step {step.key!r} lays each topic under one column; choose one option a topic")


def _may_be_missing(step: Step) -> bool:
    """Return whether a step may have no answer; words and drawings always may, as they are not asked everywhere."""
    return step.skippable or step.kind not in CLOSED_KINDS


def _check_way(instrument: Instrument, given: Mapping[str, tuple[str, ...]]) -> None:
    table = instrument.table
    left = dict(given)
    walked: dict[str, tuple[str, ...]] = {}
    key = next_step(table, None, walked)
    while key is not None:
        if key in left:
            walked[key] = left.pop(key)
        elif not _may_be_missing(instrument.step(key)):
            raise AnswerError(f"step {key!r} must be answered")
        key = next_step(table, key, walked)
    if left:
        raise AnswerError(f"step {min(left)!r} is not asked after these answers; leave it out")
