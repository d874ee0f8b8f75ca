"""With PostgreSQL the boxes are rows of two tables; a service's row in `boxes` names the box that takes voices."""

from collections.abc import Callable
from dataclasses import asdict

from sqlalchemy import ColumnElement, Connection, Engine, delete, func, select, update
from sqlalchemy.dialects.postgresql import insert as insert_or

from feedback_store.box import BoxRow, Cabinet, Known
from feedback_store.box_keys import BoxKeys
from feedback_store.errors import WrongKeysError
from feedback_store.schema import box_rows, boxes


class TableCabinet(Cabinet):
    """Boxes as rows; whoever drops something in shares the service's row, whoever sets aside holds it alone."""

    def __init__(self, engine: Engine, keys: BoxKeys) -> None:
        """Take the engine of the main database."""
        self.engine = engine
        self.keys = keys

    def drop(self, service: str, client_id: str, content: bytes, known_before: Callable[[], Known]) -> Known:
        """Put a submission into the open box durably, unless it is known (see Cabinet)."""
        with self.engine.begin() as connection:
            number = self._current(connection, service)
            known = self._known(connection, service, client_id, content)
            if known is Known.NO:
                known = known_before()
            if known is not Known.NO:
                return known
            row = BoxRow.make(self.keys.seal_of(service, number), client_id, content)
            place = {"service": service, "number": number}
            added = insert_or(box_rows).values(place | asdict(row)).on_conflict_do_nothing()
            if connection.execute(added).rowcount:
                return Known.NO
            return self._known(connection, service, client_id, content)

    def count(self, service: str) -> int:
        """Return how many submissions lie in all boxes of a service."""
        with self.engine.begin() as connection:
            query = select(func.count()).select_from(box_rows).where(box_rows.c.service == service)
            return connection.scalar(query) or 0

    def numbers(self, service: str) -> tuple[int, ...]:
        """Return the numbers of all boxes of a service, those included that a stopped opening has left."""
        with self.engine.begin() as connection:
            return self._numbers(connection, service)

    def set_aside(self, service: str) -> tuple[int, ...]:
        """Begin a new box and return the numbers of all older ones, which take nothing more."""
        with self.engine.begin() as connection:
            self._current(connection, service)
            older = self._numbers(connection, service)
            self.keys.make_box(service, older[-1] + 1)
            connection.execute(update(boxes).where(boxes.c.service == service).values(number=older[-1] + 1))
            return older

    def rows(self, service: str, number: int) -> tuple[BoxRow, ...]:
        """Return the rows of a box in the order of their marks."""
        columns = (box_rows.c.id_mark, box_rows.c.content_mark, box_rows.c.sealed)
        query = select(*columns).where(*_in_box(service, number)).order_by(box_rows.c.id_mark)
        with self.engine.begin() as connection:
            return tuple(BoxRow(*map(bytes, row)) for row in connection.execute(query))

    def destroy(self, service: str, number: int) -> None:
        """Delete the rows of an opened box and destroy its keys; VACUUM then frees their places."""
        self.keys.destroy_secret(service, number)
        with self.engine.begin() as connection:
            connection.execute(delete(box_rows).where(*_in_box(service, number)))
        with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("VACUUM box_rows")
        self.keys.end_box(service, number)

    def close(self) -> None:
        """Leave the engine to its owner."""

    def _current(self, connection: Connection, service: str) -> int:
        shared = select(boxes.c.number).where(boxes.c.service == service).with_for_update(read=True)
        number = connection.scalar(shared)
        if number is None:
            self.keys.make_box(service, 1)
            connection.execute(insert_or(boxes).values(service=service, number=1).on_conflict_do_nothing())
            number = connection.scalar(shared)
        return int(number or 1)

    def _numbers(self, connection: Connection, service: str) -> tuple[int, ...]:
        filled = select(box_rows.c.number).where(box_rows.c.service == service)
        current = select(boxes.c.number).where(boxes.c.service == service)
        return tuple(sorted(connection.scalars(filled.union(current))))

    def _known(self, connection: Connection, service: str, client_id: str, content: bytes) -> Known:
        for number in self._numbers(connection, service):
            try:
                seal = self.keys.seal_of(service, number)
            except WrongKeysError:
                if number in self._numbers(connection, service):
                    raise
                continue  # opened and deleted meanwhile: `known_before` is asked later and knows it
            mark = select(box_rows.c.content_mark)
            found = connection.scalar(mark.where(*_in_box(service, number, seal.epoch.id_mark(client_id))))
            if found is not None:
                return Known.SAME if bytes(found) == seal.epoch.content_mark(client_id, content) else Known.OTHER
        return Known.NO


def _in_box(service: str, number: int, id_mark: bytes | None = None) -> tuple[ColumnElement[bool], ...]:
    place = (box_rows.c.service == service, box_rows.c.number == number)
    return place if id_mark is None else (*place, box_rows.c.id_mark == id_mark)
