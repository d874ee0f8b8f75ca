"""What may come in the midst of an interview: another language, another instrument; nothing is lost unasked."""

from dataclasses import replace

from bot.dialogue import FINISHED, Dialogue, Stage

ASIDES = (Stage.OTHER_LANGUAGE, Stage.LEAVING)
"""Questions in the midst of an interview; "back" leads to where it stands."""


def ask_other_language(dialogue: Dialogue) -> Dialogue:
    """Return the dialogue at the question for another language.

    What could not be sent yet is sent first, as it is: had it arrived after all, in another language it would be taken
    for something else.
    """
    here = _here(dialogue)
    return here if here.stage in (Stage.READY, Stage.LANGUAGE) else _beside(here, Stage.OTHER_LANGUAGE)


def in_language(dialogue: Dialogue, language: str) -> Dialogue:
    """Return the dialogue where it stands, in another language, as is all to which "back" leads."""
    earlier = in_language(dialogue.earlier, language) if dialogue.earlier else None
    return replace(dialogue, language=language, earlier=earlier)


def has_said(dialogue: Dialogue) -> bool:
    """Return whether something was answered that is not sent yet."""
    here = _here(dialogue)
    return bool(here.answers or here.ticked or here.held or here.sound)


def was_heard(dialogue: Dialogue | None) -> bool:
    """Return whether anything that was told and not sent sounds like danger."""
    while dialogue and not dialogue.is_heard:
        dialogue = dialogue.earlier
    return dialogue is not None


def ask_to_leave(dialogue: Dialogue, wish: str) -> Dialogue:
    """Return the dialogue at the question whether what was said is left for something else."""
    return replace(_beside(_here(dialogue), Stage.LEAVING), wish=wish)


def begun_again(leaving: Dialogue) -> Dialogue:
    """Return a new dialogue that leads to what was wished for, of which nobody is asked twice who speaks.

    Returns:
        one at the shelf where it is known who speaks, else where it stood.
    """
    left, wish = _here(leaving), leaving.wish
    if left.stage in FINISHED:
        return Dialogue(left.service, left.service_name, left.language, stage=Stage.SPEAKER, wish=wish)
    if left.instrument is None and left.stage is not Stage.SHELF:
        return _wishing(left, wish)
    return Dialogue(
        left.service,
        left.service_name,
        left.language,
        stage=Stage.SHELF,
        speaker=left.speaker,
        age_band=left.age_band,
        support=left.support,
        wish=wish,
        earlier=_before_the_instrument(left, wish),
    )


def _here(dialogue: Dialogue) -> Dialogue:
    return dialogue.earlier if dialogue.stage in ASIDES and dialogue.earlier else dialogue


def _beside(here: Dialogue, stage: Stage) -> Dialogue:
    """Return the dialogue at a question beside; its step is left out, so that "back" tapped twice leads there only."""
    return replace(here, stage=stage, step=None, earlier=here)


def _wishing(dialogue: Dialogue, wish: str | None) -> Dialogue:
    earlier = _wishing(dialogue.earlier, wish) if dialogue.earlier else None
    return replace(dialogue, wish=wish, earlier=earlier)


def _before_the_instrument(dialogue: Dialogue, wish: str | None) -> Dialogue | None:
    """Return to what "back" leads from the beginning of an instrument: the whole shelf, or the last question before."""
    before: Dialogue | None = dialogue
    while before and (before.instrument or _is_narrowed(before)):
        before = before.earlier
    return before and _wishing(before, None if before.stage is Stage.SHELF else wish)


def _is_narrowed(dialogue: Dialogue) -> bool:
    """Return whether it stands at a part of the shelf, behind which the whole one stands."""
    return bool(dialogue.stage is Stage.SHELF and dialogue.earlier and dialogue.earlier.stage is Stage.SHELF)
