"""The door: what is let in, what is known already, and what is refused in words."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from config.errors import AnswerError, UnknownInstrumentError
from config.steps import Answer
from config.vocabulary import AgeBand, Speaker, Support
from feedback_store.engine import Store
from feedback_store.errors import (
    ClientIdError,
    OtherContentError,
    SubmissionRefusedError,
    TooOldError,
    UnknownServiceError,
)
from feedback_store.intake import Acknowledgement, Submission, accept
from feedback_store.opening import Outcome, open_box
from feedback_store.retention import forget_repeats
from feedback_store.tallies import read_tallies
from tests.builders import Day, a_service, a_submission, taps


def test_a_repeat_is_acknowledged_and_lies_in_the_box_once(any_store: Store) -> None:
    service = a_service(any_store).key
    tap = a_submission(service)
    assert [accept(any_store, tap) for _ in range(3)] == [Acknowledgement.KEPT] + [Acknowledgement.KNOWN] * 2
    assert any_store.cabinet.count(service) == 1


def test_a_repeat_after_the_opening_is_acknowledged_and_not_counted_again(any_store: Store, day: Day) -> None:
    service = a_service(any_store).key
    tap = a_submission(service, "sad")
    accept(any_store, tap)
    taps(any_store, service, *["happy"] * 5)
    assert open_box(any_store, service) is Outcome.OPENED
    day.today += timedelta(days=40)
    assert accept(any_store, tap) is Acknowledgement.KNOWN
    assert any_store.cabinet.count(service) == 0
    assert [row.count for row in read_tallies(any_store, service, year=2026) if row.option == "sad"] == [1]


def test_a_repeat_while_the_box_is_set_aside_is_acknowledged(any_store: Store) -> None:
    service = a_service(any_store).key
    tap = a_submission(service)
    accept(any_store, tap)
    any_store.cabinet.set_aside(service)
    assert accept(any_store, tap) is Acknowledgement.KNOWN
    assert any_store.cabinet.count(service) == 1


def test_the_same_id_with_other_content_is_refused_before_and_after_the_opening(any_store: Store) -> None:
    service = a_service(any_store).key
    tap = a_submission(service, "sad")
    accept(any_store, tap)
    other = replace(tap, answers=(Answer("mood", ("happy",)),))
    with pytest.raises(OtherContentError):
        accept(any_store, other)
    taps(any_store, service, *["happy"] * 5)
    open_box(any_store, service)
    with pytest.raises(OtherContentError):
        accept(any_store, other)


def test_repeats_are_forgotten_after_45_days_with_the_key_that_knew_them(any_store: Store, day: Day) -> None:
    service = a_service(any_store).key
    taps(any_store, service, *["happy"] * 5)
    open_box(any_store, service)
    for days, known in ((45, 5), (1, 0)):
        day.today += timedelta(days=days)
        forget_repeats(any_store)
        with any_store.reading() as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM accepted").scalar() == known
        assert len(any_store.box_keys.epochs()) == (known > 0)


def test_the_same_id_with_other_content_at_the_same_moment_is_refused(any_store: Store) -> None:
    service = a_service(any_store).key
    tap = a_submission(service, "sad")
    other = replace(tap, answers=(Answer("mood", ("happy",)),))

    def try_to(one: Submission) -> str:
        try:
            return accept(any_store, one)
        except OtherContentError:
            return "refused"

    with ThreadPoolExecutor(8) as children:
        found = list(children.map(try_to, [tap, other] * 4))
    assert any_store.cabinet.count(service) == 1
    assert (found.count("kept"), found.count("known"), found.count("refused")) == (1, 3, 4)


@pytest.mark.parametrize(
    ("changes", "error", "said"),
    [
        ({"instrument": "mood"}, UnknownInstrumentError, "mood"),
        ({"version": 99}, UnknownInstrumentError, "99"),
        ({"answers": (Answer("why", ("happy",)),)}, AnswerError, "no step 'why'"),
        ({"answers": (Answer("mood", ("joyful",)),)}, AnswerError, "no option 'joyful'"),
        ({"answers": (Answer("mood", ("x" * 2_000_000,)),)}, AnswerError, "has no option"),
        ({"answers": ()}, AnswerError, "no answer"),
        ({"answers": (Answer("mood", ("happy", "sad")),)}, AnswerError, "not 2"),
        ({"service": "elsewhere"}, UnknownServiceError, "elsewhere"),
        ({"client_id": "1"}, ClientIdError, "22 to 64"),
        ({"client_id": "x" * 30 + "\n"}, ClientIdError, "22 to 64"),
        ({"language": "de"}, SubmissionRefusedError, "language 'de'"),
        ({"speaker": "teacher"}, SubmissionRefusedError, "speaker 'teacher'"),
        ({"support": Support.APART}, SubmissionRefusedError, "support"),
        ({"age_band": AgeBand.UNDER_12}, SubmissionRefusedError, "age_band"),
    ],
)
def test_what_does_not_fit_is_refused_in_words_and_nothing_is_kept(
    store: Store, changes: dict[str, object], error: type[Exception], said: str
) -> None:
    service = a_service(store).key
    tap: Submission = replace(a_submission(service), **changes)  # type: ignore[arg-type]
    with pytest.raises(error, match=said) as refused:
        accept(store, tap)
    assert len(str(refused.value)) < 400
    assert store.cabinet.count(service) == 0


def test_a_voice_older_than_forty_days_is_refused(store: Store, day: Day) -> None:
    service = a_service(store).key
    accept(store, a_submission(service, made_on=day.today - timedelta(days=40)))
    with pytest.raises(TooOldError, match="40 days"):
        accept(store, a_submission(service, made_on=day.today - timedelta(days=41)))


def test_who_spoke_and_how_stands_on_the_voice(any_store: Store) -> None:
    service = a_service(any_store).key
    taps(any_store, service, *["happy"] * 4)
    accept(any_store, a_submission(service, "sad", speaker=Speaker.PARENT, support=Support.WITH_HELP))
    open_box(any_store, service)
    sad = next(row for row in read_tallies(any_store, service, year=2026) if row.option == "sad")
    assert (sad.speaker, sad.support, sad.age_band, sad.channel) == ("parent", "with_help", "8_11", "kiosk")


def test_taps_from_many_threads_are_all_kept_while_the_box_is_opened(any_store: Store) -> None:
    service = a_service(any_store).key
    taps(any_store, service, *["happy"] * 5)
    with ThreadPoolExecutor(6) as children:
        thanked = [children.submit(taps, any_store, service, *["calm"] * 25) for _ in range(6)]
        assert open_box(any_store, service) is Outcome.OPENED
    assert [len(one.result()) for one in thanked] == [25] * 6
    rows = read_tallies(any_store, service, year=2026)
    counted = sum(row.count for row in rows if row.option == "@voice")
    assert counted + any_store.cabinet.count(service) == 155
