"""Reading a definition file value by value, so that every problem names its file, its place and the remedy."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from config.catalogues import text_of
from config.errors import DefinitionError
from config.vocabulary import ADDED_LANGUAGES, DEFINED_LANGUAGES

KEY = re.compile(r"[a-z][a-z0-9_]{0,23}")
"""Short plain keys: a button of the bot carries several of them in the 64 bytes that Telegram allows."""

Item = TypeVar("Item")
Member = TypeVar("Member", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Field:
    """One value of a definition file and the place where it stands, such as `steps[0].options[2].text.en`."""

    file: Path
    place: str
    value: object

    def error(self, found: str, remedy: str) -> DefinitionError:
        """Return the error that says where this value stands, what was found and what to do."""
        return DefinitionError(f"{self.file}: {self.place or 'the whole file'}: found {found}; {remedy}")

    def inside(self, key: str, value: object = None) -> "Field":
        """Return the field below this one."""
        return Field(self.file, f"{self.place}.{key}" if self.place else key, value)

    def table(self, needed: Iterable[str], optional: Iterable[str] = ()) -> dict[str, "Field"]:
        """Return the fields of a table, refusing unknown keys and missing ones."""
        fields, needed = self.free_table(), tuple(needed)
        known = (*needed, *optional)
        for key in fields:
            if key not in known:
                raise fields[key].error("an unknown key", f"take it out or write one of {', '.join(known)}")
        for key in needed:
            if key not in fields:
                raise self.inside(key).error("nothing", f"add {key!r}")
        return fields

    def free_table(self) -> dict[str, "Field"]:
        """Return the fields of a table whose keys are free."""
        if not isinstance(self.value, dict):
            raise self.error(_shown(self.value), "make it a table of keys and values")
        return {key: self.inside(key, value) for key, value in self.value.items()}

    def list(self, *, least: int = 1) -> list["Field"]:
        """Return the fields of a list that has at least so many."""
        if not isinstance(self.value, list):
            raise self.error(_shown(self.value), "make it a list")
        if len(self.value) < least:
            raise self.error(f"{len(self.value)} in the list", f"write at least {least}")
        return [Field(self.file, f"{self.place}[{at}]", value) for at, value in enumerate(self.value)]

    def distinct(self, read: Callable[["Field"], Item]) -> tuple[Item, ...]:
        """Return what `read` makes of each field of a list, refusing doubles."""
        items: list[Item] = []
        for field in self.list():
            item = read(field)
            if item in items:
                raise field.error(f"{_shown(field.value)} a second time", "take one of them out")
            items.append(item)
        return tuple(items)

    def whole_number(self) -> int:
        """Return a whole number of 1 or more."""
        if type(self.value) is not int or self.value < 1:
            raise self.error(_shown(self.value), "write a whole number from 1 up")
        return self.value

    def yes_or_no(self) -> bool:
        """Return true or false."""
        if not isinstance(self.value, bool):
            raise self.error(_shown(self.value), "write true or false, without quotation marks")
        return self.value

    def words(self) -> str:
        """Return a text of at least one letter, without space at its ends."""
        if not isinstance(self.value, str) or not self.value or self.value != self.value.strip():
            raise self.error(_shown(self.value), "write a text in quotation marks, without space at its ends")
        return self.value

    def texts(self, languages: Iterable[str] | None = None) -> dict[str, str]:
        """Return a text in every one of these languages, by default in all: in the added ones from their catalogues."""
        written = {code: text.words() for code, text in self.table(languages or DEFINED_LANGUAGES).items()}
        if languages is not None:
            return written
        instrument = self.file.stem.partition(".")[0]
        return written | {code: text_of(instrument, written["en"], code) for code in ADDED_LANGUAGES}

    def key(self) -> str:
        """Return a key: small Latin letters, digits and underscores, at most 24 of them, a letter first."""
        if not isinstance(self.value, str) or not KEY.fullmatch(self.value):
            remedy = "write a key of 1 to 24 small Latin letters, digits and underscores that begins with a letter"
            raise self.error(_shown(self.value), remedy)
        return self.value

    def one_of(self, known: Iterable[str]) -> str:
        """Return a word that stands in a list of known ones."""
        known = tuple(known)
        if self.value not in known:
            raise self.error(_shown(self.value), f"write one of {', '.join(known) or '(there are none)'}")
        return str(self.value)

    def member(self, words: type[Member]) -> Member:
        """Return a member of an enumeration."""
        return words(self.one_of(word.value for word in words))


def _shown(value: object) -> str:
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else repr(value)
