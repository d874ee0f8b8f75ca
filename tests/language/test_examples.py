"""The examples that the weights are learned from are in their form, and none is one that the reader is measured on."""

from config.reading import ConcernCategory, Theme
from tests.language.learning.examples import concern_examples, feedback_examples
from tests.language.test_sets import HALVES, WANTED, texts

ABOUT = {"self", "other", "house"}


def test_every_kind_of_example_is_there() -> None:
    feedback, concerns = feedback_examples(), concern_examples()
    assert {one.polarity for one in feedback} == {-1, 0, 1}
    assert {theme for one in feedback for theme in one.themes} == set(Theme)
    assert {one.category for one in concerns} == {None, *ConcernCategory}
    assert all((one.severity == 0) == (one.category is None) for one in concerns)
    assert all(one.about in ABOUT for one in concerns if one.category)


def test_no_example_stands_twice_or_in_a_set_that_is_measured_on() -> None:
    examples = [one.text for one in feedback_examples()] + [one.text for one in concern_examples()]
    found = [text.strip().lower() for text in examples]
    measured = {text["text"].strip().lower() for kind in WANTED for half in HALVES for text in texts(kind, half)}
    assert len(found) == len(set(found))
    assert not measured & set(found)
