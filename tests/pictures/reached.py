"""The child's page as it stands for children who do not touch: two pictures at a time, and a light that moves."""

from playwright.sync_api import Browser

from tests.journeys.installation import Installation
from tests.pictures.album import KIOSK, Album
from tests.pictures.furnished import Furnished
from tests.pictures.visit import Visit, a_visit, opens_shelf

SHOWN = ("mood_board", "sort", "my_place")
"""The instruments whose first question is taken, behind the shelf."""


def take_reached(album: Album, browser: Browser, installation: Installation, furnished: Furnished) -> None:
    """Take the shelf and some questions in each of these ways."""
    for way, kept in furnished.reached.items():
        if not album.wants(f"{way}-*.bg.{KIOSK}"):
            continue
        with a_visit(album, browser, kept, "bg", KIOSK) as visit:
            opens_shelf(visit, installation.address)
            visit.look(f"{way}-shelf")
            for key in SHOWN:
                take_question(visit, way, key)


def take_question(visit: Visit, way: str, key: str) -> None:
    """Take what is asked first."""
    visit.touch(f"[data-instrument={key}]")
    visit.look(f"{way}-{key}")
    visit.goes_home()
