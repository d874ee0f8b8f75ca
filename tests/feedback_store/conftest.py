"""What the tests of restoring begin with: a store in which something happened, and a new machine."""

from pathlib import Path

import pytest

from config.settings import Settings, read_settings
from feedback_store.engine import Store
from feedback_store.intake import accept
from feedback_store.opening import Outcome, open_box
from feedback_store.second_factor.passkeys import Passkey, add_passkey
from tests.builders import a_member, a_note, a_service, taps


@pytest.fixture
def lived_in(any_store: Store) -> Store:
    """Return a store with opened voices, written words, three voices that wait, and somebody with a passkey."""
    service = a_service(any_store, "cop-ruse").key
    taps(any_store, service, *["happy"] * 4)
    accept(any_store, a_note(service, "Бабината баница"))
    assert open_box(any_store, service) is Outcome.OPENED
    taps(any_store, service, *["sad"] * 3)
    often_used = Passkey(b"\x00\xff id", b"key", 2**32 - 1, "Моят телефон", any_store.today())
    add_passkey(any_store, a_member(any_store).id, often_used)
    return any_store


@pytest.fixture
def elsewhere(any_environment: dict[str, str], tmp_path: Path) -> Settings:
    """Return the settings of a new machine; with PostgreSQL the database is the same, as if it were empty."""
    return read_settings({**any_environment, "GLASCHE_HOME": str(tmp_path / "new")})
