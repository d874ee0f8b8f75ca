"""How long the commands take that somebody waits for: the section of a year, a backup and its restore."""

from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from feedback_store.engine import today_in_sofia
from feedback_store.keys.installation import Keys
from feedback_store.keys.recovery_key import groups_of
from tests.benchmarks.ground import Ground


@dataclass(frozen=True)
class Commands:
    """Seconds from typing a command to its end, and the size of the backup (MB)."""

    section: float
    backup: float
    restore: float
    megabytes: float


def measure_commands(ground: Ground, folder: Path, service: str) -> Commands:
    """Measure the commands, each once; the restore goes into a new home."""
    year = str(today_in_sofia().year)
    section = _seconds(ground, "report", "--service", service, "--year", year, "--out", str(folder / "section"))
    backups = folder / "backups"
    backup = _seconds(ground, "store", "backup", GLASCHE_BACKUPS=str(backups))
    (made,) = backups.glob("*.backup")
    sheet = folder / "sheet.txt"
    sheet.write_text(" ".join(groups_of(Keys(ground.settings.home / "keys").master())), encoding="ascii")
    words = ("store", "restore", str(made), "--sheet-file", str(sheet))
    restore = _seconds(ground, *words, GLASCHE_HOME=str(folder / "restored"), GLASCHE_BACKUPS=str(backups))
    return Commands(section, backup, restore, made.stat().st_size / 1e6)


def _seconds(ground: Ground, *words: str, **settings: str) -> float:
    begin = monotonic()
    ground.command(*words, **settings)
    return monotonic() - begin
