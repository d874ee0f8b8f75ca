"""How values stand in a dump: every column of ours does, and one that damage has made another is refused."""

import pytest
from sqlalchemy import Column, MetaData, Numeric, Table
from sqlalchemy.types import NullType, TypeEngine

from feedback_store.backups.dump_values import kinds_of
from feedback_store.errors import DamagedStoreError
from feedback_store.schema import box_metadata, metadata


@pytest.mark.parametrize("table", [*metadata.tables.values(), *box_metadata.tables.values()], ids=str)
def test_every_column_of_ours_has_a_kind(table: Table) -> None:
    assert len(kinds_of(table)) == len(table.columns)


@pytest.mark.parametrize("damaged", [Numeric(), NullType()])
def test_a_column_that_damage_has_made_another_is_refused_in_words(damaged: TypeEngine[object]) -> None:
    table = Table("words", MetaData(), Column("key", damaged))
    with pytest.raises(DamagedStoreError, match=r"words\.key .*`glasche store restore`"):
        kinds_of(table)
