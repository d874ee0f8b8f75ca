"""A language is added by files alone: begun, translated, checked; what it lacks is named, and then it is offered."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from click.testing import CliRunner, Result

from config import checks, translating
from config.doctor import Level
from config.errors import DefinitionError
from config.lacking import lacking, needed_entries, offered_languages
from config.languages import all_languages, read_language
from config.translating import begin_language, to_mend, write_catalogue
from config.translation import translation

CODE = "qaa"
TYPED = 'keyboard = ["abc"]\nfirst_letters = "abc"\n'


@pytest.fixture
def locales(tmp_path: Path) -> Path:
    """Return a folder with one language that was begun."""
    file = begin_language(CODE, "Qaa", is_right_to_left=True, locales=tmp_path)
    kept = [line for line in file.read_text(encoding="utf-8").splitlines() if line.startswith(("name", "is_"))]
    file.write_text("\n".join([*kept, TYPED]), encoding="utf-8")
    write_catalogue(CODE, tmp_path)
    return tmp_path


def translated(locales: Path, *, but: str = "", into: str = "") -> None:
    """Translate all by doubling it, one sentence excepted."""
    file = locales / CODE / "LC_MESSAGES" / "glasche.po"
    with file.open("rb") as source:
        catalogue: Catalog = read_po(source)
    for message in catalogue:
        if message.id:
            english = message.id if isinstance(message.id, str) else message.id[0]
            said = into if but and english == but else f"{english} {english}"
            message.string = said if isinstance(message.id, str) else (said, said)
    with file.open("wb") as out:
        write_po(out, catalogue)


def test_what_is_begun_lacks_every_text_and_names_it(locales: Path) -> None:
    wanted = to_mend(CODE, locales)
    assert len(wanted) == len(needed_entries())
    assert {"'Read aloud' is not translated", "sort: 'Sort the pictures' is not translated"} <= set(wanted)


def test_what_is_complete_is_offered_after_the_four(locales: Path) -> None:
    translated(locales)
    assert to_mend(CODE, locales) == ()
    all_languages.cache_clear()
    assert [language.code for language in offered_languages(locales)] == [CODE]


@pytest.mark.parametrize(
    ("into", "told"), [("", "is not translated"), ("{name} is away", "whose parts in braces are not those")]
)
def test_one_text_that_is_missing_or_odd_keeps_it_back(locales: Path, into: str, told: str) -> None:
    translated(locales, but="Read aloud", into=into)
    (wanted,) = to_mend(CODE, locales)
    assert "'Read aloud'" in wanted and told in wanted
    assert lacking(read_language(locales / CODE), locales) == (wanted,)


def test_what_is_translated_stays_when_the_catalogue_is_renewed(locales: Path) -> None:
    translated(locales)
    write_catalogue(CODE, locales)
    assert to_mend(CODE, locales) == ()


def test_those_who_translate_see_the_bulgarian_text_too(locales: Path) -> None:
    catalogue = (locales / CODE / "LC_MESSAGES" / "glasche.po").read_text(encoding="utf-8")
    assert '#. Подреди картинките\nmsgctxt "sort"\nmsgid "Sort the pictures"' in catalogue


def test_a_broken_file_or_catalogue_is_named(locales: Path) -> None:
    (locales / CODE / "language.toml").write_text("name = 1", encoding="utf-8")
    (locales / CODE / "LC_MESSAGES" / "glasche.po").unlink()
    broken, missing = to_mend(CODE, locales)
    assert "name: found 1" in broken and "found no catalogue" in missing


@pytest.mark.parametrize(("code", "told"), [("tr", "come with Glasche"), ("Romani", "two or three small letters")])
def test_what_cannot_be_added_is_refused(tmp_path: Path, code: str, told: str) -> None:
    with pytest.raises(DefinitionError, match=told):
        begin_language(code, "?", is_right_to_left=False, locales=tmp_path)


def test_doctor_tells_of_a_language_that_is_not_offered_yet(locales: Path) -> None:
    to_mend(CODE, locales)
    (finding,) = checks.check_begun(locales)
    assert f"{len(needed_entries())} texts are missing" in finding.sentence and finding.level is Level.WARNING
    (locales / CODE / "language.toml").write_text("", encoding="utf-8")
    (broken,) = checks.check_begun(locales)
    assert "name: found nothing" in broken.sentence


def test_commands_make_a_folder_renew_it_and_say_what_it_lacks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for made in (translating.begin_language, translating.write_catalogue, translating.to_mend):
        defaults = dict(made.__kwdefaults__ or {})
        if "locales" in defaults:
            monkeypatch.setattr(made, "__kwdefaults__", defaults | {"locales": tmp_path})
        else:
            monkeypatch.setattr(made, "__defaults__", (tmp_path,))
    assert typed("begin", CODE, "--name", "Qaa", "--right-to-left").exit_code == 0
    assert typed("renew", CODE).exit_code == 0
    said = typed("check", CODE)
    assert said.exit_code == 1 and f"to do before '{CODE}' is offered" in said.output


def typed(*words: str) -> Result:
    return CliRunner().invoke(translation, words)
