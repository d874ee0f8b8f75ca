"""How many concerns were heard and how they ended, by quarters that are over; not one of them is opened for it."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from feedback_store.concerns.acts import SETTLING, TELLING, Act
from feedback_store.engine import Store
from feedback_store.periods import is_month
from feedback_store.schema import concern_acts, concerns


@dataclass(frozen=True)
class QuarterOfConcerns:
    """The concerns of all services in a quarter, such as 2026-Q3: how many, how many taken on, how they ended last."""

    quarter: str
    heard: int
    taken_on: int
    ended: dict[Act, int]


def quarters_of_concerns(store: Store) -> tuple[QuarterOfConcerns, ...]:
    """Return the quarters that are over and of which something is kept, newest first; all services together."""
    months = {key.id: key.purpose for key in store.keys.ring().keys.values() if is_month(key.purpose)}
    with store.reading() as connection:
        rows = connection.execute(select(concerns.c.service, concerns.c.mark, concerns.c.key)).all()
        acts = connection.execute(select(concern_acts).order_by(concern_acts.c.happened_at)).all()
    done: dict[tuple[str, bytes], list[Act]] = {}
    for act in acts:
        done.setdefault((act.service, bytes(act.mark)), []).append(Act(act.act))
    found: dict[str, list[list[Act]]] = {}
    for row in rows:
        if row.key in months:
            quarter = _quarter_of(months[row.key])
            found.setdefault(quarter, []).append(done.get((row.service, bytes(row.mark)), []))
    running = _quarter_of(store.today().isoformat()[:7])
    return tuple(_quarter(name, found[name]) for name in sorted(found, reverse=True) if name < running)


def _quarter(name: str, concerns_done: list[list[Act]]) -> QuarterOfConcerns:
    last = [next((act for act in reversed(done) if act in SETTLING), None) for done in concerns_done]
    ended = Counter(act for act in last if act is not None)
    taken_on = sum(any(act not in TELLING for act in done) for done in concerns_done)
    return QuarterOfConcerns(name, len(concerns_done), taken_on, {act: ended[act] for act in sorted(SETTLING)})


def _quarter_of(month: str) -> str:
    begin = date.fromisoformat(f"{month}-01")
    return f"{begin.year}-Q{(begin.month + 2) // 3}"
