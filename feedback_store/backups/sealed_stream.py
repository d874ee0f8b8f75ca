"""A file of lines that only the holder of a key can read: compressed, padded, and encrypted from end to end."""

import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO

from nacl.bindings import (
    crypto_secretstream_xchacha20poly1305_ABYTES as MORE_BYTES,
)
from nacl.bindings import (
    crypto_secretstream_xchacha20poly1305_HEADERBYTES as HEADER_BYTES,
)
from nacl.bindings import (
    crypto_secretstream_xchacha20poly1305_init_pull as begin_pull,
)
from nacl.bindings import (
    crypto_secretstream_xchacha20poly1305_init_push as begin_push,
)
from nacl.bindings import (
    crypto_secretstream_xchacha20poly1305_pull as pull,
)
from nacl.bindings import (
    crypto_secretstream_xchacha20poly1305_push as push,
)
from nacl.bindings import (
    crypto_secretstream_xchacha20poly1305_state as State,  # noqa: N812 - a class under libsodium's own name
)
from nacl.bindings import (
    crypto_secretstream_xchacha20poly1305_TAG_FINAL as FINAL,
)
from nacl.bindings import (
    crypto_secretstream_xchacha20poly1305_TAG_MESSAGE as NOT_FINAL,
)
from nacl.exceptions import CryptoError

from feedback_store.errors import DamagedBackupError
from feedback_store.keys.ring import DataKey

PURPOSE = "backup"
"""The purpose of the key in the ring that seals backups and safety copies."""
TITLE = b"GLASCHE SEALED LINES 1 "
LONGEST_HEAD = 100
CHUNK_BYTES = 1 << 16
LEAST_STEP_BYTES = 1 << 20
"""Padded to multiples of this, and of larger steps where there is more: one evening's voices do not show."""


class SealedWriter:
    """Writes lines into a file; only after `finish` it is whole."""

    def __init__(self, file: BinaryIO, key: DataKey) -> None:
        """Begin the file with the key's id, which is all that can be read of it without the key."""
        self._file = file
        self._head = TITLE + key.id.encode()
        self._state = State()
        self._compressor = zlib.compressobj()
        self._waiting = bytearray()
        self._written = 0
        file.write(self._head + b"\n" + begin_push(self._state, key.key))

    def write(self, line: bytes) -> None:
        """Write one line, given without its end."""
        self._waiting += self._compressor.compress(line + b"\n")
        while len(self._waiting) > CHUNK_BYTES:
            self._push(NOT_FINAL)

    def finish(self) -> None:
        """Write what is left, the padding and the mark of the end."""
        self._waiting += self._compressor.flush()
        size = padded_size(self._written + len(self._waiting))
        while size - self._written > CHUNK_BYTES:
            self._waiting += bytes(max(0, CHUNK_BYTES - len(self._waiting)))
            self._push(NOT_FINAL)
        self._waiting += bytes(size - self._written - len(self._waiting))
        self._push(FINAL)

    def _push(self, tag: int) -> None:
        chunk = bytes(self._waiting[:CHUNK_BYTES])
        del self._waiting[:CHUNK_BYTES]
        self._written += len(chunk)
        self._file.write(push(self._state, chunk, self._head, tag))


def sealed_lines(file: BinaryIO, find_key: Callable[[str], bytes]) -> Iterator[bytes]:
    """Give the lines of a file that was written by SealedWriter, without their ends.

    Args:
        file: at its beginning.
        find_key: gives the key (32 bytes) of an id.

    Raises:
        DamagedBackupError: it is no such file, or something in it was changed or cut off, which may show only after
            some lines were given.
        and what `find_key` raises.
    """
    decompressor, rest = zlib.decompressobj(), b""
    for chunk in _chunks(file, find_key):
        if not decompressor.eof:  # what follows is padding
            *lines, rest = (rest + decompressor.decompress(chunk)).split(b"\n")
            yield from lines
    if rest or not decompressor.eof:
        raise DamagedBackupError("it ends in the middle of a line")


def padded_size(size: int) -> int:
    """Return the size that so many bytes are padded to: whole MiB, and of much at most a sixteenth more (bytes)."""
    step = max(LEAST_STEP_BYTES, 1 << max(0, size.bit_length() - 5))
    return -(-max(size, 1) // step) * step


def _chunks(file: BinaryIO, find_key: Callable[[str], bytes]) -> Iterator[bytes]:
    head = file.readline(LONGEST_HEAD).removesuffix(b"\n")
    key_id = head.removeprefix(TITLE)
    if not head.startswith(TITLE) or not key_id.isalnum():
        raise DamagedBackupError("it does not begin as such a file does")
    state, tag = State(), NOT_FINAL
    try:
        begin_pull(state, file.read(HEADER_BYTES), find_key(key_id.decode()))
        while tag != FINAL:
            chunk, tag = pull(state, file.read(CHUNK_BYTES + MORE_BYTES), head)
            yield chunk
    except CryptoError:
        raise DamagedBackupError("something in it was changed or cut off") from None
    if file.read(1):
        raise DamagedBackupError("something was added to its end")
