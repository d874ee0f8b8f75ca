"""The commands of this package."""

from typing import BinaryIO

import click


@click.group(invoke_without_command=True)
@click.pass_context
def bot(context: click.Context) -> None:
    """Run the Telegram bot, or print the links by which families come to it."""
    if context.invoked_subcommand is not None:
        return
    from bot.application import run
    from config.settings import read_settings

    run(read_settings())


@bot.command("link")
@click.argument("key", required=False)
@click.option("--instrument", help="key of an instrument to which the link leads straight, such as mood_board")
@click.option("--qr", "picture", type=click.File("wb", lazy=True), help="file (.svg) for the link as a QR code")
def print_links(key: str | None, instrument: str | None, picture: BinaryIO | None) -> None:
    """Print the link that leads families to the service KEY in the bot; without KEY, the link of every service."""
    from bot.links_to_print import draw_link, links_to_print
    from feedback_store.commands.opened import opened_store

    if picture and key is None:
        raise click.UsageError(
            "--qr draws one link; name the service, such as: glasche bot link cop-ruse --qr ruse.svg"
        )
    with opened_store() as opened:
        links = links_to_print(opened, key, instrument)
    for service, link in links.items():
        click.echo(link if key else f"{service}\t{link}")
    if picture:
        draw_link(links[key or ""], picture)
