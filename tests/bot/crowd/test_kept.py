"""The comparison of boxes with what was confirmed finds what it looks for: a half, a doubled, a lost voice."""

from collections.abc import Mapping

import pytest

from bot.dialogue import Offered
from config.load import offered_instruments
from tests.bot.crowd.kept import as_lines, summary_of

WHOLE = {"mood": ["sad"], "how": ["words"], "why": "Скарахме се"}
HALF = {"mood": ["sad"]}


@pytest.fixture
def offered() -> Offered:
    return offered_instruments(with_words=True)


def lines(offered: Offered, *answers: Mapping[str, object]) -> object:
    about = {"instrument": "mood_board", "language": "bg", "speaker": "child"}
    return as_lines(summary_of({**about, "answers": one}, offered) for one in answers)


def test_the_order_in_a_box_does_not_matter(offered: Offered) -> None:
    assert lines(offered, WHOLE, HALF) == lines(offered, HALF, WHOLE)


@pytest.mark.parametrize("kept", [(WHOLE, WHOLE), (HALF,), ()], ids=["doubled", "half", "lost"])
def test_what_is_not_there_once_and_whole_is_found(offered: Offered, kept: tuple[Mapping[str, object], ...]) -> None:
    assert lines(offered, *kept) != lines(offered, WHOLE)
