"""The folder of an example year: never one that holds anything else."""

import shutil
from pathlib import Path

from analysis.errors import ExampleHomeError
from config.settings import Settings
from feedback_store.example import FINISHED, example_in
from feedback_store.in_use import alone

OF_THE_REAL_ONE = ("database_url", "backups", "telegram_token", "telegram_webhook", "public_url")
"""Settings that lead to the real installation, its database, backups, bot and tablets; an example year has none."""


def usual_home(settings: Settings) -> Path:
    """Return the folder beside the real one in which the example year lies."""
    return Path(f"{settings.home}-demo")


def example_settings(settings: Settings, home: Path) -> Settings:
    """Return the settings of an example year in a folder: those given, without the ways to the real installation."""
    return settings.model_copy(update={"home": home, **dict.fromkeys(OF_THE_REAL_ONE)})


def is_finished(home: Path) -> bool:
    """Return whether a folder holds a whole example year."""
    return example_in(home) == FINISHED


def clear_home(home: Path) -> None:
    """Delete an earlier example year, whole or half made; a folder that is empty or missing is left as it is.

    Raises:
        ExampleHomeError: the folder holds something else, such as a real installation, or cannot be read.
        StoreBusyError: the example year is being looked at.
    """
    try:
        is_empty = not home.exists() or not any(home.iterdir())
        if not is_empty and example_in(home) is None:
            raise ExampleHomeError(
                f"the folder {home.absolute()} is not empty and holds no example year; it is left as it is: "
                "name another folder with --home"
            )
        if not is_empty:
            with alone(home):
                pass  # nobody looks at it any more; let go again, for Windows deletes no file that is open
            shutil.rmtree(home)
    except OSError as problem:
        raise ExampleHomeError(
            f"the folder {home.absolute()} cannot be read or cleared ({problem.strerror}); name another one with --home"
        ) from None
