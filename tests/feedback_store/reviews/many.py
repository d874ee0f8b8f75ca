"""So many words that wait that a page can be measured, written as an opening writes them."""

import secrets

from sqlalchemy import insert

from config.steps import Answer
from feedback_store.engine import Store
from feedback_store.schema import voices, words
from feedback_store.tallies import Voice
from feedback_store.words import seal_words

TEXTS = ("Играхме с Мария на двора", "Скучно ми е в голямата стая", "Супата беше студена", "Обичам да рисувам тук")


def many_words(store: Store, service: str, many: int) -> None:
    """Write notes of the jar into a service, each in a voice of its own."""
    readings = {text: store.reader(text) for text in TEXTS}
    found = [
        Voice(
            service=service,
            id=secrets.token_hex(16),
            instrument="happiness_jar",
            version=1,
            channel="kiosk",
            speaker="child",
            support="alone",
            age_band="8_11",
            language="bg",
            dated=store.today().isoformat(),
            answers=(Answer("note", (), text := TEXTS[number % len(TEXTS)]),),
            readings=(("note", readings[text]),),
        )
        for number in range(many)
    ]
    rows = [{column.name: getattr(voice, column.name) for column in voices.columns} for voice in found]
    with store.writing() as connection:
        connection.execute(insert(voices), rows)
        connection.execute(insert(words), seal_words(store.keys, found))
