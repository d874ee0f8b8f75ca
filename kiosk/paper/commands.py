"""`glasche paper`: instruments as sheets of paper."""

from pathlib import Path

import click

from config.vocabulary import LANGUAGES


@click.command()
@click.argument("service")
@click.argument("instruments", nargs=-1)
@click.option("--language", "languages", multiple=True, type=click.Choice(LANGUAGES), help="all four without it")
@click.option("--out", type=click.Path(path_type=Path), help="a .pdf; in this folder without it")
def paper(service: str, instruments: tuple[str, ...], languages: tuple[str, ...], out: Path | None) -> None:
    """Make sheets on A4 to be filled with a pencil: of INSTRUMENTS such as mood_board, or of all that SERVICE asks."""
    from feedback_store.commands.opened import opened_store
    from kiosk.errors import PaperRefusedError
    from kiosk.paper.sheet import make_sheets, sheets_as_pdf

    out = out or Path(f"paper-{'-'.join((service, *instruments))}.pdf")
    if out.suffix.lower() != ".pdf":
        raise click.BadParameter("sheets are a .pdf", param_hint="--out")
    with opened_store() as opened:
        sheets = make_sheets(opened, service, instruments, languages or LANGUAGES)
    try:
        out.write_bytes(sheets_as_pdf(sheets))
    except OSError as problem:
        raise PaperRefusedError(f"{out} cannot be written ({problem.strerror}); name another with --out") from None
    click.echo(f"Written: {out} ({len(sheets)} sheets)")
