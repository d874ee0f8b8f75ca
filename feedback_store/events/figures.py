"""How often each option was chosen at an event, in the form of all tallies; only analysis makes figures of it."""

from sqlalchemy import select

from config.vocabulary import AgeBand, Channel, Play, Support
from feedback_store.engine import Store
from feedback_store.events.kept import Event, State, events_of
from feedback_store.events.tables import EVENT_TALLY_KEY, event_tallies
from feedback_store.sums import EVENTS, only, require_whole
from feedback_store.tallies import Tally


def read_events_of_year(store: Store, service: str, year: int) -> list[tuple[Event, tuple[Tally, ...]]]:
    """Return the events of a year that were counted, in their order, each with its tallies."""
    counted = [one for one in events_of(store, service) if one.held_on.year == year and one.state is State.COUNTED]
    return [(one, read_event_tallies(store, one)) for one in counted[::-1]]


def read_event_tallies(store: Store, event: Event) -> tuple[Tally, ...]:
    """Return the tallies of one event, dated by its day; none where too few came together.

    Raises:
        DamagedStoreError: they are not those that were written.
    """
    query = select(event_tallies).filter_by(service=event.service, event=event.key).order_by(*EVENT_TALLY_KEY)
    with store.reading() as connection:
        require_whole(connection, EVENTS, event.service, only([event.key]))
        rows = connection.execute(query).all()
    return tuple(
        Tally(
            service=row.service,
            instrument=row.instrument,
            version=row.version,
            step=row.step,
            option=row.option,
            channel=Channel.GATHERING.value,
            speaker=row.speaker,
            support=Support.APART.value,
            age_band=AgeBand.UNKNOWN.value,
            play=Play.UNMARKED.value,
            period=event.held_on.isoformat(),
            count=row._mapping["count"],
        )
        for row in rows
    )
