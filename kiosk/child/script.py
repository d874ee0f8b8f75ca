"""The modules of the child's page, sent as two: what the shelf needs, and what comes with the first touch."""

import re
from collections.abc import Collection
from functools import cache
from pathlib import Path

MODULES = Path(__file__).parent.parent / "static" / "child"
ENTRY, LATER = "main.js", "later.js"
HANDED_OUT = "touched"
"""What the later script hands out."""

IMPORT = re.compile(r'^import \{([^}]*)\} from "([^"]+)";\n', re.MULTILINE)
FOR_PEOPLE = re.compile(r"^[ ]*//[^\n]*\n|^[ ]+|^\n", re.MULTILINE)
"""Lines of comment, empty ones and indentation: a quarter of what would go to the tablet."""
EXPORT = re.compile(r"^export (?=const |class |function |async function )", re.MULTILINE)


@cache
def joined_script(folder: Path = MODULES, entry: str = ENTRY) -> str:
    """Return a module after everything that it imports, each once, without remarks; names must differ across them.

    The modules hold to a plain form, `import { name } from "./file.js";` and `export function`, no text goes over
    several lines, and they are read from disk once: restart the server after a change.
    """
    first = _placed(folder / entry)
    return _joined(first) + _handing_out(sorted(_needed_of(first, _placed(folder / LATER, first))))


@cache
def later_script(folder: Path = MODULES, address: str = "/child.js") -> str:
    """Return the modules that only the first touch needs; what the first script holds, they get from its address."""
    first = _placed(folder / ENTRY)
    later = _placed(folder / LATER, first)
    needed = ", ".join(sorted(_needed_of(first, later)))
    return f'import {{ {needed} }} from "{address}";\n' + _joined(later) + _handing_out([HANDED_OUT])


def _placed(module: Path, known: Collection[Path] = ()) -> dict[Path, str]:
    """Return the sources of a module and of all that it imports, each after what it needs; none where it is missing."""
    placed: dict[Path, str] = {}
    if module.exists():
        _place(module.resolve(), placed, known)
    return placed


def _place(module: Path, placed: dict[Path, str], known: Collection[Path]) -> None:
    source = module.read_text(encoding="utf-8")
    for _, needed in IMPORT.findall(source):
        needed_module = (module.parent / needed).resolve()
        if needed_module not in placed and needed_module not in known:
            _place(needed_module, placed, known)
    placed[module] = source


def _needed_of(first: Collection[Path], later: dict[Path, str]) -> set[str]:
    """Return the names that later modules import from the first ones."""
    return {
        name.strip()
        for module, source in later.items()
        for names, needed in IMPORT.findall(source)
        if (module.parent / needed).resolve() in first
        for name in names.split(",")
    }


def _joined(placed: dict[Path, str]) -> str:
    return "".join(FOR_PEOPLE.sub("", EXPORT.sub("", IMPORT.sub("", source))) for source in placed.values())


def _handing_out(names: Collection[str]) -> str:
    return f"export {{ {', '.join(names)} }};\n" if names else ""
