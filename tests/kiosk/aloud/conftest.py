"""The clips of this checkout, made as the set-up makes them."""

import pytest

from kiosk.aloud.catalogue import all_clips
from kiosk.aloud.clips import Clip
from kiosk.aloud.making import make_clips


@pytest.fixture(scope="session")
def clips() -> list[Clip]:
    """Return every clip of the page, made."""
    found = all_clips()
    make_clips(found)
    return found
