"""The end of events at an opening: which of the voices that lay in the box are counted with one, and which without."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection, delete, insert, select, update

from config.vocabulary import LANGUAGE_APART, AgeBand, Channel, Play, Speaker, Support, wide_band
from feedback_store.events.kept import Event, State
from feedback_store.events.tables import EVENT_TALLY_KEY, event_tallies, event_voices, events
from feedback_store.periods import week_of
from feedback_store.sums import EVENTS, summed
from feedback_store.tallies import APART, Voice, tally
from feedback_store.upsert import add_counts

WIDE_SPEAKERS = {Speaker.YOUNG_PERSON: Speaker.CHILD, Speaker.RELATIVE: Speaker.PARENT, Speaker.CARER: Speaker.PARENT}
"""For whom the voice of an event stands: children with young people, and all of a family together."""

Said = tuple[Voice, str, str]
"""A voice with its true support and language."""
Group = tuple[str, str, str]
"""An event, an instrument, and for whom the voice stands."""


@dataclass(frozen=True)
class Settled:
    """The voices of an opening, parted: those of events, each as its row shall be, and all others; and these events."""

    at_events: tuple[Voice, ...]
    others: tuple[Said, ...]
    ending: tuple[Event, ...]


def settle(found: Iterable[Said], ending: Sequence[Event], today: date, smallest_group: int) -> Settled:
    """Part the voices of an opening; one carries its event only with enough of the same group and question beside it.

    Groups are those of all figures: who speaks, by instrument. So each is told by itself or not at all, and no figure
    of a day, week or year ever holds a part of one: nothing is learned by taking one from the other.
    """
    voices = tuple(found)
    asked = {one.key: one.instruments for one in ending}
    sizes = Counter(_group_of(voice) for voice, _, _ in voices if _belongs(voice, asked))
    enough = {group for group, size in sizes.items() if size >= smallest_group}
    is_apart = [_belongs(voice, asked) and _group_of(voice) in enough for voice, _, _ in voices]
    return Settled(
        at_events=tuple(_wide(said[0], today) for said, apart in zip(voices, is_apart, strict=True) if apart),
        others=tuple(
            (replace(voice, event=None), support, language)
            for (voice, support, language), apart in zip(voices, is_apart, strict=True)
            if not apart
        ),
        ending=tuple(ending),
    )


def ending_events(known: Iterable[Event], today: date) -> list[Event]:
    """Return the events that an opening settles: all up to this day that were not settled before."""
    return [one for one in known if one.held_on <= today and one.state is not State.COUNTED]


def keep_settled(connection: Connection, service: str, settled: Settled) -> None:
    """Note which voices belong to events, count them there, and note that these events are settled."""
    if not settled.ending:
        return
    keys = [one.key for one in settled.ending]
    with summed(connection, {(EVENTS, service): keys}):
        rows = [{"service": service, "voice": voice.id, "event": voice.event} for voice in settled.at_events]
        if rows:
            connection.execute(insert(event_voices), sorted(rows, key=lambda row: str(row["voice"])))
        add_counts(connection, event_tallies, _rows(settled.at_events))
    over = update(events).where(events.c.service == service, events.c.key.in_(keys))
    connection.execute(over.values(state=State.COUNTED))


def take_out(connection: Connection, service: str, hidden: Sequence[Voice]) -> None:
    """Take hidden voices of events out of what is counted there."""
    touched = {str(voice.event) for voice in hidden}
    if not touched:
        return
    with summed(connection, {(EVENTS, service): touched}):
        for row in _rows(hidden):
            place = {name: row[name] for name in EVENT_TALLY_KEY}
            less = update(event_tallies).filter_by(**place).where(event_tallies.c.count >= row["count"])
            connection.execute(less.values(count=event_tallies.c.count - row["count"]))
        connection.execute(delete(event_tallies).where(event_tallies.c.count == 0))


def events_by_voice(connection: Connection, service: str, ids: Iterable[str]) -> dict[str, str]:
    """Return the event of each of these voices that belongs to one."""
    of_these = event_voices.c.voice.in_(list(ids))
    query = select(event_voices.c.voice, event_voices.c.event).where(event_voices.c.service == service, of_these)
    return {row.voice: row.event for row in connection.execute(query)}


def _belongs(voice: Voice, asked: dict[str, tuple[str, ...]]) -> bool:
    return voice.event is not None and voice.play == Play.UNMARKED and voice.instrument in asked.get(voice.event, ())


def _group_of(voice: Voice) -> Group:
    return (str(voice.event), voice.instrument, _wide_speaker(voice.speaker))


def _wide_speaker(speaker: str) -> str:
    return WIDE_SPEAKERS.get(Speaker(speaker), Speaker(speaker)).value


def _wide(voice: Voice, today: date) -> Voice:
    """Return a voice of an event as its row shall be: as in a small service, since few came together."""
    return replace(
        voice,
        channel=Channel.GATHERING.value,
        speaker=_wide_speaker(voice.speaker),
        support=Support.APART.value,
        age_band=wide_band(AgeBand(voice.age_band)).value,
        language=LANGUAGE_APART,
        dated=week_of(today),
    )


def _rows(voices: Iterable[Voice]) -> list[dict[str, object]]:
    counted: Counter[tuple[object, ...]] = Counter()
    for voice in voices:
        for (service, instrument, version, step, option, _, speaker, *_rest), count in tally([(voice, "", "")]).items():
            if speaker != APART:
                counted[(service, voice.event, instrument, version, step, option, speaker)] += count
    keys = sorted(counted, key=repr)
    return [{**dict(zip(EVENT_TALLY_KEY, key, strict=True)), "count": counted[key]} for key in keys]
