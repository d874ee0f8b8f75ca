"""The command of this package."""

import click


@click.command()
def bot() -> None:
    """Run the Telegram bot."""
    from bot.application import run
    from config.settings import read_settings

    run(read_settings())
