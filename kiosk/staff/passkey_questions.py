"""What whoever signs in or adds a passkey is asked, at which address, each question once."""

from flask import render_template, request, session

from feedback_store.errors import PasskeyRefusedError
from feedback_store.second_factor.kept import has_phone_codes
from feedback_store.second_factor.passkey_proofs import asked_to_use
from feedback_store.second_factor.passkey_site import Site, site_of
from feedback_store.second_factor.passkeys import passkeys_of
from feedback_store.staff import StaffMember
from kiosk.desk import desk
from kiosk.staff.forms import PasskeyAnswerForm, PhoneCodeForm
from kiosk.staff.passkey_words import why_no_passkeys

CHALLENGE = "passkey"
"""Where the session keeps the question that this browser was asked."""


def ask_code(member: StaffMember, form: PhoneCodeForm, problem: str = "") -> str:
    """Return the page that asks for a code or a passkey after the password."""
    store, site = desk().store, passkey_site()
    there = passkeys_of(store, member.id)
    options = asked_to_use(site, new_challenge(member), there) if site and there else ""
    return render_template(
        "staff/code_asked.html",
        form=form,
        answer=PasskeyAnswerForm(formdata=None),
        problem=problem,
        options=options,
        site=site,
        reason=why_no_passkeys(passkey_address()) if there and not site else "",
        has_codes=has_phone_codes(store, member.id),
    )


def passkey_site() -> Site | None:
    """Return where passkeys hold: at the public address; without one on localhost, where a browser names it so."""
    return site_of(passkey_address())


def passkey_address() -> str:
    """Return the address at which the pages are: the public one; without one that of this request."""
    return desk().settings.public_url or request.host_url


def new_challenge(member: StaffMember) -> bytes:
    """Return a new question, which only this browser can answer."""
    challenge = desk().challenges.ask(member.id)
    session[CHALLENGE] = challenge.hex()
    return challenge


def asked_of(member: StaffMember) -> bytes:
    """Return the question that this browser was asked, and forget it.

    Raises:
        PasskeyRefusedError: it was answered, or is older than five minutes.
    """
    challenge = bytes.fromhex(session.pop(CHALLENGE, ""))
    if not desk().challenges.take(challenge, member.id):
        raise PasskeyRefusedError("the question was answered, or is older than five minutes")
    return challenge
