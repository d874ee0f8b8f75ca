"""Every sentence in code and templates has a Bulgarian form, and no form is left over."""

from collections import Counter
from functools import cache
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from tests.rules.sources import ROOMS, ROOT

KEYWORDS = {"say": None, "count": (1, 2), "Refusal": (3,)}
LOCALES = ROOT / "config" / "locales"


@cache
def sentences() -> dict[str | tuple[str, ...], str]:
    """Return every sentence of the source and where it stands."""
    with (LOCALES / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call] # Babel has no type here
    return {
        sentence: f"{room}/{name}:{line}"
        for room in ROOMS
        for name, line, sentence, *_ in extract_from_dir(ROOT / room, methods, options, KEYWORDS)
    }


@cache
def catalogue(language: str = "bg") -> Catalog:
    with (LOCALES / language / "LC_MESSAGES" / "glasche.po").open("rb") as file:
        return read_po(file, locale=language)


def entries() -> list[Message]:
    return [message for message in catalogue() if message.id]


def forms(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string or [""])


def parts(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def test_every_sentence_has_a_bulgarian_form() -> None:
    known = {message.id for message in entries()}
    assert not {where: sentence for sentence, where in sentences().items() if sentence not in known}


def test_no_bulgarian_form_is_left_over() -> None:
    used = set(sentences())
    assert not [message.id for message in entries() if message.id not in used]


def test_no_entry_is_empty_or_fuzzy() -> None:
    assert not [message.id for message in entries() if message.fuzzy or not all(forms(message))]


def test_no_sentence_is_entered_twice() -> None:
    source = (LOCALES / "bg" / "LC_MESSAGES" / "glasche.po").read_text(encoding="utf-8")
    starts = Counter(block for block in source.split("\n\n") if block.startswith('msgid "'))
    assert not [block for block, times in starts.items() if times > 1]


def test_a_bulgarian_form_fills_in_the_same_parts() -> None:
    for message in entries():
        english = [message.id] if isinstance(message.id, str) else list(message.id)
        for form in forms(message):
            assert parts(form) <= set().union(*map(parts, english)), message.id
