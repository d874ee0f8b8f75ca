"""What a dialogue looks like now: a text and its buttons, drawn by one function per stage."""

from collections.abc import Callable, Mapping

from bot import aside_words, endings, letter_words, replies, spoken_words, talking, unasked_words
from bot.dialogue import AGE_BANDS, SUPPORTS, Dialogue, Offered, Stage, speakers_of
from bot.held import choices
from bot.reminder_words import is_offered, offer
from bot.screen import Button, Rows, Screen, button_for, one_below_another, two_beside_each_other
from bot.step_screens import draw_step
from bot.summary import mark_of_said, summary_of
from bot.taps import Verb
from bot.wishes import choice_of, is_missed
from config.speaker_names import speaker_names
from config.texts import OWN_NAMES
from config.vocabulary import LANGUAGES
from feedback_store.reminders.words import ABOUT

BACK = {Stage.LEAVING: aside_words.no_go_on, Stage.SPOKEN: spoken_words.rather_write}
UNSENT = (
    *(Stage.SPEAKER, Stage.AGE, Stage.SUPPORT, Stage.SHELF, Stage.STEP),
    *(Stage.OTHER_LANGUAGE, Stage.LEAVING, Stage.SIGNING),
)
"""Stages with the way to help below, once danger was told that is not sent; others show it in their own place."""


def draw(dialogue: Dialogue, offered: Offered) -> Screen:
    """Return what to show where a dialogue stands."""
    screen = _STAGES[dialogue.stage](dialogue, offered)
    if dialogue.is_heard and dialogue.stage in UNSENT:  # who stops here is not left without it
        screen = Screen(f"{screen.text}\n\n{endings.help_before_sending(dialogue)}", screen.rows)
    if dialogue.earlier is None or dialogue.stage is Stage.HELD:  # there, throwing away leads back
        return screen
    words = BACK.get(dialogue.stage, replies.back)(dialogue.language)
    back = button_for(dialogue, words, Verb.BACK, dialogue.place)
    return Screen(screen.text, (*screen.rows, (back,)))


def _draw_language(dialogue: Dialogue, _: Offered) -> Screen:
    text = f"{replies.greeting(dialogue.language, dialogue.service_name)}\n\n{replies.ask_language(dialogue.language)}"
    return Screen(
        text, two_beside_each_other([button_for(dialogue, OWN_NAMES[one], Verb.LANGUAGE, one) for one in LANGUAGES])
    )


def _draw_held(dialogue: Dialogue, offered: Offered) -> Screen:
    titles = {one.key: one.title[dialogue.language] for one in choices(dialogue, offered)}
    chosen = [button_for(dialogue, title, Verb.INSTRUMENT, key) for key, title in titles.items()]
    is_read = dialogue.is_heard and dialogue.is_told
    words = (unasked_words.that_is_all if is_read else unasked_words.throw_away)(dialogue.language)
    throw = button_for(dialogue, words, Verb.THROW_AWAY)
    return Screen(
        unasked_words.ask_what_it_is(dialogue, next(iter(titles.values()), "")), one_below_another([*chosen, throw])
    )


def _draw_speaker(dialogue: Dialogue, offered: Offered) -> Screen:
    language = dialogue.language
    names = speaker_names(language)
    buttons = [button_for(dialogue, names[one], Verb.SPEAKER, one) for one in speakers_of(offered)]
    return Screen(replies.ask_speaker(language), one_below_another(buttons))


def _draw_age(dialogue: Dialogue, _: Offered) -> Screen:
    bands = AGE_BANDS[dialogue.speaker] if dialogue.speaker else ()
    buttons = [button_for(dialogue, replies.age_name(dialogue.language, band), Verb.AGE, band) for band in bands]
    return Screen(replies.ask_age(dialogue.language), two_beside_each_other(buttons))


def _draw_support(dialogue: Dialogue, _: Offered) -> Screen:
    language = dialogue.language
    buttons = [button_for(dialogue, replies.support_name(language, one), Verb.SUPPORT, one) for one in SUPPORTS]
    return Screen(replies.ask_support(language), one_below_another(buttons))


def _draw_shelf(dialogue: Dialogue, offered: Offered) -> Screen:
    choice = choice_of(dialogue, offered)
    buttons = [button_for(dialogue, one.title[dialogue.language], Verb.INSTRUMENT, one.key) for one in choice]
    ask = aside_words.not_here(dialogue) if is_missed(dialogue, offered) else replies.ask_instrument(dialogue)
    if not dialogue.is_adult:
        buttons.append(button_for(dialogue, talking.wish(dialogue.language), Verb.TALK))
    return Screen(ask, one_below_another(buttons))


def _draw_summary(dialogue: Dialogue, _: Offered) -> Screen:
    care = endings.care(dialogue) if dialogue.is_heard and dialogue.is_told else ""
    help_now = (care, endings.help_below(dialogue)) if dialogue.is_heard else ()  # who stops here is not left alone
    promise = (replies.promise(dialogue),) if dialogue.held else ()  # others heard it before their first word
    signed = (letter_words.signature(dialogue.language, dialogue.signature),) if dialogue.signature else ()
    said = (*summary_of(dialogue), *signed, *promise, *help_now)
    texts = (replies.summary_heading(dialogue), *said, replies.ask_to_send(dialogue))
    rows: Rows = ((button_for(dialogue, replies.send(dialogue), Verb.SEND, mark_of_said(dialogue)),),)
    if dialogue.may_sign and not dialogue.signature:
        rows = (*rows, (button_for(dialogue, letter_words.sign(dialogue.language), Verb.SIGN),))
    return Screen("\n\n".join(filter(None, texts)), rows)


def _draw_spoken(dialogue: Dialogue, _: Offered) -> Screen:
    heading = (replies.summary_heading(dialogue),) if dialogue.answers else ()
    texts = (*heading, *summary_of(dialogue), spoken_words.ask_to_send(dialogue))
    send = button_for(dialogue, spoken_words.send(dialogue.language), Verb.SEND, mark_of_said(dialogue))
    return Screen("\n\n".join(texts), ((send,),))


def _draw_signing(dialogue: Dialogue, _: Offered) -> Screen:
    return Screen(letter_words.ask_signature(dialogue.language))


def _draw_ready(dialogue: Dialogue, _: Offered) -> Screen:
    button = button_for(dialogue, endings.try_again(dialogue.language), Verb.SEND)
    return Screen(endings.not_kept_yet(dialogue), ((button,),))


def _draw_thanks(dialogue: Dialogue, _: Offered) -> Screen:
    reminding = ((Button(offer(dialogue.language), ABOUT),),) if is_offered(dialogue) else ()
    return Screen(endings.thanks(dialogue), (*_anew(dialogue), *reminding))


def _draw_empty(dialogue: Dialogue, _: Offered) -> Screen:
    return Screen(endings.nothing_kept(dialogue), _anew(dialogue))


def _draw_other_language(dialogue: Dialogue, _: Offered) -> Screen:
    buttons = [button_for(dialogue, OWN_NAMES[one], Verb.OTHER_LANGUAGE, one) for one in LANGUAGES]
    return Screen(replies.ask_language(dialogue.language), two_beside_each_other(buttons))


def _draw_leaving(dialogue: Dialogue, _: Offered) -> Screen:
    leave = button_for(dialogue, aside_words.leave(dialogue.language), Verb.ANEW, dialogue.place)
    return Screen(aside_words.ask_to_leave(dialogue), ((leave,),))


def _anew(dialogue: Dialogue) -> Rows:
    return ((button_for(dialogue, endings.answer_anew(dialogue.language), Verb.ANEW),),)


_STAGES: Mapping[Stage, Callable[[Dialogue, Offered], Screen]] = {
    Stage.LANGUAGE: _draw_language,
    Stage.HELD: _draw_held,
    Stage.SPEAKER: _draw_speaker,
    Stage.AGE: _draw_age,
    Stage.SUPPORT: _draw_support,
    Stage.SHELF: _draw_shelf,
    Stage.STEP: lambda dialogue, _: draw_step(dialogue),
    Stage.SUMMARY: _draw_summary,
    Stage.READY: _draw_ready,
    Stage.THANKS: _draw_thanks,
    Stage.EMPTY: _draw_empty,
    Stage.OTHER_LANGUAGE: _draw_other_language,
    Stage.LEAVING: _draw_leaving,
    Stage.SIGNING: _draw_signing,
    Stage.SPOKEN: _draw_spoken,
}
