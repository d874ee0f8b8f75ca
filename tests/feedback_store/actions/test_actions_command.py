"""`glasche actions list` and `glasche news-poster`: what staff read and print without a page."""

from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from config.settings import Settings
from feedback_store.actions.kept import Decided, Decision, Source, begin_action
from feedback_store.actions.told import ToldAt, tell
from feedback_store.commands.actions import actions as command
from feedback_store.engine import Store
from feedback_store.errors import UnknownServiceError
from kiosk.errors import NothingToldError
from kiosk.news.commands import news_poster
from tests.builders import a_service
from tests.feedback_store.actions.test_decisions import DONE


@pytest.fixture
def home(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let commands work on the home of the test."""
    monkeypatch.setenv("GLASCHE_HOME", str(settings.home))


def begin(store: Store, service: str, about: str, first: Decided) -> int:
    return begin_action(store, service, about, about=about, source=Source.STAFF, named="", first=first, by="m")


@pytest.mark.usefixtures("home")
def test_the_list_tells_what_is_late_who_answers_and_what_children_are_told(store: Store) -> None:
    service, today = a_service(store, "cop-ruse").key, store.today()
    assert "There is none." in CliRunner().invoke(command, ["list", service]).output
    begin(store, service, "Ключалката", Decided(Decision.UNDER_WAY, "", "Мария", today - timedelta(days=1), ""))
    number = begin(store, service, "Навън", DONE)
    said, places = {"bg": "Вече сме навън."}, frozenset({ToldAt.POSTER})
    tell(store, service, number, 0, sentences=said, picture="1F333", places=places, told_from=today)
    lines = CliRunner().invoke(command, ["list", service]).output.splitlines()
    assert [line.split("\t")[0] for line in lines] == ["2", "1"] and lines[0].endswith("Навън\tВече сме навън.")
    (late,) = CliRunner().invoke(command, ["list", service, "--late"]).output.splitlines()
    assert "(late)\tМария\tКлючалката\tnot told" in late
    assert isinstance(CliRunner().invoke(command, ["list", "nowhere"]).exception, UnknownServiceError)


@pytest.mark.usefixtures("home")
def test_the_poster_is_a_file_of_what_is_told_on_it(store: Store, tmp_path: Path) -> None:
    service, out = a_service(store, "cop-ruse").key, tmp_path / "news.pdf"
    typed = [service, "--language", "bg", "--out", str(out)]
    assert isinstance(CliRunner().invoke(news_poster, typed).exception, NothingToldError)
    number, places = begin(store, service, "Навън", DONE), frozenset({ToldAt.POSTER})
    said = {"bg": "Вече сме навън."}
    tell(store, service, number, 0, sentences=said, picture="1F333", places=places, told_from=store.today())
    assert CliRunner().invoke(news_poster, typed).exit_code == 0
    assert out.read_bytes().startswith(b"%PDF")
