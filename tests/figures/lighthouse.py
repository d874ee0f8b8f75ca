"""What Lighthouse gives the shelf, as a phone on a slow line would load it for the first time."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from json import loads
from pathlib import Path

from tests.figures.ground import Ground

CLI = Path(__file__).parent / "node_modules" / "lighthouse" / "cli" / "index.js"
LEAST_ACCESSIBILITY, LEAST_PERFORMANCE = 100, 95
ALONE = ("--disable-storage-reset", "--no-enable-error-reporting", "--quiet", "--output=json")
SHOWN = {"first-contentful-paint": "something is drawn", "interactive": "everything can be touched"}


@dataclass(frozen=True)
class Marks:
    """Points of 100, and moments of the load (seconds)."""

    version: str
    accessibility: int
    performance: int
    seconds: dict[str, float]
    faults: list[str]


def ask_lighthouse(ground: Ground, port: int) -> Marks:
    """Let Lighthouse load the shelf in a browser that listens at a port and is the tablet already."""
    node = shutil.which("node")
    assert node and CLI.exists(), "Lighthouse is not installed; type: make figures"
    asked = (ground.served.address, f"--port={port}", "--only-categories=accessibility,performance")
    command = [node, str(CLI), *asked, *ALONE]
    bare = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/")}
    told = subprocess.run(command, env=bare, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr
    found = loads(told.stdout)
    points = {key: round(100 * category["score"]) for key, category in found["categories"].items()}
    weighed = {each["id"] for each in found["categories"]["accessibility"]["auditRefs"] if each["weight"]}
    return Marks(
        version=found["lighthouseVersion"],
        accessibility=points["accessibility"],
        performance=points["performance"],
        seconds={words: found["audits"][key]["numericValue"] / 1000 for key, words in SHOWN.items()},
        faults=[key for key in weighed if found["audits"][key]["score"] == 0],
    )
