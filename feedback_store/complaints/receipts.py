"""The mark of a receipt: one slow hash of the four words, the same each time, by which a thread is looked up."""

from collections.abc import Sequence
from threading import Lock

from argon2.low_level import Type, hash_secret_raw

from feedback_store.engine import Store
from feedback_store.facts import read_fact, write_fact

MARK_BYTES = 32
LONGEST_SIGNATURE = 200
"""Letters of a name with its contact."""
PEPPER = "receipt"
"""Purpose of the key that is the salt of every mark: without it nobody tries words on a copy of the database."""
HASHING = "receipt_hashing"
"""The fact that holds how slowly marks are made: memory (KiB) and rounds of the day on which the first was made."""

_one_at_a_time = Lock()
"""Each hash takes 64 MiB; a flood of tries must not take all memory."""


def mark_of(store: Store, words: Sequence[str]) -> bytes:
    """Return the mark of four words of the list, in their order; it takes some tenths of a second.

    Settings that change later change no mark, or nobody would find an earlier thread.

    Raises:
        StoreBusyError, StoreFailedError: the database cannot be asked; try again.
    """
    return slow_mark(store, " ".join(words), PEPPER)


def slow_mark(store: Store, secret: str, pepper: str) -> bytes:
    """Return one slow hash of a secret with the key of a purpose as its salt; raises what `mark_of` does."""
    memory, rounds = _hashing(store)
    with _one_at_a_time:
        return hash_secret_raw(
            secret.encode(),
            store.keys.derive(pepper),
            time_cost=rounds,
            memory_cost=memory,
            parallelism=1,
            hash_len=MARK_BYTES,
            type=Type.ID,
        )


def _hashing(store: Store) -> tuple[int, int]:
    with store.reading() as connection:
        noted = read_fact(connection, HASHING)
    if noted is None:
        with store.writing() as connection:
            noted = read_fact(connection, HASHING)  # another process may have been faster
            if noted is None:
                noted = f"{store.settings.password_memory_kib} {store.settings.password_rounds}"
                write_fact(connection, HASHING, noted)
    memory, rounds = noted.split()
    return int(memory), int(rounds)
