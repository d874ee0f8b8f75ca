"""Tables of numbers in one file, in the form of safetensors: lengths and places in JSON, then the numbers.

They stay in the file; of it only what is used is brought into memory.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

LENGTH_BYTES = 8
KINDS = {"I8": "<i1", "F32": "<f4"}
"""How numpy calls the kinds of numbers that occur."""


def read_tensors(path: Path) -> "dict[str, NDArray[Any]]":
    """Return the tables of a file by their names."""
    import numpy

    # Each part of a memmap is watched as the whole is, which takes longer than to multiply it.
    whole = numpy.asarray(numpy.memmap(path, numpy.uint8, "r"))
    length = int.from_bytes(whole[:LENGTH_BYTES].tobytes(), "little")
    begin = LENGTH_BYTES + length
    tables = {}
    for name, said in json.loads(whole[LENGTH_BYTES:begin].tobytes()).items():
        first, end = said["data_offsets"]
        tables[name] = whole[begin + first : begin + end].view(KINDS[said["dtype"]]).reshape(said["shape"])
    return tables


def write_tensors(path: Path, tables: "Mapping[str, NDArray[Any]]") -> None:
    """Write tables of signed bytes or of 32-bit numbers into a file."""
    kinds = {kind: name for name, kind in KINDS.items()}
    said, place = {}, 0
    for name, table in tables.items():
        kind = kinds[table.dtype.newbyteorder("<").str.replace("|", "<")]
        said[name] = {"dtype": kind, "shape": list(table.shape), "data_offsets": [place, place + table.nbytes]}
        place += table.nbytes
    head = json.dumps(said, separators=(",", ":")).encode()
    head += b" " * (-len(head) % LENGTH_BYTES)
    with path.open("wb") as file:
        file.write(len(head).to_bytes(LENGTH_BYTES, "little") + head)
        for table in tables.values():
            file.write(table.tobytes())
