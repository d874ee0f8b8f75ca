"""The play mark stays with a voice from the door to the figures, and takes nothing out of them."""

from collections import Counter

from sqlalchemy import text

from config.vocabulary import Play
from feedback_store.engine import Store
from feedback_store.intake import Acknowledgement, accept
from feedback_store.opening import open_box
from feedback_store.schema import voices
from feedback_store.tallies import read_tallies
from feedback_store.voices import hide_voice
from tests.builders import Day, a_service, a_submission, taps


def counted(store: Store, service: str) -> Counter[str]:
    found: Counter[str] = Counter()
    for row in read_tallies(store, service, year=2026):
        found[row.play] += row.count if row.option == "@voice" else 0
    return Counter({play: count for play, count in found.items() if play != "apart"})


def play(store: Store, service: str, times: int) -> None:
    for _ in range(times):
        accept(store, a_submission(service, "angry", play=Play.SUSPECTED))


def test_marked_voices_are_kept_and_counted_apart(any_store: Store) -> None:
    service = a_service(any_store).key
    taps(any_store, service, *["happy"] * 6)
    play(any_store, service, 3)
    open_box(any_store, service)
    assert counted(any_store, service) == {"unmarked": 6, "suspected": 3}


def test_a_marked_voice_that_is_hidden_leaves_the_figures_as_marked(any_store: Store, day: Day) -> None:
    service = a_service(any_store).key
    taps(any_store, service, *["happy"] * 5)
    play(any_store, service, 2)
    open_box(any_store, service)
    with any_store.reading() as connection:
        of_play = connection.execute(voices.select().where(voices.c.play == "suspected")).first()
    assert of_play
    hide_voice(any_store, service, of_play.id)
    day.today = day.today.replace(day=day.today.day + 1)
    taps(any_store, service, *["happy"] * 6)
    open_box(any_store, service)
    assert counted(any_store, service) == {"unmarked": 11, "suspected": 1}


def test_a_repeat_with_the_mark_is_a_repeat(any_store: Store) -> None:
    service = a_service(any_store).key
    marked = a_submission(service, play=Play.SUSPECTED)
    assert accept(any_store, marked) is Acknowledgement.KEPT
    assert accept(any_store, marked) is Acknowledgement.KNOWN


def test_an_unmarked_voice_goes_into_the_box_as_it_did_before_there_was_a_mark() -> None:
    assert b"play" not in a_submission("one").canonical()


def test_no_time_stands_beside_the_mark(any_store: Store) -> None:
    service = a_service(any_store).key
    play(any_store, service, 5)
    open_box(any_store, service)
    with any_store.reading() as connection:
        dated = set(connection.scalars(text("SELECT dated FROM voices")))
    assert dated == {"2026-11-16"}
