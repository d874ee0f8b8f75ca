"""What was said, to be read once more before it is sent."""

from bot.dialogue import Dialogue
from bot.emoji import FACES, PICTURES, with_picture
from bot.quoting import quoted
from bot.taps import mark_of
from config.instrument import Instrument
from config.steps import Answer, Kind

PICTURE_KINDS = {Kind.FACES: FACES, Kind.FEELINGS: FACES, Kind.PICTURES: PICTURES, Kind.THIS_OR_THAT: PICTURES}


def summary_of(dialogue: Dialogue) -> tuple[str, ...]:
    """Return a paragraph for each answer: the question, and below it what was said."""
    assert dialogue.instrument  # noqa: S101 - something was answered
    instrument = dialogue.instrument
    said = (answer for answer in dialogue.answers if instrument.step(answer.step).kind is not Kind.WAYS)
    return tuple(_paragraph(dialogue, instrument, answer) for answer in said)


def mark_of_said(dialogue: Dialogue) -> str:
    """Return a short mark of all that would be sent: an older button sends nothing that does not stand above it."""
    return mark_of(f"{dialogue.answers} {dialogue.signature} {dialogue.sound}")


def _paragraph(dialogue: Dialogue, instrument: Instrument, answer: Answer) -> str:
    step = instrument.step(answer.step)
    texts = step.text_for_adults if dialogue.is_adult else step.text
    language = dialogue.language
    said = [quoted(language, answer.words)] if answer.words else _chosen(language, instrument, answer)
    return "\n".join((texts[language], *(f"– {one}" for one in said)))


def _chosen(language: str, instrument: Instrument, answer: Answer) -> list[str]:
    step = instrument.step(answer.step)
    pictures = PICTURE_KINDS.get(step.kind, {})
    texts = {option.key: option.text[language] for option in step.options}
    return [with_picture(pictures, key, texts[key]) for key in answer.chosen]
