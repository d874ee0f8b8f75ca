"""Looks through bytes for what could find a child: a text, or a moment between two others in any usual form."""

from array import array
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

ORDERS: tuple[Literal["little", "big"], ...] = ("little", "big")
FEWEST_BYTES = 5
ZONES = (UTC, ZoneInfo("Europe/Sofia"))
UNITS = {"s": 1, "ms": 1_000, "µs": 1_000_000, "ns": 1_000_000_000}
FORMS = ("%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%d.%m.%Y %H:%M", "%d/%b/%Y:%H:%M", "%H:%M:%S", "%Y%m%d%H%M", "%H:%M ")


def texts_in(files: Mapping[str, bytes], texts: Iterable[str]) -> list[str]:
    """Return each text that stands in a file, in UTF-8, UTF-16 or, where it is a number, as a number of any length."""
    return [f"{text} in {name}" for text in texts for name, content in files.items() if _holds(content, text)]


def _holds(content: bytes, text: str) -> bool:
    forms = [text.encode(), text.encode("utf-16-le"), text.encode("utf-16-be")]
    if text.lstrip("-").isdecimal():
        forms += _number_forms(int(text))
    return any(form in content for form in forms)


def _number_forms(number: int) -> Iterator[bytes]:
    """Give a number as eight bytes, and as few as hold it where these are too many to be met by chance.

    SQLite writes as few as it can, six for a chat's number of today; `short_numbers_in` looks for shorter ones.
    """
    fewest = (number.bit_length() + 8) // 8
    for order in ORDERS:
        yield number.to_bytes(8, order, signed=True)
        if fewest >= FEWEST_BYTES:
            yield number.to_bytes(fewest, order, signed=True)


def short_numbers_in(files: Mapping[str, bytes], numbers: Iterable[int]) -> list[str]:
    """Return which numbers of up to four bytes stand in files, where there are more than chance brings.

    Sealed boxes are random bytes: in a few megabytes one of ten such numbers is met now and then, two never.
    """
    found = {
        number: name
        for number in numbers
        for name, content in files.items()
        if any(number.to_bytes(4, order) in content for order in ORDERS)
    }
    return [f"{number} in {name}" for number, name in found.items()] if len(found) > 1 else []


def moments_in(files: Mapping[str, bytes], first: datetime, last: datetime) -> list[str]:
    """Return each place where a moment between two others stands: as text, or as a number in a file's bytes."""
    written = set(_written(first, last))
    return [
        f"{found} in {name}"
        for name, content in files.items()
        for found in (*(text for text in written if text.encode() in content), *_numbers(content, first, last))
    ]


def _written(first: datetime, last: datetime) -> Iterator[str]:
    moment = first.replace(microsecond=0)
    while moment <= last:
        yield str(int(moment.timestamp()))
        for zone in ZONES:
            yield from (moment.astimezone(zone).strftime(form) for form in FORMS)
        moment += timedelta(seconds=1)


def _numbers(content: bytes, first: datetime, last: datetime) -> Iterator[str]:
    """Give numbers of four or eight bytes, at every place and in both byte orders, that are such a moment."""
    for code, units in (("I", ("s",)), ("q", ("s", "ms", "µs", "ns")), ("d", ("s", "ms"))):
        size = array(code).itemsize
        for start in range(size):
            usable = (len(content) - start) // size * size
            numbers = array(code, content[start : start + usable])
            for order in ("as it is", "swapped"):
                if order == "swapped":
                    numbers.byteswap()
                for unit in units:
                    low, high = (moment.timestamp() * UNITS[unit] for moment in (first, last))
                    yield from (f"{number} ({unit}, {order})" for number in numbers if low <= number <= high)
