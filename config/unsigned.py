"""`glasche unsigned`: what a native reader has still to read."""

import click

from config.vocabulary import LANGUAGES


@click.command()
@click.argument("language", type=click.Choice(LANGUAGES))
def unsigned(language: str) -> None:
    """Print the texts of a LANGUAGE that no native reader has signed, a line each."""
    from config.signing import unsigned as waiting

    for text in waiting(language):
        click.echo(text)
