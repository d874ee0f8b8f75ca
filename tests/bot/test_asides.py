"""In the midst of an interview: another language loses nothing, another instrument asks before it loses something."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.asides import ask_other_language, has_said
from bot.dialogue import FINISHED, Dialogue, Offered, Stage, submission_of
from bot.interview import advance, lead_to
from bot.render import draw
from bot.taps import read_tap
from bot.wishes import SURVEYS, WISHES
from config.load import offered_instruments
from config.vocabulary import LANGUAGES
from tests.bot.test_interview import BOTH, FRESH, walk

CHILD = ("l:bg", "w:child", "g:8_11", "h:alone")
OFFERED = offered_instruments()


def stroll(numbers: list[int], offered: Offered = OFFERED, dialogue: Dialogue = FRESH) -> Dialogue:
    """Return where so many taps lead, each on any button that is there."""
    for number in numbers:
        buttons = [button for row in draw(dialogue, offered).rows for button in row]
        tap = read_tap(buttons[number % len(buttons)].tap) if buttons else None
        dialogue = advance(dialogue, tap, offered) if tap else dialogue
    return dialogue


WALKS = st.lists(st.integers(0, 11), max_size=12)


@given(taps=WALKS, language=st.sampled_from(LANGUAGES), further=WALKS)
def test_another_language_loses_no_answer_and_no_way_back(taps: list[int], language: str, further: list[int]) -> None:
    here = stroll(taps)
    asked = ask_other_language(here)
    if here.stage in (Stage.READY, Stage.LANGUAGE):
        assert asked == here
        return
    there = walk(f"y:{language}", dialogue=asked)
    assert (there.stage, there.step, there.answers, there.client_id) == (
        here.stage,
        here.step,
        here.answers,
        here.client_id,
    )
    same, other = stroll(further, dialogue=here), stroll(further, dialogue=there)
    if not {Stage.LANGUAGE, *FINISHED} & {same.stage, other.stage}:
        assert (same.stage, same.step, same.answers) == (other.stage, other.step, other.answers)


def test_back_leads_through_the_earlier_questions_in_the_new_language() -> None:
    there = walk("y:uk", dialogue=ask_other_language(walk(*CHILD, "i:mood_board", offered=BOTH)))
    assert [there.language, walk("b:mood.0", dialogue=there).language] == ["uk", "uk"]


def test_whoever_wants_no_other_language_goes_back_once_only() -> None:
    here = walk(*CHILD, "a:mood:sad")
    asked = ask_other_language(ask_other_language(here))
    assert walk("b:other_language", "b:other_language", dialogue=asked) == here
    assert walk("y:de", dialogue=asked) == asked


def test_the_voice_goes_in_the_language_in_which_it_was_sent() -> None:
    summary = walk(*CHILD, "a:mood:sad", "k:more")
    ready = walk("y:tr", "s", dialogue=ask_other_language(summary))
    assert submission_of(ready).language == "tr" and submission_of(ready).answers == summary.answers


@pytest.mark.parametrize(
    ("taps", "command", "instrument"),
    [
        (CHILD[:1], "mood", None),
        (CHILD[:2], "jar", None),
        (CHILD, "mood", "mood_board"),
        (CHILD, "jar", "happiness_jar"),
        ((*CHILD, "i:mood_board"), "jar", "happiness_jar"),
        ((*CHILD, "i:sort"), "mood", "mood_board"),
        (("l:bg", "w:parent"), "survey", "for_parents"),
    ],
)
def test_a_command_leads_straight_to_its_instrument(
    taps: tuple[str, ...], command: str, instrument: str | None
) -> None:
    led = lead_to(walk(*taps, offered=OFFERED), WISHES[command], OFFERED)
    assert (led.instrument and led.instrument.key) == instrument
    if instrument is None:
        rest = {1: ("w:child", "g:8_11", "h:alone"), 2: ("g:8_11", "h:alone")}[len(taps)]
        arrived = walk(*rest, offered=OFFERED, dialogue=led).instrument
        assert arrived and arrived.key == WISHES[command]


def test_surveys_are_what_no_other_command_leads_to() -> None:
    led = lead_to(walk(*CHILD, offered=OFFERED), SURVEYS, OFFERED)
    shown = {button.text for row in draw(led, OFFERED).rows for button in row}
    assert led.stage is Stage.SHELF and {"Това или онова", "Подреди картинките"} <= shown
    assert not shown & {"Табло на настроението", "Бурканче за щастие"}
    whole = walk("b:shelf", dialogue=led, offered=OFFERED)
    assert "Табло на настроението" in {button.text for row in draw(whole, OFFERED).rows for button in row}


@pytest.mark.parametrize("taps", [("a:mood:sad",), ("a:mood:sad", "a:more:feelings", "t:feelings:tired")])
def test_what_was_said_is_left_only_on_purpose(taps: tuple[str, ...]) -> None:
    here = walk(*CHILD, "i:mood_board", *taps, offered=OFFERED)
    asked = lead_to(here, "happiness_jar", OFFERED)
    assert has_said(here) and asked.stage is Stage.LEAVING
    assert walk("b:leaving", "b:leaving", dialogue=asked, offered=OFFERED) == here
    assert walk("n", dialogue=asked, offered=OFFERED) is asked  # "a new answer" below older thanks
    left = walk("n:leaving", dialogue=asked, offered=OFFERED)
    assert left.instrument and left.instrument.key == "happiness_jar" and not has_said(left)
    assert (left.speaker, left.age_band, left.support) == (here.speaker, here.age_band, here.support)
    assert left.client_id != here.client_id


def test_what_is_not_for_somebody_is_said_beside_what_is() -> None:
    led = walk("w:partner", offered=OFFERED, dialogue=lead_to(walk("l:bg"), "happiness_jar", OFFERED))
    screen = draw(led, OFFERED)
    assert "не се предлага за Вас" in screen.text and screen.rows[0][0].text == "Табло на настроението"


def test_what_was_said_is_not_left_for_what_is_not_there() -> None:
    here = walk("l:bg", "w:partner", "a:mood:sad", offered=OFFERED)
    assert lead_to(here, "happiness_jar", OFFERED) is here


def test_commands_again_and_again_make_the_way_back_no_longer() -> None:
    def steps_back(dialogue: Dialogue) -> int:
        return 1 + steps_back(dialogue.earlier) if dialogue.earlier else 0

    once = lead_to(walk(*CHILD, offered=OFFERED), SURVEYS, OFFERED)
    often = once
    for wish in ("mood_board", SURVEYS, SURVEYS) * 30:
        often = ask_other_language(lead_to(often, wish, OFFERED))
    assert steps_back(often) == steps_back(once) + 1


@given(taps=WALKS, wish=st.sampled_from([*WISHES.values(), "gone_since"]), further=WALKS)
def test_no_wish_leads_astray(taps: list[int], wish: str, further: list[int]) -> None:
    stroll(further, dialogue=lead_to(stroll(taps), wish, OFFERED))
