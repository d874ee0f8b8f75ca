"""What every view needs at hand: the store, the settings and what is only remembered while the server runs."""

from dataclasses import dataclass, field

from flask import Flask, current_app

from config.settings import Settings
from feedback_store.complaints.turns import Turns
from feedback_store.engine import Store
from kiosk.challenges import Challenges
from kiosk.heartbeats import Heartbeats
from kiosk.marks import Marks
from kiosk.throttle import Pace, Throttle
from kiosk.try_out import TryOutTaps

PLACE = "glasche"


@dataclass(frozen=True)
class Desk:
    """One per application."""

    store: Store
    settings: Settings
    taps: TryOutTaps = field(default_factory=TryOutTaps)
    sign_ins: Throttle = field(default_factory=Throttle)
    codes: Throttle = field(default_factory=Throttle)
    turns: Turns = field(default_factory=Turns)
    marks: Marks = field(default_factory=Marks)
    letters: Throttle = field(default_factory=Throttle)
    phone_codes: Pace = field(default_factory=Pace)
    challenges: Challenges = field(default_factory=Challenges)
    heartbeats: Heartbeats = field(default_factory=Heartbeats)


def put_desk(app: Flask, desk: Desk) -> None:
    """Lay the desk where the views of this application find it."""
    app.extensions[PLACE] = desk


def desk_of(app: Flask) -> Desk:
    """Return the desk of an application."""
    found: Desk = app.extensions[PLACE]
    return found


def desk() -> Desk:
    """Return the desk of the application that answers this request."""
    return desk_of(current_app)
