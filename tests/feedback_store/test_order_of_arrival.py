"""An attack on the order of arrival: after the opening nothing in the raw files gives it back.

The attacker knows the true order of the answers (somebody with a camera in the corridor does) and looks for any
trace that ranks voices as they came: their place in the file's pages or the log, and in PostgreSQL their place in
the table and the number of the transaction that wrote them.
"""

import random
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from math import atanh, sqrt, tanh
from pathlib import Path

import pytest
from sqlalchemy import text

from config.vocabulary import AgeBand
from feedback_store.engine import Store
from feedback_store.intake import accept
from feedback_store.opening import Outcome, open_box
from tests.builders import a_service, a_submission

Trace = tuple[str, Mapping[str, float]]
"""Where a trace was looked for, and the place at which it puts each voice."""

VOICES = 480
BANDS = ("4_7", "8_11", "12_14", "15_17")
FACES = ("happy", "calm", "sad", "scared", "angry", "dont_know")


def ranks(values: Sequence[float]) -> list[float]:
    """Return the rank of each value, ties by their mean."""
    ordered = sorted(values)
    first = {value: place for place, value in reversed(list(enumerate(ordered)))}
    last = {value: place for place, value in enumerate(ordered)}
    return [(first[value] + last[value]) / 2 for value in values]


def correlation_interval(one: Sequence[float], other: Sequence[float]) -> tuple[float, float]:
    """Return the 95 % interval of Spearman's rank correlation (Fisher's z, Bonett and Wright's error, 2000)."""
    first, second = ranks(one), ranks(other)
    middle = (len(first) - 1) / 2
    product = sum((a - middle) * (b - middle) for a, b in zip(first, second, strict=True))
    spread = sqrt(sum((a - middle) ** 2 for a in first) * sum((b - middle) ** 2 for b in second))
    found = product / spread if spread else 0.0
    error = 1.96 * sqrt((1 + found**2 / 2) / (len(first) - 3))
    at = atanh(max(-0.999999, min(0.999999, found)))
    return tanh(at - error), tanh(at + error)


def children_come(store: Store, service: str) -> dict[tuple[str, str], list[int]]:
    """Let children of changing ages tap changing faces; return the times at which each kind of voice came.

    The kinds are bound to the time of day (the little ones come in the morning), so that any order that is left
    in the files shows in the order of kinds.
    """
    chance = random.Random(7)
    came: dict[tuple[str, str], list[int]] = {}
    for moment in range(VOICES):
        band = BANDS[min(3, int(4 * moment / VOICES + chance.random() * 0.5))]
        face = FACES[min(5, int(6 * moment / VOICES + chance.random() * 0.5))]
        accept(store, a_submission(service, face, age_band=AgeBand(band)))
        came.setdefault((band, face), []).append(moment)
    return came


def kind_of_each(store: Store, service: str) -> dict[str, tuple[str, str]]:
    query = text(
        "SELECT v.id, v.age_band, a.option FROM voices v JOIN answers a ON a.voice = v.id WHERE v.service = :service"
    )
    with store.reading() as connection:
        return {row.id: (row.age_band, row.option) for row in connection.execute(query, {"service": service})}


def traces_in_files(folders: Iterable[Path], ids: Collection[str]) -> Iterator[Trace]:
    """Give the first and the last place of every voice's id in each folder's files, laid end to end."""
    for folder in folders:
        first: dict[str, float] = {}
        last: dict[str, float] = {}
        for number, path in enumerate(sorted(path for path in folder.rglob("*") if path.is_file())):
            for found in re.finditer(rb"(?=([0-9a-f]{32}))", path.read_bytes()):
                one = found[1].decode()
                if one in ids:
                    place = number * 2**40 + found.start()
                    first.setdefault(one, place)
                    last[one] = place
        for name, places in (("first", first), ("last", last)):
            if len(places) == VOICES:
                yield f"{name} place in {folder.name}", places


def traces_in_tables(store: Store, ids: Collection[str]) -> Iterator[Trace]:
    """Give each voice's place in PostgreSQL's tables, once it is shown that one transaction wrote them all."""
    place = "xmin::text::bigint AS writer, (ctid::text::point)[0] AS page, (ctid::text::point)[1] AS place"
    for table, column in (("voices", "id"), ("answers", "voice")):
        with store.reading() as connection:
            rows = connection.execute(text(f"SELECT {column} AS voice, {place} FROM {table}")).all()
        rows = [row for row in rows if row.voice in ids]
        assert len({row.writer for row in rows}) == 1
        yield table, {row.voice: row.page * 1000 + row.place for row in rows}


def sides_of_the_order(store: Store) -> dict[str, int]:
    """Fill and open a box, attack it, and return for each trace where its interval lies: below, at (0) or above 0."""
    service = a_service(store).key
    came = children_come(store, service)
    assert open_box(store, service) is Outcome.OPENED
    kinds = kind_of_each(store, service)
    assert len(kinds) == VOICES
    if store.settings.is_postgresql:
        cluster = server_folder(store)
        traces = [*traces_in_tables(store, kinds), *traces_in_files((cluster / "base", cluster / "pg_wal"), kinds)]
    else:
        traces = list(traces_in_files((store.settings.home,), kinds))
    sides = {}
    for name, places in traces:
        times = [sum(came[kinds[one]]) / len(came[kinds[one]]) for one in places]
        low, high = correlation_interval(list(places.values()), times)
        sides[name] = (low > 0) - (high < 0)
    assert len(sides) >= 2
    return sides


def server_folder(store: Store) -> Path:
    """Return where PostgreSQL keeps its files, after it has written all of them."""
    with store.maintaining() as connection:
        connection.execute(text("CHECKPOINT"))
        return Path(str(connection.execute(text("SHOW data_directory")).scalar()))


def test_the_attack_finds_an_order_where_one_is_left() -> None:
    low, high = correlation_interval(range(VOICES), [place + (place % 7) * 30 for place in range(VOICES)])
    assert 0.5 < low < high <= 1


@pytest.mark.parametrize("strength", [0.3, -0.3])
def test_the_attack_finds_a_faint_order(strength: float) -> None:
    chance = random.Random(3)
    places = [strength * moment + chance.uniform(0, VOICES) for moment in range(VOICES)]
    low, high = correlation_interval(range(VOICES), places)
    assert (low > 0) - (high < 0) == (1 if strength > 0 else -1)


def test_no_trace_in_raw_pages_log_or_transactions_tells_the_order_of_arrival(any_store: Store) -> None:
    # Pure chance puts one interval in twenty beside 0; an order that is really left puts each one there, on the
    # same side. So only what shows in three openings, one after another, is an order.
    sides = sides_of_the_order(any_store)
    for _ in range(2):
        if any(sides.values()):
            again = sides_of_the_order(any_store)
            sides = {name: side if side == again.get(name) else 0 for name, side in sides.items()}
    assert not any(sides.values()), sides


def test_the_box_leaves_no_row_and_no_key_behind(any_store: Store) -> None:
    service = a_service(any_store).key
    children_come(any_store, service)
    assert open_box(any_store, service) is Outcome.OPENED
    left = [path.name for path in (any_store.keys.folder / "boxes").glob("*")]
    assert all(name.startswith(f"{service}.2.") for name in left)
    if any_store.settings.is_postgresql:
        with any_store.reading() as connection:
            assert connection.execute(text("SELECT count(*) FROM box_rows")).scalar() == 0
    else:
        assert [path.name for path in (any_store.settings.home / "box" / service).glob("*.box*")] == ["2.box"]


def test_the_memory_for_repeats_has_no_service_no_date_and_no_order(any_store: Store) -> None:
    service = a_service(any_store).key
    children_come(any_store, service)
    open_box(any_store, service)
    with any_store.reading() as connection:
        columns = set(connection.execute(text("SELECT * FROM accepted LIMIT 1")).keys())
        marks = connection.execute(text("SELECT id_mark FROM accepted")).scalars().all()
    assert columns == {"epoch", "id_mark", "content_mark"}
    if any_store.settings.is_postgresql:  # SQLite gives them back by key, whatever the order they came in
        assert [bytes(mark) for mark in marks] == sorted(bytes(mark) for mark in marks)
