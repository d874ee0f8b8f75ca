"""The word lists are sound, and what would be wrong in one is found."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from analysis.language import list_checks
from analysis.language.commands import language
from analysis.language.list_checks import COLUMNS, findings
from config import word_lists
from config.word_lists import FOLDER


def test_nothing_is_wrong_in_the_word_lists() -> None:
    assert list(findings()) == []


def test_every_list_is_checked() -> None:
    assert {path.stem for path in FOLDER.glob("*.tsv")} == set(COLUMNS)


@pytest.mark.parametrize(
    ("name", "line", "problem"),
    [
        ("polarity", "хубаво\t0.6", "stands there twice"),
        ("other_polarity", "quack\ten\tmuch", "is no number from -1 to 1"),
        ("polarity", "ха*\t0.6", "a stem needs at least 3 letters"),
        ("idioms", "О, не\t-0.6", "no text has the word"),
        ("themes", "квак\tтопка", "is no theme"),
        ("modifiers", "не е зле\tnegation\t-1", "is a negation in modifiers too"),
        ("groups", "без колони", "2 columns between tabs are wanted"),
    ],
)
def test_a_fault_in_a_list_is_named_with_its_entry(
    name: str, line: str, problem: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for path in FOLDER.glob("*.tsv"):
        more = f"{line}\n" if path.stem == name else ""
        (tmp_path / path.name).write_text(path.read_text(encoding="utf-8").rstrip("\n") + f"\n{more}", encoding="utf-8")
    monkeypatch.setattr(word_lists, "FOLDER", tmp_path)
    found = list(list_checks.findings())
    assert any(problem in one.problem and one.list in (name, "idioms") for one in found), found
    result = CliRunner().invoke(language, ["check"])
    assert result.exit_code == 1
    assert problem in result.output
    assert "Mend the lists" in result.output
