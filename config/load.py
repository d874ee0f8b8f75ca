"""The instruments and frameworks of this installation, read from their TOML files once and then kept."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from config.definition_fields import Field
from config.errors import DefinitionError, UnknownInstrumentError, quoted
from config.framework import Framework
from config.framework_definition import read_framework
from config.instrument import Instrument, Receipt
from config.instrument_definition import read_instrument
from config.narrowing import in_wide_bands, without_words
from config.own_topics import takes_news

INSTRUMENT_FOLDERS: tuple[Path, ...] = (Path(__file__).parent / "instruments",)
"""Each holds the newest versions, and in `earlier` the ones before, named <key>.<version>.toml."""

FRAMEWORK_FOLDER = Path(__file__).parent / "frameworks"
PUBLISHED = "published.toml"
"""The file in a folder of instruments that is none: it locks what was published, see config/published.py."""
ORDER = "order.toml"
"""Another one: it says in which order they stand before somebody."""


def load_instrument(path: Path) -> Instrument:
    """Return the instrument that a file defines.

    Raises:
        DefinitionError: the file is missing or broken; the message says where and what to do.
    """
    definition = _open_definition(path)
    instrument = read_instrument(definition, _points())
    _check_name(definition, instrument.key, f"{instrument.key}.{instrument.version}")
    return instrument


def load_framework(path: Path) -> Framework:
    """Return the framework that a file defines.

    Raises:
        DefinitionError: the file is missing or broken; the message says where and what to do.
    """
    definition = _open_definition(path)
    framework = read_framework(definition)
    _check_name(definition, framework.key)
    return framework


def instruments() -> Mapping[str, Instrument]:
    """Return the newest version of every instrument, by key."""
    return {key: versions[max(versions)] for key, versions in _versions(INSTRUMENT_FOLDERS).items()}


def offered_instruments(
    *, with_words: bool = False, with_receipts: bool = False, in_few_ages: bool = False
) -> Mapping[str, Instrument]:
    """Return the instruments that may stand before somebody, by default without their steps of words and drawings.

    A child may tell that it is in danger; where no person is named who receives that, the question must not be asked.
    What asks about news is left out: it stands only where there is some (feedback_store/offering.py).

    Args:
        with_words: whether somebody receives what is told freely there.
        with_receipts: whether the channel can give a receipt; what is asked of whoever has one stands on no shelf.
        in_few_ages: whether only two wide bands of age are kept there, as in a small service.
    """
    given = {Receipt.NONE, Receipt.GIVEN} if with_receipts else {Receipt.NONE}
    found = {key: one for key, one in instruments().items() if one.receipt in given and not takes_news(one)}
    if in_few_ages:
        found = {key: wide for key, one in found.items() if (wide := in_wide_bands(one))}
    if with_words:
        return found
    return {key: closed for key, one in found.items() if (closed := without_words(one))}


def instrument(key: str, version: int | None = None) -> Instrument:
    """Return an instrument, by default its newest version.

    Raises:
        UnknownInstrumentError: no file defines this key and version.
    """
    versions = _versions(INSTRUMENT_FOLDERS).get(key)
    if versions is None:
        known = ", ".join(_versions(INSTRUMENT_FOLDERS))
        raise UnknownInstrumentError(f"there is no instrument {quoted(key)}; choose one of {known}")
    if version is None:
        return versions[max(versions)]
    if version not in versions:
        known = ", ".join(map(str, versions))
        raise UnknownInstrumentError(f"instrument {key!r} has no version {version!r}; choose one of {known}")
    return versions[version]


def all_versions() -> tuple[Instrument, ...]:
    """Return every version of every instrument, for those who check them all."""
    return tuple(one for versions in _versions(INSTRUMENT_FOLDERS).values() for one in versions.values())


def frameworks() -> Mapping[str, Framework]:
    """Return every framework, by key."""
    return _frameworks(FRAMEWORK_FOLDER)


def _points() -> Mapping[str, tuple[str, ...]]:
    return {
        key: tuple(point.key for direction in framework.directions for point in direction.points)
        for key, framework in frameworks().items()
    }


@cache
def _frameworks(folder: Path) -> Mapping[str, Framework]:
    return {framework.key: framework for framework in map(load_framework, sorted(folder.glob("*.toml")))}


@cache
def _versions(folders: tuple[Path, ...]) -> Mapping[str, Mapping[int, Instrument]]:
    found: dict[str, dict[int, Instrument]] = {}
    for path in (path for folder in folders for path in _files_of(folder)):
        one = load_instrument(path)
        versions = found.setdefault(one.key, {})
        if versions and one.version >= max(versions):
            newest = f"found {one.version}, though the newest is {max(versions)}"
            raise DefinitionError(f"{path}: version: {newest}; move the older file to the folder earlier")
        versions[one.version] = one
    return found


def _files_of(folder: Path) -> list[Path]:
    order = _order_of(folder / ORDER)
    found = sorted(path for path in folder.glob("*.toml") if path.name not in (PUBLISHED, ORDER))
    newest = sorted(found, key=lambda path: order.index(path.stem) if path.stem in order else len(order))
    return [*newest, *sorted((folder / "earlier").glob("*.toml"))]


def _order_of(file: Path) -> tuple[str, ...]:
    """Return the keys that come first, in their order; none where the folder says nothing of it."""
    return _open_definition(file).table(["order"])["order"].distinct(Field.key) if file.exists() else ()


def _open_definition(path: Path) -> Field:
    try:
        return Field(path, "", tomllib.loads(path.read_text(encoding="utf-8")))
    except tomllib.TOMLDecodeError as broken:
        remedy = "mend that line: texts stand in quotation marks, every key once, every bracket closed"
        raise DefinitionError(f"{path}: found broken TOML: {broken}; {remedy}") from None
    except UnicodeDecodeError as broken:
        raise DefinitionError(f"{path}: found a byte at {broken.start} that is not UTF-8; save it as UTF-8") from None
    except OSError as unread:
        raise DefinitionError(f"{path}: found no readable file ({unread.strerror}); check name and rights") from None


def _check_name(definition: Field, *names: str) -> None:
    if definition.file.stem not in names:
        wanted = " or ".join(f"{name}.toml" for name in names)
        raise definition.inside("key").error(f"a key that belongs in {wanted}", "rename the file or the key")
