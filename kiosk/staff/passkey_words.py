"""Why a passkey was not taken, or none can be, in words: what was found and what to do."""

from urllib.parse import urlsplit

from feedback_store.errors import CopiedPasskeyError, PasskeyRefusedError
from feedback_store.second_factor.passkey_site import LOCAL, is_number
from kiosk.language import reader_speech


def passkey_problem(why: PasskeyRefusedError) -> str:
    """Return why a passkey was refused; which of the checks failed helps nobody but a thief."""
    say = reader_speech().say
    if isinstance(why, CopiedPasskeyError):
        return say(
            "This passkey was used elsewhere as well: somebody may have copied it. Sign in with a code, remove it on "
            "your page and tell your administrator."
        )
    return say("This passkey was not taken: it is not one of yours, or five minutes have passed. Try once more.")


def why_no_passkeys(address: str) -> str:
    """Return why no browser has passkeys for pages at this address, and what works instead."""
    say, parts = reader_speech().say, urlsplit(address)
    host = parts.hostname or ""
    if is_number(host) and host.startswith("127."):
        there = f"{parts.scheme}://{LOCAL}" + (f":{parts.port}" if parts.port else "")
        return say(
            "Passkeys do not work at {here}. On this computer open {there} and sign in there.",
            here=address.rstrip("/"),
            there=there,
        )
    if is_number(host):
        return say(
            "Passkeys do not work here: a browser binds them to a name such as glasche.example.bg, and these pages "
            "have an address of numbers ({host}). Codes from a phone work everywhere.",
            host=host,
        )
    return say(
        "Passkeys do not work here: a browser uses them over https only, and these pages have none. Codes from a "
        "phone work everywhere."
    )
