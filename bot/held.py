"""Words that nobody asked for: held until it is said what they are, then laid into that instrument's interview."""

from collections.abc import Iterable
from dataclasses import replace

from bot import interview
from bot.dialogue import FINISHED, Dialogue, Offered, Stage, fitting
from bot.signs import is_seen
from bot.taps import Tap, Verb
from config.answer_check import is_storable
from config.instrument import Instrument
from config.narrowing import leads_on
from config.steps import Answer, Kind, Step
from config.vocabulary import AgeBand, Speaker, Support

FOR_HAPPINESS = "jar"
"""The object of instruments that ask for what made somebody happy."""


def hold(dialogue: Dialogue, text: str, offered: Offered, *, is_heard: bool) -> Dialogue | None:
    """Return the dialogue that asks what a text is, or holds it with what was written before; None: it fits nowhere.

    Args:
        dialogue: where it stood; what is thrown away leads back there.
        text: some words, without spaces around them.
        offered: the instruments that there are.
        is_heard: whether they sound like danger.
    """
    if said := _words_said(dialogue):
        joined = f"{said}\n{text}"
        return _with_words(dialogue, said, joined, is_heard) if len(joined) <= _most(dialogue, offered) else None
    if not choices(replace(dialogue, held=text), offered):
        return None
    earlier = None if dialogue.stage in (*FINISHED, Stage.LANGUAGE) else dialogue
    return replace(_anew(dialogue), stage=Stage.HELD, held=text, is_heard=is_heard, earlier=earlier)


def choices(dialogue: Dialogue, offered: Offered) -> tuple[Instrument, ...]:
    """Return the instruments that the held words can become, for whoever speaks.

    Danger is no note for a jar, and what is answered stands first for it.
    """
    meant = fitting(dialogue.speaker, offered, dialogue.age_band) if dialogue.speaker else tuple(offered.values())
    takes = tuple(one for one in meant if (step := words_step(one)) and len(dialogue.held) <= step.max_characters)
    if not dialogue.is_heard:
        return takes
    of_all_kinds = (one for one in takes if one.object != FOR_HAPPINESS)
    return tuple(sorted(of_all_kinds, key=lambda one: not one.is_answered)) or takes


def words_step(instrument: Instrument) -> Step | None:
    """Return the step in which words are asked for whatever was answered before, once words are the chosen way."""
    for step in instrument.steps:
        ways = [instrument.step(when.step) for when in step.ask_when]
        if step.kind is Kind.WORDS and all(way.kind is Kind.WAYS and not way.ask_when for way in ways):
            return step
    return None


def longest(offered: Offered) -> int:
    """Return how many characters fit at most into any step of words; 0 where none is asked."""
    return max((step.max_characters for one in offered.values() if (step := words_step(one))), default=0)


def narrowed(dialogue: Dialogue, offered: Offered) -> Offered:
    """Return the instruments that are still to choose from: the one that was chosen for the held words, if it fits."""
    wanted = {key: one for key, one in offered.items() if dialogue.held and key == dialogue.wish}
    is_fitting = dialogue.speaker is None or fitting(dialogue.speaker, wanted, dialogue.age_band)
    return wanted if wanted and is_fitting else offered


def advance(dialogue: Dialogue, tap: Tap, offered: Offered) -> Dialogue:
    """Return what `interview.advance` does; held words are laid in on the way."""
    if dialogue.stage is Stage.HELD and tap.verb is Verb.THROW_AWAY:
        return dialogue.earlier or replace(_anew(dialogue), stage=Stage.EMPTY)
    if dialogue.stage is Stage.HELD and tap.verb is Verb.INSTRUMENT:
        chosen = next((one for one in choices(dialogue, offered) if tap.words == (one.key,)), None)
        return replace(_begin(dialogue, chosen), earlier=dialogue) if chosen else dialogue
    after = interview.advance(dialogue, tap, offered)
    return after if after is dialogue or tap.verb is Verb.BACK else _lay_in(after)


def _begin(dialogue: Dialogue, chosen: Instrument) -> Dialogue:
    before = dialogue.earlier
    if before and before.instrument and before.instrument.key == chosen.key and _is_before_words(before):
        return _lay_in(replace(before, held=dialogue.held, is_heard=before.is_heard or dialogue.is_heard))
    begun = replace(_anew(dialogue), held=dialogue.held, is_heard=dialogue.is_heard, wish=chosen.key)
    if begun.is_heard and begun.speaker is None:  # whoever tells of danger is asked nothing before it is sent
        begun = replace(begun, speaker=_assumed(chosen), support=Support.UNKNOWN)
    return _lay_in(interview.go_to_shelf(begun, {chosen.key: chosen})) if begun.speaker else begun


def _is_before_words(dialogue: Dialogue) -> bool:
    """Return whether words are still to come on this walk, whatever is answered next."""
    assert dialogue.instrument  # noqa: S101 - the caller has looked
    step, keys = words_step(dialogue.instrument), [one.key for one in dialogue.instrument.steps]
    if step is None or dialogue.step is None:
        return False
    first = min(keys.index(key) for key in (step.key, *(when.step for when in step.ask_when)))
    return keys.index(dialogue.step.key) <= first


def _lay_in(dialogue: Dialogue) -> Dialogue:
    """Return the dialogue with the held words as the answer where they are asked for, and the way to them chosen."""
    while dialogue.held and dialogue.stage is Stage.STEP and dialogue.step and dialogue.instrument:
        answer = _answer_by(dialogue.held, dialogue.step, words_step(dialogue.instrument))
        if answer is None or dialogue.held in _words_of(dialogue.answers):
            return dialogue
        dialogue = interview.keep_answer(dialogue, answer)
    return dialogue


def _answer_by(held: str, step: Step, words: Step | None) -> Answer | None:
    if words is None or (step == words and len(held) > step.max_characters):
        return None
    if step == words:
        return Answer(step.key, (), words=held)
    way = next((one.key for one in step.options if step.kind is Kind.WAYS and leads_on(step, one, (words,))), None)
    return Answer(step.key, (way,)) if way else None


def _words_said(dialogue: Dialogue) -> str:
    """Return the words to which more is added: those that are held, or those of a summary."""
    if dialogue.held or dialogue.stage is not Stage.SUMMARY:
        return dialogue.held
    return next(iter(_words_of(dialogue.answers)), "")


def _with_words(dialogue: Dialogue, said: str, joined: str, is_heard: bool) -> Dialogue:
    """Return the dialogue, and all that "back" leads to, with more words in the place of fewer."""
    answers = tuple(replace(one, words=joined) if one.words == said else one for one in dialogue.answers)
    earlier = dialogue.earlier
    if earlier and said in (earlier.held, *_words_of(earlier.answers)):
        earlier = _with_words(earlier, said, joined, is_heard)
    held = joined if dialogue.held == said else dialogue.held
    return replace(dialogue, held=held, answers=answers, earlier=earlier, is_heard=dialogue.is_heard or is_heard)


def _most(dialogue: Dialogue, offered: Offered) -> int:
    wanted = dialogue.instrument or offered.get(dialogue.wish or "")
    step = words_step(wanted) if wanted else None
    return step.max_characters if step else longest(offered)


def _words_of(answers: Iterable[Answer]) -> tuple[str, ...]:
    return tuple(answer.words for answer in answers if answer.words)


def _anew(dialogue: Dialogue) -> Dialogue:
    """Return a new dialogue of the same person."""
    told = {"speaker": dialogue.speaker, "age_band": dialogue.age_band, "support": dialogue.support}
    told = {} if _is_assumed(dialogue) else told
    return Dialogue(dialogue.service, dialogue.service_name, dialogue.language, stage=Stage.SPEAKER, **told)  # type: ignore[arg-type]


def _assumed(chosen: Instrument) -> Speaker:
    """Return who is taken to speak where nobody was asked: a child, if it is asked this, of an age not known."""
    return Speaker.CHILD if Speaker.CHILD in chosen.speakers else chosen.speakers[0]


def _is_assumed(dialogue: Dialogue) -> bool:
    """Return whether nobody was asked who speaks; then who goes on to something else is."""
    is_unknown = dialogue.support is Support.UNKNOWN and dialogue.age_band is AgeBand.UNKNOWN
    return dialogue.is_heard and is_unknown


def can_be_held(text: str) -> bool:
    """Return whether a text can be written down at all."""
    return is_storable(text) and is_seen(text)
