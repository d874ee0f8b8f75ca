"""What the page needs to draw a receipt and to show what there is for it; it comes behind the shelf."""

from typing import Any

from config.load import instrument
from kiosk.child.letter_words import FOLLOW_UP, colour_names, picture_names
from kiosk.child.shelf import drawn_of


def receipts_for_page(language: str) -> dict[str, Any]:
    """Return the pictures and colours with their names, and what is asked of whoever has read an answer."""
    follow_up = drawn_of(instrument(FOLLOW_UP))
    return {"pictures": picture_names(language), "colours": colour_names(language), "follow_up": follow_up}
