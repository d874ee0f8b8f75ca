"""The languages that lie in config/locales, a folder each; docs/languages.md says what stands in its language.toml."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from config.errors import DefinitionError

LOCALES = Path(__file__).parent / "locales"
FILE = "language.toml"
CODE = re.compile(r"[a-z]{2,3}")
TELEGRAM = re.compile(r"[a-z]{2}")
DIGITS = 10


@dataclass(frozen=True, slots=True)
class Language:
    """One language: its name, how it is written, typed and spoken, and what is there in it.

    Attributes:
        code: as browsers call it (BCP 47, the language alone), such as "tr".
        name: as its own speakers write it, so that everybody finds theirs.
        keyboard: the rows of letters of the keyboard on the screen, from above; a fourth lies beside the space bar.
        first_letters: what stands on the key that leads from signs to letters.
        is_right_to_left: whether it is written so.
        has_definitions: whether its texts stand in the instruments themselves, and not in its catalogue.
        has_staff_pages: whether the staff pages, the frameworks and the section speak it too.
        reads_cyrillic: whether its readers read the four words of a receipt as they are.
        telegram: the two letters by which Telegram knows it; empty where it does not.
        voice: of espeak-ng; empty where the bird stays silent.
        dates_as: a language in whose way days are written, where Babel does not know this one's.
        digits: as the voice says them in phone numbers; empty where it says figures by itself.
    """

    code: str
    name: str
    keyboard: tuple[str, ...]
    first_letters: str
    is_right_to_left: bool = False
    has_definitions: bool = False
    has_staff_pages: bool = False
    reads_cyrillic: bool = False
    telegram: str = ""
    voice: str = ""
    digits: tuple[str, ...] = ()
    dates_as: str = ""

    @property
    def direction(self) -> str:
        """The direction of writing, as HTML and typesetters call it."""
        return "rtl" if self.is_right_to_left else "ltr"


def read_language(folder: Path) -> Language:
    """Return the language of a folder, which is named by its code.

    Raises:
        DefinitionError: its language.toml is missing or broken.
    """
    file = folder / FILE
    if not CODE.fullmatch(folder.name):
        raise DefinitionError(f"{folder}: found no code of a language; name the folder by two or three small letters")
    try:
        found = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as broken:
        raise DefinitionError(f"{file}: found no readable TOML ({broken}); see docs/languages.md") from None
    known = {field.name: field.type for field in fields(Language) if field.name != "code"}
    for key, value in found.items():
        _require(file, key, value, known.get(key))
    for key in ("name", "keyboard", "first_letters"):
        if not found.get(key):
            raise DefinitionError(f"{file}: {key}: found nothing; docs/languages.md says what to write")
    values: dict[str, Any] = {key: tuple(it) if isinstance(it, list) else it for key, it in found.items()}
    read = Language(folder.name, **values)
    _refuse_odd(file, read)
    return read


def _require(file: Path, key: str, value: Any, kind: Any) -> None:
    """Raise DefinitionError unless a key is known and holds what belongs there."""
    if kind is None:
        raise DefinitionError(f"{file}: {key}: found an unknown key; docs/languages.md lists those there are")
    is_right = {
        str: isinstance(value, str) and value == value.strip(),
        bool: isinstance(value, bool),
    }.get(kind, isinstance(value, list) and all(isinstance(each, str) and each for each in value))
    if not is_right:
        wanted = {str: "a text in quotation marks", bool: "true or false"}.get(kind, "a list of texts")
        raise DefinitionError(f"{file}: {key}: found {value!r}; write {wanted}")


def _refuse_odd(file: Path, language: Language) -> None:
    if language.digits and len(language.digits) != DIGITS:
        raise DefinitionError(f"{file}: digits: found {len(language.digits)}; write the ten from zero to nine")
    if language.telegram and not TELEGRAM.fullmatch(language.telegram):
        raise DefinitionError(f"{file}: telegram: found {language.telegram!r}; write two small letters or nothing")


@cache
def all_languages(locales: Path = LOCALES) -> Mapping[str, Language]:
    """Return every language whose folder can be read, by code: those of the definitions first."""
    found = []
    for file in sorted(locales.glob(f"*/{FILE}")):
        try:
            found.append(read_language(file.parent))
        except DefinitionError:
            continue  # `glasche translation check` and the doctor say so; the others must not suffer
    ordered = sorted(found, key=lambda language: (not language.has_definitions, language.code))
    return MappingProxyType({language.code: language for language in ordered})
