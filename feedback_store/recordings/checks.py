"""What `glasche doctor` asks of voice messages: how long they wait to be heard."""

from collections.abc import Iterator

from config.doctor import Finding, Level
from feedback_store.engine import Store
from feedback_store.recordings.kept import KEPT_DAYS, days_waiting
from feedback_store.social_services import all_services

LATE_DAYS = 7
"""From then on it is bad: danger may be told in one, and half of its time is over."""


def check_recordings(store: Store) -> Iterator[Finding]:
    """Say of each service how many voice messages wait, and since when."""
    for service in all_services(store):
        waiting = days_waiting(store, service.key)
        if waiting:
            yield Finding(
                Level.BAD if max(waiting) >= LATE_DAYS else Level.WARNING,
                f"voice messages that nobody has heard in {service.key}: {len(waiting)}, "
                f"the oldest for {max(waiting)} days; danger may be told in them",
                f"write them down: glasche staff listen --service {service.key}; after {KEPT_DAYS} days they are gone",
            )
