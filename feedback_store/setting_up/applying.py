"""Applying `centre.toml`: what differs from the present state is changed in one transaction, or nothing is."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, insert, update

from feedback_store.circles import note_circle
from feedback_store.devices import all_devices
from feedback_store.engine import Store
from feedback_store.schema import devices, recipients, services, topics
from feedback_store.setting_up.comparing import Plan, plan_of
from feedback_store.setting_up.details import (
    Details,
    Provider,
    details_of,
    put_details,
    put_provider,
    put_users_by_age,
)
from feedback_store.setting_up.document import UNKNOWN, Centre, DevicePart, ServicePart, TopicPart
from feedback_store.setting_up.present import present_centre, topic_part
from feedback_store.staff import all_staff
from feedback_store.topics.kept import ALWAYS, insert_topic, present_topics, remove_topic
from feedback_store.upsert import put_row

OF_DETAILS = {"type": "kind", **{name: name for name in ("municipality", "region", "languages", "instruments_off")}}
"""Keys of a service that stand in its details, and how they are called there."""


def apply_centre(store: Store, centre: Centre) -> Plan:
    """Change what differs, all of it or nothing, and return what that was; a second time there is nothing to change.

    Raises:
        SetupRefusedError: every key that does not fit what is here.
    """
    plan = plan_of(store, centre)
    touched = {one.service for one in plan.differences if one.service}
    wanted = [_service_change(store, one) for one in centre.services if one.key in touched]
    with store.writing() as connection:
        if any(not one.service for one in plan.differences):
            told = {one.key: one.after for one in plan.differences if not one.service}
            put_provider(connection, Provider(**present_centre(store).provider.model_dump() | told))
        for change in wanted:
            change.write(connection)
    return plan


@dataclass(frozen=True)
class _Change:
    """One service as it is to be, with all that has to be looked up before anything is written."""

    wanted: ServicePart
    details: Details
    members: dict[str, str]
    tablets: tuple[tuple[str, DevicePart], ...]
    topics: tuple[tuple[int, TopicPart], ...]

    def write(self, connection: Connection) -> None:
        """Write it; what is left out stays."""
        one, key = self.wanted, self.wanted.key
        row: dict[str, Any] = {"name": one.name}
        row |= {} if one.users is None else {"users": None if one.users == UNKNOWN else one.users}
        row |= {} if one.hours is None else {"hours": one.hours or None}
        row |= {} if one.open_on_holidays is None else {"is_open_on_holidays": one.open_on_holidays}
        put_row(connection, services, {"key": key} | row)
        put_details(connection, key, self.details)
        put_users_by_age(connection, key, one.users_by_age or {})
        if one.morning_circle is not None:
            note_circle(connection, key, one.morning_circle)
        if one.recipients is not None:
            connection.execute(delete(recipients).filter_by(service=key))
            for each in one.recipients:
                named = {"service": key, "member": self.members[each.login], "place": each.place}
                connection.execute(insert(recipients).values(named))
        for device, tablet in self.tablets:
            shelf = {
                "languages": ",".join(tablet.languages) or None,
                "instruments": ",".join(tablet.instruments) or None,
            }
            connection.execute(update(devices).filter_by(id=device).values(is_try_out=tablet.try_out, **shelf))
        if one.topics is not None:
            self._write_topics(connection, one.topics)

    def _write_topics(self, connection: Connection, wanted: Sequence[TopicPart]) -> None:
        key = self.wanted.key
        numbers = {_as_text(part): number for number, part in self.topics}
        for number, part in self.topics:
            if part not in wanted:
                remove_topic(connection, key, number)
        for place, part in enumerate(wanted, start=1):
            known = numbers.get(_as_text(part))
            season = (part.months[0], part.months[1]) if part.months else ALWAYS
            number = known or insert_topic(connection, key, part.names, picture=part.picture, season=season)
            connection.execute(update(topics).filter_by(service=key, number=number).values(place=place))


def _service_change(store: Store, wanted: ServicePart) -> _Change:
    given = {OF_DETAILS[key]: getattr(wanted, key) for key in OF_DETAILS if getattr(wanted, key) is not None}
    told = {key: tuple(it) if isinstance(it, list) else it for key, it in given.items()}
    enrolled = list(all_devices(store, wanted.key))
    pairs = []
    for tablet in wanted.tablets or ():
        device = next((one for one in enrolled if one.name == tablet.name), None)
        if device:
            enrolled.remove(device)
            pairs.append((device.id, tablet))
    return _Change(
        wanted,
        Details(**vars(details_of(store, wanted.key)) | told),
        {member.login: member.id for member in all_staff(store)},
        tuple(pairs),
        tuple((one.number, topic_part(one)) for one in present_topics(store, wanted.key)),
    )


def _as_text(part: TopicPart) -> str:
    return json.dumps(part.model_dump(), sort_keys=True)
