"""What is typed in a chat and never sent is heard at once; sent, it is the same concern, unless it was read by then."""

from dataclasses import replace

from config.vocabulary import AgeBand, Place, Speaker
from feedback_store.concerns.acts import Act, note_act
from feedback_store.concerns.heard import HeardConcern, read_concerns
from feedback_store.concerns.recipients import name_recipient
from feedback_store.concerns.telling import TYPED, Telling, tell
from feedback_store.engine import Store
from feedback_store.intake import accept
from tests.builders import a_member, a_note, a_service, recipients_in

TOLD, MORE = "татко ме би с колана снощи", "и Мими видя"


def a_telling(store: Store, service: str, text: str = TOLD, before: Telling | None = None) -> Telling:
    telling = tell(store, service, text, before, None, AgeBand.UNKNOWN)
    assert telling
    return telling


def concerns_in(store: Store, service: str) -> list[HeardConcern]:
    return list(read_concerns(store, service))


def test_what_is_typed_is_heard_at_once_and_more_of_it_comes_to_the_same_concern(any_store: Store) -> None:
    service = a_service(any_store).key
    recipients_in(any_store, service)
    first = a_telling(any_store, service)
    (heard,) = concerns_in(any_store, service)
    assert (heard.text, heard.instrument, heard.speaker, heard.channel) == (TOLD, TYPED, "unknown", "telegram")
    second = a_telling(any_store, service, MORE, first)
    assert [one.text for one in concerns_in(any_store, service)] == [second.text] == [f"{TOLD}\n{MORE}"]
    assert a_telling(any_store, service, MORE, second) == second


def test_what_is_sent_is_the_same_concern_and_tells_who_sends_it(any_store: Store) -> None:
    service = a_service(any_store).key
    recipients_in(any_store, service)
    telling = a_telling(any_store, service)
    sent = replace(a_note(service, f"{TOLD}\n{MORE}"), telling=telling, speaker=Speaker.YOUNG_PERSON)
    for _ in range(2):
        accept(any_store, sent)
    (heard,) = concerns_in(any_store, service)
    assert (heard.text, heard.instrument, heard.speaker) == (f"{TOLD}\n{MORE}", "happiness_jar", "young_person")
    accept(any_store, replace(a_note(service, "ще се убия тази вечер"), telling=telling))
    assert len(concerns_in(any_store, service)) == 2


def test_what_somebody_has_read_stays_as_it_is_and_more_is_a_concern_of_its_own(store: Store) -> None:
    service, reader = a_service(store).key, a_member(store)
    name_recipient(store, service, reader.id, Place.IN_HOUSE)
    telling = a_telling(store, service)
    note_act(store, reader.id, concerns_in(store, service)[0].mark, Act.ACKNOWLEDGED)
    accept(store, replace(a_note(service, TOLD), telling=telling))
    assert [one.text for one in concerns_in(store, service)] == [TOLD]
    again = a_telling(store, service, "пак ме удари с колана", telling)
    assert again.id != telling.id
    accept(store, replace(a_note(service, f"{TOLD}\n{MORE}"), telling=telling))
    assert len(concerns_in(store, service)) == 3


def test_nothing_is_kept_of_what_is_no_danger_or_where_nobody_is_named(store: Store) -> None:
    service, other = a_service(store).key, a_service(store).key
    recipients_in(store, service)
    assert tell(store, service, "Супата е студена", None, None, AgeBand.UNKNOWN) is None
    assert tell(store, other, TOLD, None, None, AgeBand.UNKNOWN) is None
    assert not concerns_in(store, service) + concerns_in(store, other)
