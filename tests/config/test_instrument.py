"""What comes next and which answers fit: examples, and random walks through random instruments."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.answer_check import check_answers
from config.errors import AnswerError
from config.instrument import Instrument
from config.load import instrument, load_instrument, offered_instruments
from config.narrowing import without_words
from config.steps import (
    CLOSED_KINDS,
    LAID_KINDS,
    ONE_OPTION_KINDS,
    TICKED_KINDS,
    Answer,
    Condition,
    Option,
    Step,
    Topic,
    options_of_sort,
    topic_of,
)
from config.transitions import next_step
from config.vocabulary import AgeBand, Speaker

DAY_OUT = load_instrument(Path(__file__).parents[1] / "instruments" / "day_out.toml")
Chosen = dict[str, tuple[str, ...]]

TEXT = {"bg": "текст", "en": "text", "tr": "metin", "uk": "текст"}


OTHER = {"feeling": "sad", "why": "other", "again": "no"}
"""A way to the steps that are rarely asked."""


def answers(**chosen: str) -> list[Answer]:
    """Return answers from steps and their options, such as feeling="sad", why="too_long too_loud"."""
    return [Answer(step, tuple(options.split())) for step, options in chosen.items()]


@pytest.mark.parametrize(
    "given_answers",
    [
        answers(feeling="happy", again="no"),
        answers(feeling="happy", again="yes", where_next="woods river"),
        answers(feeling="happy", again="yes"),
        answers(feeling="sad", again="no"),
        answers(feeling="sad", why="too_loud quarrel", again="no"),
        answers(again="no", why="quarrel", feeling="scared"),
        answers(**OTHER),
        answers(**OTHER, walk_or_ride="ride", parts="way.good"),
        answers(**OTHER, walk_or_ride="walk", parts="games.so_so way.bad lunch.good"),
        answers(**OTHER, walk_or_ride="walk", parts="way.good games.bad", put_right="more_time"),
    ],
)
def test_answers_of_a_possible_walk_are_accepted(given_answers: list[Answer]) -> None:
    check_answers(DAY_OUT, given_answers)


@pytest.mark.parametrize(
    ("given_answers", "message"),
    [
        ([], "there is no answer in it; send at least one"),
        (answers(feeling="happy"), "step 'again' must be answered"),
        (answers(again="no"), "step 'feeling' must be answered"),
        (answers(feeling="happy", why="quarrel", again="no"), "step 'why' is not asked after these answers; leave it"),
        (answers(feeling="happy", again="no", where_next="woods"), "step 'where_next' is not asked after"),
        (answers(feeling="glad", again="no"), "step 'feeling' has no option 'glad'; it has happy, sad, scared"),
        (answers(feeling="happy sad", again="no"), "step 'feeling' takes 1 to 1 different options, not 2"),
        (answers(feeling="", again="no"), "step 'feeling' takes 1 to 1 different options, not 0"),
        (answers(feeling="sad", why="", again="no"), "step 'why' takes 1 to 4 different options, not 0"),
        (answers(feeling="sad", why="other other", again="no"), "step 'why' takes 1 to 4 different options, not 2"),
        ([*answers(feeling="happy", again="no"), *answers(again="no")], "step 'again' is answered twice"),
        (answers(**OTHER, walk_or_ride="walk ride", parts="way.good"), "step 'walk_or_ride' takes 1 to 1 different"),
        (answers(**OTHER, walk_or_ride="walk"), "step 'parts' must be answered"),
        (answers(**OTHER, walk_or_ride="walk", parts="way"), "step 'parts' has no option 'way'; it has way.good, way"),
        (answers(**OTHER, walk_or_ride="walk", parts="way.good way.bad"), "'parts' lays each topic under one column"),
        (answers(**OTHER, walk_or_ride="walk", parts="way.good lunch.good games.good games.bad"), "takes 1 to 3"),
        (answers(**OTHER, walk_or_ride="walk", parts="way.bad", put_right="more_time"), "'put_right' is not asked"),
        (answers(feeling="happy", weather="sunny"), "day_out version 3 has no step 'weather'; it has feeling, why"),
    ],
)
def test_answers_that_no_walk_gives_are_refused_in_words(given_answers: list[Answer], message: str) -> None:
    with pytest.raises(AnswerError, match=message):
        check_answers(DAY_OUT, given_answers)


@pytest.mark.parametrize(
    ("after", "chosen", "expected"),
    [
        (None, {}, "feeling"),
        ("feeling", {"feeling": ["happy"]}, "again"),
        ("feeling", {"feeling": ["scared"]}, "why"),
        ("why", {"feeling": ["scared"]}, "again"),
        ("again", {"feeling": ["happy"], "again": ["yes"]}, "where_next"),
        ("again", {"feeling": ["happy"], "again": ["no"]}, "inside"),
        ("where_next", {"feeling": ["happy"], "again": ["yes"]}, None),
    ],
)
def test_next_step_follows_the_conditions(
    after: str | None, chosen: dict[str, list[str]], expected: str | None
) -> None:
    assert next_step(DAY_OUT.table, after, chosen) == expected


def test_transition_table_names_for_each_step_what_may_follow() -> None:
    table = DAY_OUT.table
    assert table["start"] == [{"if": [], "go": "feeling"}]
    assert table["steps"]["feeling"]["after"] == [
        {"if": [["feeling", ["sad", "scared"]]], "go": "why"},
        {"if": [], "go": "again"},
    ]
    assert table["steps"]["why"]["kind"] == "many"
    assert table["steps"]["why"]["skippable"] is True
    assert table["steps"]["how_long"]["after"] == [{"if": [], "go": None}]


def test_a_sort_has_an_option_for_each_topic_under_each_column_that_joins_the_columns_wider_answer() -> None:
    options = DAY_OUT.step("parts").options
    assert [option.key for option in options[:4]] == ["way.good", "way.so_so", "way.bad", "lunch.good"]
    assert (options[4].text["bg"], options[4].fold) == ("Обядът: И така, и така", "not_good")
    assert len(options) == 9 and topic_of("lunch.bad") == "lunch"


@st.composite
def instruments(draw: st.DrawFn) -> Instrument:
    """Draw an instrument of one to five steps with any conditions on earlier steps."""
    steps: list[Step] = []
    for number in range(draw(st.integers(1, 5))):
        steps.append(draw(_steps(number, steps)))
    return Instrument("random", 1, "board", "sun", TEXT, TEXT, TEXT, tuple(Speaker), {}, tuple(steps))


@st.composite
def _steps(draw: st.DrawFn, number: int, earlier: Sequence[Step]) -> Step:
    options = tuple(Option(f"option_{place}", TEXT) for place in range(draw(st.integers(2, 4))))
    conditions = draw(st.lists(_conditions(earlier), max_size=2)) if earlier else []
    kind = draw(st.sampled_from(sorted(CLOSED_KINDS)))
    topics = tuple(Topic(f"topic_{place}", TEXT) for place in range(2)) if kind in LAID_KINDS else ()
    options = options_of_sort(topics, options) or options
    return Step(f"step_{number}", kind, TEXT, TEXT, options, tuple(conditions), draw(st.booleans()), topics=topics)


@st.composite
def _conditions(draw: st.DrawFn, earlier: Sequence[Step]) -> Condition:
    step = draw(st.sampled_from(earlier))
    return Condition(step.key, tuple(draw(_some_options(step))))


def _some_options(step: Step, unique_by: Callable[[str], str] | None = None) -> st.SearchStrategy[list[str]]:
    keys = st.sampled_from([option.key for option in step.options])
    return st.lists(keys, min_size=1, unique_by=unique_by or (lambda key: key))


def _choices(step: Step) -> st.SearchStrategy[tuple[str, ...]]:
    some = _some_options(step, topic_of if step.kind in LAID_KINDS else None)
    return some.map(lambda chosen: tuple(chosen[:1] if step.kind in ONE_OPTION_KINDS else chosen))


@st.composite
def walks(draw: st.DrawFn) -> tuple[Instrument, Chosen]:
    """Draw an instrument and the answers of one walk through it, as a renderer would walk."""
    instrument = draw(instruments())
    table = json.loads(json.dumps(instrument.table))
    chosen: Chosen = {}
    key = next_step(table, None, chosen)
    while key is not None:
        if not (table["steps"][key]["skippable"] and draw(st.booleans())):
            chosen[key] = draw(_choices(instrument.step(key)))
        key = next_step(table, key, chosen)
    return instrument, chosen


def is_possible(instrument: Instrument, chosen: Chosen) -> bool:
    """Say whether a walk gives these answers, straight from the definition and without the transition table."""
    for step in instrument.steps:
        is_asked = all(set(when.any_of) & set(chosen.get(when.step, ())) for when in step.ask_when)
        if step.key in chosen and not (is_asked and _fits(step, chosen[step.key])):
            return False
        if step.key not in chosen and is_asked and not step.skippable:
            return False
    return bool(chosen) and set(chosen) <= {step.key for step in instrument.steps}


def is_possible_somewhere(instrument: Instrument, chosen: Chosen) -> bool:
    """Say the same of the whole and of what is left of it without what is told freely."""
    closed = without_words(instrument)
    return is_possible(instrument, chosen) or (closed is not None and is_possible(closed, chosen))


def _fits(step: Step, options: tuple[str, ...]) -> bool:
    if not options or not set(options) <= {option.key for option in step.options}:
        return False
    if step.kind in LAID_KINDS:
        return all(sum(option.startswith(f"{topic.key}.") for option in options) <= 1 for topic in step.topics)
    return step.kind in TICKED_KINDS or len(options) == 1


@given(walks())
def test_every_walk_is_accepted(walk: tuple[Instrument, Chosen]) -> None:
    instrument, chosen = walk
    if chosen:
        check_answers(instrument, [Answer(step, options) for step, options in chosen.items()])


@given(walks(), st.data())
def test_a_changed_walk_is_refused_unless_it_is_another(walk: tuple[Instrument, Chosen], data: st.DataObject) -> None:
    instrument, chosen = walk
    changed = data.draw(changes(instrument, chosen))
    assert is_accepted(instrument, changed) == is_possible_somewhere(instrument, changed)


@st.composite
def changes(draw: st.DrawFn, instrument: Instrument, chosen: Chosen) -> Chosen:
    """Draw the answers with one of them taken out, put in or chosen anew, options that do not exist included."""
    step = draw(st.sampled_from([*(step.key for step in instrument.steps), "step_99"]))
    rest = {key: options for key, options in chosen.items() if key != step}
    plain = [f"option_{place}" for place in range(5)]
    laid = [f"topic_{topic}.{option}" for topic in range(3) for option in plain[:3]]
    options = st.lists(st.sampled_from(plain) | st.sampled_from(laid), max_size=3, unique=True)
    return rest if draw(st.booleans()) else rest | {step: tuple(draw(options))}


def is_accepted(instrument: Instrument, chosen: Chosen) -> bool:
    """Say whether the check at the door lets these answers in."""
    try:
        check_answers(instrument, [Answer(step, options) for step, options in chosen.items()])
    except AnswerError:
        return False
    return True


def test_without_its_words_an_instrument_is_asked_as_before_and_its_answers_fit_the_whole_one() -> None:
    board = instrument("mood_board")
    closed = without_words(board)
    assert closed is not None and [step.key for step in closed.steps] == ["mood", "more", "feelings", "pictures"]
    assert [option.key for option in closed.step("more").options] == ["feelings", "pictures"]
    told = [Answer("mood", ("sad",)), Answer("more", ("pictures",)), Answer("pictures", ("room",))]
    for one in (board, closed):
        check_answers(one, told[:1])
        check_answers(one, told)
    with pytest.raises(AnswerError, match="no step 'why'"):
        check_answers(closed, [Answer("mood", ("sad",)), Answer("why", (), "шумно е")])


def test_where_one_way_of_telling_is_left_nobody_is_asked_how() -> None:
    jar = instrument("happiness_jar")
    closed = without_words(jar)
    assert closed is not None and [(step.key, step.ask_when) for step in closed.steps] == [("pictures", ())]
    check_answers(jar, [Answer("pictures", ("play",))])
    with pytest.raises(AnswerError, match="step 'how' must be answered"):
        check_answers(jar, [Answer("note", (), "шумно е")])


def test_an_instrument_of_drawing_alone_stands_only_where_it_is_received() -> None:
    assert "draw" not in offered_instruments()
    assert "draw" in offered_instruments(with_words=True)


def test_what_is_for_some_ages_suits_nobody_else_and_stands_in_a_small_service_for_whole_wide_bands_only() -> None:
    young, middle = offered_instruments()["about_place_4_7"], offered_instruments()["about_place_8_11"]
    assert young.suits(AgeBand.FROM_4_TO_7) and not young.suits(AgeBand.FROM_8_TO_11)
    assert not middle.suits(AgeBand.UNKNOWN) and not middle.suits(AgeBand.FROM_12_TO_14)
    small = offered_instruments(in_few_ages=True)
    assert small["about_place_4_7"].suits(AgeBand.FROM_8_TO_11) and "about_place_8_11" not in small
    assert small["sort"] == offered_instruments()["sort"]
