"""Tells people by e-mail that somebody needs them; what was said, by whom and where does not leave the house."""

import smtplib
from collections.abc import Mapping
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import make_msgid
from ssl import create_default_context

from config.settings import Settings
from config.texts import speech
from feedback_store.engine import Store
from feedback_store.errors import PostNotSentError
from feedback_store.staff import all_staff
from feedback_store.ways.way import Occasion, Way, message

PATIENCE_SECONDS = 20.0
"""How long a mail server may take to answer (s)."""


def letter(settings: Settings, to: str, occasion: Occasion) -> EmailMessage:
    """Return an e-mail of one sentence and the address of a staff page, which says that it holds nothing more.

    Raises:
        PostNotSentError: what stands as the address of this person is not one address.
    """
    say = speech(settings.language).say
    mail = EmailMessage()
    mail["From"], mail["To"] = settings.smtp_from, one_address(to)
    mail["Subject"] = {
        Occasion.CONCERN: say("Glasche: please sign in today"),
        Occasion.CALL: say("Glasche: please sign in now"),
    }[occasion]
    mail["Message-ID"] = make_msgid(domain=settings.smtp_from.partition("@")[2] or "localhost")
    mail.set_content("\n\n".join(message(settings, occasion)) + "\n")
    return mail


def one_address(written: str) -> Address:
    """Return an address that is nothing but itself: no second one, no coded words that turn into one.

    Raises:
        PostNotSentError: it is anything else.
    """
    try:
        address = Address(addr_spec=written)
    except (ValueError, IndexError, HeaderParseError):
        address = None
    if address is None or address.addr_spec != written:
        raise PostNotSentError("an e-mail address of staff is not one address; correct it at the person's service")
    return address


def deliver(settings: Settings, mail: EmailMessage) -> None:
    """Hand one e-mail over to the mail server.

    Raises:
        PostNotSentError: the mail server does not answer or does not take it.
    """
    try:
        with smtplib.SMTP(str(settings.smtp_host), settings.smtp_port, timeout=PATIENCE_SECONDS) as server:
            if settings.smtp_user is not None and settings.smtp_password is not None:
                server.starttls(context=create_default_context())
                server.login(settings.smtp_user, settings.smtp_password.get_secret_value())
            server.send_message(mail)
    except (OSError, smtplib.SMTPException) as problem:
        raise PostNotSentError(
            f"the mail server {settings.smtp_host} did not take an e-mail ({type(problem).__name__}); look at the "
            "settings that begin with GLASCHE_SMTP; it is tried again"
        ) from None


def _addresses(store: Store) -> Mapping[str, str]:
    if store.settings.smtp_host is None:
        return {}
    return {member.id: member.email for member in all_staff(store) if member.email}


def _tell(store: Store, _: str, address: str, occasion: Occasion) -> bool:
    deliver(store.settings, letter(store.settings, address, occasion))
    return True


BY_MAIL = Way("told", _addresses, _tell)
