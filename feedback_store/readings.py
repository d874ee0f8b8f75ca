"""What was read in words, as it is kept and as it is counted."""

import json
from collections.abc import Iterator
from dataclasses import asdict

from config.reading import PersonalData, Reading, Span, Theme

FEELING = "feeling"
"""Under this the feeling of a whole text is counted; the others are themes."""
GOOD, NONE, BAD = "good", "none", "bad"
SHOWS_FEELING = 0.1
"""From here on a text, or a theme in it, counts as good or, below zero, as bad."""


def options_of(reading: Reading) -> Iterator[str]:
    """Return under which options a text is counted, such as `@food:bad:1f0c8a6e2b4d`, last the version of the lists.

    So figures of different word lists are told apart for ever, and a new version changes none of the past.
    """
    told = dict(reading.theme_polarity)
    yield _option(FEELING, reading.polarity, reading.lexicon_version)
    for theme in sorted(reading.themes):
        yield _option(theme, told.get(theme, 0.0), reading.lexicon_version)


def to_bytes(reading: Reading) -> bytes:
    """Return a reading as it is kept; what may be a concern goes another way (concerns/heard.py) and is not in it."""
    parts = asdict(reading) | {"themes": sorted(reading.themes)}
    del parts["concern"]
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode()


def from_bytes(content: bytes) -> Reading:
    """Return a reading that was kept."""
    parts = json.loads(content)
    return Reading(
        **parts
        | {
            "themes": frozenset(map(Theme, parts["themes"])),
            "theme_polarity": tuple((Theme(theme), polarity) for theme, polarity in parts["theme_polarity"]),
            "spans": tuple(Span(span["start"], span["end"], PersonalData(span["kind"])) for span in parts["spans"]),
            "concern": None,
        }
    )


def _option(what: str, polarity: float, version: str) -> str:
    feeling = GOOD if polarity >= SHOWS_FEELING else BAD if polarity <= -SHOWS_FEELING else NONE
    return f"@{what}:{feeling}:{version}"
