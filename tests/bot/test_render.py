"""What a dialogue looks like: every kind is drawn, every button fits, everybody is addressed as they should be."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot import about, endings, replies
from bot.asides import ask_other_language, ask_to_leave
from bot.dialogue import Dialogue, Offered, Stage, speakers_of
from bot.held import advance, hold, narrowed
from bot.interview import say_words
from bot.offer import KINDS
from bot.render import draw
from bot.screen import Screen
from bot.step_screens import RENDERERS
from bot.summary import mark_of_said
from bot.taps import Tap, Verb, read_tap
from config.instrument import Instrument
from config.load import instruments
from config.own_topics import with_topics
from config.steps import Topic
from config.vocabulary import ADULT_SPEAKERS, LANGUAGES, AgeBand, Speaker, Support
from feedback_store.reminders.words import ABOUT

LONGEST_KEY = "k" + "_" * 23
MOST_CALLBACK_BYTES = 64
MOST_TEXT = 4096
GENDERED = re.compile(
    r"\(а\)|/а\b|\b(доволен|доволна|сигурен|сигурна|готов|готова|съгласен|съгласна|сам|сама)\b", re.IGNORECASE
)
POLITE = re.compile(r"\b(Вие|Вас|Ви|Вам|Ваш\w*)\b|\b\w+(айте|ете|ите) (да|ли)\b")
FAMILIAR = re.compile(r"\b(ти|теб|твоя?т?а?|си|искаш|кажеш|можеш)\b")


def every_screen(offered: Offered, language: str, speaker: Speaker | None = None) -> Iterator[tuple[Dialogue, Screen]]:
    """Walk over every button from the beginning, ticks of one step apart, and yield each screen once."""
    begun = Dialogue("cop-ruse", "ЦОП Русе", language)
    held = hold(begun, "Баница", offered, is_heard=True)
    waiting = [begun, *filter(None, [held])]
    seen = set()
    while waiting:
        dialogue = waiting.pop()
        mark = (
            dialogue.stage,
            dialogue.speaker,
            dialogue.instrument and dialogue.instrument.key,
            dialogue.step,
            dialogue.ticked,
            dialogue.card,
            dialogue.held,
            dialogue.wish,
        )
        if repr(mark) in seen or len(dialogue.ticked) > 1:
            continue
        seen.add(repr(mark))
        left = narrowed(dialogue, offered)
        screen = draw(dialogue, left)
        yield dialogue, screen
        if dialogue.stage is Stage.STEP:
            waiting += [ask_other_language(dialogue), ask_to_leave(dialogue, "mood_board")]
        for button in (button for row in screen.rows for button in row):
            if button.tap == ABOUT:
                continue  # what it leads to is no part of the interview
            tap = read_tap(button.tap)
            assert tap
            after = advance(dialogue, tap, left)
            if after.language == language and (speaker is None or after.speaker in (None, speaker)):
                waiting += [after, after.kept()] if after.stage is Stage.READY else [after]


def every_screen_of_signing(letter: Dialogue) -> list[tuple[Dialogue, Screen]]:
    """Return the screens on which a letter is signed: the question for the name, and the summary with it."""
    asked = advance(letter, Tap(Verb.SIGN), {})
    return [(one, draw(one, {})) for one in (letter, asked, say_words(asked, "Иванка Колева"))]


def every_screen_of_speaking(letter: Dialogue) -> list[tuple[Dialogue, Screen]]:
    """Return the screens on which a voice message is sent, and the thanks for it, to a grown-up and to a child."""
    people = (letter, replace(letter, speaker=Speaker.CHILD))
    spoken = [replace(one, stage=Stage.SPOKEN, sound="f", sound_seconds=60, earlier=one) for one in people]
    screens = [*spoken, *(advance(one, Tap(Verb.SEND, (mark_of_said(one),)), {}).kept() for one in spoken)]
    assert not any(one.sound for one in screens[2:])
    return [(one, draw(one, {})) for one in screens]


def test_every_kind_that_a_chat_asks_has_a_renderer() -> None:
    assert set(RENDERERS) == KINDS


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_button_and_text_fits_into_a_message(offered: Offered, language: str) -> None:
    screens = list(every_screen(offered, language))
    letter = Dialogue("s", "S", language, Stage.SUMMARY, Speaker.PARENT, instrument=instruments()["idea"])
    screens += every_screen_of_signing(letter) + every_screen_of_speaking(letter)
    assert {dialogue.stage for dialogue, _ in screens} == set(Stage)
    for _, screen in screens:
        assert 0 < len(screen.text) < MOST_TEXT and screen.rows
        for button in (button for row in screen.rows for button in row):
            assert 1 <= len(button.tap.encode("ascii")) <= MOST_CALLBACK_BYTES and button.text.strip()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_option_of_every_step_has_a_button(offered: Offered, language: str) -> None:
    for dialogue, screen in every_screen(offered, language):
        if dialogue.step:
            shown = "\n".join(button.text for row in screen.rows for button in row)
            options = dialogue.step.columns or dialogue.step.options
            assert all(option.text[language] in shown for option in options)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_topic_of_a_sort_is_asked_about_by_its_name(offered: Offered, language: str) -> None:
    screens = [(dialogue, screen) for dialogue, screen in every_screen(offered, language) if dialogue.topic]
    assert all(dialogue.topic and dialogue.topic.text[language] in screen.text for dialogue, screen in screens)
    asked = {dialogue.topic.key for dialogue, _ in screens if dialogue.topic}
    assert asked == {topic.key for topic in offered["sort"].step("here").topics}


def test_a_card_of_a_sort_has_a_picture_its_place_and_three_columns(offered: Offered) -> None:
    (step,) = offered["sort"].steps
    card = Dialogue("s", "S", "bg", Stage.STEP, Speaker.CHILD, instrument=offered["sort"], step=step, card=2)
    screen = draw(card, {})
    assert "🌳 Дворът (3/8)" in screen.text
    words = ["🙂 Хубаво", "😐 И така, и така", "🙁 Не е хубаво", "Напред без отговор"]
    assert [button.text for row in screen.rows for button in row] == words
    assert screen.rows[1][0].tap.startswith("a:here:yard.so_so:") and screen.rows[3][0].tap.startswith("k:here:yard:")


def test_this_or_that_stands_beside_each_other_with_pictures(offered: Offered) -> None:
    pair = offered["this_or_that"].steps[0]
    asked = Dialogue("s", "S", "en", Stage.STEP, Speaker.CHILD, instrument=offered["this_or_that"], step=pair)
    assert [button.text for button in draw(asked, {}).rows[0]] == ["⚽ Play", "🍲 Food"]


def test_the_longest_keys_still_fit_into_a_button() -> None:
    from bot.taps import Verb, write_tap

    assert len(write_tap("x" * 40, Verb.TICK, LONGEST_KEY, LONGEST_KEY, instrument=LONGEST_KEY)) <= MOST_CALLBACK_BYTES


@pytest.mark.parametrize("speaker", Speaker)
def test_a_child_hears_ti_and_a_grown_up_hears_vie(offered: Offered, speaker: Speaker) -> None:
    wrong = FAMILIAR if speaker in ADULT_SPEAKERS else POLITE
    for dialogue, screen in every_screen(offered, "bg", speaker):
        if dialogue.speaker is speaker:
            assert not wrong.search(screen.text), screen.text


def test_no_bulgarian_text_is_gendered(offered: Offered) -> None:
    texts = [about.privacy("bg")]
    for _, screen in every_screen(offered, "bg"):
        texts += [screen.text, *(button.text for row in screen.rows for button in row)]
    assert not GENDERED.search(" · ".join(texts))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_end_shows_the_way_to_help(offered: Offered, language: str) -> None:
    thanks = [screen for dialogue, screen in every_screen(offered, language) if dialogue.stage is Stage.THANKS]
    assert len(thanks) >= len(speakers_of(offered))
    assert all("116 111" in screen.text and "112" in screen.text for screen in thanks)


@pytest.mark.parametrize("language", LANGUAGES)
def test_before_anything_is_asked_it_is_said_what_telegram_sees(offered: Offered, language: str) -> None:
    screen = draw(Dialogue("cop-ruse", "ЦОП Русе", language), offered)
    assert "Telegram" in screen.text and "ЦОП Русе" in screen.text
    assert [button.text for button in screen.rows[0]] == ["Български", "English"]


def test_the_name_of_a_service_is_cut_to_what_fits_into_a_message(offered: Offered) -> None:
    screen = draw(Dialogue("long", "Дом " * 1250, "bg"), offered)
    assert len(screen.text) < MOST_TEXT // 2 and "Дом…" in screen.text.replace(" …", "…")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_menu_and_the_descriptions_are_as_short_as_telegram_wants_them(language: str) -> None:
    assert len(about.description(language)) <= 512
    assert len(about.short_description(language)) <= 120
    assert all(1 <= len(text) <= 256 for text in about.commands(language).values())


def test_help_and_privacy_say_nothing_in_an_address_before_it_is_known_who_reads() -> None:
    for text in (
        about.privacy("bg"),
        replies.numbers("bg"),
        replies.nobody_reads("bg"),
        endings.stopped("bg", is_told=False),
        endings.stopped("bg", is_told=True),
    ):
        assert not FAMILIAR.search(text) and not POLITE.search(text), text


def test_a_face_stands_beside_its_words(day_out: Instrument) -> None:
    child = Dialogue(
        "s", "S", "bg", Stage.STEP, Speaker.CHILD, AgeBand.UNKNOWN, Support.ALONE, day_out, day_out.steps[0]
    )
    screen = draw(child, {})
    assert [button.text for row in screen.rows for button in row] == ["😊 Радвам се", "😢 Тъжно ми е", "😨 Страх ме е"]
    assert screen.rows[0][0].tap.startswith("a:feeling:happy:")


def test_an_own_topic_stands_with_the_sign_of_its_drawing_and_a_photo_with_its_name_alone() -> None:
    names = dict.fromkeys(LANGUAGES, "Кучето")
    seen = []
    for picture in ("1F415", "E345", "0f" * 16):
        sort = with_topics(instruments()["sort"], [Topic("own_1", names, picture)])
        step = sort.step("here")
        asked = Dialogue("cop-ruse", "ЦОП Русе", "bg", stage=Stage.STEP, instrument=sort, step=step, card=8)
        screen = draw(asked, {"sort": sort})
        seen += [line for line in screen.text.splitlines() if "Кучето" in line]
        assert sum("own_1" in button.tap for row in screen.rows for button in row) == 4
    assert seen == ["🐕 Кучето (9/9)", "Кучето (9/9)", "Кучето (9/9)"]
