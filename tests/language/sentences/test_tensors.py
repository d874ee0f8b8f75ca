"""Tables of numbers come out of their file as they went in."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from analysis.language.sentences.tensors import read_tensors, write_tensors


def test_tables_come_back_as_they_were_written(tmp_path: Path) -> None:
    tables: dict[str, Any] = {
        "steps": np.arange(6, dtype=np.float32).reshape(2, 3),
        "numbers": np.array([[-127, 0, 127]], np.int8),
    }
    write_tensors(tmp_path / "tables", tables)
    found = read_tensors(tmp_path / "tables")
    assert {name: table.tolist() for name, table in found.items()} == {n: t.tolist() for n, t in tables.items()}
    assert {name: table.dtype for name, table in found.items()} == {name: table.dtype for name, table in tables.items()}


def test_a_table_that_was_read_cannot_be_changed(tmp_path: Path) -> None:
    write_tensors(tmp_path / "tables", {"numbers": np.zeros(3, np.int8)})
    with pytest.raises(ValueError, match="read-only"):
        read_tensors(tmp_path / "tables")["numbers"][0] = 1
