"""Voices that staff have hidden: their words go at once, and they leave the figures when a box is next opened."""

from collections import Counter
from collections.abc import Sequence

from sqlalchemy import Connection, Table, bindparam, delete, select, update

from config.steps import Answer
from feedback_store.backups import tombstones
from feedback_store.driver_errors import told_plainly
from feedback_store.engine import Store
from feedback_store.events.settling import events_by_voice, take_out
from feedback_store.periods import month_of
from feedback_store.schema import (
    TALLY_KEY,
    answers,
    complaint_signatures,
    drawings,
    hidden_voices,
    tallies,
    voices,
    waiting_tallies,
    words,
)
from feedback_store.sums import FIGURES, VOICES, WAITING, summed
from feedback_store.tallies import (
    ANSWERED,
    APART,
    LANGUAGE,
    SUPPORT,
    TallyKey,
    Voice,
    add_to_figures,
    by_month,
    tally,
)
from feedback_store.tidying import tidy
from feedback_store.upsert import add_missing


def hide_voice(store: Store, service: str, voice: str) -> None:
    """Delete the words of a voice for good, and have it leave the figures at a next opening; twice is harmless.

    Raises:
        NotTidiedError: the words are deleted, but the file could not be rewritten; hide the voice once more.
        StoreBusyError, StoreFailedError: nothing was written.
    """
    is_there = select(voices.c.id).filter_by(service=service, id=voice).with_for_update()
    tombstones.add(store, tombstones.VOICE, voice)
    with told_plainly():
        with store.writing() as connection:
            if connection.scalar(is_there):
                take_away(connection, service, voice)
        tidy(store)


def take_away(connection: Connection, service: str, voice: str) -> None:
    """Delete the words, drawings and signature of a voice, and note that it has to leave the figures."""
    place = {"service": service, "voice": voice}
    for told in (words, drawings, complaint_signatures):
        connection.execute(delete(told).filter_by(**place))
    add_missing(connection, hidden_voices, [place])


def count_opened(connection: Connection, service: str, counted: Counter[TallyKey], smallest_group: int) -> None:
    """Let what an opening has counted into the figures and hidden voices out of them, both or neither.

    So the total of a service never moves by fewer voices than the smallest group. A hidden voice that no figure counts
    yet, or that cannot be found in them any more, is deleted at once.
    """
    hidden = _hidden(connection, service)
    touched = {(FIGURES, service): _periods(connection, service, counted, hidden), (WAITING, service): ("",)}
    with summed(connection, touched):
        at_events = [voice for voice in hidden if voice.event]
        take_out(connection, service, at_events)
        gone, leaving, waiting_to_leave = _part(connection, [voice for voice in hidden if not voice.event])
        gone += [voice.id for voice in at_events]
        if add_to_figures(connection, service, counted, smallest_group, withdrawn=len(waiting_to_leave)):
            _take_out(connection, tallies, leaving)
            gone += waiting_to_leave
        _delete(connection, service, gone)


def _part(connection: Connection, hidden: Sequence[Voice]) -> tuple[list[str], Counter[TallyKey], list[str]]:
    """Part hidden voices into those that no figure counts, whose waiting tallies are taken out, and the others.

    Returns:
        ids of the former, what the others count for in the figures, and ids of the others.
    """
    gone: list[str] = []
    leaving: Counter[TallyKey] = Counter()
    waiting_to_leave: list[str] = []
    for voice in hidden:
        own = _tallies_of(voice)
        places = (own, by_month(own))
        standing = next((place for place in places if _stands(connection, tallies, leaving + place)), None)
        if _stands(connection, waiting_tallies, own):
            _take_out(connection, waiting_tallies, own)
        elif standing is not None:
            leaving += standing
            waiting_to_leave.append(voice.id)
            continue
        gone.append(voice.id)
    return gone, leaving, waiting_to_leave


def _periods(
    connection: Connection, service: str, counted: Counter[TallyKey], hidden: Sequence[Voice]
) -> frozenset[str]:
    """Return the periods whose figures may change: the others need not be read, however many years there are."""
    waiting = connection.scalars(
        select(waiting_tallies.c.period).where(waiting_tallies.c.service == service).distinct()
    )
    of_hidden = (period for voice in hidden for period in (voice.dated, month_of(voice.dated)))
    return frozenset((*(key[-1] for key in counted), *waiting, *of_hidden))


def _hidden(connection: Connection, service: str) -> list[Voice]:
    of_hidden = (voices.c.service == hidden_voices.c.service) & (voices.c.id == hidden_voices.c.voice)
    found = connection.execute(select(voices).join(hidden_voices, of_hidden).where(voices.c.service == service)).all()
    known = events_by_voice(connection, service, (row.id for row in found))
    return [
        Voice(**row._mapping, answers=_answers_of(connection, service, row.id), event=known.get(row.id))
        for row in found
    ]


def _answers_of(connection: Connection, service: str, voice: str) -> tuple[Answer, ...]:
    chosen: dict[str, list[str]] = {}
    for row in connection.execute(select(answers).filter_by(service=service, voice=voice)):
        chosen.setdefault(row.step, []).append(row.option)
    return tuple(Answer(step, tuple(o for o in options if o != ANSWERED)) for step, options in chosen.items())


def _tallies_of(voice: Voice) -> Counter[TallyKey]:
    """Return what a voice counts for, but for what was counted apart from it: nobody knows that any more."""
    counted = tally([(voice, voice.support, voice.language)])
    unknown = {(step, APART) for step in (LANGUAGE, SUPPORT)}
    return Counter({key: count for key, count in counted.items() if key[3:5] not in unknown})


def _stands(connection: Connection, table: Table, counted: Counter[TallyKey]) -> bool:
    """Return whether a table counts at least this much everywhere, and keep it so until the transaction ends."""
    standing = (
        connection.scalar(select(table.c.count).filter_by(**dict(zip(TALLY_KEY, key, strict=True))).with_for_update())
        for key in counted
    )
    return all((found or 0) >= count for found, count in zip(standing, counted.values(), strict=True))


def _take_out(connection: Connection, table: Table, counted: Counter[TallyKey]) -> None:
    if counted:
        same = [table.c[name] == bindparam(f"of_{name}") for name in TALLY_KEY]
        less = update(table).where(*same).values(count=table.c.count - bindparam("taken"))
        of_key = [f"of_{name}" for name in TALLY_KEY]
        connection.execute(less, [{**dict(zip(of_key, key, strict=True)), "taken": n} for key, n in counted.items()])
        connection.execute(delete(table).where(table.c.count == 0))


def _delete(connection: Connection, service: str, ids: Sequence[str]) -> None:
    if ids:
        dated = connection.scalars(select(voices.c.dated).where(voices.c.service == service, voices.c.id.in_(ids)))
        parts = set(dated)
        one = delete(voices).where(voices.c.service == service, voices.c.id == bindparam("voice"))
        with summed(connection, {(VOICES, service): parts}):
            connection.execute(one, [{"voice": voice} for voice in ids])
