"""A set of questions that a provider asks itself: what it may be, and how it becomes an instrument like any other."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from config.definition_fields import Field
from config.errors import DefinitionError
from config.instrument import Instrument
from config.instrument_definition import read_instrument
from config.steps import Kind, Texts
from config.vocabulary import DEFINED_LANGUAGES, AgeBand

FORM = "set_{}"
"""The key of a set by its number, which is never used again; it tells nothing of what is asked."""
FIRST = "bg"
"""The language that every text needs; where another is missing, this one stands."""
MOST_QUESTIONS = 12
LONGEST_TEXT = 200
"""A question or an answer in letters."""
LONGEST_NOTE = 1000
ANSWERS: Mapping[Kind, tuple[int, int]] = {
    Kind.THIS_OR_THAT: (2, 2),
    Kind.SCALE: (2, 5),
    Kind.MANY: (2, 12),
    Kind.WORDS: (0, 0),
}
"""The kinds that a set may ask, with the fewest and the most answers; the others need drawings or ways through."""


@dataclass(frozen=True, slots=True)
class OwnQuestion:
    """One question with its answers in their order; a scale goes from the best or most to the least."""

    kind: Kind
    text: Texts
    answers: tuple[Texts, ...] = ()


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """A version of a set; once somebody has answered it, it is only followed by the next."""

    number: int
    version: int
    title: Texts
    questions: tuple[OwnQuestion, ...]
    ages: tuple[AgeBand, ...] = ()


def is_own(key: str) -> bool:
    """Return whether the key of an instrument is that of a set, and of no file."""
    return key.startswith(FORM.format(""))


def faults_of(own: QuestionSet) -> tuple[str, ...]:
    """Return all that is wrong with a set, each with its place and what to do; nothing where it can be asked."""
    return tuple(_faults(own))


def untranslated(own: QuestionSet) -> Mapping[str, int]:
    """Return how many texts of a set each language lacks, so that Bulgarian stands in their place."""
    texts = [text for _, text in _texts(own)]
    return {one: lacking for one in DEFINED_LANGUAGES if (lacking := sum(not _said(text, one) for text in texts))}


def as_instrument(own: QuestionSet, like: Instrument) -> Instrument:
    """Return the instrument that asks a set; it is offered, answered, counted and shown like one of a file.

    Args:
        own: the set.
        like: the instrument whose place on the shelf, speakers and thanks it has.

    Raises:
        DefinitionError: the set cannot be asked; the message tells every fault.
    """
    if found := faults_of(own):
        raise DefinitionError("\n".join(found))
    steps = [_step(number, question) for number, question in enumerate(own.questions, 1)]
    folds = {key: text for number, question in enumerate(own.questions, 1) for key, text in _folds(number, question)}
    definition = {
        "key": FORM.format(own.number),
        "version": own.version,
        "object": like.object,
        "accent": like.accent,
        "speakers": [one.value for one in like.speakers],
        "title": _filled(own.title),
        "thanks": dict(like.thanks),
        "thanks_for_adults": dict(like.thanks_for_adults),
        "steps": steps,
        **({"folds": folds} if folds else {}),
        **({"ages": [one.value for one in own.ages]} if own.ages else {}),
    }
    return read_instrument(Field(Path(FORM.format(own.number)), "", definition), {})


def _faults(own: QuestionSet) -> Iterator[str]:
    if not 1 <= len(own.questions) <= MOST_QUESTIONS:
        yield f"questions: found {len(own.questions)}; write 1 to {MOST_QUESTIONS}"
    for place, text in _texts(own):
        if not _said(text, FIRST):
            yield f"{place}: found no Bulgarian text; add 'bg'"
        for language in (one for one, said in text.items() if len(said) > LONGEST_TEXT):
            yield f"{place}.{language}: found {len(text[language])} letters; write at most {LONGEST_TEXT}"
    for number, question in enumerate(own.questions, 1):
        if question.kind not in ANSWERS:
            yield f"question {number}: found the kind {question.kind.value}; choose one of {', '.join(ANSWERS)}"
            continue
        fewest, most = ANSWERS[question.kind]
        if not fewest <= len(question.answers) <= most:
            wanted = f"{fewest} to {most}" if fewest < most else str(most)
            yield f"question {number}: found {len(question.answers)} answers; {question.kind.value} takes {wanted}"


def _texts(own: QuestionSet) -> Iterator[tuple[str, Texts]]:
    yield "title", own.title
    for number, question in enumerate(own.questions, 1):
        yield f"question {number}", question.text
        for place, answer in enumerate(question.answers, 1):
            yield f"question {number}, answer {place}", answer


def _step(number: int, question: OwnQuestion) -> dict[str, object]:
    step: dict[str, object] = {"key": f"q{number}", "kind": question.kind.value, "text": _filled(question.text)}
    if question.kind is Kind.WORDS:
        return {**step, "skippable": True, "max_characters": LONGEST_NOTE}
    options = [{"key": f"a{place}", "text": _filled(text)} for place, text in enumerate(question.answers, 1)]
    if question.kind is Kind.SCALE:
        for place, option in enumerate(options):
            option["fold"] = _fold_at(number, place, len(options))
    return {**step, "skippable": True, "options": options}


def _folds(number: int, question: OwnQuestion) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the two wider answers of a scale, its upper half and the rest, named by the answers in them."""
    if question.kind is not Kind.SCALE:
        return
    every = [_filled(text) for text in question.answers]
    for key in dict.fromkeys(_fold_at(number, place, len(every)) for place in range(len(every))):
        joined = [text for place, text in enumerate(every) if _fold_at(number, place, len(every)) == key]
        yield key, {language: " / ".join(text[language] for text in joined) for language in DEFINED_LANGUAGES}


def _fold_at(number: int, place: int, of: int) -> str:
    return f"q{number}_upper" if place < of // 2 else f"q{number}_lower"


def _filled(text: Texts) -> dict[str, str]:
    return {language: _said(text, language) or _said(text, FIRST) for language in DEFINED_LANGUAGES}


def _said(text: Texts, language: str) -> str:
    return text.get(language, "").strip()
