"""The interview as a state machine: where a dialogue stands, and where a tap leads. It knows nothing of Telegram."""

import secrets
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from bot.taps import Tap, Verb
from config.instrument import (
    ONE_OPTION_KINDS,
    TICKED_KINDS,
    Answer,
    Instrument,
    Kind,
    Step,
    Topic,
    next_step,
    topic_of,
    transition_table,
)
from config.vocabulary import ADULT_SPEAKERS, LANGUAGES, AgeBand, Channel, Speaker, Support
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
    SPEAKER = "speaker"
    AGE = "age"
    SUPPORT = "support"
    SHELF = "shelf"
    STEP = "step"
    READY = "ready"
    THANKS = "thanks"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Dialogue:
    """One interview; `client_id` is made once and lets a repeat be recognised as one.

    READY means that all is said but not yet kept, EMPTY that every step was skipped. `ticked` is what is chosen
    so far in a step that takes several options, `card` the place of the topic that a sort asks about.
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
    client_id: str = field(default_factory=lambda: secrets.token_urlsafe(ID_BYTES), repr=False)

    @property
    def is_adult(self) -> bool:
        """Whether a grown-up speaks, who is addressed politely."""
        return self.speaker in ADULT_SPEAKERS

    @property
    def topic(self) -> Topic | None:
        """What is to be laid under a column now, in a sort."""
        return self.step.topics[self.card] if self.step and self.step.topics else None

    def kept(self) -> "Dialogue":
        """Return the dialogue after its submission lies in the box; the answers are forgotten at once."""
        return replace(self, stage=Stage.THANKS, answers=(), ticked=(), step=None)


def advance(dialogue: Dialogue, tap: Tap, offered: Offered) -> Dialogue:
    """Return the dialogue after a tap; the same one where the tap does not fit (an old button, a second tap)."""
    walk = _WALKS.get((dialogue.stage, tap.verb))
    return walk(dialogue, tap.words, offered) if walk else dialogue


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
    )


def fitting(speaker: Speaker, offered: Offered, band: AgeBand = AgeBand.UNKNOWN) -> tuple[Instrument, ...]:
    """Return the instruments that are meant for somebody of an age."""
    return tuple(one for one in offered.values() if speaker in one.speakers and one.suits(band))


def speakers_of(offered: Offered) -> tuple[Speaker, ...]:
    """Return those for whom there is an instrument."""
    return tuple(speaker for speaker in Speaker if fitting(speaker, offered))


Words = tuple[str, ...]
Walk = Callable[[Dialogue, Words, Offered], Dialogue]


def _choose_language(dialogue: Dialogue, words: Words, _: Offered) -> Dialogue:
    if words and words[0] in LANGUAGES:
        return replace(dialogue, language=words[0], stage=Stage.SPEAKER)
    return dialogue


def _choose_speaker(dialogue: Dialogue, words: Words, offered: Offered) -> Dialogue:
    speaker = next((one for one in speakers_of(offered) if words == (one,)), None)
    if speaker is None:
        return dialogue
    chosen = replace(dialogue, speaker=speaker)
    return replace(chosen, stage=Stage.AGE) if speaker in AGE_BANDS else _go_to_shelf(chosen, offered)


def _choose_age(dialogue: Dialogue, words: Words, _: Offered) -> Dialogue:
    bands = AGE_BANDS[dialogue.speaker] if dialogue.speaker else ()
    band = next((one for one in bands if words == (one,)), None)
    return replace(dialogue, age_band=band, stage=Stage.SUPPORT) if band else dialogue


def _choose_support(dialogue: Dialogue, words: Words, offered: Offered) -> Dialogue:
    support = next((one for one in SUPPORTS if words == (one,)), None)
    return _go_to_shelf(replace(dialogue, support=support), offered) if support else dialogue


def _go_to_shelf(dialogue: Dialogue, offered: Offered) -> Dialogue:
    choice = fitting(dialogue.speaker, offered, dialogue.age_band) if dialogue.speaker else ()
    return _begin(dialogue, choice[0]) if len(choice) == 1 else replace(dialogue, stage=Stage.SHELF)


def _choose_instrument(dialogue: Dialogue, words: Words, offered: Offered) -> Dialogue:
    choice = fitting(dialogue.speaker, offered, dialogue.age_band) if dialogue.speaker else ()
    instrument = next((one for one in choice if words == (one.key,)), None)
    return _begin(dialogue, instrument) if instrument else dialogue


def _begin(dialogue: Dialogue, instrument: Instrument) -> Dialogue:
    return _go_on(replace(dialogue, instrument=instrument), instrument, after=None)


def _answer(dialogue: Dialogue, words: Words, _: Offered) -> Dialogue:
    if len(words) == 2 and _is_asked(dialogue, words, ONE_OPTION_KINDS):
        return _keep(dialogue, words[1:])
    if len(words) == 2 and _is_asked(dialogue, words, {Kind.SORT}) and _is_on_the_card(dialogue, topic_of(words[1])):
        return _next_card(replace(dialogue, ticked=(*dialogue.ticked, words[1])))
    return dialogue


def _is_on_the_card(dialogue: Dialogue, topic: str) -> bool:
    return dialogue.topic is not None and dialogue.topic.key == topic


def _next_card(dialogue: Dialogue) -> Dialogue:
    assert dialogue.step  # noqa: S101 - a card belongs to a step
    assert dialogue.instrument  # noqa: S101
    if dialogue.card + 1 < len(dialogue.step.topics):
        return replace(dialogue, card=dialogue.card + 1)
    if dialogue.ticked:
        return _keep(dialogue, dialogue.ticked)
    return _go_on(dialogue, dialogue.instrument, after=dialogue.step.key)


def _tick(dialogue: Dialogue, words: Words, _: Offered) -> Dialogue:
    if len(words) == 2 and _is_asked(dialogue, words, TICKED_KINDS) and words[1] not in dialogue.ticked:
        return replace(dialogue, ticked=(*dialogue.ticked, words[1]))
    return dialogue


def _untick(dialogue: Dialogue, words: Words, _: Offered) -> Dialogue:
    if len(words) == 2 and _is_asked(dialogue, words, TICKED_KINDS):
        return replace(dialogue, ticked=tuple(one for one in dialogue.ticked if one != words[1]))
    return dialogue


def _finish(dialogue: Dialogue, words: Words, offered: Offered) -> Dialogue:
    if not (len(words) == 1 and _is_asked(dialogue, words, TICKED_KINDS)):
        return dialogue
    return _keep(dialogue, dialogue.ticked) if dialogue.ticked else _skip(dialogue, words, offered)


def _skip(dialogue: Dialogue, words: Words, _: Offered) -> Dialogue:
    step, instrument = dialogue.step, dialogue.instrument
    if step and instrument and step.skippable and words == (step.key,):
        return _go_on(dialogue, instrument, after=step.key)
    if step and len(words) == 2 and words[0] == step.key and _is_on_the_card(dialogue, words[1]):
        return _next_card(dialogue) if may_put_aside(dialogue) else dialogue
    return dialogue


def may_put_aside(dialogue: Dialogue) -> bool:
    """Return whether the card of a sort may be left out: unless an answer is needed and this is the last chance."""
    step = dialogue.step
    if step is None or dialogue.topic is None:
        return False
    return step.skippable or bool(dialogue.ticked) or dialogue.card + 1 < len(step.topics)


def _is_asked(dialogue: Dialogue, words: Words, kinds: Collection[Kind]) -> bool:
    step = dialogue.step
    if step is None or step.kind not in kinds or words[0] != step.key:
        return False
    return len(words) == 1 or words[1] in [option.key for option in step.options]


def _keep(dialogue: Dialogue, chosen: tuple[str, ...]) -> Dialogue:
    assert dialogue.step  # noqa: S101 - _is_asked has just looked
    assert dialogue.instrument  # noqa: S101
    answered = replace(dialogue, answers=(*dialogue.answers, Answer(dialogue.step.key, chosen)))
    return _go_on(answered, dialogue.instrument, after=dialogue.step.key)


def _go_on(dialogue: Dialogue, instrument: Instrument, after: str | None) -> Dialogue:
    chosen = {answer.step: answer.chosen for answer in dialogue.answers}
    key = next_step(transition_table(instrument), after, chosen)
    if key is not None:
        return replace(dialogue, stage=Stage.STEP, step=instrument.step(key), ticked=(), card=0)
    return replace(dialogue, stage=Stage.READY if dialogue.answers else Stage.EMPTY, step=None, ticked=(), card=0)


def _begin_anew(dialogue: Dialogue, _: Words, __: Offered) -> Dialogue:
    return Dialogue(dialogue.service, dialogue.service_name, dialogue.language, stage=Stage.SPEAKER)


_WALKS: Mapping[tuple[Stage, Verb], Walk] = {
    (Stage.LANGUAGE, Verb.LANGUAGE): _choose_language,
    (Stage.SPEAKER, Verb.SPEAKER): _choose_speaker,
    (Stage.AGE, Verb.AGE): _choose_age,
    (Stage.SUPPORT, Verb.SUPPORT): _choose_support,
    (Stage.SHELF, Verb.INSTRUMENT): _choose_instrument,
    (Stage.STEP, Verb.ANSWER): _answer,
    (Stage.STEP, Verb.TICK): _tick,
    (Stage.STEP, Verb.UNTICK): _untick,
    (Stage.STEP, Verb.DONE): _finish,
    (Stage.STEP, Verb.SKIP): _skip,
    (Stage.THANKS, Verb.ANEW): _begin_anew,
    (Stage.EMPTY, Verb.ANEW): _begin_anew,
}
