"""How each kind of step stands on paper; what is to be answered stays the same as on every other channel."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from config.instrument import Instrument
from config.narrowing import without_kinds
from config.steps import Condition, Kind, Option, Step, Topic


class Form(StrEnum):
    """What is printed for a step; sheet.typ has a function for each."""

    CARDS = "cards"
    PAIR = "pair"
    POINTS = "points"
    ROWS = "rows"
    TABLE = "table"
    WEB = "web"
    CHOICE = "choice"
    LINES = "lines"
    FRAME = "frame"


FORMS: Mapping[Kind, Form] = {
    Kind.FACES: Form.CARDS,
    Kind.FEELINGS: Form.CARDS,
    Kind.PICTURES: Form.CARDS,
    Kind.THIS_OR_THAT: Form.PAIR,
    Kind.SORT: Form.TABLE,
    Kind.SCALE: Form.POINTS,
    Kind.WEB: Form.WEB,
    Kind.MANY: Form.ROWS,
    Kind.WAYS: Form.CHOICE,
    Kind.WORDS: Form.LINES,
    Kind.DRAWING: Form.FRAME,
}

UNASKED_KINDS = frozenset({Kind.CONSENT})

DRAWN_AS = {Kind.FACES: "face", Kind.FEELINGS: "face", Kind.WAYS: "way", Kind.STICKERS: "sticker"}
"""With what the name of an option's drawing begins, or of a column's; else it is a picture or a basket."""

TOPICS_DRAWN_AS = {Kind.STICKERS: "room"}
"""The same of a topic's, which else is a picture."""

MARKS = "123456789abcdefghijklmnopqrstuvwxyz"
"""What is printed beside the circles, and typed by whoever enters the sheet, in the order of the options."""


@dataclass(frozen=True)
class Mark:
    """One circle on the sheet, or one row or column of them: its key, what is typed for it, its words, its drawing."""

    key: str
    sign: str
    text: str
    drawing: str


@dataclass(frozen=True)
class Question:
    """One question as it is printed.

    Attributes:
        step: the key of its step.
        form: how it looks.
        text: what is asked.
        lead: the drawing beside it, of the answer after which alone it is asked; empty where it is always asked.
        sign: what is printed beside it where it is one of several ways; otherwise empty.
        options: its circles; of a table or a web its columns.
        topics: the rows of a table, or the areas of a web as they are now and then as they are wished.
    """

    step: str
    form: Form
    text: str
    lead: str
    sign: str
    options: tuple[Mark, ...]
    topics: tuple[Mark, ...]


def questions_of(instrument: Instrument, language: str) -> tuple[Question, ...]:
    """Return the questions of an instrument as they stand on paper, in one language; no consent is asked there.

    A drawing stays with the child, and without a yes nobody shows the words to others.
    """
    asked = without_kinds(instrument, UNASKED_KINDS)
    return tuple(_question(asked, step, language) for step in asked.steps) if asked else ()


def is_drawn_alone(instrument: Instrument) -> bool:
    """Return whether there is nothing on the sheet but a drawing, so that nothing of it goes into the box."""
    return all(step.kind in {Kind.DRAWING, *UNASKED_KINDS} for step in instrument.steps)


def form_of(step: Step) -> Form:
    """Return how a step is printed; a kind without a form of its own stands as a table or as rows."""
    return FORMS.get(step.kind, Form.TABLE if step.columns else Form.ROWS)


def signs_of(step: Step) -> list[str]:
    """Return what is typed for each option of a step, or each column; the levels of a web are typed as they stand."""
    columns = step.columns or step.options
    if step.kind is Kind.WEB:
        return [next(iter(column.text.values())) for column in columns]
    return list(MARKS[: len(columns)])


def _question(instrument: Instrument, step: Step, language: str) -> Question:
    texts = step.text_for_adults if instrument.is_for_adults else step.text
    way = _way_to(instrument, step)
    usual = "basket" if step.columns else "picture"
    return Question(
        step=step.key,
        form=form_of(step),
        text=texts[language] if way is None else _text_on_way(*way, texts[language], language),
        lead=_drawing_of(*way) if way else "",
        sign=_sign_of(*way) if way and way[0].kind is Kind.WAYS else "",
        options=_marks(step.columns or step.options, signs_of(step), DRAWN_AS.get(step.kind, usual), language),
        topics=_marks(step.topics, [""] * len(step.topics), TOPICS_DRAWN_AS.get(step.kind, "picture"), language),
    )


def _marks(parts: Sequence[Option | Topic], signs: Sequence[str], drawn_as: str, language: str) -> tuple[Mark, ...]:
    return tuple(
        Mark(part.key, sign, part.text[language], f"{drawn_as}-{part.key}")
        for part, sign in zip(parts, signs, strict=True)
    )


def _way_to(instrument: Instrument, step: Step) -> tuple[Step, Option] | None:
    """Return the one answer to an earlier step after which a step is asked, or None where there is not just one."""
    match step.ask_when:
        case (Condition(step=earlier, any_of=(only,)),):
            before = instrument.step(earlier)
            return before, next(option for option in before.options if option.key == only)
    return None


def _text_on_way(before: Step, option: Option, text: str, language: str) -> str:
    """Return what stands above a way; where that was asked above all ways already, the name of the way is enough."""
    return option.text[language] if text in before.text[language] else text


def _drawing_of(before: Step, option: Option) -> str:
    return f"{DRAWN_AS.get(before.kind, 'picture')}-{option.key}"


def _sign_of(before: Step, option: Option) -> str:
    return signs_of(before)[before.options.index(option)]
