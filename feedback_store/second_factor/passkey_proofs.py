"""What a browser is asked for with a passkey, and whether what it answers is true; by the library `webauthn`.

It takes a third of a second to load, so that happens when the first person uses a passkey.
"""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from feedback_store.errors import PasskeyRefusedError
from feedback_store.second_factor.passkey_site import Site
from feedback_store.second_factor.passkeys import Passkey
from feedback_store.staff import StaffMember

if TYPE_CHECKING:
    from webauthn.helpers.structs import PublicKeyCredentialDescriptor

ISSUER = "Glasche"
CHALLENGE_SECONDS = 300
"""So long a browser has for its answer."""
MOST_SIGNS = 20_000
"""No answer of a browser is longer; one with a signed chain of a maker has some thousands (characters)."""


def asked_to_add(site: Site, member: StaffMember, challenge: bytes, there: Sequence[Passkey]) -> str:
    """Return what a browser is to be asked for a new passkey, as JSON; it offers none of those that are there."""
    from webauthn import generate_registration_options, options_to_json
    from webauthn.helpers.structs import AuthenticatorSelectionCriteria, ResidentKeyRequirement

    options = generate_registration_options(
        rp_id=site.domain,
        rp_name=ISSUER,
        user_id=member.id.encode(),
        user_name=member.login,
        user_display_name=member.name,
        challenge=challenge,
        timeout=CHALLENGE_SECONDS * 1000,
        authenticator_selection=AuthenticatorSelectionCriteria(resident_key=ResidentKeyRequirement.PREFERRED),
        exclude_credentials=_named(there),
    )
    return options_to_json(options)


def asked_to_use(site: Site, challenge: bytes, there: Sequence[Passkey]) -> str:
    """Return what a browser is to be asked for when somebody signs in, as JSON."""
    from webauthn import generate_authentication_options, options_to_json

    options = generate_authentication_options(
        rp_id=site.domain, challenge=challenge, timeout=CHALLENGE_SECONDS * 1000, allow_credentials=_named(there)
    )
    return options_to_json(options)


def added_passkey(site: Site, challenge: bytes, answer: str, name: str, today: date) -> Passkey:
    """Return the new passkey that a browser's answer holds.

    Raises:
        PasskeyRefusedError: the answer is to another question, from another page, or damaged.
    """
    from webauthn import verify_registration_response

    try:
        found = verify_registration_response(
            credential=_readable(answer),
            expected_challenge=challenge,
            expected_rp_id=site.domain,
            expected_origin=site.origin,
        )
    except _refusals() as why:
        raise PasskeyRefusedError(f"the browser's answer is not true: {why}") from None
    return Passkey(found.credential_id, found.credential_public_key, found.sign_count, name, today)


def used_passkey(site: Site, challenge: bytes, answer: str, there: Sequence[Passkey]) -> tuple[Passkey, int]:
    """Return which of somebody's passkeys signed, and how often it says it was used; it is not asked whether that grew.

    Raises:
        PasskeyRefusedError: none of them did, or the answer is to another question or from another page.
    """
    from webauthn import verify_authentication_response
    from webauthn.helpers import parse_authentication_credential_json

    try:
        read = parse_authentication_credential_json(_readable(answer))
        passkey = next((one for one in there if one.credential == read.raw_id), None)
        if passkey is None:
            raise ValueError("this passkey is of somebody else, or was removed")
        found = verify_authentication_response(
            credential=read,
            expected_challenge=challenge,
            expected_rp_id=site.domain,
            expected_origin=site.origin,
            credential_public_key=passkey.public_key,
            credential_current_sign_count=0,
        )
    except _refusals() as why:
        raise PasskeyRefusedError(f"the browser's answer is not true: {why}") from None
    return passkey, found.new_sign_count


def _named(there: Sequence[Passkey]) -> "list[PublicKeyCredentialDescriptor]":
    from webauthn.helpers.structs import PublicKeyCredentialDescriptor

    return [PublicKeyCredentialDescriptor(id=passkey.credential) for passkey in there]


def _readable(answer: str) -> str:
    if len(answer) > MOST_SIGNS:
        raise ValueError(f"an answer has at most {MOST_SIGNS} characters")
    return answer


def _refusals() -> tuple[type[Exception], ...]:
    """Return what the library raises over answers that are not true, and over such as no browser gives."""
    from webauthn.helpers.exceptions import WebAuthnException

    return (WebAuthnException, ValueError, TypeError, LookupError, AttributeError, RecursionError)
