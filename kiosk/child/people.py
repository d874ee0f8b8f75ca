"""What a device is told of the people to whom a child may want to talk."""

from typing import Any

from config.vocabulary import Place
from feedback_store.calls.listeners import listeners_of
from feedback_store.concerns.recipients import recipients_of
from feedback_store.engine import Store


def people_for(store: Store, service: str) -> dict[str, Any]:
    """Return whom children of a service may choose, and whether somebody outside would be told, as plain JSON."""
    house = listeners_of(store, service)
    inside = {one.member.id for one in house}
    outside = [one for one in recipients_of(store, service) if one.place is Place.OUTSIDE]
    people = [{"key": one.member.id, "name": one.name, "role": one.role, "figure": one.figure.value} for one in house]
    return {"people": people, "is_outside_told": any(one.member.id not in inside for one in outside)}
