"""`glasche news-poster`: what children are told, as a poster."""

from pathlib import Path

import click

from config.vocabulary import LANGUAGES


@click.command("news-poster")
@click.argument("service")
@click.option(
    "--language", "languages", multiple=True, type=click.Choice(LANGUAGES), help="a page for each; all without it"
)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="file; a PDF in this folder without it")
def news_poster(service: str, languages: tuple[str, ...], out: Path | None) -> None:
    """Make a poster on A4 of what the children of SERVICE are told: you said it, we did it."""
    from feedback_store.commands.opened import opened_store
    from kiosk.errors import PosterRefusedError
    from kiosk.news.poster import news_poster as made_poster

    path = out or Path(f"news-{service}.pdf")
    with opened_store() as opened:
        made = made_poster(opened, service, languages or LANGUAGES)
    try:
        path.write_bytes(made)
    except OSError as problem:
        raise PosterRefusedError(f"{path} cannot be written ({problem.strerror}); name another with --out") from None
    click.echo(f"Written: {path}")
