"""Words that nobody asked for: what they can become, and that none of them is lost on the way."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from bot.dialogue import Dialogue, Stage, submission_of
from bot.held import advance, choices, hold, narrowed
from bot.render import draw
from bot.summary import mark_of_said
from bot.taps import Tap, Verb
from config.answer_check import check_answers
from config.instrument import Instrument
from config.load import offered_instruments
from config.narrowing import without_kinds
from config.steps import Answer, Kind
from config.vocabulary import AgeBand, Speaker, Support

FRESH = Dialogue("cop-ruse", "ЦОП Русе", "bg")
OFFERED: Mapping[str, Instrument] = {
    key: left
    for key, one in offered_instruments(with_words=True, with_receipts=True).items()
    if (left := without_kinds(one, {Kind.DRAWING}))
}
CAKE = "Правихме баница"
AS_PARENT = ("l:bg", "w:parent")


def walk(dialogue: Dialogue, *taps: str) -> Dialogue:
    for tap in taps:
        verb, *words = tap.split(":") if tap != Verb.SEND else (tap, mark_of_said(dialogue))
        dialogue = advance(dialogue, Tap(Verb(verb), tuple(words)), narrowed(dialogue, OFFERED))
    return dialogue


def holding(dialogue: Dialogue = FRESH, text: str = CAKE, *, is_heard: bool = False) -> Dialogue:
    held = hold(dialogue, text, OFFERED, is_heard=is_heard)
    assert held
    return held


def said(dialogue: Dialogue) -> dict[str, object]:
    return {answer.step: answer.words or answer.chosen for answer in dialogue.answers}


def test_it_can_become_what_takes_words_and_nothing_else() -> None:
    assert [one.key for one in choices(holding(), OFFERED)] == ["mood_board", "happiness_jar", "idea"]
    closed = {key: left for key, one in OFFERED.items() if (left := without_kinds(one, {Kind.WORDS}))}
    assert hold(FRESH, CAKE, closed, is_heard=False) is None


def test_danger_is_not_offered_as_a_note_of_what_made_happy_unless_nothing_else_is_left() -> None:
    assert [one.key for one in choices(holding(is_heard=True), OFFERED)] == ["idea", "mood_board"]
    only = {"happiness_jar": OFFERED["happiness_jar"]}
    assert [one.key for one in choices(holding(is_heard=True), only)] == ["happiness_jar"]


def test_a_note_for_the_jar_asks_who_speaks_and_goes_to_the_summary_with_the_promise() -> None:
    asked = walk(holding(), "i:happiness_jar")
    assert asked.stage is Stage.SPEAKER
    at_end = walk(asked, "w:child", "g:8_11", "h:alone")
    assert (at_end.stage, said(at_end)) == (Stage.SUMMARY, {"how": ("words",), "note": CAKE})
    text = draw(at_end, OFFERED).text
    assert CAKE in text and "Не знаем кой пише." in text
    sent = walk(at_end, "s")
    check_answers(OFFERED["happiness_jar"], submission_of(sent).answers)
    assert sent.kept().held == ""


def test_only_those_are_asked_who_speaks_whom_the_chosen_instrument_is_for() -> None:
    asked = walk(holding(), "i:happiness_jar")
    buttons = [button.text for row in draw(asked, narrowed(asked, OFFERED)).rows for button in row]
    assert "Родител" in buttons and "Партньор на центъра" not in buttons


def test_how_somebody_feels_asks_for_the_face_and_has_the_words_already() -> None:
    asked = walk(holding(), "i:mood_board", "w:parent")
    assert asked.step and asked.step.key == "mood"
    at_end = walk(asked, "a:mood:sad")
    assert (at_end.stage, said(at_end)) == (Stage.SUMMARY, {"mood": ("sad",), "more": ("words",), "why": CAKE})
    assert (
        walk(at_end, "b:summary").step == asked.step and walk(at_end, "b:summary", "a:mood:calm").stage is Stage.SUMMARY
    )


def test_thrown_away_nothing_of_it_is_left_and_the_way_to_help_stands() -> None:
    gone = walk(holding(is_heard=True), "v")
    assert (gone.stage, gone.held, gone.earlier) == (Stage.EMPTY, "", None)
    assert "116 111" in draw(gone, OFFERED).text


def test_in_the_middle_of_an_interview_throwing_away_leads_back_to_where_it_stood() -> None:
    middle = walk(FRESH, *AS_PARENT, "i:for_parents", "a:listened:often")
    assert walk(holding(middle), "v") is middle
    asked = holding(middle)
    assert "При друг избор започнатото не се изпраща." in draw(asked, OFFERED).text
    assert walk(asked, "i:happiness_jar").client_id != middle.client_id
    assert walk(asked, "i:happiness_jar", "b:summary", "v") is middle


def test_words_for_the_interview_that_is_on_go_into_it() -> None:
    middle = walk(FRESH, *AS_PARENT, "i:mood_board")
    going_on = walk(holding(middle), "i:mood_board")
    assert (going_on.step, going_on.client_id) == (middle.step, middle.client_id)
    assert said(walk(going_on, "a:mood:calm")) == {"mood": ("calm",), "more": ("words",), "why": CAKE}
    at_ways = walk(middle, "a:mood:calm")
    assert walk(holding(at_ways), "i:mood_board").stage is Stage.SUMMARY


def test_words_that_would_be_passed_by_begin_a_new_interview() -> None:
    past_words = walk(FRESH, *AS_PARENT, "i:mood_board", "a:mood:calm", "a:more:feelings")
    begun = walk(holding(past_words), "i:mood_board")
    assert begun.step and begun.step.key == "mood" and begun.answers == ()


@pytest.mark.parametrize("taps", [(), ("i:mood_board",), ("i:happiness_jar", "w:parent")])
def test_a_second_message_is_added_to_the_first_wherever_it_stands(taps: tuple[str, ...]) -> None:
    once = walk(holding(), *taps)
    twice = holding(once, "и я ядохме", is_heard=True)
    both = f"{CAKE}\nи я ядохме"
    assert (twice.stage, twice.held, twice.is_heard) == (once.stage, both, True)
    if twice.stage is Stage.SUMMARY:
        assert said(twice)["note"] == both
        again = walk(twice, "b:summary", "w:parent")
        assert said(again)["note"] == both


def test_more_is_added_to_words_that_were_asked_for_too() -> None:
    summary = replace(
        FRESH,
        stage=Stage.SUMMARY,
        speaker=Speaker.PARENT,
        instrument=OFFERED["happiness_jar"],
        answers=(Answer("how", ("words",)), Answer("note", (), words=CAKE)),
    )
    assert said(holding(summary, "с ябълки"))["note"] == f"{CAKE}\nс ябълки"


def test_what_fits_nowhere_is_not_held() -> None:
    assert hold(FRESH, "я" * 2001, OFFERED, is_heard=False) is None
    assert hold(holding(text="я" * 1500), "я" * 600, OFFERED, is_heard=False) is None


def test_after_an_end_the_same_person_speaks_in_a_new_dialogue() -> None:
    kept = walk(FRESH, "l:bg", "w:child", "g:8_11", "h:with_help", "i:mood_board", "a:mood:calm", "k:more", "s").kept()
    again = walk(holding(kept), "i:happiness_jar")
    assert again.stage is Stage.SUMMARY and again.client_id != kept.client_id
    assert (again.speaker, again.support) == (Speaker.CHILD, Support.WITH_HELP)


def test_held_words_do_not_show_in_the_text_of_a_dialogue() -> None:
    assert CAKE not in repr(holding())


def test_an_idea_or_complaint_that_nobody_asked_for_gets_its_receipt() -> None:
    sent = walk(holding(), "i:idea", "w:parent", "s")
    assert (sent.stage, CAKE in said(sent).values()) == (Stage.READY, True)
    assert sent.receipt
    check_answers(OFFERED["idea"], submission_of(sent).answers)


def test_whoever_tells_of_danger_is_asked_nothing_before_it_is_sent_and_is_asked_afterwards() -> None:
    told = walk(holding(is_heard=True), "i:idea")
    assert (told.stage, told.speaker, told.age_band) == (Stage.SUMMARY, Speaker.CHILD, AgeBand.UNKNOWN)
    assert told.answers[-1].words == CAKE
    later = holding(replace(told, stage=Stage.READY).kept(), "Днес беше хубаво")
    assert later.speaker is None
