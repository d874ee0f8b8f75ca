"""How one tablet is reached: scanning with one or two switches, dwell, and the very easy mode."""

from dataclasses import asdict, dataclass, fields
from enum import StrEnum

from sqlalchemy import select

from feedback_store.engine import Store
from feedback_store.reach.table import device_reach
from feedback_store.upsert import put_row


class Scanning(StrEnum):
    """Who moves the light: nobody, the page by itself, or a second switch."""

    OFF = "off"
    ONE_SWITCH = "one_switch"
    TWO_SWITCHES = "two_switches"


class Pattern(StrEnum):
    """In which way things are lit: a row and then the things in it, or one after the other."""

    ROWS = "rows"
    LINEAR = "linear"


class Start(StrEnum):
    """When the light begins to move on a new screen."""

    ITSELF = "itself"
    PRESS = "press"


@dataclass(frozen=True)
class Reach:
    """How a tablet is reached; as it stands here, by touch and by keyboard alone.

    `pace_milliseconds` is how long one thing is lit, `hold_milliseconds` how long a switch is held before it counts
    (acceptance delay), `lock_milliseconds` how long after a press the next one counts for nothing (repeat lock-out),
    `dwell_milliseconds` how long a pointer rests on a thing to choose it; 0: it chooses nothing by resting.
    """

    scanning: Scanning = Scanning.OFF
    pattern: Pattern = Pattern.ROWS
    start: Start = Start.ITSELF
    pace_milliseconds: int = 2000
    hold_milliseconds: int = 0
    lock_milliseconds: int = 500
    is_spoken: bool = False
    dwell_milliseconds: int = 0
    is_very_easy: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether nothing is switched on."""
        return self.scanning is Scanning.OFF and not self.dwell_milliseconds and not self.is_very_easy


def reach_of(store: Store, device_id: str) -> Reach:
    """Return how a device is reached; by touch and keyboard where nothing was set."""
    with store.reading() as connection:
        row = connection.execute(select(device_reach).where(device_reach.c.device == device_id)).one_or_none()
    if row is None:
        return Reach()
    kept = {field.name: getattr(row, field.name) for field in fields(Reach)}
    kinds = {"scanning": Scanning(row.scanning), "pattern": Pattern(row.pattern), "start": Start(row.start)}
    return Reach(**(kept | kinds))


def set_reach(store: Store, device_id: str, reach: Reach) -> None:
    """Set how a device is reached; it takes it at its next look, between two children."""
    with store.writing() as connection:
        put_row(connection, device_reach, {"device": device_id} | asdict(reach))
