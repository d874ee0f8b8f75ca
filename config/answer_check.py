"""Which answers fit an instrument: those that a walk through it could have given."""

from collections.abc import Iterable, Mapping, Sequence

from config.errors import AnswerError, quoted
from config.instrument import Instrument
from config.narrowing import without_words
from config.steps import CLOSED_KINDS, LAID_KINDS, ONE_OPTION_KINDS, Answer, Kind, Step, topic_of
from config.transitions import next_step


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
        given[answer.step] = answer.leading
    if not given:
        raise AnswerError("there is no answer in it; send at least one")
    _check_way(instrument, given)


def _check_way(instrument: Instrument, given: Mapping[str, tuple[str, ...]]) -> None:
    """Refuse what is no walk, neither through the whole nor, where that is another, without what is told freely."""
    problem = _problem_on_the_way(instrument, given)
    closed = without_words(instrument) if problem else None
    if problem and (closed is None or _problem_on_the_way(closed, given)):
        raise AnswerError(problem)


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
    if step.kind in LAID_KINDS and len({topic_of(option) for option in chosen}) != len(chosen):
        raise AnswerError(f"step {step.key!r} lays each topic under one column; choose one option a topic")


def _may_be_missing(step: Step) -> bool:
    """Return whether a step may have no answer; words and drawings always may, as they are not asked everywhere."""
    return step.skippable or step.kind not in CLOSED_KINDS


def _problem_on_the_way(instrument: Instrument, given: Mapping[str, tuple[str, ...]]) -> str:
    table = instrument.table
    left = dict(given)
    walked: dict[str, tuple[str, ...]] = {}
    key = next_step(table, None, walked)
    while key is not None:
        if key in left:
            walked[key] = left.pop(key)
        elif not _may_be_missing(instrument.step(key)):
            return f"step {key!r} must be answered"
        key = next_step(table, key, walked)
    return f"step {min(left)!r} is not asked after these answers; leave it out" if left else ""
