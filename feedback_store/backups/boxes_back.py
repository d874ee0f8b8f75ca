"""Puts waiting boxes back where the cabinet of either database looks for them."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection

from feedback_store.backups.dump import unseen
from feedback_store.backups.dump_reader import Part, insert_rows
from feedback_store.boxes.file import MAKE_ROWS
from feedback_store.keys.box_keys import BoxKeys
from feedback_store.schema import box_rows, boxes
from feedback_store.upsert import put_row

Kept = Mapping[str, set[int]]
"""The numbers of the boxes that were put back, by service."""


def put_in_file(folder: Path, part: Part) -> None:
    """Write a box as a file of its own."""
    service, number = part.place
    path = folder / service / f"{number}.box"
    path.parent.mkdir(mode=0o700, exist_ok=True)
    with closing(sqlite3.connect(path)) as box, box:
        box.execute(MAKE_ROWS)
        box.executemany("INSERT INTO rows VALUES (:id_mark, :content_mark, :sealed)", part.rows())


def put_in_table(connection: Connection, part: Part) -> None:
    """Write a box as rows of its table; the newest box of a service is the one that takes voices."""
    service, number = part.place
    insert_rows(connection, box_rows, part.rows(), unseen)
    put_row(connection, boxes, {"service": service, "number": number})


def end_other_boxes(keys: BoxKeys, kept: Kept) -> None:
    """Destroy the keys of boxes that were not put back; a new box gets new ones."""
    for path in [*(keys.folder / "boxes").iterdir()]:
        service, number = path.name.split(".")[:2]
        if int(number) not in kept.get(service, ()):
            keys.end_box(service, int(number))
