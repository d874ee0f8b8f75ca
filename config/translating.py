"""The folder of a language that is being added: begun, brought up to date, compiled and looked at."""

from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from config.catalogues import Entry, compiled, entries_of
from config.errors import DefinitionError
from config.lacking import BESIDE, lacking, needed_entries, texts_of_definitions
from config.languages import CODE, FILE, LOCALES, all_languages, read_language

BEGUN = """\
# docs/languages.md says what each line means.

name = "{name}"
is_right_to_left = {is_right_to_left}
keyboard = [] # the rows of letters from above, such as ["qwertyuiop", "asdfghjkl", "zxcvbnm"]
first_letters = "" # such as "abc"
telegram = "" # the two letters by which Telegram knows the language, if it does
voice = "" # of espeak-ng, such as "en+f1"; without one the bird stays silent
"""


def begin_language(code: str, name: str, *, is_right_to_left: bool, locales: Path = LOCALES) -> Path:
    """Write the file of a new language, and return it; one that is there stays as it is.

    Raises:
        DefinitionError: this is no code, or the texts of that language stand in the definitions.
    """
    require_own_catalogue(code)
    file = locales / code / FILE
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        side = str(is_right_to_left).lower()
        file.write_text(BEGUN.format(name=name, is_right_to_left=side), encoding="utf-8", newline="\n")
    return file


def write_catalogue(code: str, locales: Path = LOCALES) -> Path:
    """Write the catalogue of a language with all that it needs, and return it; what is translated in it stays."""
    require_own_catalogue(code)
    file = compiled(code, locales).with_suffix(".po")
    known = {_entry(message): message for message in (_read(file) if file.exists() else ()) if message.id}
    made = Catalog(locale=code, project="Glasche", fuzzy=False)
    beside = _in_bulgarian()
    for context, english in needed_entries():
        was = known.get((context, english))
        made.add(
            english[0] if len(english) == 1 else english,
            was.string if was else None,
            context=context,
            flags=tuple(was.flags) if was else (),
            auto_comments=[beside[context, english]],
        )
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as out:
        write_po(out, made, width=0)
    return file


def to_mend(code: str, locales: Path = LOCALES) -> tuple[str, ...]:
    """Compile the catalogue of a language and return what it still lacks, a sentence each; none, and it is offered."""
    require_own_catalogue(code)
    try:
        language = read_language(locales / code)
    except DefinitionError as broken:
        return (str(broken), *_compile(code, locales))
    return _compile(code, locales) or lacking(language, locales)


def require_own_catalogue(code: str) -> None:
    """Raise DefinitionError where this is no code of a language that can be added."""
    if not CODE.fullmatch(code):
        raise DefinitionError(f"found {code!r}; write the code of a language: two or three small letters, such as rmn")
    if (there := all_languages().get(code)) and there.has_definitions:
        raise DefinitionError(f"the texts in {code!r} stand in the definitions and come with Glasche; add another one")


def _compile(code: str, locales: Path) -> tuple[str, ...]:
    target = compiled(code, locales)
    file = target.with_suffix(".po")
    if not file.exists():
        return (f"{file}: found no catalogue; run `glasche translation write {code}`",)
    try:
        catalogue = _read(file)
    except ValueError as broken:
        return (f"{file}: found a broken catalogue ({broken}); mend that line",)
    with target.open("wb") as out:
        write_mo(out, catalogue)
    return ()


def _read(file: Path) -> Catalog:
    with file.open("rb") as source:
        return read_po(source, abort_invalid=True)


def _entry(message: Message) -> Entry:
    return message.context, (message.id,) if isinstance(message.id, str) else tuple(message.id)


def _in_bulgarian() -> dict[Entry, str]:
    """Return what stands beside each entry, for those who translate: an English sentence alone may mean two things."""
    return {entry: " / ".join(forms) for entry, forms in _all_bulgarian()}


def _all_bulgarian() -> Iterator[tuple[Entry, tuple[str, ...]]]:
    yield from entries_of(BESIDE)
    for key, english, bulgarian in texts_of_definitions():
        yield (key, (english,)), (bulgarian,)
