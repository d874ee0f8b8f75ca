"""The two linters of the page's floor, as the tests call them."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from json import loads
from pathlib import Path

from tests.rules.sources import ROOT

FLOOR = Path(__file__).parent
MODULES = FLOOR / "node_modules"


@dataclass(frozen=True, order=True)
class Finding:
    """One thing that the oldest browsers do not know."""

    file: str
    line: int
    said: str


def lint_scripts(*files: Path) -> list[Finding]:
    """Return what in these scripts the floor does not know."""
    config = ("--config", FLOOR / "eslint.config.mjs", "--no-warn-ignored", "--format", "json")
    told = run_tool("eslint/bin/eslint.js", *config, *files)
    return [
        Finding(Path(each["filePath"]).name, found["line"], found["message"])
        for each in loads(told)
        for found in each["messages"]
    ]


def lint_styles(*files: Path) -> list[Finding]:
    """Return what in these styles the floor does not know."""
    told = run_tool("stylelint/bin/stylelint.mjs", "--config", FLOOR / "stylelint.config.mjs", "-f", "json", *files)
    return [
        Finding(Path(each["source"]).name, found["line"], found["text"])
        for each in loads(told)
        for found in each["warnings"]
    ]


def run_tool(script: str, *words: str | Path) -> str:
    """Return what a tool of this folder says in JSON; it ends with 0, or with 1 or 2 where it found something."""
    node = shutil.which("node")
    assert node and MODULES.exists(), "the tests of the floor need node and its tools; type: python3 set_up.py test"
    bare = {"PATH": os.environ["PATH"], "NO_COLOR": "1"}
    ended = subprocess.run(
        [node, MODULES / script, *words], cwd=ROOT, env=bare, capture_output=True, text=True, check=False
    )
    said = ended.stdout or ended.stderr  # stylelint tells its findings as faults
    assert said.startswith("["), ended.stdout + ended.stderr
    return said
