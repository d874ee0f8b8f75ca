"""The tablets and screens that may hand in voices: enrolled by a one-time code, known by a token, revocable."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import Row, delete, insert, select, update

from config.errors import quoted
from config.vocabulary import AgeBand
from feedback_store.boxes.enrolments import NOT_ENROLLED
from feedback_store.engine import Store
from feedback_store.errors import CodeRefusedError, DeviceNameError, DeviceRefusedError, UnknownDeviceError
from feedback_store.one_time import end_of_validity, is_over, new_code, new_token, normal_code
from feedback_store.schema import device_codes, devices
from feedback_store.social_services import LONGEST_NAME, find_service


@dataclass(frozen=True)
class Device:
    """An enrolled device. A try-out device shows what was tapped at once and counts nothing.

    `languages` and `instruments` are the keys of what its shelf offers, in order; all there are where there is none.
    """

    id: str
    service: str
    name: str
    age_band: AgeBand
    is_try_out: bool
    languages: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sender:
    """What never changes of a device; whether it may still send is asked when what it sent is written."""

    id: str
    service: str
    age_band: AgeBand


def issue_code(
    store: Store, service: str, name: str, age_band: AgeBand = AgeBand.UNKNOWN, is_try_out: bool = False
) -> str:
    """Return a code with which one device can enrol itself within 15 minutes.

    Raises:
        UnknownServiceError: no service has this key.
        DeviceNameError: the name is empty or long.
    """
    find_service(store, service)
    _check_name(name)
    code = new_code()
    values = {
        "code_mark": store.keys.mark("device code", normal_code(code)),
        "service": service,
        "name": name.strip(),
        "age_band": age_band.value,
        "is_try_out": is_try_out,
        "expires_at": end_of_validity(),
    }
    with store.writing() as connection:
        connection.execute(insert(device_codes).values(values))
    return code


def redeem_code(store: Store, code: str) -> tuple[Device, str]:
    """Enrol a device and return it with its token, which is shown only this once.

    Raises:
        CodeRefusedError: the code is wrong, was used, or is older than 15 minutes.
    """
    mark = store.keys.mark("device code", normal_code(code))
    token = new_token()
    with store.writing() as connection:
        taken = delete(device_codes).where(device_codes.c.code_mark == mark).returning(device_codes)
        row = connection.execute(taken).one_or_none()
        device = None
        if row is not None and not is_over(row.expires_at):
            device = Device(secrets.token_hex(8), row.service, row.name, AgeBand(row.age_band), row.is_try_out)
            values = {
                "id": device.id,
                "service": device.service,
                "name": device.name,
                "age_band": device.age_band.value,
                "is_try_out": device.is_try_out,
                "token_mark": store.keys.mark("device token", token),
            }
            connection.execute(insert(devices).values(values))
    if device is None:
        raise CodeRefusedError("this code is wrong, was used before, or is older than 15 minutes; make a new one")
    return device, token


def find_device(store: Store, token: str) -> Device:
    """Return the device that a token belongs to; asked anew each time, so that a revocation holds at once.

    Raises:
        DeviceRefusedError: the token is missing, wrong or revoked.
    """
    token_mark = store.keys.mark("device token", token)
    with store.reading() as connection:
        row = connection.execute(select(devices).where(devices.c.token_mark == token_mark)).one_or_none()
    if row is None or row.revoked_on is not None:
        raise DeviceRefusedError(NOT_ENROLLED)
    return _device(row)


def find_sender(store: Store, token: str) -> Sender:
    """Return who sends a submission, from memory where the token was seen before.

    `accept` refuses what comes from a device whose enrolment has ended (Submission.device); nothing else may be done
    for a sender without asking `find_device`.

    Raises:
        DeviceRefusedError: the token is missing or wrong, or was revoked before it was first seen.
    """
    known = ("sender", sha256(token.encode()).digest())
    if known not in store.unchanging:
        device = find_device(store, token)
        store.unchanging[known] = Sender(device.id, device.service, device.age_band)
    sender: Sender = store.unchanging[known]
    return sender


def all_devices(store: Store, service: str) -> tuple[Device, ...]:
    """Return the enrolled devices of a service by name, without the revoked ones."""
    query = select(devices).where(devices.c.service == service, devices.c.revoked_on.is_(None))
    with store.reading() as connection:
        return tuple(_device(row) for row in connection.execute(query.order_by(devices.c.name, devices.c.id)))


def find_enrolled(store: Store, service: str, device_id: str) -> Device:
    """Return an enrolled device of a service.

    Raises:
        UnknownDeviceError: the service has none with this id.
    """
    found = next((device for device in all_devices(store, service) if device.id == device_id), None)
    if found is None:
        raise _unknown(device_id, service)
    return found


def revoke(store: Store, device_id: str) -> None:
    """End a device's enrolment; its token is refused from now on.

    Raises:
        UnknownDeviceError: no enrolled device has this id.
    """
    enrolled = update(devices).where(devices.c.id == device_id, devices.c.revoked_on.is_(None))
    with store.writing() as connection:
        ended = connection.scalar(enrolled.values(revoked_on=store.today()).returning(devices.c.id))
    if ended is None:
        raise _unknown(device_id)


def furnish(store: Store, device_id: str, *, name: str, languages: Sequence[str], instruments: Sequence[str]) -> None:
    """Name a device anew and set what its shelf offers, in order; it shows it at its next look, between two children.

    Args:
        languages: the first is the one to which the page returns; all there are where it is empty.
        instruments: keys; all that are offered where it is empty. One that is offered no more is passed over.

    Raises:
        DeviceNameError: the name is empty or long.
        UnknownDeviceError: no enrolled device has this id.
    """
    _check_name(name)
    shelf = {"languages": ",".join(languages) or None, "instruments": ",".join(instruments) or None}
    enrolled = update(devices).where(devices.c.id == device_id, devices.c.revoked_on.is_(None))
    with store.writing() as connection:
        found = connection.scalar(enrolled.values(name=name.strip(), **shelf).returning(devices.c.id))
    if found is None:
        raise _unknown(device_id)


def set_try_out(store: Store, device_id: str, is_try_out: bool) -> None:
    """Switch a device to trying out, where nothing counts, or back."""
    with store.writing() as connection:
        connection.execute(update(devices).where(devices.c.id == device_id).values(is_try_out=is_try_out))


def _device(row: Row[Any]) -> Device:
    shelf = (tuple(filter(None, (written or "").split(","))) for written in (row.languages, row.instruments))
    return Device(row.id, row.service, row.name, AgeBand(row.age_band), row.is_try_out, *shelf)


def _check_name(name: str) -> None:
    if not 0 < len(name.strip()) <= LONGEST_NAME:
        raise DeviceNameError(f"the tablet needs a name of at most {LONGEST_NAME} letters, such as where it stands")


def _unknown(device_id: str, service: str | None = None) -> UnknownDeviceError:
    place = f" in {quoted(service)}" if service else ""
    return UnknownDeviceError(
        f"no enrolled device{place} has the id {quoted(device_id)}; `glasche device list` shows the ids"
    )
