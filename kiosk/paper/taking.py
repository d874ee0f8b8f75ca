"""The door for what staff type from a sheet of paper: the same as for every voice, and nothing of who typed it."""

from typing import Annotated, Literal

from pydantic import Field

from config.errors import quoted
from config.instrument_definition import MOST_CHARACTERS
from config.steps import Answer
from config.vocabulary import AgeBand, Channel, Speaker, Support
from feedback_store.concerns.heard import sounds_like_danger
from feedback_store.engine import Store
from feedback_store.intake import Submission, accept
from feedback_store.offering import offered_by
from kiosk.errors import PaperRefusedError
from kiosk.wire import ClientId, Key, WireModel


class SentLine(WireModel):
    """What stands on the sheet for one step; drawings stay with the child, so none is taken."""

    step: Key
    chosen: list[Key] = Field([], max_length=64)
    words: Annotated[str, Field(min_length=1, max_length=MOST_CHARACTERS)] | None = None


class SentSheet(WireModel):
    """One sheet as it was typed."""

    id: ClientId
    instrument: Key
    version: int = Field(ge=1, le=2**31 - 1)
    language: Key
    speaker: Speaker
    support: Support
    age_band: AgeBand
    answers: Annotated[list[SentLine], Field(max_length=64)]


class TakenSheet(WireModel):
    """What became of it: it lies in the box, and its words may tell of danger or not."""

    state: Literal["kept", "known"]
    is_danger: bool


def take_sheet(store: Store, service: str, sent: SentSheet) -> TakenSheet:
    """Drop a sheet into the box of a service; a second time it is known, and counts once.

    Raises:
        PaperRefusedError: the service does not ask this instrument.
        and what `accept` raises.
    """
    if sent.instrument not in offered_by(store, service, even_off=True):
        raise PaperRefusedError(f"{service} does not ask {quoted(sent.instrument)}; choose another sheet")
    state = accept(store, _submission(service, sent))
    is_danger = any(one.words is not None and sounds_like_danger(store, service, one.words) for one in sent.answers)
    return TakenSheet(state=state.value, is_danger=is_danger)


def _submission(service: str, sent: SentSheet) -> Submission:
    return Submission(
        client_id=sent.id,
        service=service,
        channel=Channel.PAPER,
        instrument=sent.instrument,
        version=sent.version,
        language=sent.language,
        speaker=sent.speaker,
        support=sent.support,
        age_band=sent.age_band,
        answers=tuple(Answer(one.step, tuple(one.chosen), one.words) for one in sent.answers),
    )
