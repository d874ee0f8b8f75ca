"""Names that are not used here, and what every file has."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.rules.sources import files, room_files, text_of, tree_of

READS_THE_ENVIRONMENT = {Path("config/settings.py")}
CARRIES_A_TIME = {"uuid1", "uuid6", "uuid7", "ulid", "ULID", "Fernet", "MultiFernet"}
"""Each writes the moment of a voice into its id or its ciphertext (docs/anonymity.md)."""
SAYS_NOTHING = {"utils.py", "helpers.py", "manager.py", "managers.py", "services.py", "misc.py", "common.py"}
LONGEST_FILE = 400
"""Lines; the aim is 150, and at 300 one looks for the seam."""
OF_THE_ENVIRONMENT = {"environ", "environb", "getenv", "getenvb", "putenv"}
AN_ERROR = re.compile(r"(Error|Exception|Warning)$")


def names_in(file: Path) -> set[str]:
    nodes = list(ast.walk(tree_of(file)))
    names = {node.id for node in nodes if isinstance(node, ast.Name)}
    attributes = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    imported = {alias.name for node in nodes if isinstance(node, ast.Import | ast.ImportFrom) for alias in node.names}
    return names | attributes | imported


def used_of_os(file: Path) -> set[str]:
    """Return the names of the module `os` that a file uses, by whichever way it imports them."""
    nodes = list(ast.walk(tree_of(file)))
    parts = {node.attr for node in nodes if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "os"}
    taken = [node.names for node in nodes if isinstance(node, ast.ImportFrom) and node.module == "os"]
    return parts | {alias.name for names in taken for alias in names}


def marks_without_reason(tree: ast.Module) -> Iterator[int]:
    """Return the lines of `skip`, `skipif` and `xfail`, as marks or calls, that give no reason."""
    calls = {call.func: call for call in ast.walk(tree) if isinstance(call, ast.Call)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in {"skip", "skipif", "xfail"}:
            call = calls.get(node)
            named = {keyword.arg for keyword in call.keywords} if call else set()
            is_sentence = call is not None and bool(call.args) and not ast.unparse(node.value).endswith("mark")
            if not (is_sentence or "reason" in named):
                yield node.lineno


def test_a_module_begins_with_a_sentence_about_itself() -> None:
    assert not [file for file in files("*.py") if len(ast.get_docstring(tree_of(file)) or "") < 10]


def test_a_file_is_named_for_the_one_thing_it_holds() -> None:
    assert not [file for file in files("*.py") if file.name in SAYS_NOTHING]


def test_a_file_stays_short_enough_to_read() -> None:
    assert not [file for file in files("*.py") if len(text_of(file).splitlines()) > LONGEST_FILE]


def test_only_the_settings_read_the_environment() -> None:
    assert {file for file in room_files() if used_of_os(file) & OF_THE_ENVIRONMENT} == READS_THE_ENVIRONMENT


def test_nothing_that_carries_a_time_is_used() -> None:
    assert not [(file, CARRIES_A_TIME & names_in(file)) for file in room_files() if CARRIES_A_TIME & names_in(file)]


def test_the_name_of_every_error_ends_in_error() -> None:
    classes = [(file, node) for file in room_files() for node in tree_of(file).body if isinstance(node, ast.ClassDef)]
    errors = [(file, node.name) for file, node in classes if any(AN_ERROR.search(ast.unparse(b)) for b in node.bases)]
    assert errors
    assert not [(file, name) for file, name in errors if not name.endswith("Error")]


def test_no_test_is_skipped_or_expected_to_fail_without_a_reason() -> None:
    tests = [file for file in files("*.py") if file.parts[0] == "tests"]
    assert not [(file, line) for file in tests for line in marks_without_reason(tree_of(file))]


def test_a_mark_without_a_reason_is_seen() -> None:
    tree = ast.parse('pytest.mark.skip\npytest.mark.skipif(True)\npytest.mark.xfail(reason="x")\npytest.skip("x")')
    assert list(marks_without_reason(tree)) == [1, 2]
