"""Small facts of the installation, each a name and a text."""

from sqlalchemy import Connection, delete, select

from feedback_store.schema import facts
from feedback_store.upsert import put_row


def read_fact(connection: Connection, name: str) -> str | None:
    """Return a fact, or None where it was never noted."""
    value: str | None = connection.scalar(select(facts.c.value).where(facts.c.name == name))
    return value


def write_fact(connection: Connection, name: str, value: str) -> None:
    """Note a fact, in place of what stood there before; the connection is one for writing."""
    put_row(connection, facts, {"name": name, "value": value})


def forget_fact(connection: Connection, name: str) -> None:
    """Forget a fact; harmless where there is none."""
    connection.execute(delete(facts).where(facts.c.name == name))
