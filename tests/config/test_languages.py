"""A language is a folder: its file is read value by value, and a broken one says what to mend and harms no other."""

import re
from pathlib import Path

import pytest

from config.errors import DefinitionError
from config.languages import LOCALES, Language, all_languages, read_language
from config.vocabulary import ADDED_LANGUAGES, LANGUAGES, STAFF_LANGUAGES

WHOLE = 'name = "Romani"\nkeyboard = ["abc", "def"]\nfirst_letters = "abc"\n'


def a_folder(locales: Path, content: str, code: str = "rmn") -> Path:
    folder = locales / code
    folder.mkdir(parents=True)
    (folder / "language.toml").write_text(content, encoding="utf-8")
    return folder


def test_a_language_says_how_it_is_written_typed_and_spoken(tmp_path: Path) -> None:
    more = 'is_right_to_left = true\ntelegram = "qq"\n'
    read = read_language(a_folder(tmp_path, WHOLE + more))
    assert read == Language("rmn", "Romani", ("abc", "def"), "abc", is_right_to_left=True, telegram="qq")
    assert (read.direction, read.voice) == ("rtl", "")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("name = 1\n", "name: found 1; write a text in quotation marks"),
        (WHOLE.replace("Romani", ""), "name: found nothing"),
        (WHOLE + "right = true\n", "right: found an unknown key"),
        (WHOLE + 'is_right_to_left = "yes"\n', "is_right_to_left: found 'yes'; write true or false"),
        (WHOLE + 'digits = ["jekh"]\n', "digits: found 1; write the ten from zero to nine"),
        (WHOLE + 'telegram = "rmn"\n', "telegram: found 'rmn'; write two small letters"),
        ("name = \n", "found no readable TOML"),
    ],
)
def test_a_broken_file_says_what_was_found_and_what_to_do(tmp_path: Path, content: str, told: str) -> None:
    with pytest.raises(DefinitionError, match=re.escape(told)):
        read_language(a_folder(tmp_path, content))


def test_a_folder_that_is_no_language_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DefinitionError, match="two or three small letters"):
        read_language(a_folder(tmp_path, WHOLE, code="Romani"))


def test_a_broken_language_harms_no_other(tmp_path: Path) -> None:
    a_folder(tmp_path, "name = \n", code="aa")
    a_folder(tmp_path, WHOLE)
    assert list(all_languages(tmp_path)) == ["rmn"]


def test_four_languages_are_there_and_none_is_added() -> None:
    assert (LANGUAGES, STAFF_LANGUAGES, ADDED_LANGUAGES) == (("bg", "en", "tr", "uk"), ("bg", "en"), ())
    assert tuple(all_languages()) == LANGUAGES and {one.parent.name for one in LOCALES.glob("*/*.toml")} == {*LANGUAGES}
