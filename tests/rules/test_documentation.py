"""Every setting, command and instrument stands in the docs, and every default there is the true one."""

import re
from collections.abc import Iterator
from importlib.metadata import entry_points
from pathlib import Path

import click
import pytest

from config.commands import main
from config.load import instruments
from config.settings import PREFIX, Settings
from tests.rules.sources import files, text_of

SETTINGS = text_of(Path("docs/settings.md"))
COMMANDS = text_of(Path("docs/commands.md"))
TARGETS = ("run", "demo", "test", "test-all", "figures", "pictures", "lock")


def full_names(group: click.Group, before: str) -> Iterator[str]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from full_names(command, f"{before} {name}")
        else:
            yield f"{before} {name}"


@pytest.mark.parametrize("name", Settings.model_fields)
def test_a_setting_stands_in_the_docs_with_its_usual_value(name: str) -> None:
    usual = Settings.model_fields[name].default
    shown = "–" if usual is None else f"`{str(usual).lower() if isinstance(usual, bool) else usual}`"
    assert f"| `{PREFIX}{name.upper()}` | {shown} | " in SETTINGS


def test_the_docs_name_no_setting_that_does_not_exist() -> None:
    named = set(re.findall(rf"{PREFIX}([A-Z_]+)", "".join(text_of(file) for file in files("*.md"))))
    assert {name.lower() for name in named} <= set(Settings.model_fields)


def test_every_command_stands_in_the_docs() -> None:
    missing = [name for name in full_names(main, "glasche") if f"`{name}`" not in COMMANDS]
    assert not missing


@pytest.mark.parametrize("target", TARGETS)
def test_every_line_of_make_stands_in_the_docs(target: str) -> None:
    assert f"`make {target}`" in COMMANDS


@pytest.mark.parametrize("key", instruments())
def test_an_instrument_stands_in_the_docs(key: str) -> None:
    assert any(f"`{key}`" in text_of(file) for file in files("*.md"))


def test_every_check_of_the_doctor_can_be_loaded() -> None:
    checks = entry_points(group="glasche.checks")
    assert {"machine", "store"} <= {entry.name for entry in checks}
    assert all(callable(entry.load()) for entry in checks)
