"""Whether devices may still send, asked anew with every commit of what they sent."""

from collections.abc import Collection

from feedback_store.boxes.quick_reads import QuickReads

NOT_ENROLLED = "this device is not enrolled, or its enrolment was ended; enrol it with a new code"


class Enrolments:
    """The devices that are enrolled at this moment; nothing of it is remembered, so that a revocation holds at once."""

    def __init__(self, quick: QuickReads) -> None:
        """Take the reads of the main database."""
        self._quick = quick

    def ended(self, devices: Collection[str]) -> frozenset[str]:
        """Return those of these devices that may send no more."""
        if not devices:
            return frozenset()
        places = ", ".join("?" * len(devices))
        query = f"SELECT id FROM devices WHERE id IN ({places}) AND revoked_on IS NULL"  # noqa: S608 - only question marks
        return frozenset(devices) - {str(row[0]) for row in self._quick.rows(query, tuple(devices))}
