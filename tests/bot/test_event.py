"""An interview that the code of an event has begun: what its voice carries."""

from dataclasses import replace

from bot.dialogue import Dialogue, Stage, submission_of
from config.load import instrument
from config.vocabulary import Speaker


def test_the_voice_carries_the_event_by_whose_code_the_interview_began() -> None:
    begun = Dialogue("cop-ruse", "ЦОП Русе", "bg", Stage.READY, Speaker.PARENT, event="0123456789abcdef")
    ready = replace(begun, instrument=instrument("mood_board"))
    assert submission_of(ready).event == "0123456789abcdef"
    assert submission_of(replace(ready, event=None)).event is None
