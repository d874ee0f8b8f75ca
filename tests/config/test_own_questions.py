"""A provider's own set of questions becomes an instrument like any other, or says all that is wrong with it."""

import pytest

from config.errors import DefinitionError
from config.instrument import Instrument
from config.load import instrument
from config.own_questions import OwnQuestion, QuestionSet, as_instrument, faults_of, untranslated
from config.steps import Kind
from config.vocabulary import AgeBand

YES, SOMETIMES, NO = {"bg": "Да"}, {"bg": "Понякога", "en": "Sometimes"}, {"bg": "Не"}


def a_set(*questions: OwnQuestion, title: str = "Тихата стая") -> QuestionSet:
    return QuestionSet(7, 2, {"bg": title}, questions, (AgeBand.FROM_8_TO_11,))


def a_question(kind: Kind = Kind.SCALE, *answers: dict[str, str]) -> OwnQuestion:
    return OwnQuestion(kind, {"bg": "Тихо ли е тук?", "en": "Is it quiet here?"}, answers or (YES, SOMETIMES, NO))


def test_a_set_is_asked_in_its_order_under_a_key_that_tells_nothing_of_it() -> None:
    asked = as_instrument(a_set(a_question(), a_question(Kind.MANY), a_question(Kind.THIS_OR_THAT, YES, NO)), _like())
    assert (asked.key, asked.version, asked.ages) == ("set_7", 2, (AgeBand.FROM_8_TO_11,))
    assert [(step.key, step.kind) for step in asked.steps] == [
        ("q1", Kind.SCALE),
        ("q2", Kind.MANY),
        ("q3", Kind.THIS_OR_THAT),
    ]


def test_what_is_not_translated_stands_in_bulgarian_and_is_counted() -> None:
    own = a_set(a_question())
    options = as_instrument(own, _like()).step("q1").options
    assert [option.text["en"] for option in options] == ["Да", "Sometimes", "Не"]
    assert untranslated(own) == {"en": 3, "tr": 5, "uk": 5}


def test_a_scale_folds_to_its_two_halves_named_by_their_answers() -> None:
    folds = as_instrument(a_set(a_question()), _like()).folds
    assert {key: text["bg"] for key, text in folds.items()} == {"q1_upper": "Да", "q1_lower": "Понякога / Не"}


def test_every_fault_is_told_at_once_with_its_place() -> None:
    broken = a_set(a_question(Kind.THIS_OR_THAT), a_question(Kind.DRAWING), a_question(Kind.MANY, YES, {}), title=" ")
    with pytest.raises(DefinitionError) as told:
        as_instrument(broken, _like())
    assert str(told.value).splitlines() == [
        "title: found no Bulgarian text; add 'bg'",
        "question 3, answer 2: found no Bulgarian text; add 'bg'",
        "question 1: found 3 answers; this_or_that takes 2",
        "question 2: found the kind drawing; choose one of this_or_that, scale, many, words",
    ]


@pytest.mark.parametrize("count", [0, 13])
def test_a_set_has_one_to_twelve_questions(count: int) -> None:
    assert faults_of(a_set(*[a_question()] * count)) == (f"questions: found {count}; write 1 to 12",)


def test_every_question_may_be_passed_over() -> None:
    asked = as_instrument(a_set(a_question(), a_question(Kind.MANY)), _like())
    assert all(step.skippable for step in asked.steps)


def _like() -> Instrument:
    return instrument("mood_board")
