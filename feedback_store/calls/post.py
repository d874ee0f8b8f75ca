"""Tells people by e-mail that a child wants to talk; who and where is told on the staff pages only."""

from datetime import UTC, datetime
from email.message import EmailMessage

from config.settings import Settings
from config.texts import speech
from feedback_store.calls.kept import CallAct, note_call_act, waiting_calls
from feedback_store.calls.line import reached
from feedback_store.concerns.post import bare_letter, deliver
from feedback_store.engine import Store
from feedback_store.errors import PostNotSentError


def call_letter(settings: Settings, to: str) -> EmailMessage:
    """Return the e-mail, in the provider's language; it is the same whoever calls."""
    say = speech(settings.language).say
    first = say("Somebody wants to talk to you. Sign in now and look under “Calls”:")
    return bare_letter(settings, to, say("Glasche: please sign in now"), first, "/staff/calls")


def tell_of_calls(store: Store, now: datetime | None = None) -> int:
    """Tell everybody who is to know by now of a call that nobody has taken on; return how many were told.

    Raises:
        PostNotSentError: the first that was not sent, after all had their turn; it is tried again.
    """
    if store.settings.smtp_host is None:
        return 0
    now = now or datetime.now(UTC)
    problems: list[PostNotSentError] = []
    told = 0
    for call in waiting_calls(store):
        known = {one.member for one in call.done}
        for member in reached(store, call, now):
            if member.email is None or member.id in known:
                continue
            try:
                deliver(store.settings, call_letter(store.settings, member.email))
            except PostNotSentError as problem:
                problems.append(problem)
            else:
                note_call_act(store, call, member.id, CallAct.TOLD, now)
                told += 1
    if problems:
        raise problems[0]
    return told
