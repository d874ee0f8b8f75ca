"""Reads a text: `read("bie me")`. What it can and cannot do stands in docs/language.md."""

from functools import cache, partial
from hashlib import sha256

from analysis.language.identify import script_of
from analysis.language.parse import parse
from analysis.language.personal.redaction import personal_data_in, redacted
from analysis.language.safeguarding import concern_of
from analysis.language.sentiment import Feeling, feeling_of
from analysis.language.themes import feelings_of, themes_of
from analysis.language.weights import weights
from config.reading import Reading
from config.word_lists import FOLDER

AT_ONCE = 65_536
"""So much of a list is read at a time for its version (bytes)."""


def read(text: str, *, language: str | None = None, keep: frozenset[str] = frozenset()) -> Reading:
    """Return what stands in a text, whatever it is.

    Args:
        language: bg, en, tr or uk; without it the reader tells it itself.
        keep: names that may stay, such as the centre's own.
    """
    parsed = parse(text, language)
    feeling = feeling_of(weights("polarity").scores(parsed.sums)) if parsed.features else Feeling(0.0, 0.0)
    themes = themes_of(weights("themes").scores(parsed.sums))
    spans = personal_data_in(parsed.text, parsed.tokens, parsed.language, keep)
    return Reading(
        language=parsed.language,
        script=script_of(parsed.text),
        polarity=feeling.polarity,
        subjectivity=feeling.subjectivity,
        themes=themes,
        theme_polarity=tuple(feelings_of(parsed, themes, feeling)),
        concern=concern_of(parsed),
        redacted=redacted(parsed.text, spans),
        spans=spans,
        lexicon_version=lexicon_version(),
    )


@cache
def lexicon_version() -> str:
    """Return the version of all word lists and weights together: it changes with every letter in them."""
    digest = sha256()
    for path in sorted(path for path in FOLDER.rglob("*") if path.suffix in {".tsv", ".safetensors"}):
        digest.update(path.relative_to(FOLDER).as_posix().encode() + b"\0")
        with path.open("rb") as file:
            for piece in iter(partial(file.read, AT_ONCE), b""):
                digest.update(piece)
    return digest.hexdigest()[:12]
