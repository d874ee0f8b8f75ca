"""The shelf on the wire: what a device shows, as pydantic models; openapi.py publishes them."""

from datetime import date
from typing import Literal

from pydantic import Field

from config.vocabulary import Speaker
from kiosk.wire import WireModel


class Rule(WireModel):
    """A way on: it fits when each earlier step was answered with one of its options; the first that fits is taken."""

    if_: list[tuple[str, list[str]]] = Field(alias="if")
    go: str | None = Field(description="the next step; null is the end")


class ShelfStep(WireModel):
    """A step without its texts."""

    kind: str
    options: list[str]
    skippable: bool
    after: list[Rule]


class ShelfTable(WireModel):
    """The transition table of an instrument."""

    key: str
    version: int
    start: list[Rule]
    steps: dict[str, ShelfStep]


class Named(WireModel):
    """A topic or a column, with its text by language."""

    key: str
    text: dict[str, str]
    picture: str | None = Field(None, description="of a topic that a service has added; what it shows never changes")
    is_told: bool = Field(False, description="only told and not asked about: no option lays it anywhere")


class StepTexts(WireModel):
    """The texts of a step by language; only a sort has topics and columns, whose options are named `topic.column`."""

    text: dict[str, str]
    options: dict[str, dict[str, str]]
    topics: list[Named] = Field(description="in the order in which they are laid")
    columns: list[Named] = Field(description="in their order from left to right")
    most: int = Field(description="how many letters words may have; 0 for every other kind")
    drawn_as: str | None = Field(None, description="news: a sort whose topics are told one by one, with a question")


class ShelfInstrument(WireModel):
    """One object on the shelf."""

    table: ShelfTable
    object: str
    accent: str
    has_receipt: bool = Field(description="somebody replies: a receipt is drawn and goes with the submission")
    who: list[Speaker] = Field(description="who may speak in it, to be asked first; empty where it is for children")
    title: dict[str, str]
    thanks: dict[str, str]
    steps: dict[str, StepTexts]
    level: int = Field(description="how full it is drawn, 0 to 4: after the last opening, from many voices only")


class ShelfLanguage(WireModel):
    """A language that the page offers, in its own name."""

    key: str
    name: str
    dir: Literal["rtl"] | None = Field(None, description="left out where the language is written from left to right")


class Outbox(WireModel):
    """What a device seals submissions for, so that it keeps none in clear."""

    key: str = Field(description="the id of this month's key")
    public: str = Field(description="base64url: 65 bytes, a point of P-256, uncompressed")
    service: str = Field(description="the key of the device's social service")
    today: date = Field(description="the server's day, before which nothing was made that is made from now on")
    event: str | None = Field(None, description="to which what is said today on this device belongs")


class ShelfPerson(WireModel):
    """Somebody to whom a child may choose to talk."""

    key: str
    name: str
    role: str
    figure: str


class ReadAloud(WireModel):
    """How a text is read aloud."""

    clip: str = Field(description="its sound is `/clips/` + this name + `.mp3`; it never changes")
    said: str | None = Field(None, description="for a voice of the browser: numbers and dates in words")


class OpenOn(WireModel):
    """When the service is open on a weekday."""

    day: int = Field(description="1 is Monday, 7 is Sunday")
    from_: str = Field(alias="from", description="such as 08:00")
    to: str = Field(description="such as 17:00, no longer open then")


class ClosedOn(WireModel):
    """Days on which the service is closed all day."""

    from_: str = Field(alias="from", description="such as 2026-12-24")
    to: str = Field(description="such as 2026-12-28, closed then too")


class PinToCheck(WireModel):
    """By what a device knows the staff's PIN when it is typed, also without the server: PBKDF2-SHA256, 32 bytes."""

    salt: str = Field(description="hexadecimal")
    rounds: int
    hash: str = Field(description="hexadecimal")


class ShelfReach(WireModel):
    """How the page is reached by switches, by dwelling and in the very easy mode (docs/for-every-child.md)."""

    scanning: Literal["off", "one_switch", "two_switches"]
    pattern: Literal["rows", "linear"]
    start: Literal["itself", "press"]
    pace_milliseconds: int
    hold_milliseconds: int
    lock_milliseconds: int
    is_spoken: bool
    dwell_milliseconds: int
    is_very_easy: bool


class Shelf(WireModel):
    """All that a device needs to draw its pages."""

    service: str
    device: str
    is_try_out: bool = Field(
        description="the page must show that nothing counts, and mark what is made on it with try_out"
    )
    languages: list[ShelfLanguage]
    words: dict[str, dict[str, str]]
    outbox: Outbox
    instruments: list[ShelfInstrument]
    hours: list[OpenOn] = Field(description="empty where nobody has set them; what is said out of them is marked")
    closed: list[ClosedOn] = Field(description="holidays and closed weeks to come; what is said on them is marked")
    pin: PinToCheck = Field(description="the PIN with which staff leave the page")
    has_circle: bool = Field(description="whether the page offers the morning circle")
    people: list[ShelfPerson] = Field(description="whom a child may choose who touches the hand")
    reach: ShelfReach | None = Field(None, description="left out where the page is reached by touch and keyboard alone")
    is_outside_told: bool = Field(description="whether somebody outside the house is told where a child wants that")


class ReadTexts(WireModel):
    """How the texts of the shelf are read aloud; a device asks for it once the shelf stands."""

    texts: dict[str, dict[str, ReadAloud]] = Field(description="by language and text")
