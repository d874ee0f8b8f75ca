"""`glasche store`: look after the database."""

import click

from feedback_store.commands.audit import audit
from feedback_store.commands.backup import backup, restore, verify
from feedback_store.commands.keys import keys
from feedback_store.commands.opened import opened_store


@click.group()
def store() -> None:
    """Look after the database."""


for command in (audit, keys, backup, restore, verify):
    store.add_command(command)


@store.command()
def upgrade() -> None:
    """Make the database, or bring it up to date; `glasche run` does this first."""
    with opened_store(migrate=True):
        click.echo("The database is up to date.")


@store.command()
def sweep() -> None:
    """Delete what is older than it may become: voices, words and their keys; the figures stay, by month."""
    from feedback_store.retention import sweep as forget

    with opened_store() as opened:
        swept = forget(opened)
    keeping = swept.keeping
    click.echo(f"Voices and their words are kept for {keeping.days} days: those before {swept.oldest} are deleted.")
    if swept.months:
        click.echo(f"The keys of these months are destroyed, in the backups too: {', '.join(swept.months)}.")
    click.echo(f"Figures before {swept.apart} are kept by month.")
    if keeping.change:
        click.echo(f"From {keeping.change.begin} on it will be {keeping.change.days} days, as the setting now says.")
