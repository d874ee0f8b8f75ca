"""The interview: every way through it, and that no tap can lead it astray."""

import re
from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.dialogue import AGE_BANDS, Dialogue, Stage, speakers_of, submission_of
from bot.interview import advance, progress, say_words
from bot.render import draw
from bot.summary import mark_of_said
from bot.taps import Tap, Verb, read_tap
from config.answer_check import check_answers
from config.instrument import Instrument
from config.load import instruments, load_instrument, offered_instruments
from config.steps import Answer
from config.vocabulary import ASKED_AGE_BANDS, AgeBand, Channel, Speaker, Support
from feedback_store.intake import CLIENT_ID_FORM
from feedback_store.reminders.words import ABOUT
from tests.bot.running_bot import DAY_OUT

Offered = Mapping[str, Instrument]
DAY = load_instrument(DAY_OUT / "day_out.toml")
MOOD = offered_instruments()["mood_board"]
BOTH = {"mood_board": MOOD, "day_out": DAY}
ONLY_MOOD, ONLY_DAY = {"mood_board": MOOD}, {"day_out": DAY}
SORT = instruments()["sort"]
ONLY_SORT = {"sort": SORT}
LAST_CARD = tuple(f"k:here:{topic.key}" for topic in SORT.step("here").topics[:-1])
FRESH = Dialogue("cop-ruse", "ЦОП Русе", "bg")


def walk(*taps: str, offered: Offered = ONLY_MOOD, dialogue: Dialogue = FRESH) -> Dialogue:
    for tap in taps:
        verb, *words = tap.split(":") if tap != Verb.SEND else (tap, mark_of_said(dialogue))
        dialogue = advance(dialogue, Tap(Verb(verb), tuple(words)), offered)
    return dialogue


@pytest.mark.parametrize(
    ("taps", "stage"),
    [
        ((), Stage.LANGUAGE),
        (("l:en",), Stage.SPEAKER),
        (("l:bg", "w:child"), Stage.AGE),
        (("l:bg", "w:young_person"), Stage.AGE),
        (("l:bg", "w:child", "g:8_11"), Stage.SUPPORT),
        (("l:bg", "w:child", "g:8_11", "h:alone"), Stage.STEP),
        (("l:bg", "w:parent"), Stage.STEP),
        (("l:bg", "w:parent", "a:mood:calm"), Stage.STEP),
        (("l:bg", "w:parent", "a:mood:calm", "k:more"), Stage.SUMMARY),
        (("l:bg", "w:parent", "a:mood:calm", "k:more", "s"), Stage.READY),
        (("l:bg", "w:parent", "a:mood:calm", "a:more:feelings", "t:feelings:tired", "d:feelings"), Stage.SUMMARY),
    ],
)
def test_a_dialogue_walks_from_language_to_the_last_answer(taps: tuple[str, ...], stage: Stage) -> None:
    assert walk(*taps).stage is stage


@pytest.mark.parametrize(
    ("reached", "tap"),
    [
        (("l:bg",), "l:en"),
        ((), "l:de"),
        ((), "l"),
        ((), "w:child"),
        (("l:bg",), "w:teacher"),
        (("l:bg",), "w:child:child"),
        (("l:bg", "w:young_person"), "g:4_7"),
        (("l:bg", "w:child", "g:8_11"), "h:by_proxy"),
        (("l:bg", "w:parent"), "a:mood:hungry"),
        (("l:bg", "w:parent"), "a:weather:calm"),
        (("l:bg", "w:parent"), "a:mood"),
        (("l:bg", "w:parent"), "k:mood"),
        (("l:bg", "w:parent"), "t:mood:calm"),
        (("l:bg", "w:parent"), "d:mood"),
        (("l:bg", "w:parent"), "n"),
        (("l:bg", "w:parent", "a:mood:calm"), "a:mood:happy"),
    ],
)
def test_a_tap_that_does_not_fit_changes_nothing(reached: tuple[str, ...], tap: str) -> None:
    before = walk(*reached)
    assert walk(tap, dialogue=before) is before


def test_a_grown_up_is_not_asked_for_age_or_help() -> None:
    submission = submission_of(walk("l:en", "w:carer", "a:mood:sad", "k:more", "s"))
    assert (submission.speaker, submission.age_band, submission.support) == (
        Speaker.CARER,
        AgeBand.UNKNOWN,
        Support.ALONE,
    )
    assert submission.language == "en"


def test_a_submission_holds_what_was_said_and_where_it_came_from() -> None:
    submission = submission_of(walk("l:bg", "w:child", "g:8_11", "h:with_help", "a:mood:sad", "k:more", "s"))
    assert submission.answers == (Answer("mood", ("sad",)),)
    assert (submission.service, submission.channel) == ("cop-ruse", Channel.TELEGRAM)
    assert (submission.instrument, submission.version) == ("mood_board", MOOD.version)
    assert (submission.age_band, submission.support) == (AgeBand.FROM_8_TO_11, Support.WITH_HELP)
    assert CLIENT_ID_FORM.fullmatch(submission.client_id)


def test_the_client_id_is_made_once_for_an_interview_and_anew_for_the_next() -> None:
    begun = Dialogue("cop-ruse", "ЦОП Русе", "bg")
    said = walk("l:bg", "w:parent", "a:mood:calm", "k:more", "s", dialogue=begun)
    assert said.client_id == begun.client_id
    again = walk("n", dialogue=said.kept())
    assert again.stage is Stage.SPEAKER and again.client_id != said.client_id


def test_nothing_that_was_said_stays_after_it_is_kept() -> None:
    kept = walk("l:bg", "w:parent", "a:mood:calm", "k:more", "s").kept()
    assert (kept.stage, kept.answers, kept.ticked, kept.earlier) == (Stage.THANKS, (), (), None)


def test_the_client_id_does_not_show_in_the_text_of_a_dialogue() -> None:
    assert FRESH.client_id not in repr(FRESH)


def test_with_several_instruments_one_is_chosen() -> None:
    shelf = walk("l:bg", "w:parent", offered=BOTH)
    assert shelf.stage is Stage.SHELF
    assert walk("i:day_out", offered=BOTH, dialogue=shelf).step == DAY.step("feeling")


def test_an_instrument_is_offered_only_to_those_it_is_meant_for() -> None:
    assert speakers_of(ONLY_DAY) == (Speaker.CHILD, Speaker.YOUNG_PERSON, Speaker.PARENT)
    assert walk("l:bg", "w:relative", offered=BOTH).step == MOOD.step("mood")


FACE = ("l:bg", "w:child", "g:8_11", "h:alone")


def test_back_leads_to_the_question_before_and_forgets_its_answer() -> None:
    said = walk(*FACE, "a:mood:sad", "k:more")
    asked = walk("b:summary", "b:more.0", dialogue=said)
    assert (asked.stage, asked.step, asked.answers) == (Stage.STEP, MOOD.step("mood"), ())
    assert submission_of(walk("a:mood:happy", "k:more", "s", dialogue=asked)).answers == (Answer("mood", ("happy",)),)


def test_back_leads_question_by_question_to_the_language() -> None:
    dialogue = walk(*FACE)
    for place in ("mood.0", "support", "age", "speaker"):
        dialogue = walk(f"b:{place}", dialogue=dialogue)
    assert dialogue.stage is Stage.LANGUAGE and dialogue.earlier is None


def test_a_second_tap_on_back_does_not_lead_back_twice() -> None:
    asked = walk("b:summary", dialogue=walk(*FACE, "a:mood:sad", "k:more"))
    assert walk("b:summary", dialogue=asked) is asked


def test_back_shows_the_ticks_as_they_were() -> None:
    ticked = walk("t:why:quarrel", "t:why:other", dialogue=WHY)
    again = walk("b:again.0", dialogue=walk("d:why", dialogue=ticked))
    assert (again.step, again.ticked) == (DAY.step("why"), ("quarrel", "other"))


BOARD = offered_instruments(with_words=True)["mood_board"]
ASKED_WHY = walk(*FACE, "a:mood:sad", "a:more:words", offered={"mood_board": BOARD})


def test_a_message_answers_a_question_for_words() -> None:
    said = say_words(ASKED_WHY, "  защото се скарахме \n")
    assert submission_of(walk("s", dialogue=said)).answers[-1] == Answer("why", (), words="защото се скарахме")
    assert said.earlier is ASKED_WHY


@pytest.mark.parametrize("text", ["", "   ", "а" * 501, "a\0b", "half \ud83d"])
def test_words_that_cannot_be_kept_change_nothing(text: str) -> None:
    assert say_words(ASKED_WHY, text) is ASKED_WHY


def test_a_message_answers_nothing_where_a_face_is_asked_for() -> None:
    asked = walk(*FACE)
    assert say_words(asked, "Радвам се") is asked


@pytest.mark.parametrize(
    ("taps", "told"),
    [
        ((), (1, 3)),
        (("a:feeling:happy",), (2, 2)),
        (("a:feeling:sad",), (2, 3)),
        (("a:feeling:sad", "k:why"), (3, 3)),
    ],
)
def test_it_is_told_which_question_of_how_many_this_is(taps: tuple[str, ...], told: tuple[int, int]) -> None:
    three = {"day_out": replace(DAY, steps=DAY.steps[:3])}
    assert progress(walk("l:bg", "w:parent", *taps, offered=three)) == told


WHY = walk("l:bg", "w:parent", "a:feeling:sad", offered=ONLY_DAY)


def test_ticks_come_and_go_until_they_are_done() -> None:
    ticked = walk("t:why:quarrel", "t:why:too_loud", "u:why:quarrel", "t:why:other", dialogue=WHY)
    assert ticked.ticked == ("too_loud", "other")
    done = walk("d:why", dialogue=ticked)
    assert (done.answers[-1], done.ticked) == (Answer("why", ("too_loud", "other")), ())


@pytest.mark.parametrize("tap", ["t:why:quarrel", "u:why:quarrel"])
def test_a_tick_tapped_twice_is_as_tapped_once(tap: str) -> None:
    begun = walk("t:why:other", dialogue=WHY)
    assert walk(tap, tap, dialogue=begun) == walk(tap, dialogue=begun)


@pytest.mark.parametrize("tap", ["k:why", "d:why"])
def test_a_step_that_may_be_skipped_has_no_answer_then(tap: str) -> None:
    skipped = walk(tap, dialogue=WHY)
    assert skipped.step == DAY.step("again") and [answer.step for answer in skipped.answers] == ["feeling"]


def test_a_step_that_does_not_fit_the_answers_is_not_asked() -> None:
    assert walk("l:bg", "w:parent", "a:feeling:happy", offered=ONLY_DAY).step == DAY.step("again")


A_CHILD = ("l:bg", "w:child", "g:4_7", "h:with_help")


def test_each_card_of_a_sort_is_laid_or_put_aside() -> None:
    laid = walk(*A_CHILD, "a:here:food.good", "k:here:play", "a:here:yard.not_good", offered=ONLY_SORT)
    assert (laid.ticked, laid.card) == (("food.good", "yard.not_good"), 3)
    aside = [f"k:here:{topic.key}" for topic in SORT.step("here").topics[3:]]
    assert submission_of(walk(*aside, "s", dialogue=laid)).answers == (Answer("here", ("food.good", "yard.not_good")),)


@pytest.mark.parametrize(
    "tap", ["a:here:food.bad", "a:here:play.good", "a:here:food", "k:here:play", "d:here", "t:here:food.good"]
)
def test_a_tap_that_does_not_fit_the_card_changes_nothing(tap: str) -> None:
    begun = walk(*A_CHILD, offered=ONLY_SORT)
    assert walk(tap, dialogue=begun) is begun


def test_a_card_tapped_twice_is_laid_once() -> None:
    begun = walk(*A_CHILD, "a:here:food.good", offered=ONLY_SORT)
    assert walk("a:here:food.good", dialogue=begun) is begun


def test_a_sort_with_all_cards_put_aside_has_no_answer() -> None:
    assert walk(*A_CHILD, *LAST_CARD, "k:here:outing", offered=ONLY_SORT).stage is Stage.EMPTY


def test_the_last_card_stays_where_an_answer_is_needed_and_none_is_laid() -> None:
    strict = replace(SORT, steps=(replace(SORT.step("here"), skippable=False),))
    last = walk(*A_CHILD, *LAST_CARD, offered={"sort": strict})
    assert walk("k:here:outing", dialogue=last) is last
    assert walk("a:here:outing.so_so", dialogue=last).stage is Stage.SUMMARY


def test_done_without_a_tick_stays_where_an_answer_is_needed() -> None:
    strict = replace(DAY, steps=(replace(DAY.step("why"), ask_when=(), skippable=False),))
    begun = walk("l:bg", "w:parent", offered={"day_out": strict})
    assert walk("d:why", dialogue=begun) is begun


def test_an_interview_with_all_steps_skipped_sends_nothing() -> None:
    lenient = replace(DAY, steps=(replace(DAY.step("why"), ask_when=()),))
    assert walk("l:bg", "w:parent", "k:why", offered={"day_out": lenient}).stage is Stage.EMPTY


def test_every_age_band_that_is_asked_for_may_be_stored() -> None:
    assert {band for bands in AGE_BANDS.values() for band in bands} <= set(ASKED_AGE_BANDS)
    assert all(AgeBand.UNKNOWN in bands for bands in AGE_BANDS.values())


WORDS = st.sampled_from(
    sorted(
        {"bg", "en", "child", "parent", "young_person", "8_11", "15_17", "alone", "mood_board", "day_out", "x", ""}
        | {step.key for one in BOTH.values() for step in one.steps}
        | {option.key for one in BOTH.values() for step in one.steps for option in step.options}
    )
)
ANY_TAP = st.builds(Tap, st.sampled_from(Verb), st.lists(WORDS, max_size=3).map(tuple))


@settings(max_examples=150, deadline=None)
@given(taps=st.lists(st.one_of(ANY_TAP, st.integers(0, 9)), max_size=40))
def test_no_taps_break_a_dialogue_and_only_whole_walks_are_ready(taps: list[Tap | int]) -> None:
    """A number taps the button at that place of the screen, so that walks also reach the end."""
    dialogue = FRESH
    for tap in taps:
        buttons = [button for row in draw(dialogue, BOTH).rows for button in row if button.tap != ABOUT]
        chosen = read_tap(buttons[tap % len(buttons)].tap) if isinstance(tap, int) else tap
        assert chosen
        dialogue = advance(dialogue, chosen, BOTH)
        if dialogue.stage is Stage.READY:
            assert dialogue.instrument
            check_answers(dialogue.instrument, submission_of(dialogue).answers)
            dialogue = dialogue.kept()


@settings(max_examples=100, deadline=None)
@given(taps=st.lists(st.integers(0, 9), min_size=60, max_size=60), speaker=st.sampled_from(["child", "parent"]))
def test_whoever_keeps_tapping_buttons_arrives(taps: list[int], speaker: str) -> None:
    dialogue, stages = walk("l:bg", f"w:{speaker}", offered=BOTH), set()
    for tap in taps:
        buttons = [button for row in draw(dialogue, BOTH).rows for button in row if button.tap != ABOUT]
        forward = [button for button in buttons if not re.match("[tub]:", button.tap)] or buttons
        chosen = read_tap(forward[tap % len(forward)].tap)
        assert chosen
        dialogue = advance(dialogue, chosen, BOTH)
        stages.add(dialogue.stage)
        if dialogue.stage is Stage.READY:
            return
    raise AssertionError(f"it never ended: {stages}")
