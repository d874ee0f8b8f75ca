"""The pictures of topics that a service has added, and of news, as they stand on sheets of paper."""

from base64 import b64encode
from collections.abc import Mapping
from itertools import chain

from config.instrument import Instrument
from feedback_store.engine import Store
from feedback_store.topics.kept import photo_named
from kiosk.pictograms.library import drawing_of, pictograms

FRAMED = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 72 72">'
    '<image width="72" height="72" preserveAspectRatio="xMidYMid slice" href="data:image/jpeg;base64,{}"/></svg>'
)
"""A photo as SVG, as square as a drawing is."""


def own_pictures(store: Store, instrument: Instrument) -> Mapping[str, str]:
    """Return the pictures of an instrument's topics that have one of their own, as SVG by the name of the drawing."""
    topics = chain.from_iterable(step.topics for step in instrument.steps)
    drawn = {topic.key: _drawn(store, topic.picture) for topic in topics if topic.picture}
    return {f"picture-{key}": svg for key, svg in drawn.items() if svg}


def _drawn(store: Store, picture: str) -> str | None:
    """Return an outline of the library or a photo; None where it was taken away meanwhile."""
    if picture in pictograms():
        return drawing_of(picture)
    photo = photo_named(store, picture)
    return FRAMED.format(b64encode(photo).decode()) if photo else None
