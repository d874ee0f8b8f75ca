"""`glasche store audit`: what staff did, and the proof that nobody changed it."""

from typing import TYPE_CHECKING

import click

from feedback_store.commands.opened import opened_store

if TYPE_CHECKING:
    from feedback_store.audit.kept import Entry

MOST = 100


@click.command()
@click.option("--verify", is_flag=True, help="say whether the log is whole, and end with 1 where it is not")
@click.option("--most", default=MOST, show_default=True, help="so many entries, the newest")
def audit(verify: bool, most: int) -> None:
    """Show what staff looked at and changed: who, what, on which day; never what somebody said."""
    from feedback_store.audit.kept import head_of, newest_entries
    from feedback_store.audit.proof import faults_of
    from feedback_store.staff import names_of_staff

    with opened_store() as opened:
        if verify:
            faults = list(faults_of(opened))
            with opened.reading() as connection:
                count = head_of(connection).number
            for fault in faults:
                click.echo(fault, err=True)
            if faults:
                raise click.ClickException("the log of what staff did is not whole.")
            click.echo(f"The log is whole: {count} entries, and every backup here knows the same.")
            return
        names = names_of_staff(opened)
        for entry in reversed(newest_entries(opened, most)):
            click.echo(_line(entry, names.get(entry.member, "at the machine")))


def _line(entry: "Entry", name: str) -> str:
    from config.settings import ZONE

    when = entry.happened_at.astimezone(ZONE).strftime("%Y-%m-%d %H:%M:%S") if entry.happened_at else str(entry.day)
    return "\t".join((str(entry.number), when, name, entry.act, entry.service, entry.thing)).rstrip()
