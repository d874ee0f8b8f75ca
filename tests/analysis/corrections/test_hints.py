"""Corrections become words for the lexicon: frequent ones only, from enough texts, and nothing of whoever wrote."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from analysis.corrections.hints import Hint, hints_from
from analysis.language.commands import language
from config.reading import Theme
from config.settings import Settings
from feedback_store.engine import Store
from feedback_store.intake import accept
from feedback_store.opening import open_box
from feedback_store.reviews.corrections import Told, correct
from tests.builders import a_member, a_note, a_service
from tests.feedback_store.reviews.reviewing import all_items

READ, SAID = Told("none", {}), Told("bad", {Theme.FOOD: "bad"})
SOUPS = [f"Супата беше студена {ending}" for ending in ("днес", "пак", "вчера", "много", "тук", "и вечерта", "за нас")]


def test_a_word_from_enough_texts_is_a_hint_with_its_count_rounded_down() -> None:
    hints = hints_from([(text, READ, SAID) for text in SOUPS], smallest_group=5)
    assert Hint("супа", "food", "absent", "bad", 5) in hints and Hint("супа", "feeling", "none", "bad", 5) in hints
    assert not {"днес", "пак", "вчера"} & {hint.word for hint in hints}  # each in one text only


@pytest.mark.parametrize(
    "text", ["Мария беше там", "Гошо ме удари", "живея на Шипка 14", "кръстосваме велоергометъра", "0888 123 456"]
)
def test_no_name_number_or_rare_word_is_ever_one(text: str) -> None:
    words = {hint.word for hint in hints_from([(text, READ, SAID)] * 20, smallest_group=5)}
    assert not words & {"мария", "гошо", "шипка", "14", "велоергометър", "кръстосвам", "0888", "#"}


def test_what_was_not_corrected_and_too_few_texts_give_nothing() -> None:
    assert hints_from([(text, READ, SAID) for text in SOUPS[:4]], smallest_group=5) == ()
    assert hints_from([(text, SAID, SAID) for text in SOUPS], smallest_group=5) == ()


def test_the_command_writes_the_list_and_no_text(
    store: Store, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GLASCHE_HOME", str(settings.home))
    service, elena = a_service(store).key, a_member(store, "Елена")
    for text in SOUPS:
        accept(store, a_note(service, text))
    open_box(store, service)
    for item in all_items(store, service, elena):
        correct(store, item, Told("good", {Theme.OUTINGS: "good"}))
    out = tmp_path / "hints.tsv"
    result = CliRunner().invoke(language, ["corrections", "--out", str(out)], catch_exceptions=False)
    assert result.exit_code == 0 and f"{out}" in result.output
    written = out.read_text(encoding="utf-8")
    assert "супа\toutings\tabsent\tgood\t5\n" in written
    assert service not in written and not [text for text in SOUPS if text in written]
    assert "cannot be written" in CliRunner().invoke(language, ["corrections", "--out", str(out)]).output
