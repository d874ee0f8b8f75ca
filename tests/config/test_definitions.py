"""Every shipped definition: complete, short, kind to whoever reads it, and as it was published."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from config.framework import INDICATORS, Framework
from config.instrument import Instrument
from config.instrument_definition import FOLDED_KINDS
from config.load import all_versions, frameworks, instrument, load_instrument, offered_instruments
from config.narrowing import without_words
from config.published import published_digests, structure_digest, what_to_mend
from config.steps import CLOSED_KINDS, Kind, Step, Texts
from config.transitions import next_step
from config.vocabulary import ADULT_SPEAKERS, ASKED_AGE_BANDS, LANGUAGES, STAFF_LANGUAGES, AgeBand, Speaker

DAY_OUT = load_instrument(Path(__file__).parents[1] / "instruments" / "day_out.toml")
INSTRUMENTS = [pytest.param(one, id=f"{one.key}-{one.version}") for one in (*all_versions(), DAY_OUT)]
FRAMEWORKS = [pytest.param(one, id=one.key) for one in frameworks().values()]

MOST_WORDS_FOR_A_CHILD = 8
MOST_WORDS_FOR_STAFF = 22
POINTS_BY_DIRECTION = {"1": 5, "2": 2, "3": 4, "4": 8, "5": 6, "6": 3, "7": 3, "8": 4}
OFFICIALESE = re.compile("осъществ|предоставя|относно|във връзка|ползвател|с оглед|посредств|мероприят")
GENDERED = re.compile(r"\(.{1,2}\)|доволен|доволна|сигурен|сигурна|готов\b|готова\b")


def all_texts(one: Instrument) -> Iterator[Texts]:
    yield from (*texts_for_children(replace(one, speakers=tuple(Speaker))), *texts_for_adults(one))


def texts_for_children(one: Instrument) -> Iterator[Texts]:
    if one.is_for_adults:
        return
    yield from (one.title, one.thanks, *one.folds.values())
    for step in one.steps:
        yield from (step.text, *(option.text for option in step.options), *(topic.text for topic in step.topics))


def texts_for_adults(one: Instrument) -> Iterator[Texts]:
    yield one.thanks_for_adults
    yield from (step.text_for_adults for step in one.steps)


def sentences(text: str) -> list[str]:
    """Return the sentences of a text."""
    return [sentence for sentence in re.split(r"[.!?…]+", text) if sentence.strip()]


def questions(framework: Framework) -> Iterator[Texts]:
    for direction in framework.directions:
        yield from (direction.question, *(point.text for point in direction.points))


@pytest.mark.parametrize("one", INSTRUMENTS)
def test_every_text_of_an_instrument_stands_in_every_language(one: Instrument) -> None:
    for text in all_texts(one):
        assert set(text) == set(LANGUAGES)
        assert re.search("[а-я]", text["bg"])
        assert not re.search("[а-яА-Я]", text["en"])


@pytest.mark.parametrize("one", INSTRUMENTS)
def test_no_letter_of_another_alphabet_stands_in_a_text(one: Instrument) -> None:
    for text in all_texts(one):
        assert not re.search("[а-яіїєґА-ЯІЇЄҐ]", text["tr"] + text["en"])
        assert re.search("[а-яіїєґ]", text["uk"].lower()) and not re.search("[a-zыэъё]", text["uk"].lower())


@pytest.mark.parametrize("one", INSTRUMENTS)
def test_a_child_reads_at_most_eight_words_a_sentence(one: Instrument) -> None:
    spoken = [sentence for text in texts_for_children(one) for words in text.values() for sentence in sentences(words)]
    assert [sentence for sentence in spoken if len(sentence.split()) > MOST_WORDS_FOR_A_CHILD] == []


@pytest.mark.parametrize("one", INSTRUMENTS)
def test_a_child_is_neither_begged_nor_addressed_formally_nor_given_a_gender(one: Instrument) -> None:
    for text in texts_for_children(one):
        assert "моля" not in text["bg"].lower()
        assert not re.search(r"\b(Вие|Ви|Вас|Ваш\w*)\b", text["bg"])
        assert not GENDERED.search(text["bg"])
        assert not re.search(r"lütfen|siniz|sunuz|sınız|sünüz", text["tr"].lower())
        assert not re.search(r"будь ласка|\b(Ви|Вам|Вас|Ваш\w*)\b|\(.{1,3}\)", text["uk"])


@pytest.mark.parametrize("one", INSTRUMENTS)
def test_an_adult_is_addressed_politely(one: Instrument) -> None:
    if ADULT_SPEAKERS & set(one.speakers):
        for text in texts_for_adults(one):
            assert not re.search(r"\b(ти|те|теб|твой|твоят|твоя|искаш)\b", text["bg"].lower())
            assert not GENDERED.search(text["bg"])


@pytest.mark.parametrize("one", INSTRUMENTS)
def test_a_button_of_the_bot_can_carry_step_and_option(one: Instrument) -> None:
    longest = max((len(f"{step.key}:{option.key}") for step in one.steps for option in step.options), default=0)
    assert longest <= 49
    assert all(option.key.isascii() for step in one.steps for option in step.options)


@pytest.mark.parametrize("one", INSTRUMENTS)
def test_every_face_and_column_joins_a_wider_answer_that_has_a_text(one: Instrument) -> None:
    folded = [option for step in one.steps if step.kind in FOLDED_KINDS for option in step.options]
    assert all(option.fold in one.folds for option in folded)


def test_mood_board_is_for_everybody_and_one_touch_after_the_face_leaves_out_all_else() -> None:
    board = instrument("mood_board")
    assert set(board.speakers) == set(Speaker)
    assert board.steps[0].kind is Kind.FACES and board.steps[0].text["bg"] == "Как ти е тук днес?"
    assert next_step(board.table, "mood", {"mood": ("sad",)}) == "more"
    assert next_step(board.table, "more", {"mood": ("sad",)}) is None
    assert all(step.skippable for step in board.steps[1:])


@pytest.mark.parametrize("key", ["mood_board", "happiness_jar"])
def test_words_pictures_and_a_drawing_are_ways_of_telling_the_same(key: str) -> None:
    one = instrument(key)
    (ways,) = (step for step in one.steps if step.kind is Kind.WAYS)
    led = {option.key: next_step(one.table, ways.key, {ways.key: (option.key,)}) for option in ways.options}
    kinds = {one.step(step or "").kind for step in led.values()}
    assert kinds >= {Kind.WORDS, Kind.PICTURES, Kind.DRAWING} and len(kinds) == len(led)
    assert all(next_step(one.table, step, {ways.key: (way,)}) is None for way, step in led.items())


def test_for_parents_is_short_closed_and_evidence_for_points() -> None:
    one = instrument("for_parents")
    assert one.is_for_adults and without_words(one) == one
    assert 6 <= len(one.steps) <= 8 and all(step.skippable for step in one.steps)
    assert all(step.points["self_assessment"] for step in one.steps)


def cores() -> dict[str, list[tuple[Instrument, Step]]]:
    """Return all questions that have a core, by it."""
    found: dict[str, list[tuple[Instrument, Step]]] = {}
    for one in all_versions():
        for step in one.steps:
            if step.core:
                found.setdefault(step.core, []).append((one, step))
    return found


def test_what_means_the_same_has_the_same_wider_answers_and_points_at_every_age() -> None:
    for asked in cores().values():
        assert len({frozenset(option.fold for option in step.options) for _, step in asked}) == 1
        assert len({tuple(one.folds[fold]["bg"] for fold in one.folds) for one, _ in asked}) == 1
        assert len({str(step.points) for _, step in asked}) == 1


def test_about_this_place_asks_every_age_the_core_in_its_own_way_and_all_may_be_left_out() -> None:
    by_age = {age: instrument(f"about_place_{age}") for age in ("4_7", "8_11", "12_17")}
    asked = {age: [step.core for step in one.steps] for age, one in by_age.items()}
    assert set(asked["4_7"]) == {"heard", "plan", "tell", "safe", "explained"}
    assert set(asked["4_7"]) < set(asked["8_11"]) < set(asked["12_17"]) == set(cores()) - {"again"}
    assert {step.kind for step in by_age["4_7"].steps} == {Kind.THIS_OR_THAT}
    for one in by_age.values():
        assert all(step.skippable and step.points["self_assessment"] for step in one.steps)
        assert 5 <= len(one.steps) <= 7 and without_words(one) == one


@pytest.mark.parametrize("is_small", [False, True])
def test_about_this_place_stands_once_for_every_known_age_from_4_to_17_and_never_without_one(is_small: bool) -> None:
    places = [one for key, one in offered_instruments(in_few_ages=is_small).items() if key.startswith("about_place")]
    asked = {band: [one.key for one in places if one.suits(band)] for band in ASKED_AGE_BANDS}
    assert not asked[AgeBand.UNKNOWN]
    for band in tuple(AgeBand)[1:5]:
        assert len(asked[band]) == 1, band
    young = {asked[band][0] for band in (AgeBand.FROM_4_TO_7, AgeBand.FROM_8_TO_11)}
    assert young == ({"about_place_4_7"} if is_small else {"about_place_4_7", "about_place_8_11"})


def test_again_keeps_dont_know_apart_and_asks_about_each_thing_that_was_done() -> None:
    again = instrument("again")
    what, *others, drawing = again.steps
    assert drawing.kind is Kind.DRAWING and [step.ask_when[0].any_of[0] for step in others] == [
        option.key for option in what.options
    ]
    for step in others:
        assert [option.text["bg"] for option in step.options] == ["Да", "Може би", "Не", "Не знам"]
        assert [option.key for option in step.options if option.fold == "unknown"] == ["dont_know"]


def test_this_or_that_shows_every_topic_once_on_the_left_and_once_on_the_right() -> None:
    pairs = [tuple(option.key for option in step.options) for step in instrument("this_or_that").steps]
    left, right = zip(*pairs, strict=True)
    assert sorted(left) == sorted(right) and len(set(left)) == len(pairs)
    assert {step.text["bg"] for step in instrument("this_or_that").steps} == {"Кое ти харесва повече?"}


def test_sort_lays_eight_topics_in_three_baskets() -> None:
    (step,) = instrument("sort").steps
    assert step.text["bg"] == "Къде да го сложим?" and len(step.topics) == 8
    assert [column.text["bg"] for column in step.columns] == ["Хубаво", "И така, и така", "Не е хубаво"]
    assert [column.fold for column in step.columns] == ["good", "not_so_good", "not_so_good"]


def test_tests_have_an_instrument_with_every_kind_a_condition_and_a_skip() -> None:
    assert {step.kind for step in DAY_OUT.steps} == CLOSED_KINDS - {
        Kind.WAYS,
        Kind.WEB,
        Kind.STICKERS,
        Kind.CONSENT,
    }  # ways lead to words too, a web wants an age, stickers a picture of the place, consent something told
    assert any(step.ask_when for step in DAY_OUT.steps)
    assert any(step.skippable for step in DAY_OUT.steps)


def test_published_versions_are_as_they_were_published() -> None:
    assert what_to_mend(all_versions(), published_digests()) == []


def test_mending_a_text_leaves_the_digest() -> None:
    (step,) = (board := instrument("mood_board", 1)).steps
    mended = replace(board, steps=(replace(step, text={"bg": "Как ти е?", "en": "How are you?"}),))
    assert structure_digest(mended) == structure_digest(board)


def test_changing_an_option_of_a_published_version_is_found_with_its_remedy() -> None:
    (step,) = (board := instrument("mood_board", 1)).steps
    changed = replace(board, steps=(replace(step, options=step.options[:-1]),))
    (sentence,) = what_to_mend((changed,), {("mood_board", 1): structure_digest(board)})
    assert "earlier/mood_board.1.toml and give the changed one version = 2" in sentence


def test_lost_and_new_versions_are_found_with_their_remedy() -> None:
    lost, new = what_to_mend((instrument("mood_board", 1),), {("jar", 3): "0" * 16})
    assert "put its file back as earlier/jar.3.toml" in lost
    assert f'write 1 = "{structure_digest(instrument("mood_board", 1))}" under [mood_board]' in new


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_every_text_of_a_framework_stands_in_every_language(framework: Framework) -> None:
    for text in (framework.title, *questions(framework)):
        assert set(text) == set(STAFF_LANGUAGES)
        assert re.search("[а-я]", text["bg"])
        assert not re.search("[а-яА-Я]", text["en"])


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_every_point_is_short_questions_in_plain_words(framework: Framework) -> None:
    for text in questions(framework):
        assert all(words.endswith("?") for words in text.values())
        assert all(len(sentence.split()) <= MOST_WORDS_FOR_STAFF for sentence in sentences(text["bg"]))
        assert not OFFICIALESE.search(text["bg"].lower())


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_no_two_points_ask_the_same(framework: Framework) -> None:
    for language in STAFF_LANGUAGES:
        asked = [text[language] for text in questions(framework)]
        assert len(set(asked)) == len(asked)


def test_self_assessment_has_eight_directions_and_the_fifth_is_the_users_voice() -> None:
    framework = frameworks()["self_assessment"]
    found = {direction.key: len(direction.points) for direction in framework.directions}
    assert found == POINTS_BY_DIRECTION
    assert framework.voice_direction.key == "5"


def test_every_figure_we_have_feeds_a_point_of_the_users_voice() -> None:
    points = frameworks()["self_assessment"].voice_direction.points
    fed = {indicator for point in points for indicator in point.indicators}
    assert fed == set(INDICATORS)
