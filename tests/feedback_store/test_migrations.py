"""Migrations: up, down, with rows in place, and at their end the database is what the models say."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Any, cast

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Constraint, Engine, MetaData, Table, inspect, text
from sqlalchemy.dialects.sqlite import dialect

from config.settings import Settings
from feedback_store.database import make_engine
from feedback_store.engine import Store, open_store
from feedback_store.errors import StoreOutdatedError
from feedback_store.migrations import WRITES, alembic_config, bring_up_to_date, newest_revision
from feedback_store.opening import open_box
from feedback_store.schema import box_metadata, metadata
from tests.builders import a_service, taps


@pytest.fixture
def engine(any_settings: Settings) -> Iterator[Engine]:
    any_settings.home.mkdir(parents=True)
    made = make_engine(any_settings)
    yield made
    made.dispose()


def migrate(engine: Engine, direction: Any, to: str) -> None:
    with engine.connect().execution_options(**WRITES) as connection, connection.begin():
        direction(alembic_config(connection), to)


def tables(engine: Engine) -> set[str]:
    return set(inspect(engine).get_table_names()) - {"alembic_version"}


def test_the_newest_step_equals_the_models(engine: Engine) -> None:
    bring_up_to_date(engine)
    models = [metadata, box_metadata] if engine.dialect.name == "postgresql" else [metadata]
    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), cast(MetaData, models))
    assert differences == []


def test_tables_of_voices_are_without_row_numbers_as_the_models_say(engine: Engine) -> None:
    bring_up_to_date(engine)
    if engine.dialect.name == "postgresql":
        return  # it has no such thing
    with engine.connect() as connection:
        made: dict[str, str] = dict(
            connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'table'")).all()
        )
    for table in metadata.tables.values():
        is_without = table.dialect_options["sqlite"]["with_rowid"] is False
        assert ("WITHOUT ROWID" in made[table.name]) is is_without, table.name


def test_the_rows_of_a_box_are_without_row_numbers(store: Store) -> None:
    taps(store, a_service(store, "home").key, "happy")
    with closing(sqlite3.connect(store.settings.home / "box" / "home" / "1.box")) as box:
        assert "WITHOUT ROWID" in box.execute("SELECT sql FROM sqlite_master WHERE name = 'rows'").fetchone()[0]


def test_every_constraint_has_a_name(engine: Engine) -> None:
    bring_up_to_date(engine)
    seen = inspect(engine)
    for table in tables(engine):
        found = [seen.get_pk_constraint(table), *seen.get_foreign_keys(table), *seen.get_unique_constraints(table)]
        assert all(constraint["name"] for constraint in found), table


def test_every_constraint_is_named_as_in_the_models(engine: Engine) -> None:
    bring_up_to_date(engine)
    seen = inspect(engine)
    for table in all_models(engine):
        found: list[Any] = [seen.get_pk_constraint(table.name), *seen.get_foreign_keys(table.name)]
        found += [*seen.get_unique_constraints(table.name), *seen.get_check_constraints(table.name)]
        named = {str(constraint["name"]) for constraint in found}
        assert named == {conv_name(constraint) for constraint in table.constraints}, table.name


def all_models(engine: Engine) -> list[Table]:
    models = [metadata, box_metadata] if engine.dialect.name == "postgresql" else [metadata]
    return [table for found in models for table in found.tables.values()]


def conv_name(constraint: Constraint) -> str:
    """Return the name that a constraint gets where its table is made."""
    return str(dialect().identifier_preparer.format_constraint(constraint))


def test_every_step_goes_down_and_up_again(engine: Engine) -> None:
    bring_up_to_date(engine)
    full = tables(engine)
    migrate(engine, command.downgrade, "base")
    assert tables(engine) == set()
    migrate(engine, command.upgrade, "head")
    assert tables(engine) == full


def test_rows_survive_a_second_bringing_up_to_date(any_store: Store, any_settings: Settings) -> None:
    service = a_service(any_store).key
    taps(any_store, service, *["happy"] * 5)
    open_box(any_store, service)
    open_store(any_settings, migrate=True).close()
    with any_store.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM voices")).scalar() == 5


def test_a_step_that_fails_in_the_middle_changes_nothing(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("alembic.op.f", stop)
    with pytest.raises(KeyboardInterrupt):
        bring_up_to_date(engine)
    monkeypatch.undo()
    assert tables(engine) == set()
    bring_up_to_date(engine)
    assert "voices" in tables(engine)


@pytest.mark.parametrize(("found", "said"), [("0000", "glasche run"), ("9999", "newer program")])
def test_a_database_of_another_step_is_refused_in_words(any_settings: Settings, found: str, said: str) -> None:
    store = open_store(any_settings)
    with store.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :found"), {"found": found})
    store.close()
    with pytest.raises(StoreOutdatedError, match=said):
        open_store(any_settings)


def test_steps_are_numbered_without_a_gap() -> None:
    from feedback_store.migrations import FOLDER

    numbers = sorted(int(path.name[:4]) for path in (FOLDER / "versions").glob("[0-9]*.py"))
    assert numbers == list(range(1, len(numbers) + 1)) and int(newest_revision()) == len(numbers)


def test_figures_get_the_play_mark_and_lose_it_again_without_losing_a_voice(engine: Engine) -> None:
    migrate(engine, command.upgrade, "0006")
    key = "'one', 'mood_board', 1, 'mood', 'sad', 'kiosk', 'child', 'alone', '8_11', '2026-11-16'"
    execute(engine, f"INSERT INTO tallies VALUES ({key}, 7)")
    migrate(engine, command.upgrade, "0007")
    marked = key.replace("'8_11', ", "'8_11', 'suspected', ")
    execute(engine, f"INSERT INTO tallies VALUES ({marked}, 5)")
    assert counts(engine, "play") == [("suspected", 5), ("unmarked", 7)]
    migrate(engine, command.downgrade, "0006")
    assert counts(engine, "period") == [("2026-11-16", 12)]


def execute(engine: Engine, statement: str) -> None:
    with engine.connect().execution_options(**WRITES) as connection, connection.begin():
        connection.execute(text(statement))


def counts(engine: Engine, column: str) -> list[Any]:
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(f"SELECT {column}, count FROM tallies ORDER BY 1"))]


def test_everybody_keeps_what_they_could_do_when_roles_come_and_go(engine: Engine) -> None:
    migrate(engine, command.upgrade, "0018")
    for role in ("administrator", "colleague", "outsider"):
        execute(engine, f"INSERT INTO staff VALUES ('{role}', 'name', '{role}', 'hash', '{role}', NULL)")
    migrate(engine, command.upgrade, "0019")
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT member, role, service FROM staff_grants ORDER BY member, role")).all()
    boss = [("administrator", role, "") for role in ("administrator", "manager", "reviewer")]
    assert rows == [*boss, ("colleague", "reviewer", ""), ("outsider", "safeguarding", "")]
    migrate(engine, command.downgrade, "0018")
    with engine.connect() as connection:
        assert all(row.id == row.role for row in connection.execute(text("SELECT id, role FROM staff")))
