"""What of `centre.toml` differs from what is set, what does not fit what is here, and what no file can do."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from config.own_topics import MOST_AT_ONCE, most_in_a_month
from feedback_store.engine import Store
from feedback_store.errors import SetupRefusedError
from feedback_store.setting_up.document import Centre, DevicePart, ServicePart
from feedback_store.setting_up.present import present_centre
from feedback_store.staff import all_staff
from feedback_store.topics.kept import ALWAYS

MADE_ELSEWHERE = "tablets"


@dataclass(frozen=True)
class Difference:
    """One key whose value in the file is not the present one; `service` is empty where it is the provider's."""

    service: str
    key: str
    before: Any
    after: Any


@dataclass(frozen=True)
class Plan:
    """What a file changes, and what it asks for that no file can do, in sentences."""

    differences: tuple[Difference, ...]
    left_to_do: tuple[str, ...]


def plan_of(store: Store, centre: Centre) -> Plan:
    """Return what applying a file would change.

    Raises:
        SetupRefusedError: every key that does not fit what is here.
    """
    present = present_centre(store)
    if faults := [*_faults_of_settings(present, centre), *_faults_of_services(store, present, centre)]:
        raise SetupRefusedError(faults)
    there = {one.key: one for one in present.services}
    new = [one.key for one in centre.services if one.key not in there]
    there |= {key: ServicePart.model_construct(key=key, name="") for key in new}
    differences = [Difference("", *each) for each in _unlike(present.provider, centre.provider)]
    for one in centre.services:
        differences += [Difference(one.key, *each) for each in _unlike(there[one.key], one)]
    return Plan(tuple(differences), tuple(_left_to_do(there, centre)))


def _unlike(present: Any, wanted: Any) -> Iterator[tuple[str, Any, Any]]:
    """Give each key whose value is wanted and differs, with the value before and after."""
    for key in type(wanted).model_fields:
        before, after = getattr(present, key), getattr(wanted, key)
        if after is None:
            continue
        if key == MADE_ELSEWHERE:
            before, after = _tablets_in_common(before or [], after)
        elif key == "users_by_age":
            before = {month: (before or {}).get(month, {}) for month in after}
        elif key == "recipients":
            before, after = ([*sorted(many or (), key=lambda one: one.login)] for many in (before, after))
        if _plain(before) != _plain(after):
            yield key, _plain(before), _plain(after)


def _tablets_in_common(there: Sequence[DevicePart], wanted: Sequence[DevicePart]) -> tuple[list[Any], list[Any]]:
    """Return the tablets of the file that are enrolled, as they are and as they are to be but for their age."""
    left, before, after = list(there), [], []
    for one in wanted:
        if found := next((each for each in left if each.name == one.name), None):
            left.remove(found)
            before.append(found)
            after.append(one.model_copy(update={"age_band": found.age_band}))
    return before, after


def _left_to_do(there: dict[str, ServicePart], centre: Centre) -> Iterator[str]:
    for service in centre.services:
        left = list(there[service.key].tablets or ())
        for one in service.tablets or ():
            found = next((each for each in left if each.name == one.name), None)
            where = f"services[{service.key}].tablets[{one.name}]"
            if found is None:
                yield f"{where}: it is not enrolled yet; enrol it on the page of the service and apply this once more"
                continue
            left.remove(found)
            if found.age_band != one.age_band:
                yield f"{where}: it is enrolled for {found.age_band}, not {one.age_band}; take it away, enrol it anew"
        for each in left if service.tablets is not None else ():
            yield f"services[{service.key}].tablets: {each.name} is enrolled, not in the file; take it away or add it"


def _faults_of_settings(present: Centre, centre: Centre) -> Iterator[str]:
    for key, value in centre.settings.model_dump(exclude_none=True).items():
        is_set = getattr(present.settings, key)
        if value != is_set:
            yield f"settings.{key}: found {value}, here it is {is_set}; set GLASCHE_{key.upper()}={value} or mend it"


def _faults_of_services(store: Store, present: Centre, centre: Centre) -> Iterator[str]:
    logins = {member.login for member in all_staff(store)}
    there = {one.key: one for one in present.services}
    for service in centre.services:
        for one in service.recipients or ():
            if one.login not in logins:
                known = f"sign in: {', '.join(sorted(logins))}" if logins else "sign in so far: nobody"
                yield f"services[{service.key}].recipients[{one.login}]: nobody has this login; invite them; {known}"
        have = (there[service.key].topics or []) if service.key in there else []
        for topic in service.topics or ():
            if topic.photo and topic not in have:
                yield f"services[{service.key}].topics[{topic.names['bg']}]: no such photo is here; add it on its page"
        seasons = [(topic.months[0], topic.months[1]) if topic.months else ALWAYS for topic in service.topics or ()]
        if seasons and most_in_a_month(seasons) > MOST_AT_ONCE:
            yield f"services[{service.key}].topics: more than {MOST_AT_ONCE} at one time; leave one out or give months"


def _plain(value: Any) -> Any:
    """Return a value without its objects, so that it can be compared and shown."""
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return value.model_dump(exclude_none=True) if hasattr(value, "model_dump") else value
