"""The interview as a state machine: where a dialogue stands, and where a tap leads. It knows nothing of Telegram."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

from bot.asides import ask_to_leave, begun_again, has_said, in_language
from bot.dialogue import AGE_BANDS, SUPPORTS, Dialogue, Offered, Stage, speakers_of
from bot.signs import is_seen
from bot.summary import mark_of_said
from bot.taps import Tap, Verb
from bot.wishes import choice_of, is_missed
from config.answer_check import is_storable
from config.instrument import Instrument, Receipt
from config.steps import LAID_KINDS, ONE_OPTION_KINDS, TICKED_KINDS, Answer, Kind, Step, topic_of
from config.transitions import next_step
from config.vocabulary import LANGUAGES
from feedback_store.complaints.four_words import draw_words
from feedback_store.complaints.receipts import LONGEST_SIGNATURE

Words = tuple[str, ...]
Walk = Callable[[Dialogue, Words, Offered], Dialogue]

WITHOUT_WAY_BACK = frozenset(
    {Verb.TICK, Verb.UNTICK, Verb.BACK, Verb.SEND, Verb.ANEW, Verb.OTHER_LANGUAGE, Verb.THROW_AWAY}
)
"""Taps after which "back" leads where it led before, or nowhere."""


def advance(dialogue: Dialogue, tap: Tap, offered: Offered) -> Dialogue:
    """Return the dialogue after a tap; the same one where the tap does not fit (an old button, a second tap)."""
    walk = _WALKS.get((dialogue.stage, tap.verb))
    after = walk(dialogue, tap.words, offered) if walk else dialogue
    return after if after is dialogue or tap.verb in WITHOUT_WAY_BACK else replace(after, earlier=dialogue)


def say_words(dialogue: Dialogue, text: str) -> Dialogue:
    """Return the dialogue after a message; the same one where no words are asked for, or these cannot be taken."""
    if dialogue.stage is Stage.SIGNING:
        return _signed(dialogue, text.strip()) if is_fitting(text, LONGEST_SIGNATURE) else dialogue
    if not (asks_for_words(dialogue) and dialogue.step and is_fitting(text, dialogue.step.max_characters)):
        return dialogue
    return replace(keep_answer(dialogue, Answer(dialogue.step.key, (), words=text.strip())), earlier=dialogue)


def lead_to(dialogue: Dialogue, wish: str, offered: Offered) -> Dialogue:
    """Return the dialogue on its way to an instrument; where something was said and not sent, it is asked for first.

    Returns:
        the same one where that instrument is not for whoever speaks, and what they said would be left for nothing.
    """
    asked = ask_to_leave(dialogue, wish)
    if has_said(dialogue):
        return dialogue if is_missed(asked, offered) else asked
    return _leave(asked, (asked.place,), offered)


def asks_for_words(dialogue: Dialogue) -> bool:
    """Return whether the next message is the answer."""
    is_asked = dialogue.stage is Stage.STEP and dialogue.step is not None and dialogue.step.kind is Kind.WORDS
    return is_asked or dialogue.stage is Stage.SIGNING


def progress(dialogue: Dialogue) -> tuple[int, int]:
    """Return which question this is and how many there are at most; the second number never grows on the way."""
    assert dialogue.step  # noqa: S101 - only a question has a place
    assert dialogue.instrument  # noqa: S101
    chosen = {answer.step: answer.leading for answer in dialogue.answers}
    number, key = 1, next_step(dialogue.instrument.table, None, chosen)
    while key is not None and key != dialogue.step.key:
        number, key = number + 1, next_step(dialogue.instrument.table, key, chosen)
    return number, number + _most_after(dialogue.instrument, dialogue.step, chosen)


def _most_after(instrument: Instrument, step: Step, chosen: Mapping[str, Words]) -> int:
    """Return how many questions follow a step at most, whatever is answered to it and to them."""
    many = 0
    for answer in _answers_that_matter(instrument, step):
        so_far = {**chosen, step.key: answer}
        key = next_step(instrument.table, step.key, so_far)
        if key is not None:
            many = max(many, 1 + _most_after(instrument, instrument.step(key), so_far))
    return many


def _answers_that_matter(instrument: Instrument, step: Step) -> tuple[Words, ...]:
    named = [key for one in instrument.steps for when in one.ask_when if when.step == step.key for key in when.any_of]
    each = tuple((key,) for key in dict.fromkeys(named))
    return ((), *each) if step.kind in ONE_OPTION_KINDS else ((), tuple(dict.fromkeys(named)))


def is_fitting(text: str, most: int) -> bool:
    """Return whether a text can be kept: some words, of at most so many characters, that can be written down."""
    return len(text.strip()) <= most and is_storable(text) and is_seen(text)


def _choose_language(dialogue: Dialogue, words: Words, _: Offered) -> Dialogue:
    if words and words[0] in LANGUAGES:
        return replace(dialogue, language=words[0], stage=Stage.SPEAKER)
    return dialogue


def _choose_speaker(dialogue: Dialogue, words: Words, offered: Offered) -> Dialogue:
    speaker = next((one for one in speakers_of(offered) if words == (one,)), None)
    if speaker is None:
        return dialogue
    chosen = replace(dialogue, speaker=speaker)
    return replace(chosen, stage=Stage.AGE) if speaker in AGE_BANDS else go_to_shelf(chosen, offered)


def _choose_age(dialogue: Dialogue, words: Words, _: Offered) -> Dialogue:
    bands = AGE_BANDS[dialogue.speaker] if dialogue.speaker else ()
    band = next((one for one in bands if words == (one,)), None)
    return replace(dialogue, age_band=band, stage=Stage.SUPPORT) if band else dialogue


def _choose_support(dialogue: Dialogue, words: Words, offered: Offered) -> Dialogue:
    support = next((one for one in SUPPORTS if words == (one,)), None)
    return go_to_shelf(replace(dialogue, support=support), offered) if support else dialogue


def go_to_shelf(dialogue: Dialogue, offered: Offered) -> Dialogue:
    """Return the dialogue at the choice of an instrument, or in the only one that fits."""
    choice = choice_of(dialogue, offered)
    is_clear = len(choice) == 1 and not is_missed(dialogue, offered)
    return begin(dialogue, choice[0]) if is_clear else replace(dialogue, stage=Stage.SHELF)


def _choose_instrument(dialogue: Dialogue, words: Words, offered: Offered) -> Dialogue:
    instrument = next((one for one in choice_of(dialogue, offered) if words == (one.key,)), None)
    return begin(dialogue, instrument) if instrument else dialogue


def begin(dialogue: Dialogue, instrument: Instrument) -> Dialogue:
    """Return the dialogue at the first question of an instrument."""
    return _go_on(replace(dialogue, instrument=instrument), instrument, after=None)


def _answer(dialogue: Dialogue, words: Words, _: Offered) -> Dialogue:
    if len(words) == 2 and _is_asked(dialogue, words, ONE_OPTION_KINDS):
        return keep_answer(dialogue, Answer(words[0], words[1:]))
    if len(words) == 2 and _is_asked(dialogue, words, LAID_KINDS) and _is_on_the_card(dialogue, topic_of(words[1])):
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
        return keep_answer(dialogue, Answer(dialogue.step.key, dialogue.ticked))
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
    if not dialogue.ticked:
        return _skip(dialogue, words, offered)
    return keep_answer(dialogue, Answer(words[0], dialogue.ticked))


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


def keep_answer(dialogue: Dialogue, answer: Answer) -> Dialogue:
    """Return the dialogue after the answer to the step that is asked."""
    assert dialogue.instrument  # noqa: S101 - a step belongs to one
    return _go_on(replace(dialogue, answers=(*dialogue.answers, answer)), dialogue.instrument, after=answer.step)


def _go_on(dialogue: Dialogue, instrument: Instrument, after: str | None) -> Dialogue:
    chosen = {answer.step: answer.leading for answer in dialogue.answers}
    key = next_step(instrument.table, after, chosen)
    if key is not None:
        return replace(dialogue, stage=Stage.STEP, step=instrument.step(key), ticked=(), card=0)
    return replace(dialogue, stage=Stage.SUMMARY if dialogue.answers else Stage.EMPTY, step=None, ticked=(), card=0)


def _go_back(dialogue: Dialogue, words: Words, _: Offered) -> Dialogue:
    is_from_here = words == (dialogue.place,)  # a second tap on the same button must not lead back twice
    return dialogue.earlier if dialogue.earlier and is_from_here else dialogue


def _agree(dialogue: Dialogue, words: Words, _: Offered) -> Dialogue:
    if words != (mark_of_said(dialogue),):  # more was said since this button was shown
        return dialogue
    is_given = dialogue.instrument is not None and dialogue.instrument.receipt is Receipt.GIVEN
    return replace(dialogue, stage=Stage.READY, earlier=None, receipt=draw_words() if is_given else dialogue.receipt)


def _ask_to_sign(dialogue: Dialogue, _: Words, __: Offered) -> Dialogue:
    return replace(dialogue, stage=Stage.SIGNING) if dialogue.may_sign else dialogue


def _signed(dialogue: Dialogue, signature: str) -> Dialogue:
    """Return the summary with a name below it; "back" leads where it led from there."""
    earlier = dialogue.earlier.earlier if dialogue.earlier else None
    return replace(dialogue, stage=Stage.SUMMARY, signature=signature, earlier=earlier)


def _begin_anew(dialogue: Dialogue, _: Words, __: Offered) -> Dialogue:
    begun = Dialogue(dialogue.service, dialogue.service_name, dialogue.language, stage=Stage.SPEAKER)
    return replace(begun, event=dialogue.event)


def _change_language(dialogue: Dialogue, words: Words, _: Offered) -> Dialogue:
    known = dialogue.earlier and len(words) == 1 and words[0] in LANGUAGES
    return in_language(dialogue.earlier, words[0]) if known and dialogue.earlier else dialogue


def _leave(dialogue: Dialogue, words: Words, offered: Offered) -> Dialogue:
    if words != (dialogue.place,):  # "a new answer" below older thanks leaves nothing that was said since
        return dialogue
    begun = begun_again(dialogue)
    return go_to_shelf(begun, offered) if begun.stage is Stage.SHELF else begun


STAGES_WITH_WAY_BACK = (
    *(Stage.SPEAKER, Stage.AGE, Stage.SUPPORT, Stage.SHELF, Stage.STEP, Stage.SUMMARY),
    *(Stage.OTHER_LANGUAGE, Stage.LEAVING, Stage.SIGNING, Stage.SPOKEN),
)
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
    (Stage.SUMMARY, Verb.SEND): _agree,
    (Stage.SPOKEN, Verb.SEND): _agree,
    (Stage.SUMMARY, Verb.SIGN): _ask_to_sign,
    (Stage.THANKS, Verb.ANEW): _begin_anew,
    (Stage.EMPTY, Verb.ANEW): _begin_anew,
    (Stage.OTHER_LANGUAGE, Verb.OTHER_LANGUAGE): _change_language,
    (Stage.LEAVING, Verb.ANEW): _leave,
    **{(stage, Verb.BACK): _go_back for stage in STAGES_WITH_WAY_BACK},
}
