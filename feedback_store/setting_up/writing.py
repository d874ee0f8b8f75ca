"""`centre.toml` as text: in the same order each time, so that version control shows only what changed."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from feedback_store.setting_up.document import Centre

HEADING = """\
# What this installation of Glasche is set to; docs/setting-up.md explains every key.
# There is no secret in it: no passwords, keys, tokens or PINs, and nothing that anybody said.
"""
TABLES = ("recipients", "tablets", "topics")
LETTERS = set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")


def written_centre(centre: Centre) -> str:
    """Return all that is set as TOML, which `parse_centre` reads."""
    told = centre.model_dump(exclude_none=True)
    lines = [HEADING, f"format = {told['format']}"]
    for name in ("provider", "settings"):
        lines += ["", f"[{name}]", *_values(told[name])]
    for service in told["services"]:
        lines += list(_service(service))
    return "\n".join(lines) + "\n"


def _service(service: Mapping[str, Any]) -> Iterator[str]:
    apart = (*TABLES, "users_by_age")
    yield from ("", "[[services]]", *_values({key: it for key, it in service.items() if key not in apart}))
    for name in TABLES:
        if service.get(name) == []:
            yield f"{name} = []"
    for name in TABLES:
        for one in service.get(name) or ():
            yield from ("", f"[[services.{name}]]", *_values(one))
    for month, users in (service.get("users_by_age") or {}).items():
        yield from ("", f"[services.users_by_age.{month}]", *_values(users))


def _values(table: Mapping[str, Any]) -> list[str]:
    return [f"{_key(key)} = {_value(it)}" for key, it in table.items()]


def _key(key: str) -> str:
    return key if set(key) <= LETTERS else _value(key)


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(_values(value)) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
