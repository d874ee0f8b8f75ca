"""The mark of an example year in the store, and what the doctor says of it."""

from config.doctor import Level
from config.settings import Settings
from feedback_store.checks import check_store
from feedback_store.engine import Store
from feedback_store.example import FINISHED, UNFINISHED, example_in, is_example, mark_finished, mark_unfinished


def test_a_fresh_store_is_no_example(any_store: Store) -> None:
    assert not is_example(any_store) and example_in(any_store.settings.home) is None


def test_an_example_year_is_one_before_it_is_finished(store: Store) -> None:
    mark_unfinished(store)
    assert is_example(store) and example_in(store.settings.home) == UNFINISHED
    mark_finished(store)
    assert is_example(store) and example_in(store.settings.home) == FINISHED


def test_the_doctor_warns_of_an_example_year_only(store: Store, settings: Settings) -> None:
    assert not [finding for finding in check_store(settings) if "example year" in finding.sentence]
    mark_finished(store)
    (found,) = [finding for finding in check_store(settings) if "example year" in finding.sentence]
    assert found.level is Level.WARNING and found.remedy
