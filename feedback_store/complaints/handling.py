"""What a member of staff does with an entry of the journal on its page: each act over the state that was shown."""

from dataclasses import replace

from sqlalchemy import update

from config.answer_check import is_storable
from feedback_store.complaints.cases import CaseAct, Verdict, add_act, case_of, changing, put_case
from feedback_store.complaints.journal import fit_subject, put_subject, require_own_words
from feedback_store.complaints.letters import SENDER, STAFF
from feedback_store.complaints.replies import write_reply
from feedback_store.complaints.threads import thread_of
from feedback_store.engine import Store
from feedback_store.errors import EntryRefusedError
from feedback_store.schema import complaints

LONGEST_NOTE = 1500
"""Characters of what was done."""


def send_reply(store: Store, service: str, number: int, seen: str, member: str, text: str) -> None:
    """Write a reply once; raises ReplyRefusedError, and what `changing` does."""
    with changing(store, service, number, seen) as connection:
        write_reply(store, connection, service, number, text)
        add_act(store, connection, service, number, member, CaseAct.REPLIED)


def set_subject(store: Store, service: str, number: int, seen: str, member: str, text: str) -> None:
    """Note what an entry is about; raises SubjectRefusedError, and what `changing` does."""
    thread = thread_of(store, service, number)
    fitting = fit_subject(thread, text)
    with changing(store, service, number, seen) as connection:
        put_subject(store, connection, thread, fitting)
        add_act(store, connection, service, number, member, CaseAct.SUBJECT)


def judge_entry(
    store: Store, service: str, number: int, seen: str, member: str, verdict: Verdict | None, done: str
) -> None:
    """Note what was done and whether the complaint was right.

    Raises:
        EntryRefusedError: what was done is too long.
        SubjectRefusedError: it repeats the letter or names who signed it, and would outlive them.
        And what `changing` does.
    """
    done = done.strip()
    if len(done) > LONGEST_NOTE or not (is_storable(done) or not done):
        raise EntryRefusedError(
            f"what was done has at most {LONGEST_NOTE} characters, this has {len(done)}; shorten it"
        )
    require_own_words(thread_of(store, service, number), done)
    with changing(store, service, number, seen) as connection:
        case = case_of(store, connection, service, number)
        put_case(store, connection, service, number, replace(case, verdict=verdict, done=done))
        add_act(store, connection, service, number, member, CaseAct.NOTED)


def hand_over(store: Store, service: str, number: int, seen: str, member: str, to: str) -> None:
    """Let another member of staff have an entry; raises what `changing` does."""
    with changing(store, service, number, seen) as connection:
        case = case_of(store, connection, service, number)
        put_case(store, connection, service, number, replace(case, holder=to))
        add_act(store, connection, service, number, member, CaseAct.HANDED_OVER)


def mark_concerned(
    store: Store, service: str, number: int, seen: str, member: str, concerned: frozenset[str], cleared: frozenset[str]
) -> None:
    """Note which of the staff an entry is about, and who only seems to be named; whoever it is about loses it.

    Raises what `changing` does.
    """
    with changing(store, service, number, seen) as connection:
        case = case_of(store, connection, service, number)
        holder = None if case.holder in concerned else case.holder
        marked = replace(case, holder=holder, concerned=tuple(sorted(concerned)), cleared=tuple(sorted(cleared)))
        put_case(store, connection, service, number, marked)
        add_act(store, connection, service, number, member, CaseAct.NAMED)


def close_entry(store: Store, service: str, number: int, seen: str, member: str) -> None:
    """Close an entry; what the sender adds opens it again.

    Raises:
        EntryRefusedError: nobody has said yet what became of it, so the journal would stay without an outcome.
        And what `changing` does.
    """
    with changing(store, service, number, seen) as connection:
        if case_of(store, connection, service, number).verdict is None:
            raise EntryRefusedError("it has no outcome yet; note what was done and whether it was right, then close it")
        is_it = (complaints.c.service == service) & (complaints.c.number == number)
        is_open = complaints.c.closed_by.is_(None)
        connection.execute(update(complaints).where(is_it, is_open).values(closed_by=STAFF))
        add_act(store, connection, service, number, member, CaseAct.CLOSED)


def look_at_contact(store: Store, service: str, number: int, member: str) -> tuple[str, ...]:
    """Return name and contact of an adult who signed, and note who looked; raises UnknownComplaintError."""
    thread = thread_of(store, service, number)
    signed = tuple(line.signature for line in thread.lines if line.by == SENDER and line.signature)
    if signed:
        with store.writing() as connection:
            add_act(store, connection, service, number, member, CaseAct.LOOKED)
    return signed
