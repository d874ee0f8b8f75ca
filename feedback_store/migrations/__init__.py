"""The numbered steps from one shape of the database to the next, run by Alembic."""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text

from feedback_store.errors import StoreOutdatedError

if TYPE_CHECKING:
    from alembic.config import Config

FOLDER = Path(__file__).parent

WRITES = {"glasche_begin": "BEGIN IMMEDIATE"}
"""Execution options of a connection that is going to write: in SQLite it takes the lock at once."""


def newest_revision() -> str:
    """Return the number of the newest step, such as "0001"."""
    return max(path.name[:4] for path in (FOLDER / "versions").glob("[0-9]*.py"))


def require_up_to_date(engine: Engine) -> None:
    """Make the tables of an empty database; refuse one of another shape.

    Raises:
        StoreOutdatedError: the database is older or newer than this program.
    """
    found = found_step(engine)
    if found is None:
        bring_up_to_date(engine)
    elif found < newest_revision():
        raise StoreOutdatedError(
            f"the database is of step {found}, this program needs {newest_revision()}; start `glasche run` once, which "
            "brings it up to date"
        )
    else:
        refuse_newer(found)


def bring_up_to_date(engine: Engine) -> None:
    """Run the steps that are missing, in one transaction; a stop in the middle changes nothing.

    Raises:
        StoreOutdatedError: the database is newer than this program.
    """
    found = found_step(engine)
    if found == newest_revision():
        return
    if found is not None:
        refuse_newer(found)
    with engine.connect().execution_options(**WRITES) as connection, connection.begin():
        _hold_alone(connection)
        bring_to(connection, "head")


def bring_to(connection: Connection, step: str) -> None:
    """Run the steps up to one of them, or to "head", inside the caller's transaction."""
    # Alembic takes 0.4 s to load, so it is loaded only where there is something to do.
    from alembic import command

    command.upgrade(alembic_config(connection), step)


def alembic_config(connection: Connection) -> "Config":
    """Return Alembic's configuration for one open connection."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.attributes["connection"] = connection
    return config


def found_step(engine: Engine) -> str | None:
    """Return the number of the step that a database is of, or None where it is empty."""
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        found = connection.scalar(text("SELECT version_num FROM alembic_version"))
        return None if found is None else str(found)


def refuse_newer(found: str) -> None:
    """Raise StoreOutdatedError for a step that this program does not know."""
    if found > newest_revision():
        raise StoreOutdatedError(
            f"the database is of step {found}, which is newer than this program ({newest_revision()}); start the newer "
            "program again, or restore a backup that was made before"
        )


def _hold_alone(connection: Connection) -> None:
    """Let only one process migrate; SQLite's immediate transaction does so by itself."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(hashtext('glasche migrations'))"))
