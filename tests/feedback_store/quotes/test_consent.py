"""What was asked about is shown to others only after a yes; what was never asked keeps its rules."""

from datetime import date

import pytest
from sqlalchemy import select

from config.steps import Answer
from feedback_store.engine import Store
from feedback_store.errors import NoConsentError
from feedback_store.intake import Submission, accept
from feedback_store.opening import Outcome, open_box
from feedback_store.quotes.approval import Judgement, judge_notes
from feedback_store.quotes.consent import NOT_SAID, asking, consents
from feedback_store.quotes.kept import read_quotes
from feedback_store.quotes.waiting import jars, waiting_notes
from feedback_store.schema import drawings
from tests.builders import Day, a_note, a_service, a_submission
from tests.feedback_store.drawings.pictures import a_picture

NEXT_QUARTER = date(2027, 1, 8)
SAID = ("no", "here", "yes", None)


def a_drawn(service: str, number: int, said: str | None, version: int = 2) -> Submission:
    """Return a drawing and whether others may see it; None: the child went away there."""
    shown = (Answer("shown", (said,)),) if said else ()
    drawn = Answer("here", (), drawing=a_picture(number))
    return a_submission(service, instrument="draw", version=version, answers=(drawn, *shown))


@pytest.fixture
def service(any_store: Store, day: Day) -> str:
    """Return a service after its quarter: drawings with each answer, one from before there was a question, a note."""
    key = a_service(any_store).key
    for number, said in enumerate(SAID):
        accept(any_store, a_drawn(key, number, said))
    accept(any_store, a_drawn(key, 4, None, version=1))
    accept(any_store, a_note(key, "Играхме на двора"))
    assert open_box(any_store, key) is Outcome.OPENED
    day.today = NEXT_QUARTER
    return key


def places(store: Store, service: str) -> dict[str, tuple[str, str]]:
    """Return by what was said to it where a drawing stands that was asked about."""
    with store.reading() as connection:
        return {said: place for place, said in consents(connection, service).items()}


def test_what_a_child_said_survives_the_opening(any_store: Store, service: str) -> None:
    assert set(places(any_store, service)) == {"no", "here", "yes", NOT_SAID}


def test_only_a_yes_is_offered_and_the_jar_keeps_its_rules(any_store: Store, service: str) -> None:
    offered = waiting_notes(any_store, service, keys=asking() | jars())
    yes = places(any_store, service)["yes"]
    assert {(note.voice, note.step) for note in offered if note.instrument == "draw"} == {yes}
    assert [note.instrument for note in waiting_notes(any_store, service)] == ["happiness_jar"]
    assert judge_notes(any_store, service, {yes: Judgement(True)}) == 1
    assert [quote.instrument for quote in read_quotes(any_store, service)] == ["draw"]


@pytest.mark.parametrize("said", ["no", "here", NOT_SAID])
def test_without_a_yes_approval_is_refused_and_nothing_is_written(any_store: Store, service: str, said: str) -> None:
    found = places(any_store, service)
    with pytest.raises(NoConsentError, match="did not say yes"):
        judge_notes(any_store, service, {found["yes"]: Judgement(True), found[said]: Judgement(True)})
    assert read_quotes(any_store, service) == ()


def test_a_drawing_from_before_there_was_a_question_is_never_offered(any_store: Store, service: str) -> None:
    with any_store.reading() as connection:
        all_drawn = {(row.voice, row.step) for row in connection.execute(select(drawings))}
    (unasked,) = all_drawn - set(places(any_store, service).values())
    assert judge_notes(any_store, service, {unasked: Judgement(True)}) == 0
