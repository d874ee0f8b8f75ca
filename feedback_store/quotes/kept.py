"""Quotes as they are kept: sealed with a key of the year of their quarter, and without a way back to a voice."""

import json
import secrets
from base64 import b64decode, b64encode
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, delete, select

from feedback_store.backups import tombstones
from feedback_store.driver_errors import told_plainly
from feedback_store.engine import Store
from feedback_store.keys.installation import Keys
from feedback_store.keys.sealed import seal, unseal
from feedback_store.quotes.quarters import year_of
from feedback_store.schema import quotes
from feedback_store.social_services import find_service
from feedback_store.tidying import tidy

QUOTE = "quote"
"""What stands behind the place of a quote, so that it does not pass for words."""
PURPOSE = "quotes"
"""First word of the purpose of the keys of quotes; a year follows."""
YEARS_KEPT = 1
"""A quote that no section cites lives to the end of the year after that of its quarter."""


@dataclass(frozen=True)
class Quote:
    """What was approved: a text in its redacted wording, or a drawing (a PNG).

    Attributes:
        language: of the text; empty for a drawing.
        is_ours: a colleague says in words of their own what a child said.
        speaker: who said it, where that is known.
    """

    service: str
    id: str
    instrument: str
    quarter: str
    language: str
    text: str | None = None
    drawing: bytes | None = None
    is_ours: bool = False
    speaker: str = ""


def new_quote(
    service: str,
    instrument: str,
    quarter: str,
    *,
    language: str = "",
    text: str | None = None,
    drawing: bytes | None,
    is_ours: bool = False,
    speaker: str = "",
) -> Quote:
    """Return a quote under a random id."""
    return Quote(service, secrets.token_hex(16), instrument, quarter, language, text, drawing, is_ours, speaker)


def seal_quote(keys: Keys, quote: Quote) -> dict[str, object]:
    """Return the row of a quote; the key of its year is made when it is first needed."""
    key = keys.current(f"{PURPOSE} {year_of(quote.quarter)}")
    drawing = quote.drawing and b64encode(quote.drawing).decode()
    parts = {"language": quote.language, "text": quote.text, "drawing": drawing}
    content = json.dumps({**parts, "is_ours": quote.is_ours, "speaker": quote.speaker}, ensure_ascii=False)
    return {
        "service": quote.service,
        "id": quote.id,
        "instrument": quote.instrument,
        "quarter": quote.quarter,
        "key": key.id,
        "sealed": seal(key, content.encode(), quote.service, quote.id, QUOTE),
    }


def read_quotes(store: Store, service: str, quarters: Collection[str] | None = None) -> tuple[Quote, ...]:
    """Return the quotes of a service, of some quarters or all, in the order of random ids.

    A text in which the reader finds danger today, as it did not when it was approved, is left out.

    Raises:
        UnknownServiceError: no service has this key.
        DamagedWordsError: the database holds something else than what was sealed.
    """
    query = select(quotes).filter_by(service=service).order_by(quotes.c.id)
    return _read(store, service, query if quarters is None else query.where(quotes.c.quarter.in_(quarters)))


def find_quote(store: Store, service: str, quote_id: str) -> Quote | None:
    """Return a quote that may be shown, or None where there is none such."""
    return next(iter(_read(store, service, select(quotes).filter_by(service=service, id=quote_id))), None)


def _read(store: Store, service: str, query: Select[Any]) -> tuple[Quote, ...]:
    with store.reading() as connection:
        rows = connection.execute(query).all()
    found = []
    for row in rows:
        content = unseal(store.keys, row.key, bytes(row.sealed), row.service, row.id, QUOTE)
        if content is not None:
            found.append(_unsealed(Quote(row.service, row.id, row.instrument, row.quarter, ""), content))
    keep = frozenset({find_service(store, service).name})
    return tuple(one for one in found if one.text is None or store.reader(one.text, keep=keep).concern is None)


def take_back(store: Store, service: str, quote_id: str) -> None:
    """Delete a quote for good; a restore does not bring it back. Twice is harmless.

    Raises:
        NotTidiedError: it is deleted, but the file could not be rewritten; take it back once more.
        StoreBusyError, StoreFailedError: nothing was written.
    """
    tombstones.add(store, tombstones.QUOTE, quote_id)
    with told_plainly():
        with store.writing() as connection:
            connection.execute(delete(quotes).filter_by(service=service, id=quote_id))
        tidy(store)


def forget_quotes(connection: Connection, today: date) -> None:
    """Delete the quotes whose time is over."""
    first = f"{today.year - YEARS_KEPT}-Q1"
    connection.execute(delete(quotes).where(quotes.c.quarter < first))


def destroy_keys_over(keys: Keys, today: date) -> None:
    """Destroy the keys of the years whose quotes are forgotten, so that no old backup gives them away."""
    over = [
        key.id
        for key in keys.ring().keys.values()
        if key.purpose.startswith(f"{PURPOSE} ") and int(key.purpose.split()[1]) < today.year - YEARS_KEPT
    ]
    if over:
        keys.destroy(*over)


def _unsealed(quote: Quote, content: bytes) -> Quote:
    parts = json.loads(content)
    drawing = parts["drawing"] and b64decode(parts["drawing"])
    more = {key: parts[key] for key in ("is_ours", "speaker") if key in parts}
    return replace(quote, language=parts["language"], text=parts["text"], drawing=drawing, **more)
