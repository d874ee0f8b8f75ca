"""Which texts are read aloud: every one that stands there by language, wherever in a definition it is."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from config.vocabulary import LANGUAGES, OFFERED
from kiosk.aloud.clips import Clip, clip_of

NOT_ON_A_PAGE = {"folds", "table"}
"""Parts of an instrument that nobody sees there: the names of pooled answers, and what holds no text."""


def texts_in(part: Any) -> Iterator[Mapping[str, str]]:
    """Return all texts by language in a definition, or in the plain JSON that is made of it."""
    if is_dataclass(part):
        part = {field.name: getattr(part, field.name) for field in fields(part) if field.name not in NOT_ON_A_PAGE}
    if isinstance(part, Mapping):
        if set(part) == set(LANGUAGES):
            yield part
            return
        # The options of a sort are its topics in its columns, and these are read.
        part = [inner for name, inner in part.items() if not (name == "options" and part.get("topics"))]
    if isinstance(part, list | tuple):
        for inner in part:
            yield from texts_in(inner)


def readable(texts: Iterable[str], language: str) -> dict[str, Clip]:
    """Return the clip of each text that can be read.

    One with a `{part}` to fill in is only known when it is shown; one of signs alone has no sound; in a language for
    which there is no voice the bird stays silent.
    """
    if not OFFERED[language].voice:
        return {}
    found = (text for text in texts if "{" not in text and any(map(str.isalnum, text)))
    return {text: clip_of(text, language) for text in found}
