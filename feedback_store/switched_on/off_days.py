"""On which days a service was open and a tablet of it was not on: figures of those days tell of fewer children."""

from datetime import date

from sqlalchemy import select

from feedback_store.engine import Store
from feedback_store.schema import devices
from feedback_store.switched_on.days import OnState
from feedback_store.switched_on.table import device_days


def off_days(store: Store, service: str, first: date) -> tuple[date, ...]:
    """Return the days from one on, in order, on which a tablet of the service was noted as off or only partly on."""
    noted = (
        select(device_days.c.day)
        .join(devices, devices.c.id == device_days.c.device)
        .where(devices.c.service == service, device_days.c.day >= first, device_days.c.state != OnState.ON.value)
    )
    with store.reading() as connection:
        return tuple(connection.scalars(noted.distinct().order_by(device_days.c.day)))
