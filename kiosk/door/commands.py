"""`glasche poster`: posters with the codes of a service."""

from pathlib import Path

import click

from config.vocabulary import LANGUAGES


@click.command()
@click.argument("service")
@click.option("--instrument", help="key of an instrument to which the codes lead straight, such as mood_board")
@click.option("--event", help="key of an event, as in the address of its page: its codes, its name and its day")
@click.option("--language", "languages", multiple=True, type=click.Choice(LANGUAGES), help="the first stands big")
@click.option("--apart", is_flag=True, help="a sheet for each language, instead of all on one")
@click.option("--out", type=click.Path(path_type=Path), help="file, .pdf or .svg; a PDF in this folder without it")
def poster(
    service: str, instrument: str | None, event: str | None, languages: tuple[str, ...], apart: bool, out: Path | None
) -> None:
    """Make a poster on A4 with the codes of SERVICE, for the page on one's own phone and for Telegram."""
    from feedback_store.commands.opened import opened_store
    from kiosk.door.poster import make_poster
    from kiosk.door.poster_files import write_poster

    out = out or Path(f"poster-{'-'.join(filter(None, (service, instrument, event)))}.pdf")
    if out.suffix.lower() not in (".pdf", ".svg"):
        raise click.BadParameter("a poster is a .pdf or an .svg", param_hint="--out")
    with opened_store() as opened:
        made = make_poster(opened, service, instrument, languages or LANGUAGES, apart=apart, event=event)
        written = write_poster(made, out)
    for path in written:
        click.echo(f"Written: {path}")
    for name, link, remedy in (
        ("the page", made.codes.page, "set GLASCHE_PUBLIC_URL to an https address"),
        ("Telegram", made.codes.telegram, "start the bot once"),
    ):
        click.echo(f"Code for {name}: {link}" if link else f"No code for {name}; if it is offered there, {remedy}.")
