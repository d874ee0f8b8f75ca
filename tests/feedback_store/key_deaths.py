"""A process that changes the keys of a folder and dies right before its n-th call to the file system."""

import os
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path

from tests.forked import forked

DIED = 9
CALLS = ("open", "os.link", "os.rename", "os.remove", "os.mkdir")
"""What Python tells its hooks before it does it; between two of them only contents and fsync change."""

Change = Callable[[Path], object]


def dies_at(change: Change, folder: Path, nth: int) -> bool:
    """Let a process of its own make a change and die at its n-th call; return False where it had no so many."""
    process = forked().Process(target=_die_at, args=(change, folder, nth))
    process.start()
    process.join()
    assert process.exitcode in (0, DIED), "the change itself failed"
    return process.exitcode == DIED


def _die_at(change: Change, folder: Path, nth: int) -> None:
    seen = count(1)

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event in CALLS and str(folder) in str(arguments[0]) and next(seen) == nth:
            os._exit(DIED)

    sys.addaudithook(hook)
    change(folder)


def rotate(folder: Path) -> None:
    from feedback_store.keys.installation import Keys

    Keys(folder).rotate()


def rotate_without_links(folder: Path) -> None:
    """Rotate as on a memory stick, whose file system knows no second name for a file."""
    from feedback_store.keys import secret_files

    link = os.link

    def refuse(source: Path, target: Path) -> None:
        if str(target).endswith(secret_files.EARLIER):
            raise PermissionError
        link(source, target)

    os.link = refuse  # type: ignore[assignment]
    rotate(folder)


def rotate_again_and_again(folder: Path) -> None:
    while True:
        rotate(folder)


def destroy_old_months(folder: Path) -> None:
    from feedback_store.keys.installation import Keys

    Keys(folder).destroy_months_before("2026-10")


def add_a_month(folder: Path) -> None:
    from feedback_store.keys.installation import Keys

    Keys(folder).current("2026-12")


def put_copy(folder: Path) -> None:
    from feedback_store.keys.installation import Keys
    from feedback_store.keys.ring_copy import put_copy

    put_copy(Keys(folder), folder / "backups")
