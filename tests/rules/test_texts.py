"""Every sentence in code and templates has a Bulgarian form, and what children and parents see all other forms too."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from config.vocabulary import LANGUAGES, STAFF_LANGUAGES
from tests.rules.sources import ROOMS, ROOT

KEYWORDS = {"say": None, "count": (1, 2), "Refusal": (3,)}
LOCALES = ROOT / "config" / "locales"
PEOPLE = (
    "bot/",
    "kiosk/child/",
    "kiosk/door/",
    "kiosk/paper/",
    "kiosk/templates/door/",
    "kiosk/wall/",
    "config/helplines.py",
    "config/speaker_names.py",
    "config/example_mark.py",
    "feedback_store/reminders/words.py",
)
"""Where the sentences stand that children and parents see; staff pages and the section are in Bulgarian and English."""
CATALOGUES = [language for language in LANGUAGES if language != "en"]
FOR_PEOPLE = [language for language in LANGUAGES if language not in STAFF_LANGUAGES]

Sentence = str | tuple[str, ...]


@cache
def sentences() -> dict[Sentence, str]:
    """Return every sentence of the source and where it stands."""
    return dict(found_in(ROOMS))


def found_in(places: Iterable[str]) -> Iterator[tuple[Sentence, str]]:
    """Return the sentences of rooms, folders or files, each with where it stands."""
    with (LOCALES / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call] # Babel has no type here
    for room in dict.fromkeys(place.partition("/")[0] for place in places):
        for name, line, sentence, *_ in extract_from_dir(ROOT / room, methods, options, KEYWORDS):
            where = f"{room}/{name}:{line}"
            if where.startswith(tuple(places)):
                yield sentence, where


@cache
def sentences_for_people() -> dict[Sentence, str]:
    """Return every sentence that children and parents see, and where it stands."""
    return dict(found_in(PEOPLE))


@cache
def catalogue(language: str = "bg") -> Catalog:
    with (LOCALES / language / "LC_MESSAGES" / "glasche.po").open("rb") as file:
        return read_po(file, locale=language)


def entries(language: str = "bg") -> list[Message]:
    return [message for message in catalogue(language) if message.id]


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


@pytest.mark.parametrize("language", FOR_PEOPLE)
def test_every_sentence_for_children_and_parents_has_a_form(language: str) -> None:
    known = {message.id for message in entries(language)}
    missing = [f"{where}: {sentence}" for sentence, where in sentences_for_people().items() if sentence not in known]
    assert not missing, f"write these into config/locales/{language}:\n" + "\n".join(missing)


@pytest.mark.parametrize("language", FOR_PEOPLE)
def test_no_form_is_there_for_staff_alone(language: str) -> None:
    assert not [message.id for message in entries(language) if message.id not in sentences_for_people()]


@pytest.mark.parametrize("language", CATALOGUES)
def test_no_entry_is_empty_or_fuzzy(language: str) -> None:
    assert not [message.id for message in entries(language) if message.fuzzy or not all(forms(message))]


@pytest.mark.parametrize("language", CATALOGUES)
def test_no_sentence_is_entered_twice(language: str) -> None:
    source = (LOCALES / language / "LC_MESSAGES" / "glasche.po").read_text(encoding="utf-8")
    starts = Counter(block for block in source.split("\n\n") if block.startswith('msgid "'))
    assert not [block for block, times in starts.items() if times > 1]


@pytest.mark.parametrize("language", CATALOGUES)
def test_a_form_fills_in_the_same_parts(language: str) -> None:
    for message in entries(language):
        english = [message.id] if isinstance(message.id, str) else list(message.id)
        for form in forms(message):
            assert parts(form) <= set().union(*map(parts, english)), message.id
