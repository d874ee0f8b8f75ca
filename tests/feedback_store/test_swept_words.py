"""An attack on words whose time is over: every file, every backup, and all keys that are left."""

import base64
import json
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

import pytest
from nacl.bindings import sodium_unpad
from nacl.exceptions import CryptoError
from nacl.secret import Aead
from sqlalchemy import select, text

from analysis.language.reader import read
from feedback_store.backups.backup import make_backup
from feedback_store.backups.sealed_stream import sealed_lines
from feedback_store.concerns.heard import MARK
from feedback_store.engine import Store
from feedback_store.errors import KeyDestroyedError
from feedback_store.intake import accept
from feedback_store.keys.installation import Keys
from feedback_store.keys.ring import unwrap
from feedback_store.keys.ring_copy import read_copy, unpack_copy
from feedback_store.opening import Outcome, open_box
from feedback_store.retention import sweep
from feedback_store.schema import concerns, words
from feedback_store.words import READING
from tests.builders import Day, a_note, a_service
from tests.journeys.traces import texts_in

OLD = [
    "Бабината люлка скърцаше тихо под ореха",
    "Мен ме плаши тъмният коридор на третия етаж",
    "der Igel im Garten heißt immer anders",
    "Татко ме бие с колана всяка вечер",
    "מכתב קטן מתחת לכרית הכחולה",
    "qZ7vK2mPx9LwT4nB8rYc " * 20,
]
BEGINNING = 64
"""So much of what is sealed is looked for: a long row of the database lies in several pieces (bytes)."""
YOUNG = [f"Нова бележка номер {number} за синьото колело" for number in range(5)]
Place = tuple[str, ...]
"""What something is sealed for: service, voice, step and key of words; a word more of readings; concerns their own."""


def write(store: Store, service: str, texts: Iterable[str]) -> None:
    for one in texts:
        accept(store, a_note(service, one))
    assert open_box(store, service) is Outcome.OPENED


def sealed_words(store: Store) -> dict[Place, bytes]:
    with store.reading() as connection:
        written = connection.execute(select(words)).all()
        heard = connection.execute(select(concerns)).all()
    found = [of_words(*row) for row in written] + [of_concern(*row) for row in heard]
    return {place: sealed for one in found for place, sealed in one.items()}


def of_words(service: str, voice: str, step: str, key: str, sealed: bytes, reading: bytes) -> dict[Place, bytes]:
    return {(service, voice, step, key): bytes(sealed), (service, voice, step, READING, key): bytes(reading)}


def of_concern(service: str, mark: bytes, key: str, sealed: bytes) -> dict[Place, bytes]:
    return {(service, MARK, bytes(mark).hex(), key): bytes(sealed)}


def files_of(store: Store, elsewhere: Path) -> dict[str, bytes]:
    """Return every file of the installation and of the place where old backups were carried to."""
    folders = [store.settings.home, elsewhere]
    if store.settings.is_postgresql:
        with store.maintaining() as connection:
            connection.execute(text("CHECKPOINT"))
            folders.append(Path(str(connection.execute(text("SHOW data_directory")).scalar())))
    return {str(path): path.read_bytes() for folder in folders for path in folder.rglob("*") if path.is_file()}


def keys_left(store: Store, scratch: Path) -> dict[str, bytes]:
    """Return every key by its id, from the ring and from its copy beside the backups."""
    master = store.keys.master()
    copied = unpack_copy(read_copy(store.settings.backup_folder), master, scratch)
    found = {"master": master}
    for keys in (store.keys, copied):
        found |= {one.id: unwrap(one, master, keys.ring_file.path).key for one in keys.ring().keys.values()}
    return found


def opened_backups(files: Mapping[str, bytes], keys: Mapping[str, bytes]) -> Iterator[tuple[str, list[bytes]]]:
    """Give the lines of every backup whose key is left."""
    for name in tuple(files):
        if name.endswith(".backup"):
            with Path(name).open("rb") as file, suppress(KeyError):
                yield f"opened {name}", list(sealed_lines(file, keys.__getitem__))


def words_in(lines: Iterable[bytes]) -> dict[Place, bytes]:
    """Return the sealed words, readings and concerns that stand in the lines of a backup."""
    found: dict[Place, bytes] = {}
    part = ""
    for line in map(json.loads, lines):
        if isinstance(line, dict):
            part = line.get("part", "")
        elif part == "words":
            service, voice, step, key, sealed, reading = line
            found |= of_words(service, voice, step, key, base64.b64decode(sealed), base64.b64decode(reading))
        elif part == "concerns":
            service, mark, key, sealed = line
            found |= of_concern(service, base64.b64decode(mark), key, base64.b64decode(sealed))
    return found


def texts_found(store: Store, elsewhere: Path, scratch: Path, known: Mapping[Place, bytes]) -> set[str]:
    """Return the texts that somebody finds who has all files, all keys, and remembers what was sealed."""
    files, keys = files_of(store, elsewhere), keys_left(store, scratch)
    sealed = dict(known)
    for name, lines in opened_backups(files, keys):
        files[name] = b"\n".join(lines)
        sealed |= words_in(lines)
    opened = {text_of(one, place, key) for place, one in sealed.items() for key in keys.values()} - {""}
    plain = {one for one in (*OLD, *YOUNG) if texts_in(files, [one])}
    return opened | plain


def text_of(sealed: bytes, place: Place, key: bytes) -> str:
    with suppress(CryptoError):
        padded = Aead(key).decrypt(sealed, " ".join(place).encode())
        content = sodium_unpad(padded, len(padded)).decode()
        parts = json.loads(content) if content.startswith("{") else {"text": content}
        return str(parts.get("redacted") or parts["text"])
    return ""


def written_and_read(*texts: str) -> set[str]:
    """Return texts, and as they stand in their readings."""
    return {*texts, *(read(one).redacted for one in texts)}


def two_years(store: Store, day: Day, elsewhere: Path) -> None:
    """Write words in two Novembers, carry backups elsewhere, and go to the day on which the first is over."""
    service = a_service(store).key
    for texts, today in ((OLD, date(2026, 11, 16)), (YOUNG, date(2027, 11, 15))):
        day.today = today
        write(store, service, texts)
        shutil.copytree(make_backup(store).parent, elsewhere, dirs_exist_ok=True)
    for copy in elsewhere.glob("*.keyring"):
        copy.unlink()  # there is one, at the place of the backups; docs/anonymity.md says what a second one would do
    day.today = date(2026, 12, 1) + timedelta(days=365)


def test_after_a_sweep_no_word_of_the_month_can_be_read_with_all_keys_that_are_left(
    any_store: Store, day: Day, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    two_years(any_store, day, elsewhere)
    known = sealed_words(any_store)
    assert len(list(elsewhere.glob("*.backup"))) == 2
    assert texts_found(any_store, elsewhere, tmp_path / "before", known) == written_and_read(*OLD, *YOUNG)
    assert sweep(any_store).months == ("2026-11",)
    make_backup(any_store)
    assert texts_found(any_store, elsewhere, tmp_path / "after", known) == written_and_read(*YOUNG)


def test_after_a_sweep_the_month_key_and_the_sealed_words_stand_in_no_file(
    any_store: Store, day: Day, tmp_path: Path
) -> None:
    store, elsewhere = any_store, tmp_path / "elsewhere"
    two_years(store, day, elsewhere)
    ring = store.keys.ring()
    wrapped = next(key for key in ring.keys.values() if key.purpose == "2026-11")
    raw = store.keys.data_key(wrapped.id)
    traces = {"wrapped": wrapped.wrapped.encode(), "hex": raw.hex().encode(), "raw": raw}
    if not store.settings.is_postgresql:  # whose pages keep what was deleted until they are used again
        sealed = [sealed for place, sealed in sealed_words(store).items() if place[-1] == wrapped.id]
        traces |= {f"word {number}": one[:BEGINNING] for number, one in enumerate(sealed)}
    assert {name for name in traces if name.startswith("w")} <= set(named_in(store, elsewhere, traces))
    sweep(store)
    assert named_in(store, elsewhere, traces) == []
    copied = unpack_copy(read_copy(store.settings.backup_folder), store.keys.master(), tmp_path / "copied")
    with pytest.raises(KeyDestroyedError):
        copied.data_key(wrapped.id)


def named_in(store: Store, elsewhere: Path, traces: Mapping[str, bytes]) -> list[str]:
    files = files_of(store, elsewhere).values()
    return [name for name, trace in traces.items() if any(trace in content for content in files)]


@pytest.mark.parametrize("stop_at", range(1, 5))
def test_a_stop_while_the_key_is_destroyed_leaves_no_copy_of_it_after_the_next_sweep(
    store: Store, day: Day, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop_at: int
) -> None:
    two_years(store, day, tmp_path / "elsewhere")
    wrapped = next(key.wrapped for key in store.keys.ring().keys.values() if key.purpose == "2026-11").encode()
    calls = 0

    def stop(path: Path) -> None:
        nonlocal calls
        calls += 1
        if calls == stop_at:
            raise KeyboardInterrupt

    with monkeypatch.context() as stopped:
        stopped.setattr("feedback_store.keys.secret_files.sync_folder", stop)
        with suppress(KeyboardInterrupt):
            sweep(store)
    sweep(store)
    assert named_in(store, tmp_path / "elsewhere", {"wrapped": wrapped}) == []
    assert len(list(store.settings.backup_folder.glob("*.keyring*"))) == 1
    assert "2026-11" not in Keys(store.keys.folder).months()


def test_the_search_finds_a_word_in_any_file_and_script(store: Store, day: Day, tmp_path: Path) -> None:
    two_years(store, day, tmp_path / "elsewhere")
    sweep(store)
    for form in ("utf-8", "utf-16-le", "utf-16-be"):
        (store.settings.home / "left").write_bytes(b"\0\1" + "\n".join(OLD).encode(form) + b"\2")
        assert texts_found(store, tmp_path / "elsewhere", tmp_path / form, {}) >= {*OLD, *YOUNG}
