"""Which ideas and complaints wait for a reply, and since when; nothing of them is read."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from feedback_store.engine import Store
from feedback_store.periods import day_that_decides
from feedback_store.schema import complaint_replies, complaint_voices, complaints, voices


@dataclass(frozen=True)
class Unanswered:
    """The number of an open thread whose sender has the last word, and for how many days that is so."""

    number: int
    days: int


def unanswered(store: Store, service: str) -> tuple[Unanswered, ...]:
    """Return the open threads that wait for a reply, longest first; of a week its Thursday counts."""
    last = select(func.max(complaint_replies.c.place)).where(
        complaint_replies.c.service == complaint_voices.c.service,
        complaint_replies.c.number == complaint_voices.c.number,
    )
    of_thread = (complaints.c.service == complaint_voices.c.service) & (
        complaints.c.number == complaint_voices.c.number
    )
    of_voice = (voices.c.service == complaint_voices.c.service) & (voices.c.id == complaint_voices.c.voice)
    query = select(complaint_voices.c.number, voices.c.dated).join(complaints, of_thread).join(voices, of_voice)
    waits = (complaint_voices.c.service == service) & complaints.c.closed_by.is_(None)
    behind = complaint_voices.c.place > func.coalesce(last.scalar_subquery(), 0)
    with store.reading() as connection:
        rows = connection.execute(query.where(waits, behind)).all()
    since: dict[int, date] = {}
    for row in rows:
        day = day_that_decides(row.dated)
        since[row.number] = min(day, since.get(row.number, day))
    found = [Unanswered(number, max((store.today() - day).days, 0)) for number, day in since.items()]
    return tuple(sorted(found, key=lambda one: (-one.days, one.number)))
