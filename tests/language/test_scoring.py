"""The figures of the reader say what they should, and a half that is not there is named."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from analysis.language.commands import language
from analysis.language.scoring import macro_f1, score, texts_of, unmarked
from config.errors import SetsError


def test_macro_f1_is_the_mean_over_the_classes() -> None:
    assert macro_f1([(1, 1), (0, 0), (-1, -1)], (-1, 0, 1)) == 1
    assert macro_f1([(1, 1), (1, 0)], (0, 1)) == pytest.approx((0 + 2 / 3) / 2)


def test_marks_are_taken_out_and_their_places_known() -> None:
    plain, marks = unmarked("играя с {name:Ваня} тук")
    assert plain == "играя с Ваня тук"
    assert [plain[start:end] for start, end, _ in marks] == ["Ваня"]


def test_texts_that_are_not_here_are_named() -> None:
    with pytest.raises(SetsError, match="come with the sources"):
        texts_of("sentiment", "development", Path("/nowhere"))


def test_the_command_says_each_figure_and_whether_it_is_reached() -> None:
    result = CliRunner().invoke(language, ["score"])
    assert result.exit_code == 0
    assert len(result.output.splitlines()) == len(score("development").measures)
    assert "polarity: macro-F1" in result.output


def test_nobody_looks_at_the_held_out_texts_by_command() -> None:
    result = CliRunner().invoke(language, ["score", "--held-out", "--misses"])
    assert result.exit_code == 2
    assert "not to be looked at" in result.output
