"""The receipt of a tablet: six pictures in their order and a colour, by which only the sender finds the reply."""

from dataclasses import dataclass

from feedback_store.complaints.receipts import slow_mark
from feedback_store.complaints.threads import Thread, find_marked
from feedback_store.engine import Store

PICTURES = (
    *("sun", "moon", "star", "cloud", "rainbow", "mountain"),
    *("tree", "flower", "leaf", "mushroom", "apple", "pear", "carrot", "cherries"),
    *("fish", "snail", "butterfly", "cat", "turtle", "duck", "hedgehog", "elephant"),
    *("house", "boat", "car", "bicycle", "train"),
    *("ball", "balloon", "kite", "drum", "bell", "ice_cream"),
    *("key", "umbrella", "cup", "spoon", "hat", "boot", "glasses", "clock", "ladder"),
)
"""Drawn in kiosk/templates/child/receipt.svg. A key is never taken away or renamed: letters with it may be kept."""
COLOURS = ("red", "orange", "yellow", "green", "blue", "purple", "brown", "white")
MANY = 6
"""So many different pictures in order, of 42, with one of 8 colours: 3 · 10¹⁰ receipts, which is 34.8 bits."""
PEPPER = "picture_receipt"
"""Purpose of the key that is the salt of their marks: another one than that of words, so neither reads the other's."""


@dataclass(frozen=True)
class PictureReceipt:
    """Different keys of PICTURES in their order, and one of COLOURS."""

    pictures: tuple[str, ...]
    colour: str


def is_receipt(pictures: tuple[str, ...], colour: str) -> bool:
    """Return whether pictures and a colour are a receipt that a tablet can have drawn."""
    fits = len(pictures) == len(set(pictures)) == MANY
    return fits and set(pictures) <= set(PICTURES) and colour in COLOURS


def mark_of_pictures(store: Store, service: str, receipt: PictureReceipt) -> bytes:
    """Return the mark of a receipt; it takes some tenths of a second, and is another one in another service.

    Raises:
        StoreBusyError, StoreFailedError: the database cannot be asked; try again.
    """
    return slow_mark(store, " ".join((service, *receipt.pictures, receipt.colour)), PEPPER)


def find_by_pictures(store: Store, service: str, receipt: PictureReceipt) -> Thread | None:
    """Return the thread of a receipt in a service, None before the opening and for one that nobody has.

    Raises:
        DamagedWordsError: the database holds something else than what was sealed.
        StoreBusyError, StoreFailedError: the database cannot be asked; try again.
    """
    return find_marked(store, mark_of_pictures(store, service, receipt), [service])
