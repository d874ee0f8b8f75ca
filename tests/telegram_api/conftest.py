"""A running emulator and a plain caller for its tests."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import requests

from tests.telegram_api.api import TelegramApi

Caller = Callable[..., dict[str, Any]]


@pytest.fixture
def api() -> Iterator[TelegramApi]:
    """An emulator on a free port."""
    with TelegramApi() as running:
        yield running


@pytest.fixture
def call(api: TelegramApi) -> Caller:
    """Call a method with JSON parameters and return the whole body of the answer."""

    def post(method: str, **params: Any) -> dict[str, Any]:
        body: dict[str, Any] = requests.post(f"{api.url}/bot{api.token}/{method}", json=params, timeout=15).json()
        return body

    return post
