"""A tablet and an administrator, as the tests of the pages need them."""

import secrets
from typing import Any

from flask.testing import FlaskClient
from lxml import html
from werkzeug.test import TestResponse

from config.vocabulary import AgeBand
from feedback_store.devices import Device, issue_code, redeem_code
from feedback_store.engine import Store
from feedback_store.staff import READS_AND_LEADS, StaffMember, accept_link, make_first_link
from tests.builders import PASSWORD

LOGIN = "elena"


def a_device(store: Store, service: str, *, is_try_out: bool = False) -> tuple[Device, dict[str, str]]:
    """Enrol a tablet and return it with the header that it sends."""
    code = issue_code(store, service, "Коридор", AgeBand.FROM_8_TO_11, is_try_out)
    device, token = redeem_code(store, code)
    return device, {"Authorization": f"Bearer {token}"}


def an_administrator(store: Store) -> StaffMember:
    """Make the first administrator, who reads words and leads all services too, as one does in a small centre."""
    token = make_first_link(store)
    assert token
    return accept_link(store, token, "Елена", LOGIN, PASSWORD, READS_AND_LEADS)


def a_tap(face: str = "happy", **other: Any) -> dict[str, Any]:
    """Return one submission as a tablet sends it."""
    return {
        "id": secrets.token_urlsafe(24),
        "instrument": "mood_board",
        "version": 1,
        "language": "bg",
        "answers": [{"step": "mood", "chosen": [face]}],
        **other,
    }


def submit(client: FlaskClient, page: str, to: str = "", **fields: str) -> TestResponse:
    """Send a form as a browser does: with the proof that stands in the page, to its own address if none is given."""
    proofs = html.document_fromstring(client.get(page).get_data(as_text=True)).xpath("//*[@name='csrf_token']/@value")
    return client.post(to or page, data={"csrf_token": proofs[0], **fields})


def sign_in(client: FlaskClient, login: str = LOGIN, password: str = PASSWORD) -> TestResponse:
    """Sign in through the page."""
    return submit(client, "/staff/sign-in", login=login, password=password)
