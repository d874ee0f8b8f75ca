"""What `glasche doctor` says of the journals: entries whose time is over, and those that nobody may see."""

from collections.abc import Iterator

from config.doctor import Finding, Level
from feedback_store.complaints.readers import readers_of_entry
from feedback_store.complaints.records import records_of
from feedback_store.engine import Store
from feedback_store.social_services import all_services


def check_journals(store: Store) -> Iterator[Finding]:
    """Look at the journal of each service."""
    for service in all_services(store):
        records = records_of(store, service.key)
        late = sum(bool(one.deadline and one.deadline.is_late) for one in records)
        if late:
            yield Finding(
                Level.WARNING,
                f"{late} entries of the journal of {service.key} are late",
                "reply and close on the staff pages, under Journal",
            )
        for one in records:
            if one.deadline and one.concerned and not readers_of_entry(store, one):
                yield Finding(
                    Level.BAD,
                    f"entry {one.entry.number} of the journal of {service.key} may be seen by nobody: it is about all",
                    "name somebody outside the service who receives its concerns; they see it then",
                )
