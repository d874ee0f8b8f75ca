"""What buttons carry can be read back, and nothing else is taken for a button of ours."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.taps import Tap, Verb, is_for, is_of, read_tap, service_of, write_tap

KEYS = st.from_regex(r"[a-z][a-z0-9_]{0,23}", fullmatch=True)


@given(verb=st.sampled_from(Verb), words=st.lists(KEYS, max_size=2), service=KEYS)
def test_a_tap_is_read_as_it_was_written(verb: Verb, words: list[str], service: str) -> None:
    data = write_tap(service, verb, *words, instrument="mood_board")
    assert read_tap(data) == Tap(verb, tuple(words))
    assert len(data.encode()) <= 64


@pytest.mark.parametrize("data", ["", "a", "zz:mood:3f09ac", "hello", ":", "🙂:x"])
def test_what_nobody_of_ours_wrote_means_nothing(data: str) -> None:
    assert read_tap(data) is None


@given(data=st.text(max_size=64))
def test_no_text_breaks_the_reading(data: str) -> None:
    read_tap(data)
    assert service_of(data, []) is None


def test_a_button_leads_back_to_its_service() -> None:
    data = write_tap("cop-ruse", Verb.LANGUAGE, "bg")
    assert service_of(data, ["cnst-byala", "cop-ruse"]) == "cop-ruse"
    assert service_of(data, ["cnst-byala"]) is None
    assert is_for("cop-ruse", data) and not is_for("cnst-byala", data)


def test_a_button_below_a_question_belongs_to_its_instrument_and_any_other_to_none() -> None:
    asked = write_tap("cop-ruse", Verb.TICK, "pictures", "food", instrument="happiness_jar")
    assert is_of("happiness_jar", asked) and not is_of("mood_board", asked) and not is_of("", asked)
    assert is_for("cop-ruse", asked) and read_tap(asked) == Tap(Verb.TICK, ("pictures", "food"))
    assert is_of("mood_board", write_tap("cop-ruse", Verb.ANEW))
