"""People are told by Telegram as by e-mail, by the same rounds; a message that could not go waits, also over a stop."""

import logging
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from config.settings import Settings
from feedback_store.calls.asking import Asked, take_call
from feedback_store.calls.listeners import Figure, Listener, name_listener
from feedback_store.calls.post import tell_of_calls
from feedback_store.concerns.acts import Act, concerns_of
from feedback_store.concerns.post import tell_people
from feedback_store.concerns.recipients import recipients_of
from feedback_store.devices import issue_code, redeem_code
from feedback_store.engine import Store, open_store
from feedback_store.errors import PostNotSentError
from feedback_store.intake import accept
from feedback_store.staff import StaffMember
from feedback_store.ways.chats import join, joined_staff, make_joining_link
from feedback_store.ways.telegram import BY_TELEGRAM
from tests.builders import a_note, a_service, recipients_in
from tests.mail_server import Letters
from tests.telegram_api.api import TelegramApi
from tests.telegram_api.faults import broken, dropped, flood
from tests.telegram_api.people import Person

SERVICE = "cop-ruse"
BEATEN = "вчера татко ме би с колана"


@pytest.fixture
def api() -> Iterator[TelegramApi]:
    """Return an emulator on a free port."""
    with TelegramApi() as running:
        yield running


@pytest.fixture
def told(settings: Settings, api: TelegramApi) -> Iterator[Store]:
    """Return a store with a token, whose two recipients of concerns have e-mail addresses."""
    token = settings.model_validate({**settings.model_dump(), "telegram_token": api.token, "telegram_api": api.url})
    store = open_store(token)
    recipients_in(store, a_service(store, SERVICE).key)
    yield store
    store.close()


def members(store: Store) -> list[StaffMember]:
    return sorted((one.member for one in recipients_of(store, SERVICE)), key=lambda one: one.name, reverse=True)


def joins(store: Store, person: Person, member: StaffMember) -> None:
    """Let a member of staff join with the phone of a person, as the bot does when the link is opened."""
    person.says("/start")
    assert join(store, make_joining_link(store, "glasche_test_bot", member.id).partition("?start=")[2], person.id)


def shown(person: Person) -> list[str]:
    return [one.text for one in person.sees() if one.is_from_bot]


def test_each_person_who_joined_gets_one_message_that_says_nothing_of_what_was_told(
    told: Store, api: TelegramApi
) -> None:
    maria, georgi = api.person("Мария"), api.person("Георги")
    for person, member in zip((maria, georgi), members(told), strict=True):
        joins(told, person, member)
    for text in (BEATEN, "леля Мария ме удари с пръчка"):
        accept(told, a_note(SERVICE, text))
    assert [tell_people(told, BY_TELEGRAM) for _ in range(2)] == [2, 0]
    for person in (maria, georgi):
        (text,) = shown(person)
        assert "/staff/concerns" in text and "/stop" in text
        assert not any(word in text for word in ("колан", "Мария", SERVICE, "ЦОП"))
    (sent, _) = api.calls_of("sendMessage")
    assert "true" in str(sent.params["link_preview_options"]).lower()


def test_a_call_is_told_to_whom_the_child_chose(told: Store, api: TelegramApi) -> None:
    maria, member = api.person("Мария"), members(told)[0]
    joins(told, maria, member)
    name_listener(told, SERVICE, Listener(member, "леля Мария", "психолог", Figure.BUN, 1))
    tablet = redeem_code(told, issue_code(told, SERVICE, "Коридор"))[0]
    now = datetime.now(UTC)
    take_call(told, tablet, Asked("a" * 22), now)
    assert [tell_of_calls(told, now, BY_TELEGRAM) for _ in range(2)] == [1, 0]
    (text,) = shown(maria)
    assert "/staff/calls" in text and "Коридор" not in text


def test_both_ways_are_noted_apart_and_neither_tells_for_the_other(
    told: Store, api: TelegramApi, letters: tuple[Letters, int]
) -> None:
    kept, port = letters
    joins(told, api.person(), members(told)[0])
    mailing = open_store(told.settings.model_copy(update={"smtp_host": "127.0.0.1", "smtp_port": port}))
    accept(mailing, a_note(SERVICE, BEATEN))
    assert (tell_people(mailing), tell_people(mailing, BY_TELEGRAM)) == (2, 1)
    acts = sorted(one.act for one in concerns_of(mailing, SERVICE)[0].done)
    mailing.close()
    assert acts == [Act.TOLD, Act.TOLD, Act.TOLD_BY_TELEGRAM] and len(kept.taken) == 2


def test_who_blocks_the_bot_is_not_written_to_again_and_gets_e_mails_as_before(
    told: Store, api: TelegramApi, letters: tuple[Letters, int]
) -> None:
    kept, port = letters
    maria, member = api.person("Мария"), members(told)[0]
    joins(told, maria, member)
    maria.blocks_the_bot()
    accept(told, a_note(SERVICE, BEATEN))
    assert [tell_people(told, BY_TELEGRAM) for _ in range(3)] == [0, 0, 0]
    assert len(api.calls_of("sendMessage")) == 1 and not joined_staff(told)[member.id].is_reached
    mailing = open_store(told.settings.model_copy(update={"smtp_host": "127.0.0.1", "smtp_port": port}))
    tell_people(mailing)
    mailing.close()
    assert "maria@example.org" in [to for to, _ in kept.taken]


@pytest.mark.filterwarnings("ignore:Deprecated since version v22.2")  # the library's own, of its own 429
@pytest.mark.parametrize("failure", [flood(), broken(), dropped()])
def test_a_message_that_did_not_go_waits_over_a_stop_and_goes_once(
    told: Store, api: TelegramApi, failure: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("feedback_store.ways.telegram.PAUSE_SECONDS", 0.0)
    maria = api.person("Мария")
    joins(told, maria, members(told)[0])
    accept(told, a_note(SERVICE, BEATEN))
    api.faults.plan("sendMessage", failure, on_calls=None)  # type: ignore[arg-type] # one of those made above
    with pytest.raises(PostNotSentError, match="tried again"):
        tell_people(told, BY_TELEGRAM)
    api.faults.clear()
    again = open_store(told.settings)
    assert [tell_people(again, BY_TELEGRAM) for _ in range(2)] == [1, 0]
    again.close()
    assert len(shown(maria)) == 1


def test_no_log_and_no_error_holds_the_token_or_the_chat(
    told: Store, api: TelegramApi, caplog: pytest.LogCaptureFixture
) -> None:
    maria = api.person("Мария")
    joins(told, maria, members(told)[0])
    accept(told, a_note(SERVICE, BEATEN))
    wrong = api.token.replace("AAE", "BBE")
    stranger = open_store(told.settings.model_validate({**told.settings.model_dump(), "telegram_token": wrong}))
    with caplog.at_level(logging.DEBUG):
        with pytest.raises(PostNotSentError, match="BotFather") as refused:
            tell_people(stranger, BY_TELEGRAM)
        tell_people(told, BY_TELEGRAM)
    stranger.close()
    for secret in (api.token, wrong, str(maria.id)):
        assert secret not in caplog.text and secret not in str(refused.value)


def test_where_no_token_is_set_nobody_is_written_to(told: Store, api: TelegramApi) -> None:
    joins(told, api.person(), members(told)[0])
    accept(told, a_note(SERVICE, BEATEN))
    without = open_store(told.settings.model_copy(update={"telegram_token": None}))
    assert tell_people(without, BY_TELEGRAM) == 0
    without.close()
    assert not api.calls_of("sendMessage")
