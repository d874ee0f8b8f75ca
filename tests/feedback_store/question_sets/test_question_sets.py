"""Own question sets: asked after an opening only, through the one door, each version kept as it was answered."""

from dataclasses import replace

import pytest

from config.errors import QuestionSetError, UnknownInstrumentError
from config.own_questions import OwnQuestion, QuestionSet
from config.steps import Answer, Kind
from feedback_store.engine import Store
from feedback_store.errors import UnknownQuestionSetError
from feedback_store.intake import accept, check
from feedback_store.offering import offered_by
from feedback_store.opening import Outcome, open_box
from feedback_store.question_sets.asked import definition_of, known_sets
from feedback_store.question_sets.kept import State, add_set, change_set, set_of, set_state, sets_of, versions_of
from feedback_store.tallies import read_tallies
from tests.builders import Day, a_service, a_submission, taps

YES_NO = ({"bg": "Да", "en": "Yes"}, {"bg": "Не"})
CAMP = QuestionSet(
    1,
    1,
    {"bg": "Лагерът"},
    (
        OwnQuestion(Kind.THIS_OR_THAT, {"bg": "Хареса ли ти лагерът?"}, YES_NO),
        OwnQuestion(Kind.WORDS, {"bg": "Какво да е друго?"}),
    ),
)
OTHER = replace(CAMP, questions=(OwnQuestion(Kind.THIS_OR_THAT, {"bg": "Искаш ли пак на лагер?"}, YES_NO),))


def asked(store: Store, service: str, own: QuestionSet = CAMP) -> int:
    """Keep a set, switch it on, and let the empty box of the evening begin to ask it."""
    number = add_set(store, service, own)
    set_state(store, service, number, State.ON)
    assert open_box(store, service) is Outcome.WAITS
    return number


def answered(store: Store, service: str, key: str, *, version: int = 1, times: int = 5) -> None:
    for _ in range(times):
        accept(store, a_submission(service, instrument=key, version=version, answers=(Answer("q1", ("a1",)),)))


def test_a_set_is_asked_only_after_what_was_said_before_it_left_the_box(any_store: Store, day: Day) -> None:
    service = a_service(any_store).key
    taps(any_store, service, *["happy"] * 4)
    set_state(any_store, service, add_set(any_store, service, CAMP), State.ON)
    assert open_box(any_store, service) is Outcome.WAITS and "set_1" not in offered_by(any_store, service)
    assert "set_1" in offered_by(any_store, service, is_try_out=True)
    with pytest.raises(UnknownInstrumentError):
        answered(any_store, service, "set_1")
    taps(any_store, service, "sad")
    assert open_box(any_store, service) is Outcome.OPENED
    assert offered_by(any_store, service)["set_1"].title["tr"] == "Лагерът"


def test_answers_are_tallied_under_key_and_version_also_after_the_set_is_archived(any_store: Store, day: Day) -> None:
    service = a_service(any_store).key
    number = asked(any_store, service)
    set_state(any_store, service, number, State.ARCHIVED)
    assert "set_1" not in offered_by(any_store, service)
    answered(any_store, service, "set_1")  # from tablets that were offline
    assert open_box(any_store, service) is Outcome.OPENED
    found = [one for one in read_tallies(any_store, service, year=day.today.year) if one.option == "a1"]
    assert [(one.instrument, one.version, one.count) for one in found] == [("set_1", 1, 5)]
    assert [one.title["bg"] for one in known_sets(any_store, service)] == ["Лагерът"]


def test_a_version_that_was_asked_never_changes_and_one_that_waits_may(any_store: Store, day: Day) -> None:
    service = a_service(any_store).key
    number = add_set(any_store, service, OTHER)
    assert change_set(any_store, service, number, CAMP) == 1
    set_state(any_store, service, number, State.ON)
    open_box(any_store, service)
    assert change_set(any_store, service, number, OTHER) == 2 == change_set(any_store, service, number, OTHER)
    assert offered_by(any_store, service)["set_1"].version == 1
    with pytest.raises(UnknownInstrumentError):
        answered(any_store, service, "set_1", version=2)
    answered(any_store, service, "set_1")
    assert open_box(any_store, service) is Outcome.OPENED
    assert offered_by(any_store, service)["set_1"].version == 2
    texts = [one.own.questions[0].text["bg"] for one in versions_of(any_store, number)]
    assert texts == ["Хареса ли ти лагерът?", "Искаш ли пак на лагер?"]
    assert definition_of(any_store, service, "set_1", 1).step("q1").text["bg"] == texts[0]


def test_switched_off_and_on_again_it_waits_for_an_opening(store: Store, day: Day) -> None:
    service = a_service(store).key
    number = asked(store, service)
    set_state(store, service, number, State.OFF)
    assert "set_1" not in offered_by(store, service)
    set_state(store, service, number, State.ON)
    assert "set_1" not in offered_by(store, service) and set_of(store, service, number).waits
    open_box(store, service)
    assert "set_1" in offered_by(store, service)


def test_no_number_comes_twice_and_no_service_answers_the_set_of_another(store: Store, day: Day) -> None:
    service, other = a_service(store).key, a_service(store).key
    asked(store, service)
    assert add_set(store, other, CAMP) == 2 and [one.number for one in sets_of(store, other)] == [2]
    with pytest.raises(UnknownInstrumentError):
        answered(store, other, "set_1")
    for act in (lambda: set_of(store, other, 1), lambda: set_state(store, other, 1, State.OFF)):
        with pytest.raises(UnknownQuestionSetError):
            act()


def test_words_of_a_set_are_asked_only_where_somebody_receives_them(store: Store, day: Day) -> None:
    service = a_service(store).key
    asked(store, service)
    assert [one.key for one in offered_by(store, service)["set_1"].steps] == ["q1"]


def test_what_is_tried_out_may_answer_a_draft(store: Store) -> None:
    service = a_service(store).key
    add_set(store, service, CAMP)
    sent = a_submission(service, instrument="set_1", answers=(Answer("q1", ("a1",)),))
    assert check(store, sent, is_try_out=True).key == "set_1"
    with pytest.raises(UnknownInstrumentError):
        check(store, sent)


def test_a_set_that_cannot_be_asked_is_not_kept(store: Store) -> None:
    service = a_service(store).key
    with pytest.raises(QuestionSetError, match="Bulgarian"):
        add_set(store, service, replace(CAMP, title={}))
    assert sets_of(store, service) == ()
    number = add_set(store, service, CAMP)
    set_state(store, service, number, State.ARCHIVED)
    with pytest.raises(UnknownQuestionSetError):
        change_set(store, service, number, OTHER)
