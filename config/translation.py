"""`glasche translation`: adds a language by files alone, and says what it still lacks."""

import click


@click.group()
def translation() -> None:
    """Add a language, and see what it still lacks (docs/languages.md)."""


@translation.command()
@click.argument("code")
@click.option("--name", required=True, help="of the language, as its own speakers write it")
@click.option("--right-to-left", is_flag=True, help="it is written so")
def begin(code: str, name: str, right_to_left: bool) -> None:
    """Make the folder of a language: CODE is two or three letters, as browsers call it."""
    from config.translating import begin_language, write_catalogue

    click.echo(begin_language(code, name, is_right_to_left=right_to_left))
    click.echo(write_catalogue(code))


@translation.command()
@click.argument("code")
def renew(code: str) -> None:
    """Bring the catalogue of CODE up to date with a new version; what is translated stays."""
    from config.translating import write_catalogue

    click.echo(write_catalogue(code))


@translation.command()
@click.argument("code")
def check(code: str) -> None:
    """Compile the catalogue of CODE and print what is missing, a line each; exit code 1 while something is."""
    from config.translating import to_mend

    wanted = to_mend(code)
    for sentence in wanted:
        click.echo(sentence)
    if wanted:
        click.echo(f"{len(wanted)} to do before {code!r} is offered")
        click.get_current_context().exit(1)
    click.echo(f"{code!r} is complete; run the set-up script once, then restart: it is offered everywhere")
