"""Reading `centre.toml`: the whole file as objects, or every fault in it at once."""

import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from config.errors import quoted
from feedback_store.errors import SetupRefusedError
from feedback_store.setting_up.document import (
    Centre,
    DevicePart,
    ProviderPart,
    RecipientPart,
    ServicePart,
    SettingsPart,
    TopicPart,
)

PARTS: dict[str, type[BaseModel]] = {
    "provider": ProviderPart,
    "settings": SettingsPart,
    "services": ServicePart,
    "recipients": RecipientPart,
    "tablets": DevicePart,
    "topics": TopicPart,
}
"""What stands under the keys that hold tables."""


def read_centre(file: Path) -> Centre:
    """Return what a file says.

    Raises:
        SetupRefusedError: every fault in it, each with its line or key and what to do.
    """
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as broken:
        raise SetupRefusedError([f"{file}: found no readable text ({broken}); save it as UTF-8"]) from None
    return parse_centre(text)


def parse_centre(text: str) -> Centre:
    """Return what a text in TOML says; raises SetupRefusedError."""
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as broken:
        raise SetupRefusedError([f"this is no TOML: {broken}; mend that place and try again"]) from None
    try:
        read = Centre.model_validate(found)
    except ValidationError as faults:
        raise SetupRefusedError([_fault(one, found) for one in faults.errors(include_url=False)]) from None
    if repeats := list(_repeats(read)):
        raise SetupRefusedError(repeats)
    return read


def place_of(path: Sequence[int | str], found: Any) -> str:
    """Return where something stands, with services and tablets by their keys: services[cop-ruse].users."""
    place = ""
    for step in path:
        found = _inside(found, step)
        place += f"[{_called(found, step)}]" if isinstance(step, int) else f".{step}"
    return place.lstrip(".").removesuffix(".[key]")


def _inside(found: Any, step: int | str) -> Any:
    if isinstance(found, dict):
        return found.get(step)
    return found[step] if isinstance(found, list) and isinstance(step, int) else None


def _called(found: Any, number: int) -> str:
    """Return by what one of many is known to whoever wrote it: its key, name or login, else the how manieth it is."""
    names = (found.get(key) for key in ("key", "login", "name")) if isinstance(found, dict) else ()
    return next((name for name in names if isinstance(name, str)), str(number + 1))


def _fault(fault: Any, found: Any) -> str:
    path = [step for step in fault["loc"] if step not in ("int", "str")]
    return f"{place_of(path, found)}: {_said(fault, path)}"


def _said(fault: Any, path: Sequence[int | str]) -> str:
    limits, kind = fault.get("ctx", {}), str(fault["type"])
    if isinstance(fault["input"], str) and kind in ("too_short", "too_long"):
        kind = f"string_{kind}"
    if kind == "extra_forbidden":
        above = next((step for step in reversed(path[:-1]) if isinstance(step, str)), "")
        return f"found an unknown key; known are {', '.join(PARTS.get(above, Centre).model_fields)}"
    if kind == "missing":
        return "found nothing; write it"
    remedies = {
        "value_error": str(limits.get("error", "")),
        "string_type": "write a text in quotation marks",
        "string_too_long": f"write at most {limits.get('max_length')} letters",
        "string_too_short": "write at least one letter",
        "int_type": "write a whole number, without quotation marks",
        "bool_type": "write true or false",
        "list_type": "write a list in square brackets",
        "too_short": f"give {limits.get('min_length')} of them",
        "too_long": f"give {limits.get('max_length')} of them",
        "greater_than_equal": f"give at least {limits.get('ge')}",
        "less_than_equal": f"give at most {limits.get('le')}",
        "literal_error": f"write {limits.get('expected')}",
    }
    return f"found {quoted(str(fault['input']))}; {remedies.get(kind, 'write a table with a name and values')}"


def _repeats(centre: Centre) -> Iterator[str]:
    for key in _twice(one.key for one in centre.services):
        yield f"services[{key}]: found this key twice; give each service once"
    for service in centre.services:
        for login in _twice(one.login for one in service.recipients or ()):
            yield f"services[{service.key}].recipients[{login}]: found twice; name each once"
        for name in _twice(one.casefold() for topic in service.topics or () for one in {*topic.names.values()}):
            yield f"services[{service.key}].topics: found {quoted(name)} twice; give another name"


def _twice(names: Iterator[str] | Any) -> list[str]:
    return [name for name, times in Counter(names).items() if times > 1]
