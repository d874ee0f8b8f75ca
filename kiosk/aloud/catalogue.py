"""Every clip that the page may need: of its own words and of the newest version of every instrument for children."""

from collections.abc import Iterator

from config.load import instrument, instruments, offered_instruments
from config.own_topics import takes_news
from config.vocabulary import LANGUAGES
from kiosk.aloud.clips import Clip
from kiosk.aloud.texts import readable, texts_in
from kiosk.child.letter_words import FOLLOW_UP
from kiosk.child.words import words_in


def all_clips() -> list[Clip]:
    """Return the clips of all texts in all languages, each sound once."""
    return list({clip.name: clip for clip in _every_clip()}.values())


def _every_clip() -> Iterator[Clip]:
    of_news = [one for one in instruments().values() if takes_news(one)]
    offered = [*offered_instruments(with_words=True, with_receipts=True).values(), instrument(FOLLOW_UP), *of_news]
    of_instruments = list(texts_in([one for one in offered if not one.is_for_adults]))
    for language in LANGUAGES:
        texts = [*words_in(language).values(), *(text[language] for text in of_instruments)]
        yield from readable(texts, language).values()
