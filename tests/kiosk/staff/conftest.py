"""An installation that asks for second factors, as a real one does."""

from dataclasses import replace

import pytest
from flask import Flask

from feedback_store.engine import Store
from kiosk.application import create_app
from kiosk.challenges import Challenges
from kiosk.desk import Desk, put_desk
from kiosk.throttle import Pace
from tests.kiosk.conftest import unhurried
from tests.kiosk.page_client import PageClient


@pytest.fixture
def real(store: Store) -> Store:
    """Return the store of an installation that asks for second factors."""
    return replace(store, settings=store.settings.model_copy(update={"second_factor": True}))


@pytest.fixture
def now() -> list[float]:
    """Return the time by which challenges and wrong codes are reckoned; a test moves it on (s)."""
    return [1000.0]


@pytest.fixture
def guarded(real: Store, now: list[float]) -> Flask:
    """Return its application."""
    made = create_app(real, real.settings)
    made.test_client_class = PageClient
    challenges, pace = Challenges(clock=lambda: now[0]), Pace(clock=lambda: now[0])
    desk = Desk(real, real.settings, sign_ins=unhurried(), codes=unhurried(), phone_codes=pace, challenges=challenges)
    put_desk(made, desk)
    return made
