"""The complaints whose answers are shown in a chat: dropped into the box before it is opened, and answered."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from config.steps import Answer
from config.vocabulary import AgeBand, Channel
from feedback_store.complaints.receipts import mark_of
from feedback_store.complaints.replies import reply
from feedback_store.complaints.threads import find_thread
from feedback_store.engine import Store
from feedback_store.intake import accept
from tests.builders import a_submission
from tests.pictures.shown import KEY


@dataclass(frozen=True)
class Letter:
    """What a young person complains of, the four words for it, and what staff reply."""

    text: str
    receipt: tuple[str, str, str, str]
    reply: str


LETTERS: Mapping[str, Letter] = {
    "bg": Letter(
        "Вечер няма къде да уча на тихо.",
        ("абажур", "банан", "машина", "клепач"),
        "Прочетохме го заедно. От понеделник голямата стая е тиха от шест до осем.",
    ),
    "en": Letter(
        "The soup is always cold.",
        ("ферибот", "тандем", "ветрило", "рубин"),
        "We read it together. From Monday on it comes from the stove to the table.",
    ),
}


def drop_letters(store: Store) -> None:
    """Let the letters lie in the box, before it is opened."""
    for language, letter in LETTERS.items():
        written = a_submission(KEY, instrument="idea", answers=(Answer("what", (), words=letter.text),))
        from_chat = replace(written, channel=Channel.TELEGRAM, language=language, age_band=AgeBand.FROM_12_TO_14)
        accept(store, replace(from_chat, receipt=mark_of(store, letter.receipt)))


def answer_letters(store: Store) -> None:
    """Reply to the letters, once the box was opened."""
    for letter in LETTERS.values():
        thread = find_thread(store, letter.receipt)
        assert thread
        reply(store, KEY, thread.number, letter.reply)
