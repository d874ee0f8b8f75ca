"""The keys for which tablets seal: in the ring, in its copy, kept by a rotation, and gone with their month."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from pathlib import Path

import pytest

from feedback_store.errors import UnopenedError
from feedback_store.keys.installation import Keys
from feedback_store.keys.outbox_keys import open_sealed as opened
from feedback_store.keys.outbox_keys import outbox_seal
from feedback_store.keys.ring_copy import put_copy, read_copy, unpack_copy
from tests.feedback_store.key_folders import some_keys
from tests.kiosk.sealing import sealed

SERVICE = "cop-ruse"


@pytest.fixture
def keys(tmp_path: Path) -> Keys:
    return some_keys(tmp_path / "keys")


def waiting(keys: Keys, month: str = "2026-11", service: str = SERVICE) -> tuple[str, bytes]:
    """Return what a tablet has sealed: the key's id and the bytes."""
    seal = outbox_seal(keys, month)
    item = sealed({"key": seal.key, "public": urlsafe_b64encode(seal.public).decode(), "service": service}, "voice")
    return seal.key, urlsafe_b64decode(item["sealed"] + "==")


def test_a_month_has_one_seal_that_another_process_finds_too(keys: Keys) -> None:
    assert outbox_seal(Keys(keys.folder), "2026-11") == outbox_seal(keys, "2026-11")
    assert outbox_seal(keys, "2026-12").public != outbox_seal(keys, "2026-11").public
    assert len(outbox_seal(keys, "2026-11").public) == 65


def test_after_a_rotation_new_voices_have_a_new_seal_and_waiting_ones_still_open(keys: Keys) -> None:
    key, voice = waiting(keys)
    keys.rotate()
    assert outbox_seal(keys, "2026-11").key != key
    assert opened(Keys(keys.folder), key, voice, SERVICE).strip() == b'"voice"'


def test_the_copy_beside_the_backups_opens_what_waits_on_tablets(keys: Keys, tmp_path: Path) -> None:
    key, voice = waiting(keys)
    put_copy(keys, tmp_path / "backups")
    restored = unpack_copy(read_copy(tmp_path / "backups"), keys.master(), tmp_path / "new")
    assert opened(restored, key, voice, SERVICE).strip() == b'"voice"'


def test_the_seal_of_a_month_goes_with_the_words_of_that_month(keys: Keys) -> None:
    (old, voice), (new, later) = waiting(keys, "2026-10"), waiting(keys, "2026-11")
    assert keys.destroy_months_before("2026-11") == ("2026-09", "2026-10")
    assert "2026-10" not in " ".join(key.purpose for key in keys.ring().keys.values())
    assert opened(keys, new, later, SERVICE)
    with pytest.raises(UnopenedError, match="need not be sent again"):
        opened(keys, old, voice, SERVICE)


def test_it_opens_only_for_the_service_in_which_it_was_said(keys: Keys) -> None:
    key, voice = waiting(keys)
    with pytest.raises(UnopenedError):
        opened(keys, key, voice, "cop-varna")


@pytest.mark.parametrize("sealed_bytes", [b"", b"\x04" * 64, b"\x04" * 65, bytes(200)])
def test_what_is_no_seal_is_refused(keys: Keys, sealed_bytes: bytes) -> None:
    with pytest.raises(UnopenedError):
        opened(keys, outbox_seal(keys, "2026-11").key, sealed_bytes, SERVICE)


def test_keys_of_another_purpose_open_nothing_that_a_tablet_sealed(keys: Keys) -> None:
    _, voice = waiting(keys)
    with pytest.raises(UnopenedError):
        opened(keys, keys.current("2026-11").id, voice, SERVICE)
