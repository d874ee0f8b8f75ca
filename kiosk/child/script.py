"""The modules of the child's page, sent as one: small files for people, one request for a tablet."""

import re
from functools import cache
from pathlib import Path

MODULES = Path(__file__).parent.parent / "static" / "child"
ENTRY = "main.js"

IMPORT = re.compile(r'^import \{[^}]*\} from "([^"]+)";\n', re.MULTILINE)
FOR_PEOPLE = re.compile(r"^[ ]*//[^\n]*\n|^[ ]+|^\n", re.MULTILINE)
"""Lines of comment, empty ones and indentation: a quarter of what would go to the tablet."""
EXPORT = re.compile(r"^export (?=const |class |function |async function )", re.MULTILINE)


@cache
def joined_script(folder: Path = MODULES, entry: str = ENTRY) -> str:
    """Return a module after everything that it imports, each once, without remarks; names must differ across them.

    The modules hold to a plain form, `import { name } from "./file.js";` and `export function`, no text goes over
    several lines, and they are read from disk once: restart the server after a change.
    """
    placed: dict[Path, str] = {}
    _place((folder / entry).resolve(), placed)
    return FOR_PEOPLE.sub("", "".join(placed.values()))


def _place(module: Path, placed: dict[Path, str]) -> None:
    source = module.read_text(encoding="utf-8")
    for needed in IMPORT.findall(source):
        needed_module = (module.parent / needed).resolve()
        if needed_module not in placed:
            _place(needed_module, placed)
    placed[module] = FOR_PEOPLE.sub("", EXPORT.sub("", IMPORT.sub("", source)))
