"""News: answered only after an opening, counted under its number for good, taken away at once."""

from datetime import date, timedelta

import pytest

from config.errors import AnswerError
from config.steps import Answer
from feedback_store.actions.kept import Decided, Source, begin_action, decide
from feedback_store.actions.told import MOST_AT_ONCE, ToldAt, tell, tell_no_more, tellings_of, told_now
from feedback_store.engine import Store
from feedback_store.errors import ActionRefusedError, StaleActionError
from feedback_store.intake import Submission, accept
from feedback_store.offering import offered_by
from feedback_store.opening import Outcome, open_box
from feedback_store.tallies import read_tallies
from feedback_store.topics.shown import known_topics
from tests.builders import MONDAY, Day, a_service, a_submission, taps
from tests.feedback_store.actions.test_decisions import ACCEPTED, DONE

EVERYWHERE = frozenset(ToldAt)
SENTENCE = "Вече излизаме всеки ден."


def told(
    store: Store, service: str, *, sentence: str = SENTENCE, told_from: date = MONDAY, decided: Decided = DONE
) -> int:
    """Tell of a new action everywhere and return the number of the action."""
    number = begin_action(store, service, sentence, about="Навън", source=Source.STAFF, named="", first=decided, by="m")
    say(store, service, number, 0, sentence, told_from)
    return number


def say(store: Store, service: str, action: int, seen: int, sentence: str, told_from: date = MONDAY) -> int:
    return tell(
        store,
        service,
        action,
        seen,
        sentences={"bg": sentence},
        picture="1F333",
        places=EVERYWHERE,
        told_from=told_from,
    )


def asked(store: Store, service: str, place: ToldAt = ToldAt.KIOSK, *, is_try_out: bool = False) -> dict[str, bool]:
    """Return the pieces that an instrument tells now, and whether each is asked about."""
    offered = offered_by(store, service, news_at=place, is_try_out=is_try_out)
    steps = offered["news"].steps if "news" in offered else ()
    return {one.text["bg"]: one.is_asked for step in steps for one in step.topics}


def an_answer(service: str, option: str) -> Submission:
    """Return one answer to a piece of news, such as "news_1.yes"."""
    return a_submission(service, instrument="news", answers=(Answer("noticed", (option,)),))


def test_news_is_asked_about_only_after_what_was_said_before_it_left_the_box(any_store: Store, day: Day) -> None:
    service = a_service(any_store).key
    taps(any_store, service, *["happy"] * 4)
    told(any_store, service)
    assert open_box(any_store, service) is Outcome.WAITS and asked(any_store, service) == {}
    assert asked(any_store, service, is_try_out=True) == {SENTENCE: True}
    taps(any_store, service, "sad")
    assert open_box(any_store, service) is Outcome.OPENED
    assert asked(any_store, service) == {SENTENCE: True}
    assert [one.number for one in told_now(any_store, service, ToldAt.WALL)] == [1]


def test_answers_are_counted_under_the_piece_also_after_it_is_told_no_more(any_store: Store, day: Day) -> None:
    service = a_service(any_store).key
    action = told(any_store, service)
    open_box(any_store, service)
    tell_no_more(any_store, service, action)
    assert asked(any_store, service) == {}
    for _ in range(5):  # from tablets that were offline
        accept(any_store, an_answer(service, "news_1.no"))
    assert open_box(any_store, service) is Outcome.OPENED
    counts = {one.option: one.count for one in read_tallies(any_store, service, year=day.today.year)}
    assert counts["news_1.no"] == 5
    assert [one.text["tr"] for one in known_topics(any_store, service)] == [SENTENCE]


def test_another_sentence_is_another_piece_with_answers_of_its_own(store: Store, day: Day) -> None:
    service = a_service(store).key
    action = told(store, service)
    assert say(store, service, action, 1, SENTENCE) == 1  # a second click
    assert say(store, service, action, 1, "Навън сме всеки ден.") == 2
    open_box(store, service)
    assert asked(store, service) == {"Навън сме всеки ден.": True}
    with pytest.raises(StaleActionError):
        say(store, service, action, 1, "Друго")


def test_what_is_not_done_is_told_and_not_asked_about(store: Store, day: Day) -> None:
    service = a_service(store).key
    action = told(store, service, decided=ACCEPTED)
    open_box(store, service)
    assert asked(store, service) == {SENTENCE: False}
    assert asked(store, service, ToldAt.BOT) == {}
    with pytest.raises(AnswerError):
        accept(store, an_answer(service, "news_1.yes"))
    decide(store, service, action, 1, DONE, "m")
    assert say(store, service, action, 1, SENTENCE) == 2


def test_a_later_day_is_waited_for_and_begins_with_the_opening_before_it(store: Store, day: Day) -> None:
    service = a_service(store).key
    told(store, service, told_from=MONDAY + timedelta(days=2))
    open_box(store, service)
    assert asked(store, service) == {}
    day.today += timedelta(days=1)
    assert asked(store, service) == {}
    open_box(store, service)
    assert asked(store, service) == {SENTENCE: True} and told_now(store, service, ToldAt.WALL) == ()


def test_a_child_meets_the_four_newest_pieces(store: Store, day: Day) -> None:
    service = a_service(store).key
    for number in range(MOST_AT_ONCE + 1):
        told(store, service, sentence=f"Новина {number}")
    open_box(store, service)
    told(store, service, sentence="Новина, която чака")
    assert list(asked(store, service)) == ["Новина 4", "Новина 3", "Новина 2", "Новина 1"]


@pytest.mark.parametrize("option", ["news_2.yes", "news_1.maybe", "own_1.yes", "news_1"])
def test_an_answer_to_a_piece_that_was_never_told_is_refused(store: Store, day: Day, option: str) -> None:
    service = a_service(store).key
    told(store, service)
    with pytest.raises(AnswerError):
        accept(store, an_answer(service, option))


@pytest.mark.parametrize(("sentence", "places"), [(" ", EVERYWHERE), ("х" * 91, EVERYWHERE), ("Да.", frozenset())])
def test_a_telling_without_a_sentence_that_fits_or_without_a_place_is_refused(
    store: Store, day: Day, sentence: str, places: frozenset[ToldAt]
) -> None:
    service = a_service(store).key
    number = begin_action(store, service, "f", about="Навън", source=Source.STAFF, named="", first=DONE, by="m")
    with pytest.raises(ActionRefusedError):
        tell(store, service, number, 0, sentences={"bg": sentence}, picture="1F333", places=places, told_from=day.today)
    assert tellings_of(store, service) == ()
