"""Words are offered one by one, judged once, undone until the evening, and copied away from their voices then."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from config.reading import Concern, ConcernCategory, Theme
from feedback_store.backups.backup import make_backup
from feedback_store.concerns.acts import concerns_of
from feedback_store.engine import Store
from feedback_store.errors import OurWordsRefusedError, SameMemberError
from feedback_store.quotes.kept import read_quotes
from feedback_store.quotes.waiting import waiting_notes
from feedback_store.reviews.concerns import raise_concern
from feedback_store.reviews.corrections import Told, all_corrections, correct, correction_of, told_by
from feedback_store.reviews.covering import covered_text, found_in, pieces_of
from feedback_store.reviews.hiding import confirm_hiding, decline_hiding, hidden_in
from feedback_store.reviews.items import find_item, is_for
from feedback_store.reviews.our_words import require_our_words
from feedback_store.reviews.reviewers import keep_from, may_review
from feedback_store.reviews.settling import settle, settle_all
from feedback_store.reviews.verdicts import Verdict, Wording, find_review, note_review, reviews_of, undo
from feedback_store.schema import hidden_voices, judged_notes, quotes, reviews
from feedback_store.staff import COLLEAGUE, OUTSIDER, StaffMember
from feedback_store.words import read_words
from tests.builders import Day, a_member
from tests.feedback_store.reviews.reviewing import LETTER, NOTES, TOLD, WHY, all_items, fill, the_item


@pytest.fixture
def elena(any_store: Store) -> StaffMember:
    """Return somebody who reviews."""
    return a_member(any_store, "Елена")


@pytest.fixture
def boris(any_store: Store) -> StaffMember:
    """Return somebody else who reviews."""
    return a_member(any_store, "Борис")


def test_all_instruments_wait_in_an_order_of_their_own_for_each_seed_and_danger_never(
    any_store: Store, elena: StaffMember
) -> None:
    service = fill(any_store)
    orders = {tuple(item.text for item in all_items(any_store, service, elena, seed)) for seed in "abcdef"}
    assert {frozenset(order) for order in orders} == {frozenset((*NOTES, WHY, LETTER))}
    assert len(orders) > 1
    assert len({tuple(all_items(any_store, service, elena, "a")) for _ in range(3)}) == 1
    assert TOLD not in str(orders)


def test_a_letter_is_never_quotable_and_a_note_is(any_store: Store, elena: StaffMember) -> None:
    service = fill(any_store)
    assert {item.text for item in all_items(any_store, service, elena) if not item.is_quotable} == {LETTER}


def test_what_was_said_can_be_undone_until_the_evening_and_is_then_copied_without_a_way_back(
    any_store: Store, elena: StaffMember
) -> None:
    service = fill(any_store)
    item = the_item(any_store, service, elena, "Играхме")
    wording = Wording(covered_text(item.pieces, found_in(item.pieces)), "bg")
    note_review(any_store, item, Verdict.QUOTED, elena.id, wording)
    assert undo(any_store, service, item.place, elena.id) and not undo(any_store, service, item.place, elena.id)
    assert item in all_items(any_store, service, elena)
    note_review(any_store, item, Verdict.QUOTED, elena.id, wording)
    note_review(any_store, the_item(any_store, service, elena, "Рисувах"), Verdict.KEPT, elena.id)
    assert read_quotes(any_store, service) == () and len(all_items(any_store, service, elena)) == 4
    settle_all(any_store)
    (quote,) = read_quotes(any_store, service)
    assert (quote.text, quote.speaker, quote.quarter) == ("Играхме с [име] на двора", "child", "2026-Q4")
    assert not undo(any_store, service, item.place, elena.id)
    with any_store.reading() as connection:
        assert connection.execute(select(reviews)).all() == []
        assert len(connection.execute(select(judged_notes)).all()) == 2
        assert item.voice not in {row.id for row in connection.execute(select(quotes))}
    assert settle(any_store, service) == 0  # twice is harmless


def test_the_first_of_two_reviewers_counts_and_the_second_sees_what_was_said(
    any_store: Store, elena: StaffMember, boris: StaffMember
) -> None:
    service = fill(any_store)
    item = the_item(any_store, service, elena, "Рисувах")
    note_review(any_store, item, Verdict.KEPT, elena.id)
    standing = note_review(any_store, item, Verdict.QUOTED, boris.id, Wording(item.text, "bg"))
    assert standing and (standing.verdict, standing.member) == (Verdict.KEPT, elena.id)
    assert not undo(any_store, service, item.place, boris.id)
    settle(any_store, service)
    assert note_review(any_store, item, Verdict.QUOTED, boris.id, Wording(item.text, "bg")) is None
    assert read_quotes(any_store, service) == ()


def test_what_is_said_in_review_is_not_offered_for_the_jar_as_well(store: Store, day: Day) -> None:
    elena, service = a_member(store, "Елена"), fill(store)
    note_review(store, the_item(store, service, elena, "Рисувах"), Verdict.KEPT, elena.id)
    day.today = day.today.replace(year=2027, month=1)
    assert {note.proposed for note in waiting_notes(store, service)} == {"Играхме с [име] на двора", *NOTES[2:]}


def test_a_concern_of_a_person_goes_the_way_of_the_door_and_takes_a_quote_with_it(
    store: Store,
) -> None:
    elena, service = a_member(store, "Елена"), fill(store)
    item = the_item(store, service, elena, "Скучно")
    concern = Concern(ConcernCategory.NEGLECT, 2, ())
    for _ in range(2):
        standing = raise_concern(store, item, elena.id, concern)
    assert standing and not undo(store, service, item.place, elena.id)
    heard = [one.heard for one in concerns_of(store, service)]
    assert {one.text for one in heard} == {TOLD, WHY} and len(heard) == 2
    assert find_item(store, service, elena, item.place) is None
    settle(store, service)
    assert read_quotes(store, service) == ()


def test_hiding_takes_a_second_person_and_is_counted_once(
    any_store: Store, elena: StaffMember, boris: StaffMember, day: Day
) -> None:
    service = fill(any_store)
    item = the_item(any_store, service, elena, "Ходихме")
    note_review(any_store, item, Verdict.HIDING, elena.id)
    settle(any_store, service)
    assert [one.member for one in reviews_of(any_store, service, Verdict.HIDING)] == [elena.id]
    with pytest.raises(SameMemberError):
        confirm_hiding(any_store, service, item.place, elena.id)
    assert read_words(any_store, service, item.voice)
    assert confirm_hiding(any_store, service, item.place, boris.id)
    assert not confirm_hiding(any_store, service, item.place, boris.id)
    assert hidden_in(any_store, service, day.today.year) == 1 and not read_words(any_store, service, item.voice)
    with any_store.reading() as connection:
        assert {row.voice for row in connection.execute(select(hidden_voices))} == {item.voice}


def test_what_a_second_person_does_not_hide_waits_again(store: Store) -> None:
    elena, service = a_member(store, "Елена"), fill(store)
    item = the_item(store, service, elena, "Ходихме")
    note_review(store, item, Verdict.HIDING, elena.id)
    assert decline_hiding(store, service, item.place) and find_review(store, service, item.place) is None
    assert item in all_items(store, service, elena)


def test_corrections_stand_apart_from_what_was_read_and_go_when_undone(store: Store) -> None:
    elena, service = a_member(store, "Елена"), fill(store)
    item = the_item(store, service, elena, "Скучно")
    assert item.reading
    said = Told("bad", {Theme.PLACE: "bad", Theme.PLAY: "none"})
    correct(store, item, said)
    assert correction_of(store, service, item.place) == said
    assert [(one.text, one.told) for one in all_corrections(store)] == [(WHY, said)]
    note_review(store, item, Verdict.KEPT, elena.id)
    undo(store, service, item.place, elena.id)
    assert correction_of(store, service, item.place) is None
    correct(store, item, told_by(item.reading))
    assert list(all_corrections(store)) == []


def test_what_names_a_reviewer_is_for_somebody_else_and_a_letter_never_for_them(store: Store) -> None:
    maria, service = a_member(store, "Мария"), fill(store)
    assert any(item.text == NOTES[0] for item in all_items(store, service, maria))  # nobody else is there
    elena = a_member(store, "Елена")
    assert not any(item.text == NOTES[0] for item in all_items(store, service, maria))
    assert any(item.text == NOTES[0] for item in all_items(store, service, elena))
    letter = the_item(store, service, elena, "Искам")
    named = replace(letter, text="Мария вика")
    assert not is_for(named, maria, [])


def test_a_member_who_is_kept_from_review_may_where_nobody_else_can(store: Store) -> None:
    teacher, outsider = a_member(store, "Мария"), a_member(store, "Георги", OUTSIDER)
    service = fill(store)
    keep_from(store, service, [teacher.id])
    assert may_review(store, service, teacher) and not may_review(store, service, outsider)
    other = a_member(store, "Елена", COLLEAGUE)
    assert not may_review(store, service, teacher) and may_review(store, service, other)


def test_pieces_cover_what_was_found_and_what_a_person_covers(store: Store) -> None:
    text = "Играхме с Мария, на голямата люлка!"
    pieces = pieces_of(text, store.reader(text))
    assert "".join(piece.text for piece in pieces) == text
    assert covered_text(pieces, found_in(pieces)) == store.reader(text).redacted
    words = {piece.text: place for place, piece in enumerate(pieces)}
    covered = {*found_in(pieces), words["голямата"], words["люлка"]}
    assert covered_text(pieces, covered) == "Играхме с [име], на […]!"
    assert covered_text(pieces, ()) == text


@pytest.mark.parametrize("said", ["", "с" * 301, "Детето играе с Мария", "Скучно ми е в голямата стая, каза то"])
def test_our_words_name_nobody_and_do_not_repeat_the_child(store: Store, said: str) -> None:
    with pytest.raises(OurWordsRefusedError):
        require_our_words(store, said, WHY, frozenset())


def test_our_words_are_kept_as_ours(store: Store) -> None:
    elena, service = a_member(store, "Елена"), fill(store)
    item = the_item(store, service, elena, "Скучно")
    said = require_our_words(store, " В дневната липсват  занимания. ", WHY, frozenset())
    note_review(store, item, Verdict.QUOTED, elena.id, Wording(said, "bg", is_ours=True))
    settle(store, service)
    (quote,) = read_quotes(store, service)
    assert quote.is_ours and quote.text == "В дневната липсват занимания."


def test_no_wording_stands_in_clear_in_database_or_backup(store: Store) -> None:
    elena, service = a_member(store, "Елена"), fill(store)
    for begins in ("Рисувах", "Скучно"):
        item = the_item(store, service, elena, begins)
        note_review(store, item, Verdict.QUOTED, elena.id, Wording(item.text, "bg"))
        correct(store, item, Told("good", {}))
    make_backup(store)
    files = [path.read_bytes() for path in store.settings.home.rglob("*") if path.is_file()]
    assert not [text for text in (NOTES[1], WHY) if any(text.encode() in content for content in files)]
