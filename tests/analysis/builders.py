"""Made-up tallies and sections, in as few words as a test needs."""

from collections.abc import Sequence
from datetime import date

from analysis.commands import section_as_html
from config.steps import Topic
from config.vocabulary import AgeBand, Channel, Play, Speaker, Support
from feedback_store.tallies import ANSWERED, VOICES, Tally

DAY_OF_QUARTER = ("", "2026-02-10", "2026-05-12", "2026-08-11", "2026-11-10")
MADE_ON = date(2026, 11, 22)


def some_voices(
    period: str = "2026-11-10",
    channel: Channel = Channel.KIOSK,
    speaker: Speaker = Speaker.CHILD,
    support: Support = Support.ALONE,
    instrument: str = "mood_board",
    play: Play = Play.UNMARKED,
    **faces: int,
) -> list[Tally]:
    """Return the tallies of mood board voices that all have the same period, channel, speaker and support."""
    count = sum(faces.values())
    counts = {(VOICES, VOICES): count, ("mood", ANSWERED): count, **{("mood", face): n for face, n in faces.items()}}
    return [
        Tally(
            *("cop-ruse", instrument, 1, step, option, channel, speaker, support, AgeBand.FROM_8_TO_11, play, period, n)
        )
        for (step, option), n in counts.items()
        if n
    ]


def some_answers(
    instrument: str,
    base: int,
    step: str,
    *,
    speaker: Speaker = Speaker.CHILD,
    channel: Channel = Channel.KIOSK,
    **chosen: int,
) -> list[Tally]:
    """Return the tallies of so many voices of an instrument, and how many of them chose each option of a step."""
    counts = {(VOICES, VOICES): base, **{(step, option): times for option, times in chosen.items()}}
    who = (channel, speaker, Support.ALONE, AgeBand.FROM_4_TO_7, Play.UNMARKED, DAY_OF_QUARTER[4])
    return [Tally("cop-ruse", instrument, 1, *place, *who, times) for place, times in counts.items() if times]


def a_section(
    tallies: list[Tally], language: str = "en", *, smallest_group: int = 5, own_topics: Sequence[Topic] = ()
) -> str:
    """Return the section of 2026 in HTML."""
    return section_as_html(
        tallies,
        "ЦОП – Русе",
        year=2026,
        smallest_group=smallest_group,
        made_on=MADE_ON,
        language=language,
        own_topics=own_topics,
    )
