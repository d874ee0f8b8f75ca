"""Installations from before there was a key ring go on as they were."""

from pathlib import Path

import pytest

from config.settings import Settings
from config.vocabulary import AgeBand
from feedback_store.devices import find_device, issue_code, redeem_code
from feedback_store.engine import open_store
from feedback_store.errors import StoreError
from feedback_store.keys.installation import Keys
from feedback_store.opening import open_box
from tests.builders import a_service, taps
from tests.feedback_store.key_folders import raw

TOKEN_MARK_OF_OLD = "892aa19044689b11be7cabe6446aca7774e3b340a0f4be95917d4d93d39fc6c2"
FINGERPRINT_OF_OLD = "cced2bf1095390381437efd1dc7acaf3"
OLD_MASTER = bytes.fromhex("5a" * 32)
"""A master key, and what the program made of it before there was a ring: its name, and its mark of the token "x"."""


@pytest.fixture
def old_home(settings: Settings) -> tuple[Settings, str]:
    """Return an installation as it was before there was a ring, with the token of its tablet and five voices."""
    keys = Keys(settings.home / "keys")
    keys.folder.mkdir(parents=True, mode=0o700)
    keys.master_file.write_text(OLD_MASTER.hex())
    keys.adopt_master_as_root(FINGERPRINT_OF_OLD)
    store = open_store(settings)
    service = a_service(store, "cop-ruse").key
    token = redeem_code(store, issue_code(store, service, "Hall", AgeBand.UNKNOWN, False))[1]
    taps(store, service, *["happy"] * 5)
    store.close()
    keys.ring_file.path.unlink()
    (keys.folder / "changing").unlink()
    return settings, token


def test_the_keys_of_an_old_master_key_are_those_that_the_old_program_made(tmp_path: Path) -> None:
    (tmp_path / "master.key").write_text(OLD_MASTER.hex())
    keys = Keys(tmp_path)
    keys.adopt_master_as_root(FINGERPRINT_OF_OLD)
    assert keys.mark("device token", "x").hex() == TOKEN_MARK_OF_OLD
    assert keys.fingerprint() == FINGERPRINT_OF_OLD


def test_an_old_installation_goes_on_and_can_change_its_master_key(old_home: tuple[Settings, str]) -> None:
    settings, token = old_home
    for _ in range(2):
        store = open_store(settings)
        assert find_device(store, token).name == "Hall"
        store.keys.rotate()
        assert OLD_MASTER.hex().encode() not in raw(settings.home)
        store.close()
    store = open_store(settings)
    assert find_device(store, token).name == "Hall" and open_box(store, "cop-ruse") == "opened"
    store.close()


def test_another_master_key_beside_an_old_database_makes_no_ring(old_home: tuple[Settings, str]) -> None:
    settings, _ = old_home
    keys = Keys(settings.home / "keys")
    keys.master_file.write_text("ab" * 32)
    with pytest.raises(StoreError, match=r"ring\.json is missing"):
        open_store(settings)
    assert not keys.ring_file.exists()
