"""With PostgreSQL the boxes are rows of two tables; a service's row in `boxes` names the box that takes voices."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict

from sqlalchemy import ColumnElement, Connection, Engine, delete, func, select, update
from sqlalchemy.dialects.postgresql import insert as insert_or

from feedback_store.boxes.box import BEING_OPENED, BoxRow, Cabinet, Drop, Known, Outcome, Prepared, compare
from feedback_store.boxes.enrolments import NOT_ENROLLED, Enrolments
from feedback_store.boxes.repeats import Repeats
from feedback_store.driver_errors import told_plainly
from feedback_store.errors import DeviceRefusedError, StoreBusyError, StoreError, WrongKeysError
from feedback_store.keys.box_keys import BoxKeys
from feedback_store.schema import box_rows, boxes


class TableCabinet(Cabinet):
    """Boxes as rows; whoever drops something in shares the service's row, whoever sets aside holds it alone."""

    def __init__(self, engine: Engine, keys: BoxKeys, repeats: Repeats, enrolments: Enrolments) -> None:
        """Take the engine of the main database, who knows what came out of opened boxes, and who may send."""
        self.engine = engine
        self.keys = keys
        self.repeats = repeats
        self.enrolments = enrolments

    def prepare(self, drop: Drop) -> Prepared:
        """Do nothing yet: only the transaction knows the box (see Cabinet)."""
        return Prepared(drop)

    def drop_all(self, prepared: Sequence[Prepared]) -> list[Outcome]:
        """Put submissions into the open boxes, each in a commit of its own (see Cabinet)."""
        return [self._try_to_drop(one.drop) for one in prepared]

    def count(self, service: str) -> int:
        """Return how many submissions lie in those boxes of a service that can be opened."""
        query = select(box_rows.c.number, func.count()).where(box_rows.c.service == service)
        with self.engine.begin() as connection:
            found = connection.execute(query.group_by(box_rows.c.number)).all()
        return sum(count for number, count in found if self.keys.can_open(service, number))

    def numbers(self, service: str) -> tuple[int, ...]:
        """Return the numbers of all boxes of a service, those included that a stopped opening has left."""
        with self.engine.begin() as connection:
            return self._numbers(connection, service)

    def set_aside(self, service: str) -> tuple[int, ...]:
        """See that all boxes which hold something take nothing more (see Cabinet)."""
        filled = select(box_rows.c.number).where(box_rows.c.service == service).distinct()
        with self.engine.begin() as connection:
            newest = self._current(connection, service, alone=True)
            ending = sorted(connection.scalars(filled))
            if newest in ending or not self.keys.can_open(service, newest):
                self.keys.make_box(service, newest + 1)
                connection.execute(update(boxes).where(boxes.c.service == service).values(number=newest + 1))
            return tuple(number for number in ending if self.keys.can_open(service, number))

    @contextmanager
    def opening(self, service: str) -> Iterator[None]:
        """Hold a service's boxes for opening them, by a lock that ends with this connection (see Cabinet)."""
        with self.engine.begin() as connection:
            lock = func.pg_try_advisory_xact_lock(func.hashtext(f"glasche opening {service}"))
            if not connection.scalar(select(lock)):
                raise StoreBusyError(BEING_OPENED)
            yield

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

    def sweep(self, service: str) -> None:
        """Finish what a stop has left of destroying boxes."""
        self.keys.end_boxes_before(service, self.numbers(service))

    def close(self) -> None:
        """Leave the engine to its owner."""

    def _try_to_drop(self, drop: Drop) -> Outcome:
        try:
            with told_plainly(), self.engine.begin() as connection:
                return self._drop(connection, drop)
        except StoreError as problem:
            return problem

    def _drop(self, connection: Connection, drop: Drop) -> Known:
        if drop.device and self.enrolments.ended([drop.device]):
            raise DeviceRefusedError(NOT_ENROLLED)
        number = self._current(connection, drop.service)
        known = self._known(connection, drop)
        if known is Known.NO:
            (known,) = self.repeats.known([drop])
        if known is not Known.NO:
            return known
        row = BoxRow.make(self.keys.seal_of(drop.service, number), drop.client_id, drop.content)
        place = {"service": drop.service, "number": number}
        added = insert_or(box_rows).values(place | asdict(row)).on_conflict_do_nothing()
        if connection.scalar(added.returning(box_rows.c.number)) is not None:
            return Known.NO
        return self._known(connection, drop)

    def _current(self, connection: Connection, service: str, *, alone: bool = False) -> int:
        held = select(boxes.c.number).where(boxes.c.service == service).with_for_update(read=not alone)
        number = connection.scalar(held)
        if number is None:
            self.keys.make_box(service, 1)
            connection.execute(insert_or(boxes).values(service=service, number=1).on_conflict_do_nothing())
            number = connection.scalar(held)
        return int(number or 1)

    def _numbers(self, connection: Connection, service: str) -> tuple[int, ...]:
        filled = select(box_rows.c.number).where(box_rows.c.service == service)
        current = select(boxes.c.number).where(boxes.c.service == service)
        return tuple(sorted(connection.scalars(filled.union(current))))

    def _known(self, connection: Connection, drop: Drop) -> Known:
        service, client_id = drop.service, drop.client_id
        for number in self._numbers(connection, service):
            try:
                seal = self.keys.seal_of(service, number)
            except WrongKeysError:
                if number in self._numbers(connection, service):
                    raise
                continue  # opened and deleted meanwhile: the memory for repeats is asked later
            mark = select(box_rows.c.content_mark)
            found = connection.scalar(mark.where(*_in_box(service, number, seal.epoch.id_mark(client_id))))
            if found is not None:
                return compare(bytes(found), seal.epoch.content_mark(client_id, drop.content))
        return Known.NO


def _in_box(service: str, number: int, id_mark: bytes | None = None) -> tuple[ColumnElement[bool], ...]:
    place = (box_rows.c.service == service, box_rows.c.number == number)
    return place if id_mark is None else (*place, box_rows.c.id_mark == id_mark)
