"""The words of the journal of complaints: how an entry came, how it stands, what became of it, who did what."""

from collections.abc import Mapping

from config.vocabulary import Channel
from feedback_store.complaints.cases import CaseAct, Verdict
from feedback_store.complaints.deadlines import Deadline, Duty
from feedback_store.complaints.papers import Way
from feedback_store.complaints.records import Record
from kiosk.language import reader_speech
from kiosk.staff.dates import day_in_words
from kiosk.staff.words import channel_words


def came_words() -> Mapping[Channel | Way, str]:
    """Return how an entry came."""
    say = reader_speech().say
    came: dict[Channel | Way, str] = dict(channel_words().items())
    return {**came, Way.PAPER: say("on paper"), Way.SPOKEN: say("by word of mouth")}


def verdict_words() -> Mapping[Verdict, str]:
    """Return what may become of an entry."""
    say = reader_speech().say
    return {
        Verdict.UPHELD: say("the complaint is justified"),
        Verdict.PARTLY: say("the complaint is partly justified"),
        Verdict.NOT_UPHELD: say("the complaint is not justified"),
        Verdict.IDEA: say("it is an idea or thanks"),
    }


def case_act_words() -> Mapping[CaseAct, str]:
    """Return what somebody did with an entry."""
    say = reader_speech().say
    return {
        CaseAct.ENTERED: say("entered it"),
        CaseAct.SUBJECT: say("noted what it is about"),
        CaseAct.REPLIED: say("replied"),
        CaseAct.NOTED: say("noted what was done"),
        CaseAct.HANDED_OVER: say("handed it over"),
        CaseAct.NAMED: say("marked whom of the staff it is about"),
        CaseAct.CLOSED: say("closed it"),
        CaseAct.LOOKED: say("looked at name and contact"),
    }


def state_words(record: Record) -> str:
    """Return how an entry stands."""
    say = reader_speech().say
    if record.deadline is None:
        is_by_sender = record.entry.outcome == "closed_by_sender"
        return say("closed by the sender") if is_by_sender else say("closed by staff")
    return say("waits for a reply") if record.is_waiting else say("replied to, open")


def deadline_words(deadline: Deadline) -> str:
    """Return what is to be done and by when, and how long that is."""
    speech = reader_speech()
    day = day_in_words(deadline.last)
    by = {
        Duty.REPLY: speech.say("Reply by {day}", day=day),
        Duty.SETTLE: speech.say("Settle by {day}", day=day),
    }[deadline.duty]
    if deadline.is_late:
        left = speech.count("{n} working day late", "{n} working days late", -deadline.left)
    elif deadline.left == 0:
        left = speech.say("today is the last day")
    else:
        left = speech.count("{n} working day left", "{n} working days left", deadline.left)
    return f"{by}: {left}"
