"""The wire format: what devices send and get, as pydantic models; openapi.py publishes them."""

from datetime import date
from json import dumps
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema, model_validator

from config.instrument_definition import MOST_CHARACTERS
from config.vocabulary import ASKED_AGE_BANDS, LANGUAGES, AgeBand, Play, Speaker, Support
from feedback_store.complaints.picture_receipts import COLOURS, MANY, PICTURES, is_receipt
from feedback_store.drawings.plain import MOST_BYTES
from feedback_store.intake import CLIENT_ID_FORM

LONGEST_BODY_BYTES = 1024 * 1024
MOST_ITEMS = 100
LONGEST_KEY = 64
LONGEST_DRAWING = MOST_BYTES * 4 // 3 + 4

State = Literal["kept", "known", "tried", "refused"]
Key = Annotated[str, Field(min_length=1, max_length=LONGEST_KEY)]
ASKED_SUPPORT = [support.value for support in Support if support is not Support.APART]
AskedAgeBand = Annotated[AgeBand, WithJsonSchema({"type": "string", "enum": [band.value for band in ASKED_AGE_BANDS]})]
AskedSupport = Annotated[Support, WithJsonSchema({"type": "string", "enum": ASKED_SUPPORT})]
Language = Annotated[Key, WithJsonSchema({"type": "string", "enum": list(LANGUAGES)})]
Picture = Annotated[str, WithJsonSchema({"type": "string", "enum": list(PICTURES)})]
RANDOM_ID = f"^{CLIENT_ID_FORM.pattern}$"
ClientId = Annotated[str, WithJsonSchema({"type": "string", "pattern": RANDOM_ID})]


class WireModel(BaseModel):
    """The manner of all models: exact types, no unknown fields."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class SentAnswer(WireModel):
    """What was chosen, written or drawn in one step; a skipped step is left out."""

    step: Key
    chosen: Annotated[list[Key], Field(max_length=64)] = []
    words: Annotated[str, Field(min_length=1, max_length=MOST_CHARACTERS)] | None = Field(
        None, description="in a step of kind words, in place of what is chosen"
    )
    drawing: Annotated[str, Field(max_length=LONGEST_DRAWING)] | None = Field(
        None,
        description="in a step of kind drawing, in place of what is chosen: base64url, a PNG of 1024 × 768 pixels; "
        "only its pixels are kept, in a few colours",
    )


class SentReceipt(WireModel):
    """The pictures and the colour by which a child finds the reply to its letter; the device draws them by chance."""

    pictures: list[Picture] = Field(min_length=MANY, max_length=MANY, description="different ones, in their order")
    colour: Annotated[str, WithJsonSchema({"type": "string", "enum": list(COLOURS)})]

    @model_validator(mode="after")
    def _check(self) -> "SentReceipt":
        if not is_receipt(tuple(self.pictures), self.colour):
            raise ValueError(f"a receipt is {MANY} different pictures and a colour of the lists in this description")
        return self


class SentSubmission(WireModel):
    """One submission; the service comes from the device."""

    id: ClientId = Field(description="random, made by the device; sending the same submission again is harmless")
    instrument: Key
    version: int = Field(ge=1, le=2**31 - 1)
    language: Language
    answers: Annotated[list[SentAnswer], Field(max_length=64)]
    channel: Literal["kiosk", "gathering"] = Field(
        "kiosk", description="gathering where a group answered together on the device, as in the morning circle"
    )
    speaker: Speaker = Speaker.CHILD
    support: AskedSupport = Support.ALONE
    age_band: AskedAgeBand | None = Field(None, description="the device's own band without it")
    made_on: date | None = Field(None, description="the day it was made, where it waited on the device")
    event: Key | None = Field(None, description="as in the outbox of the shelf, on the day that stood there")
    play: Play = Field(Play.UNMARKED, description="whether it looks like play, by the rule in docs/playing.md")
    try_out: bool = Field(
        False,
        description="made on a page that showed it was trying out: it is checked, not counted, and staff see it while "
        "the device still tries out; without this mark a submission is a voice and is kept, also where the device was "
        "switched to trying out in the meantime",
    )
    receipt: SentReceipt | None = Field(
        None, description="where the instrument is replied to; only its mark is kept, never the pictures"
    )


class SealedSubmission(WireModel):
    """One submission that waited on the device, sealed there for the outbox of the shelf; it has no id of its own."""

    key: Key = Field(description="as in the outbox of the shelf by which it was sealed")
    sealed: Annotated[str, Field(min_length=1, max_length=LONGEST_BODY_BYTES)] = Field(
        description="base64url: an own public key (65 bytes, P-256, uncompressed), then a SentSubmission as JSON with "
        "spaces after it, under AES-256-GCM; nonce: zero bytes; additional data: key, a space, the outbox's service; "
        "AES key: HKDF-SHA256 of the ECDH secret, salt: the own public key, info: glasche outbox"
    )


class SentCall(WireModel):
    """A child touched the hand: it wants to talk to someone."""

    id: str = Field(
        pattern=RANDOM_ID, description="random, made by the device; sending the same call again is harmless"
    )
    wanted: Key | None = Field(None, description="whom the child chose, a key of the people of the shelf")
    not_wanted: Annotated[list[Key], Field(max_length=64)] = Field([], description="who must not come")
    is_outside: bool = Field(False, description="nobody of the house is wanted, but somebody outside")
    touched_at: int = Field(ge=0, le=2**53, description="by the clock of the device, in milliseconds")


class CallMessage(WireModel):
    """A call, open or as it waited on the device, and the clock of the device at the moment of sending."""

    call: SentCall | SealedSubmission
    now: int = Field(ge=0, le=2**53, description="in milliseconds; how long the call waited is told by the difference")


class CallAnswer(WireModel):
    """What became of a call so far."""

    state: Literal["asked", "going", "closed", "tried"] = Field(
        description="asked: nobody has said yet that they are going; closed: settled without that; tried: not told"
    )
    who: str | None = Field(None, description="who is going, a key of the people; null is somebody else")


class ReplyLine(WireModel):
    """What staff replied."""

    dated: date
    text: str


class LetterAnswer(WireModel):
    """What there is for a receipt."""

    state: Literal["wait", "not_yet", "found", "tried"] = Field(
        description="wait: send the same again after so many seconds; not_yet: the box is not open, or nobody has this "
        "receipt; found: there is a letter, with or without a reply; tried: the device tries out, nothing was looked up"
    )
    seconds: int = Field(0, ge=0)
    replies: list[ReplyLine] = Field([], description="of staff, the newest last")
    is_closed: bool = False


class Problem(WireModel):
    """Why something was refused, and what to do."""

    code: str = Field(description="for programs; stays the same over versions and languages")
    sentence: str = Field(description="for people, in the language of Accept-Language")
    detail: str | None = Field(None, description="what was found and where, in English, for whoever programs a device")


class Refused(WireModel):
    """The body of every refused call."""

    error: Problem


class Result(WireModel):
    """What became of one submission: kept, known already, tried out (and not kept), or refused."""

    id: str | None = Field(description="as sent; null where there was none, or where it is sealed")
    state: State
    error: Problem | None = None


class Results(WireModel):
    """One result for each submission, in the order they were sent."""

    results: list[Result]


class Enrolment(WireModel):
    """The code from the staff pages or from `glasche device enrol`."""

    code: Annotated[str, Field(min_length=1, max_length=100)]


class Enrolled(WireModel):
    """A device that may send from now on; the token is told only once."""

    token: str
    device: str
    is_try_out: bool = Field(description="as in the shelf, which tells it anew each time")


def as_json(model: WireModel) -> str:
    """Return a model as it goes over the wire, in JSON."""
    return dumps(model.model_dump(mode="json", exclude_unset=True))  # pydantic's own would not write half a character
