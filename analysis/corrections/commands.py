"""`glasche language corrections`: what reviewers correct of the reader, as a list for its word lists."""

from pathlib import Path

import click


@click.command()
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="a new file to write the table to")
def corrections(out: Path | None) -> None:
    """List words that stand in texts whose themes or feeling reviewers have corrected, for the word lists.

    No text, name, rare word, day or service is in it, and no word from fewer texts than the smallest group.
    """
    from analysis.corrections.hints import hints_from
    from feedback_store.commands.opened import opened_store
    from feedback_store.reviews.corrections import all_corrections, told_by

    with opened_store() as store:
        found = [(one.text, told_by(store.reader(one.text)), one.told) for one in all_corrections(store)]
        smallest = store.settings.smallest_group
    hints = hints_from(found, smallest_group=smallest)
    rows = ["word\tabout\tread\tsaid\ttexts", *("\t".join(map(str, vars(hint).values())) for hint in hints)]
    if out is None:
        click.echo("\n".join(rows))
    else:
        _write(out, "\n".join(rows) + "\n")
    if not hints:
        click.echo(f"No word stands in {smallest} texts that were corrected in the same way.", err=True)


def _write(path: Path, text: str) -> None:
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except OSError as problem:
        raise click.ClickException(f"{path} cannot be written ({problem.strerror}); name a new file.") from None
    click.echo(str(path))
