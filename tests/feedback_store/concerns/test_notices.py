"""When people are told: the gravest at once and again, the rest at an hour; until somebody has taken it on."""

from datetime import UTC, datetime, timedelta

import pytest

from config.settings import ZONE, Settings
from feedback_store.concerns.acts import Act, concerns_for, concerns_of, find_concern, note_act, note_acts
from feedback_store.concerns.notices import due_notices, next_time
from feedback_store.concerns.post import Teller, tell_people
from feedback_store.engine import Store, open_store
from feedback_store.errors import PostNotSentError, UnknownConcernError
from feedback_store.intake import accept
from tests.builders import a_note, a_service, recipients_in, told_gravely
from tests.mail_server import Letters

BEATEN = "вчера татко ме би с колана"


@pytest.fixture
def service(store: Store) -> str:
    """Return a service whose concerns are received."""
    key = a_service(store).key
    recipients_in(store, key)
    return key


def told_at(store: Store, when: datetime) -> list[str]:
    return sorted(notice.member.name.split()[0] for notice in due_notices(store, when))


def note_told(store: Store, when: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    class Then(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            return when.astimezone(UTC)

    with monkeypatch.context() as then:
        then.setattr("feedback_store.concerns.acts.datetime", Then)
        for notice in due_notices(store, when):
            note_acts(store, [(heard, notice.member.id, Act.TOLD) for heard in notice.concerns])


def heard_at(store: Store, service: str) -> datetime:
    (one,) = concerns_of(store, service)
    return datetime.strptime(one.heard.heard_at, "%Y-%m-%d %H:%M").replace(tzinfo=ZONE)


def test_danger_now_is_told_to_all_at_once_and_again_each_half_hour_until_it_is_taken_on(
    store: Store, service: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    accept(store, a_note(service, BEATEN))
    moment = heard_at(store, service)
    assert told_at(store, moment) == ["Георги", "Мария"]
    note_told(store, moment, monkeypatch)
    assert told_at(store, moment + timedelta(minutes=29)) == []
    assert told_at(store, moment + timedelta(minutes=31)) == ["Георги", "Мария"]
    (member, *_) = [notice.member for notice in due_notices(store, moment + timedelta(minutes=31))]
    note_act(store, member.id, concerns_of(store, service)[0].heard.mark, Act.ACKNOWLEDGED)
    assert told_at(store, moment + timedelta(hours=5)) == []


def test_what_can_wait_is_told_at_the_hour_first_in_the_house_then_outside(
    store: Store, service: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    accept(told_gravely(store), a_note(service, "страх ме е 2"))
    moment = heard_at(store, service)
    first = next_time(moment, store.settings.concern_hour)
    assert told_at(store, first - timedelta(minutes=1)) == []
    assert told_at(store, first) == ["Мария"]
    note_told(store, first, monkeypatch)
    assert told_at(store, first + timedelta(hours=23)) == []
    assert told_at(store, first + timedelta(days=1)) == ["Георги", "Мария"]


def test_a_concern_of_another_service_is_nobodys_here(store: Store, service: str) -> None:
    accept(store, a_note(service, BEATEN))
    other = a_service(store).key
    accept(store, a_note(other, BEATEN))
    member = next(notice.member for notice in due_notices(store, heard_at(store, service)))
    assert [one.heard.service for one in concerns_for(store, member.id)] == [service]
    (foreign,) = concerns_of(store, other)
    with pytest.raises(UnknownConcernError):
        find_concern(store, member.id, foreign.heard.mark)


def test_acts_go_with_their_concern_and_survive_a_restart(store: Store, service: str) -> None:
    accept(store, a_note(service, BEATEN))
    (one,) = concerns_of(store, service)
    member = due_notices(store, heard_at(store, service))[0].member
    note_act(store, member.id, one.heard.mark, Act.ACKNOWLEDGED)
    note_act(store, member.id, one.heard.mark, Act.NOTIFIED)
    again = open_store(store.settings, today=store.today)
    try:
        (found,) = concerns_of(again, service)
        assert [done.act for done in found.done] == [Act.ACKNOWLEDGED, Act.NOTIFIED]
        assert found.settled is Act.NOTIFIED
    finally:
        again.close()


def with_mail(settings: Settings, port: int) -> Settings:
    return settings.model_copy(update={"smtp_host": "127.0.0.1", "smtp_port": port})


def test_each_person_gets_one_letter_that_says_nothing_of_what_was_told(
    settings: Settings, letters: tuple[Letters, int]
) -> None:
    kept, port = letters
    store = open_store(with_mail(settings, port))
    try:
        service = a_service(store, "cop-ruse").key
        recipients_in(store, service)
        for text in (BEATEN, "леля Мария ме удари с пръчка"):
            accept(store, a_note(service, text))
        assert tell_people(store) == 2
        assert tell_people(store) == 0
    finally:
        store.close()
    assert sorted(to for to, _ in kept.taken) == ["georgi@example.org", "maria@example.org"]
    for _, letter in kept.taken:
        text = str(letter)
        assert "/staff/concerns" in letter.get_content()  # type: ignore[attr-defined]
        assert not any(word in text for word in ("колан", "Мария", "cop-ruse", "ЦОП", "severity"))


def test_a_mail_server_that_is_away_is_told_of_once_and_tried_again(
    settings: Settings, letters: tuple[Letters, int]
) -> None:
    kept, port = letters
    now, lines = [0.0], list[str]()
    store = open_store(with_mail(settings, 1))
    try:
        service = a_service(store).key
        recipients_in(store, service)
        accept(store, a_note(service, BEATEN))
        with pytest.raises(PostNotSentError, match="GLASCHE_SMTP"):
            tell_people(store)
        teller = Teller(store, lines.append, steady=lambda: now[0])
        for _ in range(3):
            teller.look()
            now[0] += 61
        assert len(lines) == 1 and "tried again" in lines[0]
    finally:
        store.close()
    store = open_store(with_mail(settings, port))
    try:
        Teller(store, lines.append).look()
    finally:
        store.close()
    assert len(kept.taken) == 2 and len(lines) == 1


def test_an_idle_clock_opens_nothing_of_what_was_taken_on(
    store: Store, service: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    accept(store, a_note(service, BEATEN))
    moment = heard_at(store, service)
    member = due_notices(store, moment)[0].member
    note_act(store, member.id, concerns_of(store, service)[0].heard.mark, Act.ACKNOWLEDGED)

    def refuse(*_: object) -> None:
        raise AssertionError("a concern that was taken on was opened")

    monkeypatch.setattr("feedback_store.concerns.heard.unseal_if_whole", refuse)
    assert due_notices(store, moment + timedelta(hours=5)) == ()
