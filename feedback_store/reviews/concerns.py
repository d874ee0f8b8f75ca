"""A thing in review that a person takes for a concern: it goes the way of those that are heard at the door."""

from config.reading import Concern
from feedback_store.concerns.heard import note_told
from feedback_store.engine import Store
from feedback_store.reviews.items import Item
from feedback_store.reviews.verdicts import Review, Verdict, note_review


def raise_concern(store: Store, item: Item, member: str, concern: Concern, seen: str = "") -> Review | None:
    """Tell the people who receive concerns of a thing, and take it out of review; return what stands of it now.

    They are told first: if the rest fails, a child was heard once too often. Twice is harmless.

    Args:
        seen: what is to be seen in a drawing, in the words of whoever looked at it.

    Raises:
        StoreBusyError, StoreFailedError: do it once more.
    """
    about = {key: getattr(item, key) for key in ("instrument", "step", "channel", "speaker", "age_band")}
    text = item.text if item.text is not None else seen
    note_told(store, item.service, about, text, concern, known_by=f"review {item.voice} {item.step}")
    return note_review(store, item, Verdict.CONCERN, member)
