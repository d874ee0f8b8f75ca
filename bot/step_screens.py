"""What a question looks like: its text and its buttons, drawn by one function per kind of step."""

from collections.abc import Callable, Mapping

from bot import replies
from bot.dialogue import Dialogue
from bot.emoji import FACES, PICTURES, WAYS, picture_of, with_picture
from bot.interview import may_put_aside, progress
from bot.screen import Button, Rows, Screen, button_for, one_below_another, two_beside_each_other
from bot.taps import Verb
from config.steps import TICKED_KINDS, Kind, Step

NO_PICTURES: Mapping[str, str] = {}

TICKED, UNTICKED = "✅", "▫️"
FULL, EMPTY = "●", "○"
LEVELS_BESIDE = 3
"""Levels of a web in one row of buttons."""


def draw_step(dialogue: Dialogue) -> Screen:
    """Return the question at which a dialogue stands, with its buttons."""
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
        if step.kind is Kind.WEB:
            is_now = 2 * dialogue.card < len(step.topics)  # every area as it is, then every area as it is wished
            lines[-1] += f"\n{replies.ask_level(dialogue.language, is_now=is_now)}"
    if step.kind in TICKED_KINDS:
        lines.append(replies.may_choose_several(dialogue.language))
    if step.kind is Kind.WORDS:
        lines += [replies.write_here(dialogue), replies.promise(dialogue)]
    if step.skippable:
        lines.append(replies.may_skip(dialogue))
    if step.skippable and not dialogue.topic:
        rows = (*rows, (button_for(dialogue, replies.skip(dialogue.language), Verb.SKIP, step.key),))
    return Screen("\n\n".join(lines), rows)


def draw_faces(dialogue: Dialogue, step: Step) -> Rows:
    """Return a button for each face, one below another."""
    return one_below_another(_one_option(dialogue, step, FACES))


def draw_this_or_that(dialogue: Dialogue, step: Step) -> Rows:
    """Return two buttons beside each other."""
    return two_beside_each_other(_one_option(dialogue, step, PICTURES))


def draw_ways(dialogue: Dialogue, step: Step) -> Rows:
    """Return a button for each way of telling, or for each answer to who may see it, one below another."""
    return one_below_another(_one_option(dialogue, step, WAYS))


def draw_sort(dialogue: Dialogue, step: Step) -> Rows:
    """Return a button for each column, or sticker, under which the card may be laid, and one to put it aside."""
    topic, language = dialogue.topic, dialogue.language
    assert topic  # noqa: S101 - a sort always asks about one
    buttons = [
        button_for(
            dialogue,
            with_picture(PICTURES, column.key, column.text[language]),
            Verb.ANSWER,
            step.key,
            f"{topic.key}.{column.key}",
        )
        for column in step.columns
    ]
    if may_put_aside(dialogue):
        buttons.append(button_for(dialogue, replies.skip(language), Verb.SKIP, step.key, topic.key))
    return one_below_another(buttons)


def draw_web(dialogue: Dialogue, step: Step) -> Rows:
    """Return the levels of one area, 0 to 5, three beside each other, and a button to leave it out."""
    buttons = [button for row in draw_sort(dialogue, step) for button in row]
    levels, aside = buttons[: len(step.columns)], buttons[len(step.columns) :]
    rows = tuple(tuple(levels[at : at + LEVELS_BESIDE]) for at in range(0, len(levels), LEVELS_BESIDE))
    return (*rows, *one_below_another(aside))


def _one_option(dialogue: Dialogue, step: Step, pictures: Mapping[str, str]) -> list[Button]:
    named = [(option.key, option.text[dialogue.language]) for option in step.options]
    return [button_for(dialogue, with_picture(pictures, key, text), Verb.ANSWER, step.key, key) for key, text in named]


def draw_scale(dialogue: Dialogue, step: Step) -> Rows:
    """Return a button for each point, one below another, the first with the most dots."""
    many = len(step.options)
    dots = {option.key: FULL * (many - place) + EMPTY * place for place, option in enumerate(step.options)}
    return one_below_another(_one_option(dialogue, step, dots))


def draw_feelings(dialogue: Dialogue, step: Step) -> Rows:
    """Return a button with tick and face for each feeling, and one to finish."""
    return draw_many(dialogue, step, FACES)


def draw_pictures(dialogue: Dialogue, step: Step) -> Rows:
    """Return a button with tick and picture for each option, and one to finish."""
    return draw_many(dialogue, step, PICTURES)


def draw_many(dialogue: Dialogue, step: Step, pictures: Mapping[str, str] = NO_PICTURES) -> Rows:
    """Return a button with a tick for each option, and one to finish."""
    ticks = [
        button_for(
            dialogue,
            f"{TICKED if option.key in dialogue.ticked else UNTICKED} {with_picture(pictures, option.key, text)}",
            Verb.UNTICK if option.key in dialogue.ticked else Verb.TICK,
            step.key,
            option.key,
        )
        for option, text in ((option, option.text[dialogue.language]) for option in step.options)
    ]
    return one_below_another([*ticks, button_for(dialogue, replies.done(dialogue.language), Verb.DONE, step.key)])


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
