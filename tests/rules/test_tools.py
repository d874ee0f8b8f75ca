"""ruff and mypy have nothing to say."""

import subprocess
import sys

import pytest

from tests.rules.sources import ROOT

TOOLS = {"ruff": ("ruff", "check"), "mypy": ("mypy", "--no-error-summary")}


@pytest.mark.timeout(600)
@pytest.mark.parametrize("tool", TOOLS)
def test_the_tool_finds_nothing(tool: str) -> None:
    found = subprocess.run([sys.executable, "-m", *TOOLS[tool]], cwd=ROOT, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout + found.stderr
