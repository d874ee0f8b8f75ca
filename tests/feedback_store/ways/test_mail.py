"""A letter to staff: the same whatever anybody typed, for one address and never for a second one."""

import re
from collections.abc import Iterator

import pytest

from config.settings import Settings
from feedback_store.concerns.post import tell_people
from feedback_store.engine import Store, open_store
from feedback_store.errors import PostNotSentError
from feedback_store.intake import accept
from feedback_store.setting_up.applying import apply_centre
from feedback_store.setting_up.document import Centre, ProviderPart, ServicePart
from feedback_store.staff import set_email
from feedback_store.ways.mail import letter, one_address
from feedback_store.ways.way import Occasion
from kiosk.staff.forms import ADDRESS
from tests.builders import a_note, a_service, recipients_in
from tests.kiosk.staff.nasty import NASTY
from tests.mail_server import Letters

TWO = (
    "=?utf-8?q?x=40example.org=2C?=me@example.org",
    "me@=?utf-8?q?example.org=2Cx=40example.org?=",
    "me@example.org, x@example.org",
    "me@example.org\r\nBcc: x@example.org",
    "me@example.org\nSubject: x",
    "=?utf-8?q?a=0D=0ABcc:x?=@example.org",
    "friends:me@example.org;",
    "me(x@example.org)@example.org",
    "me@example.org\x00",
    "me@example.org\N{LINE SEPARATOR}x",
    "<me@example.org>",
    "me@example.org:x",
    "",
    "me",
)
"""What is not one address, though some programs take it for one, or for two."""
HEADS = {"From", "To", "Subject", "Message-ID", "Content-Type", "Content-Transfer-Encoding", "MIME-Version"}


@pytest.fixture
def posted(settings: Settings, letters: tuple[Letters, int]) -> Iterator[tuple[Store, Letters]]:
    """Return a store with a mail server, and what that takes."""
    kept, port = letters
    store = open_store(settings.model_copy(update={"smtp_host": "127.0.0.1", "smtp_port": port}))
    yield store, kept
    store.close()


@pytest.mark.parametrize("written", TWO)
def test_what_is_not_one_address_gets_no_letter_and_is_not_taken_by_a_form(settings: Settings, written: str) -> None:
    with pytest.raises(PostNotSentError, match="not one address"):
        letter(settings, written, Occasion.CONCERN)
    assert not re.match(ADDRESS, written)


@pytest.mark.parametrize("written", ["ana@localhost", "ana.b+c@example.org", "a'b_c-d%e@пример.бг"])
def test_an_address_as_people_have_them_is_taken(written: str) -> None:
    assert one_address(written).addr_spec == written and re.match(ADDRESS, written)


@pytest.mark.parametrize("text", NASTY[:-1])
def test_no_nasty_string_is_a_second_address(settings: Settings, text: str) -> None:
    for written in (text, f"{text}@example.org", f"ana@example.org{text}", f"ana@{text}"):
        try:
            to = letter(settings, written, Occasion.CALL)["To"].addresses
        except PostNotSentError:
            continue
        assert [one.addr_spec for one in to] == [written]


def test_a_letter_says_the_same_whatever_was_typed_and_one_bad_address_keeps_nobody_waiting(
    posted: tuple[Store, Letters],
) -> None:
    store, kept = posted
    service = a_service(store, "cop-ruse").key
    inside, _ = recipients_in(store, service)
    for name in (one for one in NASTY if 0 < len(one) < 100 and one.isprintable()):
        apply_centre(
            store,
            Centre(format=1, provider=ProviderPart(name=name), services=[ServicePart(key=service, name=f"x{name}")]),
        )
    accept(store, a_note(service, "вчера татко ме би с колана\nBcc: x@example.org"))
    set_email(store, inside.id, TWO[0])
    with pytest.raises(PostNotSentError):
        tell_people(store)
    assert kept.envelopes == [["georgi@example.org"]]
    set_email(store, inside.id, "maria@example.org")
    assert tell_people(store) == 1
    assert kept.envelopes == [["georgi@example.org"], ["maria@example.org"]]
    plain = letter(store.settings, "maria@example.org", Occasion.CONCERN)
    for _, sent in kept.taken:
        assert {name for name in sent if not name.startswith("X-")} <= HEADS
        assert sent["Subject"] == plain["Subject"]
        assert sent.get_content().split() == plain.get_content().split()  # type: ignore[attr-defined]


def test_a_letter_holds_nothing_that_changes(settings: Settings) -> None:
    first, second = (letter(settings, "ana@example.org", Occasion.CONCERN) for _ in "12")
    del first["Message-ID"], second["Message-ID"]
    assert first.as_bytes() == second.as_bytes()
