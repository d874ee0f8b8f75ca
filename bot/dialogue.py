"""Where one interview stands, as a frozen object; it knows neither Telegram nor the store."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from config.instrument import Instrument
from config.steps import Answer, Step, Topic
from config.vocabulary import ADULT_SPEAKERS, AgeBand, Channel, Play, Speaker, Support
from feedback_store.intake import Submission

ID_BYTES = 24
SUPPORTS = (Support.ALONE, Support.WITH_HELP, Support.UNKNOWN)
AGE_BANDS: Mapping[Speaker, tuple[AgeBand, ...]] = {
    Speaker.CHILD: (
        AgeBand.UNDER_4,
        AgeBand.FROM_4_TO_7,
        AgeBand.FROM_8_TO_11,
        AgeBand.FROM_12_TO_14,
        AgeBand.FROM_15_TO_17,
        AgeBand.UNKNOWN,
    ),
    Speaker.YOUNG_PERSON: (AgeBand.FROM_12_TO_14, AgeBand.FROM_15_TO_17, AgeBand.FROM_18, AgeBand.UNKNOWN),
}
"""Who is asked for their age, and between which bands they choose; an adult's age is not asked."""

Offered = Mapping[str, Instrument]
"""The instruments that there are, by key."""


class Stage(StrEnum):
    """Where a dialogue stands."""

    LANGUAGE = "language"
    HELD = "held"
    SPEAKER = "speaker"
    AGE = "age"
    SUPPORT = "support"
    SHELF = "shelf"
    STEP = "step"
    SPOKEN = "spoken"
    SUMMARY = "summary"
    READY = "ready"
    THANKS = "thanks"
    EMPTY = "empty"
    OTHER_LANGUAGE = "other_language"
    LEAVING = "leaving"
    SIGNING = "signing"


FINISHED = (Stage.THANKS, Stage.EMPTY)


@dataclass(frozen=True, slots=True)
class Dialogue:
    """One interview; `client_id` is made once and lets a repeat be recognised as one.

    In SUMMARY all is said and may still be changed; READY means that it is to be kept and is not yet; EMPTY that every
    step was skipped. OTHER_LANGUAGE and LEAVING are questions in the midst of it; their `earlier` is where it stands
    (bot/asides.py). `wish` is what a command or a link leads to (bot/wishes.py), `ticked` what is chosen so far in a
    step that takes several options, `card` the place of the topic that a sort asks about, `earlier` what "back" leads
    to. `is_heard`: what was told sounds like danger; `is_told`: somebody who protects children will read it, even if it
    is never sent (bot/tellings.py). `held` is what was written without being asked (bot/held.py), `receipt` the four
    words by which the reply is found, `signature` the name of an adult who wants to be known, which SIGNING asks for.
    In SPOKEN a voice message answers the step, and may still be taken back (bot/spoken.py): `sound` is by what Telegram
    finds it, `sound_seconds` how long it is. `event` is the one by whose code it began, while it was on.
    """

    service: str
    service_name: str
    language: str
    stage: Stage = Stage.LANGUAGE
    speaker: Speaker | None = None
    age_band: AgeBand = AgeBand.UNKNOWN
    support: Support = Support.ALONE
    instrument: Instrument | None = None
    step: Step | None = None
    answers: tuple[Answer, ...] = ()
    ticked: tuple[str, ...] = ()
    card: int = 0
    is_heard: bool = False
    is_told: bool = False
    held: str = field(default="", repr=False)
    play: Play = Play.UNMARKED
    wish: str | None = None
    event: str | None = None
    receipt: tuple[str, ...] = field(default=(), repr=False)
    signature: str = field(default="", repr=False)
    sound: str = field(default="", repr=False)
    sound_seconds: int = 0
    earlier: "Dialogue | None" = field(default=None, repr=False, compare=False)
    client_id: str = field(default_factory=lambda: secrets.token_urlsafe(ID_BYTES), repr=False)

    @property
    def is_adult(self) -> bool:
        """Whether a grown-up speaks, who is addressed politely."""
        return self.speaker in ADULT_SPEAKERS

    @property
    def topic(self) -> Topic | None:
        """What is to be laid under a column now, in a sort."""
        return self.step.topics[self.card] if self.step and self.step.topics else None

    @property
    def place(self) -> str:
        """Where it stands: the stage, or the step with the number of its card; the button "back" carries it."""
        is_asked = self.step is not None and self.stage is not Stage.SPOKEN
        return f"{self.step.key}.{self.card}" if self.step and is_asked else self.stage.value

    @property
    def may_sign(self) -> bool:
        """Whether a grown-up may say who it is: to a letter that somebody replies to."""
        return self.is_adult and self.instrument is not None and self.instrument.is_answered

    def kept(self) -> "Dialogue":
        """Return the dialogue after its submission lies in the box; the answers are forgotten at once."""
        forgotten = replace(self, answers=(), ticked=(), held="", signature="", sound="", earlier=None)
        return replace(forgotten, stage=Stage.THANKS, step=None)


def submission_of(dialogue: Dialogue) -> Submission:
    """Return what goes to the store; the dialogue is READY."""
    assert dialogue.stage is Stage.READY  # noqa: S101 - a caller's mistake, never a person's
    assert dialogue.instrument  # noqa: S101
    assert dialogue.speaker  # noqa: S101
    return Submission(
        client_id=dialogue.client_id,
        service=dialogue.service,
        channel=Channel.TELEGRAM,
        instrument=dialogue.instrument.key,
        version=dialogue.instrument.version,
        language=dialogue.language,
        speaker=dialogue.speaker,
        support=dialogue.support,
        age_band=dialogue.age_band,
        answers=dialogue.answers,
        play=dialogue.play,
        event=dialogue.event,
    )


def fitting(speaker: Speaker, offered: Offered, band: AgeBand = AgeBand.UNKNOWN) -> tuple[Instrument, ...]:
    """Return the instruments that are meant for somebody of an age."""
    return tuple(one for one in offered.values() if speaker in one.speakers and one.suits(band))


def speakers_of(offered: Offered) -> tuple[Speaker, ...]:
    """Return those for whom there is an instrument, at some age at least."""
    return tuple(speaker for speaker in Speaker if any(fitting(speaker, offered, band) for band in _bands_of(speaker)))


def _bands_of(speaker: Speaker) -> tuple[AgeBand, ...]:
    return AGE_BANDS.get(speaker, (AgeBand.UNKNOWN,))
