"""What a dialogue looks like now: a text and its buttons, drawn by one function per stage and one per kind of step."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from bot import aside_words, endings, letter_words, replies, spoken_words, talking, unasked_words
from bot.dialogue import AGE_BANDS, SUPPORTS, Dialogue, Offered, Stage, speakers_of
from bot.emoji import FACES, PICTURES, WAYS, picture_of, with_picture
from bot.held import choices
from bot.interview import may_put_aside, progress
from bot.reminder_words import is_offered, offer
from bot.summary import mark_of_said, summary_of
from bot.taps import Verb, write_tap
from bot.wishes import choice_of, is_missed
from config.instrument import TICKED_KINDS, Kind, Step
from config.texts import OWN_NAMES
from config.vocabulary import LANGUAGES
from feedback_store.reminders.words import ABOUT

BACK = {Stage.LEAVING: aside_words.no_go_on, Stage.SPOKEN: spoken_words.rather_write}
UNSENT = (
    *(Stage.SPEAKER, Stage.AGE, Stage.SUPPORT, Stage.SHELF, Stage.STEP),
    *(Stage.OTHER_LANGUAGE, Stage.LEAVING, Stage.SIGNING),
)
"""Stages with the way to help below, once danger was told that is not sent; others show it in their own place."""
NO_PICTURES: Mapping[str, str] = {}

TICKED, UNTICKED = "✅", "▫️"
FULL, EMPTY = "●", "○"
LEVELS_BESIDE = 3
"""Levels of a web in one row of buttons."""


@dataclass(frozen=True, slots=True)
class Button:
    """A button: its words and what it carries."""

    text: str
    tap: str


@dataclass(frozen=True, slots=True)
class Screen:
    """A message as it should stand: its text and rows of buttons."""

    text: str
    rows: tuple[tuple[Button, ...], ...] = ()


Rows = tuple[tuple[Button, ...], ...]


def draw(dialogue: Dialogue, offered: Offered) -> Screen:
    """Return what to show where a dialogue stands."""
    screen = _STAGES[dialogue.stage](dialogue, offered)
    if dialogue.is_heard and dialogue.stage in UNSENT:  # who stops here is not left without it
        screen = Screen(f"{screen.text}\n\n{endings.help_before_sending(dialogue)}", screen.rows)
    if dialogue.earlier is None or dialogue.stage is Stage.HELD:  # there, throwing away leads back
        return screen
    words = BACK.get(dialogue.stage, replies.back)(dialogue.language)
    back = _button(dialogue, words, Verb.BACK, dialogue.place)
    return Screen(screen.text, (*screen.rows, (back,)))


def _draw_language(dialogue: Dialogue, _: Offered) -> Screen:
    text = f"{replies.greeting(dialogue.language, dialogue.service_name)}\n\n{replies.ask_language(dialogue.language)}"
    return Screen(
        text, _two_beside_each_other([_button(dialogue, OWN_NAMES[one], Verb.LANGUAGE, one) for one in LANGUAGES])
    )


def _draw_held(dialogue: Dialogue, offered: Offered) -> Screen:
    titles = {one.key: one.title[dialogue.language] for one in choices(dialogue, offered)}
    chosen = [_button(dialogue, title, Verb.INSTRUMENT, key) for key, title in titles.items()]
    is_read = dialogue.is_heard and dialogue.is_told
    words = (unasked_words.that_is_all if is_read else unasked_words.throw_away)(dialogue.language)
    throw = _button(dialogue, words, Verb.THROW_AWAY)
    return Screen(
        unasked_words.ask_what_it_is(dialogue, next(iter(titles.values()), "")), _one_below_another([*chosen, throw])
    )


def _draw_speaker(dialogue: Dialogue, offered: Offered) -> Screen:
    language = dialogue.language
    buttons = [
        _button(dialogue, replies.speaker_name(language, one), Verb.SPEAKER, one) for one in speakers_of(offered)
    ]
    return Screen(replies.ask_speaker(language), _one_below_another(buttons))


def _draw_age(dialogue: Dialogue, _: Offered) -> Screen:
    bands = AGE_BANDS[dialogue.speaker] if dialogue.speaker else ()
    buttons = [_button(dialogue, replies.age_name(dialogue.language, band), Verb.AGE, band) for band in bands]
    return Screen(replies.ask_age(dialogue.language), _two_beside_each_other(buttons))


def _draw_support(dialogue: Dialogue, _: Offered) -> Screen:
    language = dialogue.language
    buttons = [_button(dialogue, replies.support_name(language, one), Verb.SUPPORT, one) for one in SUPPORTS]
    return Screen(replies.ask_support(language), _one_below_another(buttons))


def _draw_shelf(dialogue: Dialogue, offered: Offered) -> Screen:
    choice = choice_of(dialogue, offered)
    buttons = [_button(dialogue, one.title[dialogue.language], Verb.INSTRUMENT, one.key) for one in choice]
    ask = aside_words.not_here(dialogue) if is_missed(dialogue, offered) else replies.ask_instrument(dialogue)
    if not dialogue.is_adult:
        buttons.append(_button(dialogue, talking.wish(dialogue.language), Verb.TALK))
    return Screen(ask, _one_below_another(buttons))


def _draw_step(dialogue: Dialogue, _: Offered) -> Screen:
    step = dialogue.step
    assert step  # noqa: S101 - the stage says so
    texts = step.text_for_adults if dialogue.is_adult else step.text
    number, many = progress(dialogue)
    lines = [replies.progress(dialogue.language, number, many)] if many > 1 else []
    lines.append(texts[dialogue.language])
    rows = RENDERERS[step.kind](dialogue, step)
    if dialogue.topic:
        topic = dialogue.topic
        own = {topic.key: picture_of(topic.picture)} if topic.picture else PICTURES
        picture = with_picture(own, topic.key, topic.text[dialogue.language])
        lines.append(f"{picture} ({dialogue.card + 1}/{len(step.topics)})")
    if step.kind in TICKED_KINDS:
        lines.append(replies.may_choose_several(dialogue.language))
    if step.kind is Kind.WORDS:
        lines += [replies.write_here(dialogue), replies.promise(dialogue)]
    if step.skippable:
        lines.append(replies.may_skip(dialogue))
    if step.skippable and not dialogue.topic:
        rows = (*rows, (_button(dialogue, replies.skip(dialogue.language), Verb.SKIP, step.key),))
    return Screen("\n\n".join(lines), rows)


def draw_faces(dialogue: Dialogue, step: Step) -> Rows:
    """Return a button for each face, one below another."""
    return _one_below_another(_one_option(dialogue, step, FACES))


def draw_this_or_that(dialogue: Dialogue, step: Step) -> Rows:
    """Return two buttons beside each other."""
    return _two_beside_each_other(_one_option(dialogue, step, PICTURES))


def draw_ways(dialogue: Dialogue, step: Step) -> Rows:
    """Return a button for each way of telling, or for each answer to who may see it, one below another."""
    return _one_below_another(_one_option(dialogue, step, WAYS))


def draw_sort(dialogue: Dialogue, step: Step) -> Rows:
    """Return a button for each column, or sticker, under which the card may be laid, and one to put it aside."""
    topic, language = dialogue.topic, dialogue.language
    assert topic  # noqa: S101 - a sort always asks about one
    buttons = [
        _button(
            dialogue,
            with_picture(PICTURES, column.key, column.text[language]),
            Verb.ANSWER,
            step.key,
            f"{topic.key}.{column.key}",
        )
        for column in step.columns
    ]
    if may_put_aside(dialogue):
        buttons.append(_button(dialogue, replies.skip(language), Verb.SKIP, step.key, topic.key))
    return _one_below_another(buttons)


def draw_web(dialogue: Dialogue, step: Step) -> Rows:
    """Return the levels of one area, 0 to 5, three beside each other, and a button to leave it out."""
    buttons = [button for row in draw_sort(dialogue, step) for button in row]
    levels, aside = buttons[: len(step.columns)], buttons[len(step.columns) :]
    rows = tuple(tuple(levels[at : at + LEVELS_BESIDE]) for at in range(0, len(levels), LEVELS_BESIDE))
    return (*rows, *_one_below_another(aside))


def _one_option(dialogue: Dialogue, step: Step, pictures: Mapping[str, str]) -> list[Button]:
    named = [(option.key, option.text[dialogue.language]) for option in step.options]
    return [_button(dialogue, with_picture(pictures, key, text), Verb.ANSWER, step.key, key) for key, text in named]


def draw_scale(dialogue: Dialogue, step: Step) -> Rows:
    """Return a button for each point, one below another, the first with the most dots."""
    many = len(step.options)
    dots = {option.key: FULL * (many - place) + EMPTY * place for place, option in enumerate(step.options)}
    return _one_below_another(_one_option(dialogue, step, dots))


def draw_feelings(dialogue: Dialogue, step: Step) -> Rows:
    """Return a button with tick and face for each feeling, and one to finish."""
    return draw_many(dialogue, step, FACES)


def draw_pictures(dialogue: Dialogue, step: Step) -> Rows:
    """Return a button with tick and picture for each option, and one to finish."""
    return draw_many(dialogue, step, PICTURES)


def draw_many(dialogue: Dialogue, step: Step, pictures: Mapping[str, str] = NO_PICTURES) -> Rows:
    """Return a button with a tick for each option, and one to finish."""
    ticks = [
        _button(
            dialogue,
            f"{TICKED if option.key in dialogue.ticked else UNTICKED} {with_picture(pictures, option.key, text)}",
            Verb.UNTICK if option.key in dialogue.ticked else Verb.TICK,
            step.key,
            option.key,
        )
        for option, text in ((option, option.text[dialogue.language]) for option in step.options)
    ]
    return _one_below_another([*ticks, _button(dialogue, replies.done(dialogue.language), Verb.DONE, step.key)])


def draw_words(_: Dialogue, __: Step) -> Rows:
    """Return no buttons: the next message is the answer."""
    return ()


RENDERERS: Mapping[Kind, Callable[[Dialogue, Step], Rows]] = {
    Kind.FACES: draw_faces,
    Kind.FEELINGS: draw_feelings,
    Kind.PICTURES: draw_pictures,
    Kind.THIS_OR_THAT: draw_this_or_that,
    Kind.SORT: draw_sort,
    Kind.SCALE: draw_scale,
    Kind.WEB: draw_web,
    Kind.STICKERS: draw_sort,
    Kind.MANY: draw_many,
    Kind.WAYS: draw_ways,
    Kind.WORDS: draw_words,
    Kind.CONSENT: draw_ways,
}
"""One renderer for each kind of step; a test fails where one is missing."""


def _draw_summary(dialogue: Dialogue, _: Offered) -> Screen:
    care = endings.care(dialogue) if dialogue.is_heard and dialogue.is_told else ""
    help_now = (care, endings.help_below(dialogue)) if dialogue.is_heard else ()  # who stops here is not left alone
    promise = (replies.promise(dialogue),) if dialogue.held else ()  # others heard it before their first word
    signed = (letter_words.signature(dialogue.language, dialogue.signature),) if dialogue.signature else ()
    said = (*summary_of(dialogue), *signed, *promise, *help_now)
    texts = (replies.summary_heading(dialogue), *said, replies.ask_to_send(dialogue))
    rows: Rows = ((_button(dialogue, replies.send(dialogue), Verb.SEND, mark_of_said(dialogue)),),)
    if dialogue.may_sign and not dialogue.signature:
        rows = (*rows, (_button(dialogue, letter_words.sign(dialogue.language), Verb.SIGN),))
    return Screen("\n\n".join(filter(None, texts)), rows)


def _draw_spoken(dialogue: Dialogue, _: Offered) -> Screen:
    heading = (replies.summary_heading(dialogue),) if dialogue.answers else ()
    texts = (*heading, *summary_of(dialogue), spoken_words.ask_to_send(dialogue))
    send = _button(dialogue, spoken_words.send(dialogue.language), Verb.SEND, mark_of_said(dialogue))
    return Screen("\n\n".join(texts), ((send,),))


def _draw_signing(dialogue: Dialogue, _: Offered) -> Screen:
    return Screen(letter_words.ask_signature(dialogue.language))


def _draw_ready(dialogue: Dialogue, _: Offered) -> Screen:
    button = _button(dialogue, endings.try_again(dialogue.language), Verb.SEND)
    return Screen(endings.not_kept_yet(dialogue), ((button,),))


def _draw_thanks(dialogue: Dialogue, _: Offered) -> Screen:
    reminding = ((Button(offer(dialogue.language), ABOUT),),) if is_offered(dialogue) else ()
    return Screen(endings.thanks(dialogue), (*_anew(dialogue), *reminding))


def _draw_empty(dialogue: Dialogue, _: Offered) -> Screen:
    return Screen(endings.nothing_kept(dialogue), _anew(dialogue))


def _draw_other_language(dialogue: Dialogue, _: Offered) -> Screen:
    buttons = [_button(dialogue, OWN_NAMES[one], Verb.OTHER_LANGUAGE, one) for one in LANGUAGES]
    return Screen(replies.ask_language(dialogue.language), _two_beside_each_other(buttons))


def _draw_leaving(dialogue: Dialogue, _: Offered) -> Screen:
    leave = _button(dialogue, aside_words.leave(dialogue.language), Verb.ANEW, dialogue.place)
    return Screen(aside_words.ask_to_leave(dialogue), ((leave,),))


def _anew(dialogue: Dialogue) -> Rows:
    return ((_button(dialogue, endings.answer_anew(dialogue.language), Verb.ANEW),),)


def _button(dialogue: Dialogue, text: str, verb: Verb, *words: str) -> Button:
    asked = dialogue.instrument.key if dialogue.step and dialogue.instrument else ""
    return Button(text, write_tap(dialogue.service, verb, *words, instrument=asked))


def _one_below_another(buttons: Iterable[Button]) -> Rows:
    return tuple((button,) for button in buttons)


def _two_beside_each_other(buttons: list[Button]) -> Rows:
    return tuple(tuple(buttons[place : place + 2]) for place in range(0, len(buttons), 2))


_STAGES: Mapping[Stage, Callable[[Dialogue, Offered], Screen]] = {
    Stage.LANGUAGE: _draw_language,
    Stage.HELD: _draw_held,
    Stage.SPEAKER: _draw_speaker,
    Stage.AGE: _draw_age,
    Stage.SUPPORT: _draw_support,
    Stage.SHELF: _draw_shelf,
    Stage.STEP: _draw_step,
    Stage.SUMMARY: _draw_summary,
    Stage.READY: _draw_ready,
    Stage.THANKS: _draw_thanks,
    Stage.EMPTY: _draw_empty,
    Stage.OTHER_LANGUAGE: _draw_other_language,
    Stage.LEAVING: _draw_leaving,
    Stage.SIGNING: _draw_signing,
    Stage.SPOKEN: _draw_spoken,
}
