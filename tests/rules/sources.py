"""The files of the project, as the tests of its rules read them."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROOMS = ("analysis", "bot", "config", "feedback_store", "kiosk")
MADE = {
    ".git",
    ".venv",
    "node_modules",
    "var",
    "__pycache__",
    "htmlcov",
    ".pytest_cache",
    ".mypy_cache",
    ".ruff_cache",
    ".hypothesis",
}
"""Folders of what is made and not written."""


@cache
def files(*patterns: str) -> tuple[Path, ...]:
    """Return the written files of the project, relative to its root, whose names fit one of the patterns."""
    found = {file for pattern in patterns for file in ROOT.rglob(pattern) if file.is_file()}
    names = sorted(file.relative_to(ROOT) for file in found)
    return tuple(name for name in names if not MADE & set(name.parts) and ".egg-info" not in str(name))


def room_files() -> tuple[Path, ...]:
    """Return the Python files of the rooms, without tests and set-up."""
    return tuple(file for file in files("*.py") if file.parts[0] in ROOMS)


def text_of(file: Path) -> str:
    """Return the text of a file of the project."""
    return (ROOT / file).read_text(encoding="utf-8")


@cache
def tree_of(file: Path) -> ast.Module:
    """Return the syntax tree of a Python file of the project."""
    return ast.parse(text_of(file))
