"""The folder of an example year is never that of a real installation."""

from pathlib import Path

import pytest

import set_up
from analysis.errors import ExampleHomeError
from analysis.example.commands import PORT
from analysis.example.home import OF_THE_REAL_ONE, clear_home, example_settings, is_finished, usual_home
from config.settings import PREFIX, Settings, read_settings
from feedback_store.engine import Store, open_store
from feedback_store.errors import StoreBusyError
from feedback_store.example import FINISHED, UNFINISHED, example_in, mark_finished, mark_unfinished


def test_it_lies_beside_the_real_one_and_has_none_of_its_ways_out(settings: Settings) -> None:
    real = settings.model_copy(update={"database_url": "postgresql://here/real", "backups": Path("real")})
    demo = example_settings(real, usual_home(real))
    assert demo.home == Path(f"{settings.home}-demo")
    assert {getattr(demo, name) for name in OF_THE_REAL_ONE} == {None}
    assert demo.smallest_group == settings.smallest_group


def test_what_leads_to_the_real_installation_is_the_same_for_make(settings: Settings) -> None:
    assert tuple(f"{PREFIX}{name.upper()}" for name in OF_THE_REAL_ONE) == set_up.OF_THE_REAL_ONE
    assert str(PORT) == set_up.DEMO_PORT


def test_a_real_installation_is_refused_and_left_as_it_is(store: Store, settings: Settings) -> None:
    before = sorted(settings.home.rglob("*"))
    with pytest.raises(ExampleHomeError, match="holds no example year; it is left as it is"):
        clear_home(settings.home)
    assert sorted(settings.home.rglob("*")) == before


def test_a_folder_of_anything_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear", encoding="utf-8")
    with pytest.raises(ExampleHomeError):
        clear_home(tmp_path)
    (tmp_path / "glasche.sqlite").write_text("no database", encoding="utf-8")
    with pytest.raises(ExampleHomeError):
        clear_home(tmp_path)


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ExampleHomeError, match="cannot be read or cleared"):
        clear_home(tmp_path / "file")


def test_an_empty_folder_and_a_missing_one_are_taken(tmp_path: Path) -> None:
    clear_home(tmp_path)
    clear_home(tmp_path / "missing")
    assert tmp_path.exists() and not (tmp_path / "missing").exists()


def test_an_example_year_that_is_being_looked_at_stays(store: Store, settings: Settings) -> None:
    mark_finished(store)
    with pytest.raises(StoreBusyError, match="stop it first"):
        clear_home(settings.home)
    assert is_finished(settings.home)


def test_an_earlier_example_year_is_cleared_whole_or_half_made(empty_home: Path) -> None:
    for mark, state in ((mark_unfinished, UNFINISHED), (mark_finished, FINISHED)):
        store = open_store(read_settings({"GLASCHE_HOME": str(empty_home)}), migrate=True)
        mark(store)
        store.close()
        assert (example_in(empty_home), is_finished(empty_home)) == (state, state == FINISHED)
        clear_home(empty_home)
        assert not empty_home.exists()
