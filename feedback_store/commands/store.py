"""`glasche store`: look after the database."""

import click

from feedback_store.commands.opened import opened_store


@click.group()
def store() -> None:
    """Look after the database."""


@store.command()
def upgrade() -> None:
    """Make the database, or bring it up to date; `glasche run` does this first."""
    with opened_store(migrate=True):
        click.echo("The database is up to date.")
