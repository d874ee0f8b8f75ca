"""What the doctor says of the log."""

from collections.abc import Iterator

from config.doctor import Finding, Level
from feedback_store.audit.proof import faults_of
from feedback_store.engine import Store


def check_audit(store: Store) -> Iterator[Finding]:
    """Look whether the log of what staff did is whole."""
    faults = list(faults_of(store))
    remedy = "ask who had the database in hand; `glasche store audit --verify` says it again"
    yield from (Finding(Level.BAD, f"the log of what staff did: {fault}", remedy) for fault in faults)
    if not faults:
        yield Finding(Level.OK, "the log of what staff did is whole")
