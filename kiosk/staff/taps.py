"""What a tablet in try-out mode sent so far, in words."""

from dataclasses import dataclass

from config.load import instruments
from config.own_topics import with_topics
from feedback_store.devices import Device
from feedback_store.question_sets.asked import shown_sets
from feedback_store.topics.shown import known_topics
from kiosk.desk import desk
from kiosk.language import reader_language
from kiosk.try_out import Tapped


@dataclass(frozen=True)
class ShownTap:
    """One answer that was tapped, and how often."""

    question: str
    answer: str
    count: int


def taps_of(device: Device) -> list[ShownTap]:
    """Return the taps of a device in the reader's language, in the order of the instruments."""
    counts = desk().taps.of_device(device.id)
    own, language = known_topics(desk().store, device.service), reader_language()
    return [
        ShownTap(step.text[language], option.text[language], counts[tapped])
        for instrument in (*instruments().values(), *shown_sets(desk().store, device.service, is_try_out=True).values())
        for step in with_topics(instrument, own).steps
        for option in step.options
        if (tapped := Tapped(instrument.key, step.key, option.key)) in counts
    ]
