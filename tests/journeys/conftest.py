"""A real browser, an emulated Telegram and a whole installation for the journeys."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.journeys.installation import Installation
from tests.telegram_api.api import TelegramApi


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return Debian's Chromium, or whichever is on the path."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def api() -> Iterator[TelegramApi]:
    """Return an emulated Telegram."""
    with TelegramApi() as running:
        yield running


@pytest.fixture
def installation(tmp_path: Path, api: TelegramApi) -> Iterator[Installation]:
    """Return a running installation with a bot."""
    made = Installation(tmp_path / "home", api)
    made.start()
    yield made
    made.close()
