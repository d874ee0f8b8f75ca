"""Tells people by e-mail that somebody needs them; what was said, by whom and where does not leave the house."""

import smtplib
from collections.abc import Callable
from email.message import EmailMessage
from email.utils import make_msgid
from math import inf
from ssl import create_default_context

from config.errors import GlascheError
from config.settings import Settings
from config.texts import speech
from feedback_store.clock.steady import steady_seconds
from feedback_store.clock.watch import now_in_sofia
from feedback_store.concerns.acts import Act, note_acts
from feedback_store.concerns.notices import Notice, due_notices
from feedback_store.engine import Store
from feedback_store.errors import PostNotSentError

PATIENCE_SECONDS = 20.0
"""How long a mail server may take to answer (s)."""

TRY_AGAIN_SECONDS = 60.0
"""How long it waits after an e-mail that was not sent (s)."""

Post = Callable[[Settings, str], None]
"""Tells the person at an e-mail address that somebody needs them."""


def send_mail(settings: Settings, to: str) -> None:
    """Send the e-mail about concerns; raises what `deliver` does."""
    deliver(settings, letter(settings, to))


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


def letter(settings: Settings, to: str) -> EmailMessage:
    """Return the e-mail, in the provider's language; it is the same whatever was said."""
    say = speech(settings.language).say
    first = say("Somebody needs you. Sign in and read what is under “Concerns”:")
    return bare_letter(settings, to, say("Glasche: please sign in today"), first, "/staff/concerns")


def bare_letter(settings: Settings, to: str, subject: str, first: str, page: str) -> EmailMessage:
    """Return an e-mail of one sentence and the address of a staff page, which says that it holds nothing more."""
    mail = EmailMessage()
    mail["From"], mail["To"] = settings.smtp_from, to
    mail["Subject"] = subject
    mail["Message-ID"] = make_msgid(domain=settings.smtp_from.partition("@")[2] or "localhost")
    nothing_more = speech(settings.language).say("This message says nothing more on purpose. Please do not answer it.")
    mail.set_content(f"{first}\n\n{settings.address}{page}\n\n{nothing_more}\n")
    return mail


def tell_people(store: Store, post: Post = send_mail) -> int:
    """Tell everybody who is to be told now and whom an e-mail reaches; return how many were.

    Raises:
        PostNotSentError: the first that was not sent, after all had their turn; it is tried again.
    """
    if store.settings.smtp_host is None:
        return 0
    problems: list[PostNotSentError] = []
    told = 0
    for notice in due_notices(store, now_in_sofia()):
        if notice.member.email is None:
            continue
        try:
            post(store.settings, notice.member.email)
        except PostNotSentError as problem:
            problems.append(problem)
        else:
            _note_told(store, notice)
            told += 1
    if problems:
        raise problems[0]
    return told


class Teller:
    """Looks whether somebody is to be told; a mail server that fails is told of once and tried again."""

    def __init__(
        self,
        store: Store,
        tell: Callable[[str], None],
        *,
        post: Callable[[Store], object] = tell_people,
        steady: Callable[[], float] = steady_seconds,
    ) -> None:
        """Begin; post tells whoever is to be told, steady is a clock that nobody can set (s)."""
        self._store, self._tell, self._post, self._steady = store, tell, post, steady
        self._told = ""
        self._try_again_at = -inf

    def look(self) -> None:
        """Tell whoever is to be told, unless it has just failed."""
        if self._steady() < self._try_again_at:
            return
        try:
            self._post(self._store)
        except (GlascheError, OSError) as problem:
            self._try_again_at = self._steady() + TRY_AGAIN_SECONDS
            if str(problem) != self._told:
                self._tell(str(problem))
            self._told = str(problem)
        else:
            self._told = ""


def _note_told(store: Store, notice: Notice) -> None:
    note_acts(store, [(heard, notice.member.id, Act.TOLD) for heard in notice.concerns])
