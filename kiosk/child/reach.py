"""What a device is told of how children reach what stands on it."""

from dataclasses import asdict
from typing import Any

from feedback_store.devices import Device
from feedback_store.engine import Store
from feedback_store.reach.reach import reach_of


def reach_for(store: Store, device: Device) -> dict[str, Any]:
    """Return how a device is reached, as plain JSON; nothing where it is touched."""
    reach = reach_of(store, device.id)
    return {} if reach.is_plain else {"reach": asdict(reach)}
