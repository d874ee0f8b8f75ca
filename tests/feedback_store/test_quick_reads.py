"""What a tap asks of the database is remembered only as long as nobody, in whatever process, has written to it."""

from itertools import count

import pytest

from config.settings import Settings, read_settings
from feedback_store.devices import find_device, issue_code, redeem_code, revoke, set_try_out
from feedback_store.engine import Store, open_store
from feedback_store.errors import DeviceRefusedError
from feedback_store.social_services import all_services, find_service, set_users
from tests.builders import a_service


def test_a_revocation_by_another_process_holds_for_the_very_next_request(any_settings: Settings) -> None:
    web, staff = open_store(any_settings), open_store(any_settings)
    device, token = redeem_code(web, issue_code(web, a_service(web).key, "Коридор"))
    for _ in range(3):
        assert find_device(web, token) == device
    revoke(staff, device.id)
    with pytest.raises(DeviceRefusedError):
        find_device(web, token)
    web.close()
    staff.close()


def test_whatever_this_process_writes_holds_at_once_too(any_store: Store) -> None:
    service = a_service(any_store, users=20).key
    device, token = redeem_code(any_store, issue_code(any_store, service, "Коридор"))
    for turn in range(20):
        set_try_out(any_store, device.id, turn % 2 == 0)
        set_users(any_store, service, turn)
        assert find_device(any_store, token).is_try_out is (turn % 2 == 0)
        assert find_service(any_store, service).users == turn


def test_a_token_is_refused_until_its_device_is_enrolled(store: Store) -> None:
    with pytest.raises(DeviceRefusedError):
        find_device(store, "no such token")
    device, token = redeem_code(store, issue_code(store, a_service(store).key, "Коридор"))
    assert find_device(store, token) == device


def test_nothing_is_asked_twice_while_nobody_writes(store: Store) -> None:
    turns = count()
    assert [store.quick.answer("how often", lambda: next(turns)) for _ in range(5)] == [0] * 5
    a_service(store)
    assert [store.quick.answer("how often", lambda: next(turns)) for _ in range(5)] == [1] * 5


def test_a_quick_read_holds_no_lock_that_would_keep_the_log_from_being_emptied(environment: dict[str, str]) -> None:
    store = open_store(read_settings(environment))
    find_service(store, a_service(store).key)
    with store.maintaining() as connection:
        busy = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()[0]
    assert (busy, len(all_services(store))) == (0, 1)
    store.close()
