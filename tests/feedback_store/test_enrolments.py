"""Whether a device may send is asked with every commit: a revocation holds at once, whoever wrote it."""

from dataclasses import replace

import pytest

from config.settings import Settings
from feedback_store.devices import find_device, find_sender, issue_code, redeem_code, revoke
from feedback_store.engine import Store, open_store
from feedback_store.errors import DeviceRefusedError
from feedback_store.intake import Acknowledgement, accept, accept_all
from tests.builders import a_service, a_submission


def enrolled(store: Store) -> tuple[str, str, str]:
    """Return a service, the id of a device in it, and its token."""
    service = a_service(store).key
    device, token = redeem_code(store, issue_code(store, service, "Коридор"))
    return service, device.id, token


def test_a_revocation_by_another_process_holds_for_the_very_next_voice(any_settings: Settings) -> None:
    web, staff = open_store(any_settings), open_store(any_settings)
    service, device, token = enrolled(web)
    tap = a_submission(service)
    assert accept(web, replace(tap, device=find_sender(web, token).id)) is Acknowledgement.KEPT
    revoke(staff, device)
    for late in (tap, a_submission(service)):
        with pytest.raises(DeviceRefusedError):
            accept(web, replace(late, device=find_sender(web, token).id))
    with pytest.raises(DeviceRefusedError):
        find_device(web, token)
    assert web.cabinet.count(service) == 1
    web.close()
    staff.close()


def test_a_revoked_device_beside_others_is_refused_alone(any_store: Store) -> None:
    service, device, _ = enrolled(any_store)
    other, _ = redeem_code(any_store, issue_code(any_store, service, "Стая"))
    revoke(any_store, device)
    senders = (other.id, device, None, "no such device")
    outcomes = accept_all(any_store, [replace(a_submission(service), device=sender) for sender in senders])
    assert outcomes[::2] == [Acknowledgement.KEPT] * 2
    assert all(isinstance(outcome, DeviceRefusedError) for outcome in outcomes[1::2])
    assert any_store.cabinet.count(service) == 2


def test_a_wrong_token_is_asked_for_anew_each_time(any_store: Store) -> None:
    _, device, token = enrolled(any_store)
    for wrong in ("", "no such token", token.swapcase()):
        with pytest.raises(DeviceRefusedError):
            find_sender(any_store, wrong)
    assert find_sender(any_store, token).id == device


def test_a_token_that_was_revoked_before_it_was_first_seen_is_refused(any_store: Store) -> None:
    _, device, token = enrolled(any_store)
    revoke(any_store, device)
    with pytest.raises(DeviceRefusedError):
        find_sender(any_store, token)
