"""The command of this package."""

import click


@click.command()
def kiosk() -> None:
    """Serve the child's page and the staff pages."""
    from config.settings import read_settings
    from kiosk.serve import serve

    serve(read_settings())
