"""What a device is told of the outbox: for which key it seals what waits on it, and which day it is."""

from base64 import urlsafe_b64encode

from feedback_store.engine import Store
from feedback_store.events.kept import Event
from feedback_store.keys.outbox_keys import outbox_seal


def outbox_for(store: Store, service: str, event: Event | None = None) -> dict[str, str]:
    """Return the seal of this month for the devices of a service, the server's day and its event, as plain JSON."""
    today = store.today().isoformat()
    seal = outbox_seal(store.keys, today[: len("2026-11")])
    public = urlsafe_b64encode(seal.public).rstrip(b"=").decode()
    told = {"key": seal.key, "public": public, "service": service, "today": today}
    return told | {"event": event.key} if event else told
