"""Yes or no to what children let others see: a yes copies the approved wording into a quote that leads back nowhere."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import insert

from feedback_store.drawings.kept import read_drawing
from feedback_store.driver_errors import told_plainly
from feedback_store.engine import Store
from feedback_store.quotes.consent import asking, require_consent
from feedback_store.quotes.judged import Place, judged_places, note_judged
from feedback_store.quotes.kept import Quote, new_quote, seal_quote
from feedback_store.quotes.waiting import WaitingNote, jars, waiting_notes
from feedback_store.quotes.wording import require_shortened
from feedback_store.schema import quotes
from feedback_store.tidying import tidy


@dataclass(frozen=True)
class Judgement:
    """What somebody says of a note.

    Attributes:
        wording: the proposal or what is left of it; None takes all of it, or the drawing as it is.
    """

    is_approved: bool
    wording: str | None = None


def judge_notes(store: Store, service: str, judgements: Mapping[Place, Judgement]) -> int:
    """Keep what was said of notes, all together, and return how many quotes came of it.

    Notes that were judged meanwhile, or that are not offered, are passed over. They are written in the order of random
    ids and the file is rewritten, so that no order leads from a quote to a voice.

    Raises:
        NoConsentError: whoever told it was asked who may see it, and did not say that others may; nothing was written.
        WordingRefusedError: a wording has words that do not stand in the proposal; nothing was written.
        NotTidiedError: all is written, but the file could not be rewritten; whatever is judged next does it.
        StoreBusyError, StoreFailedError: nothing was written.
    """
    require_consent(store, service, [place for place, said in judgements.items() if said.is_approved])
    offered = {(note.voice, note.step): note for note in _offered(store, service, judgements)}
    judged = {place: said for place, said in judgements.items() if place in offered}
    if not judged:
        return 0
    approved = {place: _quote(store, offered[place], said) for place, said in judged.items() if said.is_approved}
    with told_plainly():
        written = _write(store, service, judged, {place: made for place, made in approved.items() if made})
        tidy(store)
    return written


def _offered(store: Store, service: str, judgements: Iterable[Place]) -> tuple[WaitingNote, ...]:
    return waiting_notes(store, service, of_voices={voice for voice, _ in judgements}, keys=jars() | asking())


def _quote(store: Store, note: WaitingNote, said: Judgement) -> Quote | None:
    """Return what a yes makes of a note; nothing where its drawing is gone meanwhile."""
    about = (note.service, note.instrument, note.quarter)
    if note.proposed is None:
        drawing = read_drawing(store, note.service, note.voice, note.step)
        return new_quote(*about, drawing=drawing) if drawing else None
    text = require_shortened(note.proposed if said.wording is None else said.wording, note.proposed)
    return new_quote(*about, language=note.language, text=text, drawing=None)


def _write(store: Store, service: str, judged: Iterable[Place], approved: Mapping[Place, Quote]) -> int:
    sealed = {place: seal_quote(store.keys, quote) for place, quote in approved.items()}
    with store.writing() as connection:
        known = judged_places(connection, service)  # somebody else may have been faster
        rows = [row for place, row in sealed.items() if place not in known]
        note_judged(connection, service, judged)
        if rows:
            connection.execute(insert(quotes), sorted(rows, key=lambda row: str(row["id"])))
    return len(rows)
