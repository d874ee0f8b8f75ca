"""A database whose own description of itself is damaged: said in words with the way out, by opening and by backup."""

import pytest

from config.settings import Settings
from feedback_store.backups.backup import make_backup
from feedback_store.engine import Store, open_store
from feedback_store.errors import DamagedStoreError, StoreError

RESTORE = "`glasche store restore`"


def damage(settings: Settings, found: bytes, put: bytes) -> None:
    """Put other bytes in place of some in the file of the database, everywhere."""
    file = settings.home / "glasche.sqlite"
    content = file.read_bytes()
    assert found in content and len(found) == len(put)
    file.write_bytes(content.replace(found, put))


def test_a_schema_that_is_no_text_any_more_is_refused_with_the_way_out(store: Store, settings: Settings) -> None:
    store.close()
    damage(settings, b"CREATE TABLE voices", b"CREATE TAB\xa0E voices")
    with pytest.raises(DamagedStoreError, match=RESTORE):
        open_store(settings)


@pytest.mark.parametrize(
    ("found", "put"),
    [(b"REFERENCES services", b"REFERENCES sertices"), (b"REFERENCES voices (service", b"REFERENCES voices (servise")],
)
def test_tables_that_refer_to_what_is_not_there_are_refused_by_the_backup(
    store: Store, settings: Settings, found: bytes, put: bytes
) -> None:
    store.close()
    damage(settings, found, put)
    with pytest.raises(StoreError, match=r"damaged|refused|cannot be written"):
        make_backup(open_store(settings))
