"""What staff do with an entry of the journal: once, over what they saw, and never where it is about them."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest

from config.vocabulary import Channel, Place, Speaker
from feedback_store.complaints.cases import CaseAct, Verdict
from feedback_store.complaints.checks import check_journals
from feedback_store.complaints.deadlines import Duty
from feedback_store.complaints.handling import (
    close_entry,
    hand_over,
    judge_entry,
    look_at_contact,
    mark_concerned,
    send_reply,
    set_subject,
)
from feedback_store.complaints.paper_entry import enter_paper
from feedback_store.complaints.papers import PaperEntry, Way
from feedback_store.complaints.readers import find_entry, readers_of_entry, require_reader, seen_by
from feedback_store.complaints.records import Record, record_of
from feedback_store.complaints.reviews import Minutes, keep_minutes, reviews_of
from feedback_store.complaints.threads import thread_of
from feedback_store.concerns.acts import concerns_of
from feedback_store.concerns.recipients import name_recipient
from feedback_store.engine import Store
from feedback_store.errors import (
    EntryRefusedError,
    NobodyLeftError,
    StaleEntryError,
    SubjectRefusedError,
    UnknownComplaintError,
)
from feedback_store.retention import sweep
from feedback_store.staff import OUTSIDER
from tests.builders import Day, a_member, a_service
from tests.feedback_store.complaints.letters import FOOD, a_follow_up, a_letter, opened, signed

REPLY = "Говорихме с кухнята."
PAPER = PaperEntry(Way.SPOKEN, Speaker.PARENT, "Никой не ми вдига телефона", "Иванка Колева, 0888 123 456")


@pytest.fixture
def service(store: Store, day: Day) -> str:
    """A service with one letter, opened on the day after."""
    key = a_service(store).key
    opened(store, key, day, a_letter(store, key))
    return key


def first(store: Store, service: str) -> Record:
    return record_of(store, service, 1)


def test_an_entry_goes_from_the_letter_to_its_end_and_is_reopened_by_its_sender(
    store: Store, service: str, day: Day
) -> None:
    mine, others = a_member(store, "Мария Иванова").id, a_member(store, "Ана Колева").id
    new = first(store, service)
    assert (new.came, new.speaker, new.is_signed) == (Channel.TELEGRAM, Speaker.CHILD, False)
    assert new.deadline and (new.deadline.duty, new.deadline.last) == (Duty.REPLY, date(2026, 11, 24))
    send_reply(store, service, 1, new.state, mine, REPLY)
    set_subject(store, service, 1, first(store, service).state, mine, "Храната")
    replied = first(store, service)
    assert replied.deadline and replied.deadline.duty is Duty.SETTLE
    with pytest.raises(EntryRefusedError, match="no outcome"):
        close_entry(store, service, 1, replied.state, mine)
    judge_entry(store, service, 1, replied.state, mine, Verdict.PARTLY, "Нов термос за супата")
    hand_over(store, service, 1, first(store, service).state, mine, others)
    close_entry(store, service, 1, first(store, service).state, others)
    closed = first(store, service)
    assert closed.deadline is None and closed.case.holder == others and closed.case.verdict is Verdict.PARTLY
    assert [one.act for one in closed.acts] == [
        CaseAct.REPLIED,
        CaseAct.SUBJECT,
        CaseAct.NOTED,
        CaseAct.HANDED_OVER,
        CaseAct.CLOSED,
    ]
    opened(store, service, day, a_follow_up(store, service, "Още е хладка"))
    again = first(store, service)
    assert again.is_reopened and again.deadline and again.deadline.duty is Duty.REPLY
    day.today = again.deadline.last + timedelta(days=1)
    late = first(store, service).deadline
    assert late and late.is_late


def test_of_two_at_once_one_is_written_and_the_other_learns_it(any_store: Store, day: Day) -> None:
    service = a_service(any_store).key
    opened(any_store, service, day, a_letter(any_store, service))
    mine, seen = a_member(any_store).id, first(any_store, service).state
    refused: list[str] = []

    def answer(text: str) -> None:
        try:
            send_reply(any_store, service, 1, seen, mine, text)
        except StaleEntryError:
            refused.append(text)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(answer, ("А", "Б", "В", "Г")))
    assert len(refused) == 3 and len(first(any_store, service).entry.replies) == 1


def test_what_the_sender_added_meanwhile_is_read_before_a_reply_goes(store: Store, service: str, day: Day) -> None:
    seen = first(store, service).state
    opened(store, service, day, a_follow_up(store, service, "Вече е по-добре"))
    with pytest.raises(StaleEntryError):
        send_reply(store, service, 1, seen, a_member(store).id, REPLY)


def test_whom_it_is_about_loses_it_by_name_or_mark_and_who_stands_outside_takes_it(
    store: Store, service: str, day: Day
) -> None:
    opened(store, service, day, a_letter(store, service, "Леля Мария ми вика", words=("слон",) * 4))
    maria = a_member(store, "Мария Иванова")
    georgi = a_member(store, "Георги Стоев", OUTSIDER)
    with pytest.raises(UnknownComplaintError):
        find_entry(store, maria, service, 2)
    assert [is_hers for _, is_hers in seen_by(store, maria, service)] == [False, True]
    assert readers_of_entry(store, record_of(store, service, 2)) == ()
    name_recipient(store, service, georgi.id, Place.OUTSIDE)
    assert find_entry(store, georgi, service, 2).concerned == {maria.id}
    assert [record.entry.number for record, _ in seen_by(store, georgi, service)] == [2]
    state = record_of(store, service, 2).state
    mark_concerned(store, service, 2, state, georgi.id, frozenset(), frozenset({maria.id}))
    assert find_entry(store, maria, service, 2)
    mark_concerned(store, service, 1, first(store, service).state, maria.id, frozenset({maria.id}), frozenset())
    with pytest.raises(UnknownComplaintError):
        find_entry(store, maria, service, 1)


def test_a_paper_is_entered_with_its_day_and_its_words_go_with_the_voices_of_that_day(
    store: Store, service: str, day: Day
) -> None:
    mine = a_member(store).id
    assert enter_paper(store, service, mine, day.today, PAPER) == 2
    entry = record_of(store, service, 2)
    assert (entry.came, entry.speaker, entry.is_signed) == (Way.SPOKEN, Speaker.PARENT, True)
    assert look_at_contact(store, service, 2, mine) == (PAPER.signature,)
    looked = record_of(store, service, 2)
    assert looked.acts[-1].act is CaseAct.LOOKED and looked.state == entry.state
    opened(store, service, day, a_letter(store, service, words=("слон",) * 4))
    assert thread_of(store, service, 3).lines[0].text == FOOD
    day.today = day.today + timedelta(days=400)
    sweep(store)
    left = record_of(store, service, 2)
    assert (left.came, left.speaker, left.is_signed) == (None, None, False)
    assert [line.text for line in thread_of(store, service, 2).lines] == []


def test_danger_on_paper_is_heard_at_once(store: Store, service: str, day: Day) -> None:
    beaten = PaperEntry(Way.PAPER, Speaker.CHILD, "вчера татко ме би с колана")
    enter_paper(store, service, a_member(store).id, day.today, beaten)
    assert [one.heard.text for one in concerns_of(store, service)] == [beaten.text]
    assert thread_of(store, service, 2).lines[0].is_danger


@pytest.mark.parametrize(
    ("days", "entry"),
    [
        (1, PAPER),
        (-367, PAPER),
        (0, PaperEntry(Way.PAPER, Speaker.CHILD, " ")),
        (0, PaperEntry(Way.PAPER, Speaker.CHILD, "Гладен съм", "Иван")),
        (0, PaperEntry(Way.PAPER, Speaker.PARENT, "Шумно е", "И" * 201)),
    ],
    ids=["to come", "old", "empty", "child's name", "long name"],
)
def test_a_paper_that_cannot_be_is_refused(store: Store, service: str, day: Day, days: int, entry: PaperEntry) -> None:
    with pytest.raises(EntryRefusedError):
        enter_paper(store, service, a_member(store).id, day.today + timedelta(days=days), entry)


def test_what_was_done_repeats_neither_the_letter_nor_a_signature(store: Store, service: str, day: Day) -> None:
    opened(store, service, day, signed(a_letter(store, service, words=("слон",) * 4), "Иванка Колева"))
    for done in (f"Прочетохме: {FOOD}", "Говорихме с Иванка"):
        with pytest.raises(SubjectRefusedError):
            judge_entry(store, service, 2, record_of(store, service, 2).state, "nobody", None, done)


def test_minutes_of_a_review_are_kept_once_and_go_with_their_years(store: Store, service: str, day: Day) -> None:
    minutes = Minutes("Мария, Ана, Георги", "Храната се повтаря. Среща с кухнята.", "Ана Колева", 1, 1, 0)
    for _ in "12":
        assert keep_minutes(store, service, day.today, minutes) == 1
    assert [one.minutes for one in reviews_of(store, service)] == [minutes]
    with pytest.raises(EntryRefusedError):
        keep_minutes(store, service, day.today + timedelta(days=1), minutes)
    day.today = date(2032, 1, 1)
    sweep(store)
    assert reviews_of(store, service) == ()


def test_the_doctor_tells_of_entries_that_are_late_and_of_those_that_nobody_may_see(
    store: Store, service: str, day: Day
) -> None:
    assert list(check_journals(store)) == []
    maria = a_member(store, "Мария Иванова")
    opened(store, service, day, a_letter(store, service, "Леля Мария пуска телевизора", words=("слон",) * 4))
    day.today += timedelta(days=60)
    found = [one.sentence for one in check_journals(store)]
    assert len(found) == 2 and "2 entries" in found[0] and "entry 2" in found[1]
    with pytest.raises(NobodyLeftError):
        require_reader(store, record_of(store, service, 1), frozenset({maria.id}))
