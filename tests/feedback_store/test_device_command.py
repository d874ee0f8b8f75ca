"""`glasche device shelf` sets what one tablet of one service offers, and leaves the others as they are."""

from collections.abc import Callable

import pytest
from click.testing import CliRunner, Result

from config.settings import Settings
from feedback_store.commands.device import device as command
from feedback_store.devices import Device, all_devices, issue_code, redeem_code
from feedback_store.engine import Store
from feedback_store.errors import UnknownDeviceError
from tests.builders import a_service

Typing = Callable[..., Result]


@pytest.fixture
def tablet(store: Store) -> Device:
    """Return the tablet of a service."""
    return redeem_code(store, issue_code(store, a_service(store, "cop-ruse").key, "Коридор"))[0]


@pytest.fixture
def shelf(settings: Settings, tablet: Device, monkeypatch: pytest.MonkeyPatch) -> Typing:
    """Return what types `glasche device shelf` for that tablet."""
    monkeypatch.setenv("GLASCHE_HOME", str(settings.home))
    return lambda service, *options: CliRunner().invoke(command, ["shelf", "--service", service, tablet.id, *options])


def test_what_is_not_named_stays(store: Store, shelf: Typing) -> None:
    assert shelf("cop-ruse", "--language", "uk", "--instrument", "sort").exit_code == 0
    assert shelf("cop-ruse", "--name", "Стая").exit_code == 0
    (found,) = all_devices(store, "cop-ruse")
    assert (found.name, found.languages, found.instruments) == ("Стая", ("uk",), ("sort",))
    assert shelf("cop-ruse", "--instrument", "all").exit_code == 0
    assert all_devices(store, "cop-ruse")[0].instruments == ()


def test_a_tablet_of_another_service_is_left_as_it_is(store: Store, tablet: Device, shelf: Typing) -> None:
    a_service(store, "dc-varna")
    refused = shelf("dc-varna", "--language", "uk").exception
    assert isinstance(refused, UnknownDeviceError) and "in 'dc-varna'" in str(refused)
    assert all_devices(store, "cop-ruse") == (tablet,)
