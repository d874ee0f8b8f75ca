"""One thing that waits, as whoever reviews it sees it: without day, device, age or way in which it came."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import select

from config.reading import Reading
from config.vocabulary import Speaker
from feedback_store.concerns.heard import read_concerns
from feedback_store.concerns.recipients import is_named
from feedback_store.engine import Store
from feedback_store.question_sets.asked import definition_of
from feedback_store.quotes.consent import asking, consents, is_for_all
from feedback_store.quotes.judged import Place
from feedback_store.quotes.quarters import quarter_of
from feedback_store.quotes.waiting import CHILDREN, TEXT_LANGUAGES, jars
from feedback_store.reviews.covering import Piece, pieces_of
from feedback_store.reviews.reviewers import other_reviewers
from feedback_store.reviews.waiting import from_here, waiting_places
from feedback_store.schema import hidden_voices, voices
from feedback_store.social_services import find_service
from feedback_store.staff import StaffMember
from feedback_store.words import read_words

NOT_READ_ALOUD = "apart"
"""Under this the store remembers, while it is open, what tells of danger: that never changes."""


@dataclass(frozen=True)
class Item:
    """A text or a drawing in review.

    Attributes:
        text: as it was written; None for a drawing.
        pieces: the text to be covered piece by piece.
        is_quotable: others may see it, as far as it is redacted; a letter is answered and never quoted.
        is_letter: it is an idea or a complaint, or follows one.
    """

    service: str
    voice: str
    step: str
    instrument: str
    version: int
    channel: str
    speaker: str
    age_band: str
    dated: str
    language: str
    text: str | None
    reading: Reading | None
    pieces: tuple[Piece, ...]
    is_quotable: bool
    is_letter: bool

    @property
    def place(self) -> Place:
        """The voice and the step."""
        return self.voice, self.step

    @property
    def quarter(self) -> str:
        """The quarter in which its box was opened."""
        return quarter_of(self.dated)


def next_item(store: Store, service: str, member: StaffMember, seed: str, passed: Place | None = None) -> Item | None:
    """Return what somebody is to look at next, or None where nothing waits for them.

    Left out is what tells of danger, as it is read today or as a concern holds it, with all else of its voice: that
    is for the people who receive concerns. And what names whoever reviews it is for somebody else.

    Args:
        seed: of the order, which is kept as long as the session.
        passed: what was left for later, behind which the order goes on.

    Raises:
        UnknownServiceError: no service has this key.
        DamagedWordsError: the database holds something else than what was sealed.
    """
    places = from_here(waiting_places(store, service), seed, passed)
    told = _told(store, service)
    others = other_reviewers(store, service, member.id)
    return next((item for item in _items(store, service, places, told) if is_for(item, member, others)), None)


def find_item(store: Store, service: str, member: StaffMember, place: Place) -> Item | None:
    """Return one thing that this member may review, judged or not; None where there is none (any more)."""
    item = next(_items(store, service, [place], _told(store, service)), None)
    return item if item and is_for(item, member, other_reviewers(store, service, member.id)) else None


def is_for(item: Item, member: StaffMember, others: Iterable[StaffMember]) -> bool:
    """Return whether a member may review it: not what names them, while somebody else is there whom it does not name.

    A letter that names them they never see, though nobody else is there.
    """
    if item.text is None or not is_named(member.name, item.text):
        return True
    return not item.is_letter and all(is_named(other.name, item.text) for other in others)


def _told(store: Store, service: str) -> frozenset[str]:
    return frozenset(heard.text for heard in read_concerns(store, service))


def _items(store: Store, service: str, places: Iterable[Place], told: frozenset[str]) -> Iterator[Item]:
    keep = frozenset({find_service(store, service).name})
    for place in places:
        if (NOT_READ_ALOUD, service, place[0]) not in store.unchanging:
            item = _item(store, service, place, keep, told)
            if item is not None:
                yield item


def _item(store: Store, service: str, place: Place, keep: frozenset[str], told: frozenset[str]) -> Item | None:
    voice, step = place
    hidden = select(hidden_voices.c.voice).filter_by(service=service)
    with store.reading() as connection:
        query = select(voices).filter_by(service=service, id=voice).where(voices.c.id.not_in(hidden))
        row = connection.execute(query).one_or_none()
        said = consents(connection, service, voice) if row and row.instrument in asking() else {}
    if row is None:
        return None
    texts = read_words(store, service, voice)
    readings = {each: store.reader(text, keep=keep) for each, text in texts.items()}
    if told.intersection(texts.values()) or any(reading.concern for reading in readings.values()):
        store.unchanging[NOT_READ_ALOUD, service, voice] = True
        return None
    definition = definition_of(store, service, row.instrument, row.version)
    if step not in {one.key for one in definition.steps}:
        return None
    text, reading = texts.get(step), readings.get(step)
    is_of_children = Speaker(row.speaker) in CHILDREN
    unasked = (is_of_children and row.instrument in jars()) or (text is not None and row.instrument not in jars())
    return Item(
        service=service,
        voice=voice,
        step=step,
        instrument=row.instrument,
        version=row.version,
        channel=row.channel,
        speaker=row.speaker,
        age_band=row.age_band,
        dated=row.dated,
        language=next((one for one in (reading and reading.language, row.language) if one in TEXT_LANGUAGES), "bg"),
        text=text,
        reading=reading,
        pieces=pieces_of(text, reading) if text is not None and reading else (),
        is_quotable=not definition.is_answered and is_for_all(said, place, unasked=unasked),
        is_letter=definition.is_answered,
    )
