"""Secret files that are replaced, and the locks under which that is done."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from feedback_store.errors import StoreBusyError
from feedback_store.keys.secret_files import DRAFT, read_secret, replace_secret, wipe_leftovers, write_secret
from feedback_store.lock_file import held_alone, held_with_others
from tests.feedback_store.key_folders import lying_in


def test_a_reader_never_sees_a_half_wiped_file(tmp_path: Path) -> None:
    path = tmp_path / "file"
    contents = {bytes([number]) * 100_000 for number in (65, 66)}
    replace_secret(path, min(contents))
    with ThreadPoolExecutor(2) as threads:
        writing = threads.submit(_replace_often, path, [*contents] * 50)
        while not writing.done():
            assert read_secret(path) in contents
        writing.result()
    assert lying_in(tmp_path) == {"file"}


def test_wiping_leftovers_spares_the_file_that_is_just_being_replaced(tmp_path: Path) -> None:
    path = tmp_path / "ring.json"
    replace_secret(path, b"first")
    (tmp_path / "ring.json.ab12cd34.earlier").hardlink_to(path)  # a stop right before the new one took its place
    wipe_leftovers(tmp_path)
    assert path.read_bytes() == b"first"
    replace_secret(path, b"second")
    wipe_leftovers(tmp_path)
    assert lying_in(tmp_path) == {"ring.json"}


def _replace_often(path: Path, contents: list[bytes]) -> None:
    for content in contents:
        replace_secret(path, content)


def test_a_draft_that_a_stop_has_left_as_a_second_name_of_a_key_does_not_take_the_key_with_it(tmp_path: Path) -> None:
    key = tmp_path / "master.key"
    write_secret(key, b"secret")
    draft = tmp_path / f"{key.name}.17-4711{DRAFT}"
    draft.hardlink_to(key)  # `publish` was stopped before it could take the first name away
    os.utime(draft, (0, 0))
    wipe_leftovers(tmp_path)
    assert (read_secret(key), lying_in(tmp_path)) == (b"secret", {"master.key"})


def test_a_lock_is_held_alone_or_with_others(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with held_alone(path, "busy"), pytest.raises(StoreBusyError, match="busy"):
        held_with_others(path, "busy")
    one, other = held_with_others(path, "busy"), held_with_others(path, "busy")
    with pytest.raises(StoreBusyError), held_alone(path, "busy"):
        pass
    one.close()
    other.close()
    with held_alone(path, "busy"):
        pass
