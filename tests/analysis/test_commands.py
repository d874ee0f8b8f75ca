"""The command that writes the section."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import insert

from analysis.commands import report, write_section
from analysis.errors import UnwritableFolderError
from config.settings import read_settings
from feedback_store.engine import open_store
from feedback_store.errors import UnknownServiceError
from feedback_store.schema import hidden_counts
from feedback_store.social_services import add_service


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GLASCHE_HOME", str(tmp_path / "home"))
    store = open_store(read_settings(), migrate=True)
    add_service(store, "cop-ruse", "ЦОП – Русе", 40)
    store.close()


def run(*arguments: str) -> Result:
    return CliRunner().invoke(report, ["--year", "2026", *arguments])


@pytest.mark.usefixtures("environment")
def test_the_path_of_the_file_is_printed(tmp_path: Path) -> None:
    result = run("--service", "cop-ruse", "--format", "html", "--out", str(tmp_path / "new"), "--language", "en")
    path = tmp_path / "new" / "user-voice-cop-ruse-2026.en.html"
    assert (result.exit_code, result.output) == (0, f"{path}\n")
    assert "ЦОП – Русе, 2026" in path.read_text(encoding="utf-8")


@pytest.mark.usefixtures("environment")
def test_the_language_is_that_of_the_settings_where_none_is_given(tmp_path: Path) -> None:
    assert run("--service", "cop-ruse", "--out", str(tmp_path)).output.endswith("user-voice-cop-ruse-2026.bg.html\n")


@pytest.mark.usefixtures("environment")
def test_an_unknown_service_is_refused() -> None:
    assert isinstance(run("--service", "nowhere").exception, UnknownServiceError)


def test_a_folder_that_cannot_be_written_is_refused_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(UnwritableFolderError, match="choose another folder with --out"):
        write_section("text", tmp_path / "file", "section.html")


def test_a_wrong_year_or_format_is_not_understood() -> None:
    assert run("--service", "cop-ruse", "--format", "docx").exit_code == 2
    assert CliRunner().invoke(report, ["--service", "cop-ruse", "--year", "26"]).exit_code == 2


@pytest.mark.usefixtures("environment")
def test_the_section_says_how_many_voices_two_people_have_hidden(tmp_path: Path) -> None:
    def section() -> str:
        run("--service", "cop-ruse", "--out", str(tmp_path))
        return (tmp_path / "user-voice-cop-ruse-2026.bg.html").read_text(encoding="utf-8")

    assert "скрит" not in section()
    store = open_store(read_settings())
    with store.writing() as connection:
        connection.execute(insert(hidden_counts).values(service="cop-ruse", year=2026, count=2))
    store.close()
    assert "двама от екипа заедно са скрили 2 гласа" in section()
