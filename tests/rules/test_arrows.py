"""Imports run one way: config ← feedback_store ← analysis ← kiosk, bot; late imports count too."""

import ast
from collections.abc import Iterator

import pytest

from tests.rules.sources import ROOMS, room_files, tree_of

MAY_IMPORT = {
    "config": {"config"},
    "feedback_store": {"config", "feedback_store"},
    "analysis": {"config", "feedback_store", "analysis"},
    "kiosk": {"config", "feedback_store", "analysis", "kiosk"},
    "bot": {"config", "feedback_store", "analysis", "bot"},
}
DATABASE = {"sqlalchemy", "alembic", "sqlite3", "psycopg"}


def imported_packages(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "").partition(".")[0] if node.level == 0 else "."


def imports_of(room: str) -> Iterator[tuple[str, str]]:
    for file in room_files():
        if file.parts[0] == room:
            yield from ((str(file), package) for package in imported_packages(tree_of(file)))


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_the_rooms_before_it(room: str) -> None:
    forbidden = {*ROOMS, "set_up", "set_up_parts", "set_up_steps", "tests", "."} - MAY_IMPORT[room]
    assert not [(file, package) for file, package in imports_of(room) if package in forbidden]


def test_analysis_never_sees_a_database() -> None:
    assert not [(file, package) for file, package in imports_of("analysis") if package in DATABASE]


@pytest.mark.parametrize("line", ["import bot.render", "from bot import render", "def late():\n    import bot"])
def test_every_way_of_importing_is_seen(line: str) -> None:
    assert list(imported_packages(ast.parse(line))) == ["bot"]
