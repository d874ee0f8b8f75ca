"""`glasche doctor`: gathers the checks of every package and says what is wrong and how to mend it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING

import click

from config.errors import GlascheError

if TYPE_CHECKING:
    from config.settings import Settings

GROUP = "glasche.checks"


class Level(StrEnum):
    """How bad a finding is; only BAD makes the doctor end with exit code 1."""

    OK = "ok"
    WARNING = "warning"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: what was found, and, where it is not well, what to do."""

    level: Level
    sentence: str
    remedy: str = ""


Check = Callable[["Settings"], Iterable[Finding]]
"""What a package offers under the entry point group `glasche.checks`."""


@click.command()
def doctor() -> None:
    """Say what is wrong with this installation and how to mend it."""
    findings = []
    for finding in all_findings():
        findings.append(finding)
        _print(finding)
    bad = sum(finding.level is Level.BAD for finding in findings)
    warnings = sum(finding.level is Level.WARNING for finding in findings)
    click.echo(f"{len(findings)} things looked at: {bad} to mend, {warnings} to watch")
    if bad:
        click.get_current_context().exit(1)


def all_findings() -> Iterator[Finding]:
    """Return what the checks of all packages find; where the settings are wrong, only that."""
    from config.settings import read_settings

    try:
        settings = read_settings()
    except GlascheError as error:
        yield Finding(Level.BAD, str(error), "correct these environment variables; docs/settings.md lists them all")
        return
    for entry in sorted(entry_points(group=GROUP), key=lambda entry: entry.value):
        yield from findings_of(entry, settings)


def findings_of(entry: EntryPoint, settings: "Settings") -> Iterator[Finding]:
    """Return what one check finds; a check that breaks is itself a finding."""
    try:
        yield from entry.load()(settings)
    except GlascheError as error:
        yield Finding(Level.BAD, str(error))
    except Exception as error:  # noqa: BLE001 - the doctor must go on to the next check, whatever broke this one
        # Only the kind of error is said: its message could hold a value of a row.
        yield Finding(
            Level.BAD,
            f"the check {entry.name!r} ({entry.value}) broke with {type(error).__name__}",
            "please report it, with this line, to whoever looks after this installation",
        )


def _print(finding: Finding) -> None:
    colour = {Level.OK: "green", Level.WARNING: "yellow", Level.BAD: "red"}[finding.level]
    click.echo(f"{click.style(f'{finding.level:8}', fg=colour)} {finding.sentence}")
    if finding.remedy:
        click.echo(f"         → {finding.remedy}")
