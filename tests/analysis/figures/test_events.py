"""Nobody learns anything about anybody by laying the figures of an event beside those of the day, week or year."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.figures.answers import told_in_week
from analysis.figures.events import findings_of
from analysis.figures.mood import moods_of_week
from config.load import instrument
from config.steps import Answer
from config.vocabulary import Channel, Play, Speaker
from feedback_store.events.kept import Event
from feedback_store.events.settling import Said, ending_events, settle
from feedback_store.periods import week_of
from feedback_store.tallies import Tally, Voice, tally

DAYS = tuple(date(2026, 11, 16) + timedelta(days=n) for n in range(3))
ASKED = ("mood_board", "again")
EVENTS = tuple(Event("cop-ruse", f"event-{n}", "Излет", day, 20, ASKED) for n, day in enumerate(DAYS))
FACES = ("happy", "calm", "sad", "scared", "angry")


@dataclass(frozen=True)
class Came:
    """One voice: in the box of which day, by which code, how, by whom, and what it said."""

    day: int
    event: int | None
    instrument: str
    channel: Channel
    speaker: Speaker
    play: Play
    face: str

    def said(self, number: int) -> Said:
        answers = (Answer("mood", (self.face,)),)
        voice = Voice(
            "cop-ruse", f"{number:08}", self.instrument, 1, self.channel, self.speaker, "alone", "8_11", "bg",
            DAYS[self.day].isoformat(), answers, play=self.play,
            event=None if self.event is None else EVENTS[self.event].key,
        )  # fmt: skip
        return voice, "alone", "bg"


came = st.builds(
    Came,
    day=st.integers(0, 2),
    event=st.sampled_from([None, 0, 0, 1]),
    instrument=st.just("mood_board"),
    channel=st.sampled_from([Channel.DOOR, Channel.DOOR, Channel.TELEGRAM]),
    speaker=st.sampled_from([Speaker.CHILD, Speaker.CHILD, Speaker.YOUNG_PERSON, Speaker.CARER, Speaker.PARENT]),
    play=st.sampled_from([Play.UNMARKED, Play.UNMARKED, Play.UNMARKED, Play.SUSPECTED]),
    face=st.sampled_from(FACES),
)
crowds = st.lists(came, max_size=45)
groups = st.sampled_from([3, 5])


def opened(crowd: Sequence[Came], smallest_group: int) -> tuple[list[Voice], list[Said]]:
    """Return who carries an event and who does not, after an opening on each day."""
    at_events: list[Voice] = []
    others: list[Said] = []
    for number, day in enumerate(DAYS):
        box = [one.said(place) for place, one in enumerate(crowd) if one.day == number]
        known = [one for one in EVENTS if one.held_on == day]  # earlier ones were settled by earlier openings
        settled = settle(box, ending_events(known, day), day, smallest_group)
        at_events += settled.at_events
        others += settled.others
    return at_events, others


def tallies_of(said: Sequence[Said]) -> list[Tally]:
    return [Tally(*key, count) for key, count in tally(said).items()]


def shown_at(at_events: Sequence[Voice], smallest_group: int) -> list[Any]:
    """Return what the pages of all events show."""
    return [
        findings_of(
            tallies_of([(voice, "", "") for voice in at_events if voice.event == event.key]),
            instrument("mood_board"),
            smallest_group=smallest_group,
        )
        for event in EVENTS
    ]


def shown_of_week(others: Sequence[Said], smallest_group: int) -> list[Any]:
    """Return what the page of the week shows."""
    about: dict[str, Any] = {"week": week_of(DAYS[0]), "smallest_group": smallest_group}
    found, board = tallies_of(others), instrument("mood_board")
    return [moods_of_week(found, board, **about), list(told_in_week(found, board, **about))]


def carrying(crowd: Sequence[Came], smallest_group: int) -> set[int]:
    return {int(voice.id) for voice in opened(crowd, smallest_group)[0]}


@given(crowds, groups)
@settings(max_examples=60, deadline=None)
def test_every_voice_is_counted_once_and_every_group_of_an_event_is_large_enough(
    crowd: list[Came], smallest_group: int
) -> None:
    at_events, others = opened(crowd, smallest_group)
    ids = [*(voice.id for voice in at_events), *(voice.id for voice, _, _ in others)]
    assert sorted(ids) == [f"{number:08}" for number in range(len(crowd))]
    for findings in shown_at(at_events, smallest_group):
        assert all(finding.base >= smallest_group for finding in findings)
    sizes: dict[tuple[str | None, str], int] = {}
    for voice in at_events:
        sizes[voice.event, voice.speaker] = sizes.get((voice.event, voice.speaker), 0) + 1
    assert all(size >= smallest_group for size in sizes.values())


@given(crowds, groups, st.lists(st.sampled_from(FACES), min_size=45, max_size=45))
@settings(max_examples=60, deadline=None)
def test_the_week_is_the_same_whatever_was_said_at_its_events(
    crowd: list[Came], smallest_group: int, faces: list[str]
) -> None:
    apart = carrying(crowd, smallest_group)
    other = [replace(one, face=faces[n]) if n in apart else one for n, one in enumerate(crowd)]
    without = [one for n, one in enumerate(crowd) if n not in apart]
    (_, before), (_, after) = opened(crowd, smallest_group), opened(other, smallest_group)
    nobody_came = [one.said(n) for n, one in enumerate(without)]
    week = shown_of_week(before, smallest_group)
    assert week == shown_of_week(after, smallest_group)
    assert week == shown_of_week(nobody_came, smallest_group)  # not even that somebody was there


@given(crowds, groups, st.lists(st.sampled_from(FACES), min_size=45, max_size=45))
@settings(max_examples=60, deadline=None)
def test_an_event_is_the_same_whatever_all_others_said(
    crowd: list[Came], smallest_group: int, faces: list[str]
) -> None:
    apart = carrying(crowd, smallest_group)
    other = [one if n in apart else replace(one, face=faces[n]) for n, one in enumerate(crowd)]
    alone = [one for n, one in enumerate(crowd) if n in apart]
    shown = shown_at(opened(crowd, smallest_group)[0], smallest_group)
    assert shown == shown_at(opened(other, smallest_group)[0], smallest_group)
    assert shown == shown_at(opened(alone, smallest_group)[0], smallest_group)


def test_an_event_shows_its_faces_and_tells_no_small_number() -> None:
    crowd = [Came(0, 0, "mood_board", Channel.DOOR, Speaker.CHILD, Play.UNMARKED, face) for face in FACES[:3] * 2]
    ((finding,), *_) = shown_at(opened(crowd, 5)[0], 5)
    assert finding.base == 6
    assert all(cell.high - cell.low >= 2 or cell.low > 2 for cell in finding.told[0].table.cells)
