"""Every column of the store stands in docs/anonymity.md with the reason why it is there."""

import re
from pathlib import Path

from feedback_store.schema import box_metadata, metadata

PAGE = Path(__file__).parents[2] / "docs" / "anonymity.md"


def documented() -> dict[str, str]:
    """Return the reason for each column, as the page's table gives it."""
    rows = re.findall(r"^\| ((?:\w+\.\w+(?:, )?)+) \| (.+) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    return {column: reason for columns, reason in rows for column in columns.split(", ")}


def test_every_column_stands_in_the_anonymity_page_with_its_reason() -> None:
    tables = [*metadata.tables.values(), *box_metadata.tables.values()]
    columns = {f"{table.name}.{column.name}" for table in tables for column in table.columns}
    assert columns == set(documented())


STAFF_ALONE = ("telegram_chats.", "telegram_codes.")
"""Tables of staff who want to be told in Telegram; no voice, and nobody who speaks, is ever in them."""


def test_no_column_is_named_for_a_person_or_a_moment_of_a_voice() -> None:
    forbidden = re.compile(r"chat|telegram|user_agent|\bip\b|address|phone|minute|created|received|sent_at|updated")
    columns = [column for column in documented() if not column.startswith(STAFF_ALONE)]
    assert [column for column in columns if forbidden.search(column)] == []
    moments = [
        f"{table.name}.{column.name}"
        for table in metadata.tables.values()
        for column in table.columns
        if column.type.python_type.__name__ == "datetime"
    ]
    assert sorted(moments) == [
        "audit_log.happened_at",
        "call_acts.happened_at",
        "calls.arrived_at",
        "calls.called_at",
        "concern_acts.happened_at",
        "device_codes.expires_at",
        "staff_links.expires_at",
        "telegram_codes.expires_at",
    ]
