"""An emulated Telegram and a whole installation for the journeys."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.installation import Installation
from tests.telegram_api.api import TelegramApi


@pytest.fixture
def api() -> Iterator[TelegramApi]:
    """Return an emulated Telegram."""
    with TelegramApi() as running:
        yield running


@pytest.fixture
def installation(tmp_path: Path, api: TelegramApi) -> Iterator[Installation]:
    """Return a running installation with a bot."""
    made = Installation(tmp_path / "home", api)
    try:
        made.start()
        yield made
    finally:  # also where it began, but did not answer in time
        made.close()
