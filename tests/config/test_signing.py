"""A native reader signs texts as they stand; the doctor counts those that none has signed."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from config.checks import check_signed
from config.doctor import Level
from config.errors import DefinitionError
from config.helplines import safety_sentences
from config.signing import signed_texts, texts_to_sign, unsigned
from config.unsigned import unsigned as print_unsigned
from config.vocabulary import LANGUAGES, STAFF_LANGUAGES

NOT_YOUR_FAULT = "Ако нещо лошо става, вината не е твоя."


def a_file(folder: Path, *lines: str) -> Path:
    file = folder / "signed.tsv"
    file.write_text("# signatures\n" + "\n".join(lines), encoding="utf-8")
    return file


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_keeps_safe_is_signed_in_every_language(language: str) -> None:
    assert set(safety_sentences(language)) <= set(texts_to_sign(language))
    assert any("116 111" in text for text in texts_to_sign(language))


@pytest.mark.parametrize("language", set(LANGUAGES) - set(STAFF_LANGUAGES))
def test_a_translation_is_signed_as_a_whole(language: str) -> None:
    assert len(texts_to_sign(language)) > 80 and len(set(texts_to_sign(language))) == len(texts_to_sign(language))


def test_a_signed_text_waits_no_more(tmp_path: Path) -> None:
    signed = a_file(tmp_path, f"bg\t2026-11-23\tA. B., teacher\t{NOT_YOUR_FAULT}")
    assert set(texts_to_sign("bg")) - set(unsigned("bg", signed)) == {NOT_YOUR_FAULT}


def test_a_text_that_was_changed_after_its_signature_waits_again(tmp_path: Path) -> None:
    signed = a_file(tmp_path, f"bg\t2026-11-23\tA. B., teacher\t{NOT_YOUR_FAULT[:-1]}!")
    assert NOT_YOUR_FAULT in unsigned("bg", signed)


def test_a_broken_line_is_told_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(DefinitionError, match=r"line 2: found no signature; write language, day, reader and text"):
        signed_texts(a_file(tmp_path, "bg\tonly this"))


def test_the_doctor_counts_what_nobody_has_signed() -> None:
    found = check_signed("tr")
    assert found.level is Level.WARNING and str(len(unsigned("tr"))) in found.sentence


def test_the_command_prints_what_a_reader_has_to_read() -> None:
    said = CliRunner().invoke(print_unsigned, ["uk"])
    assert said.exit_code == 0 and "Мені спокійно" in said.output.splitlines()
