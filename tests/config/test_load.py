"""A broken definition is refused with its file, the place in it, what was found and the remedy."""

import re
from pathlib import Path

import pytest

from config import load
from config.errors import DefinitionError, UnknownInstrumentError
from config.steps import Condition, Kind
from config.vocabulary import Speaker

DAY_OUT = Path(__file__).parents[1] / "instruments" / "day_out.toml"

INSTRUMENT = """\
key = "picnic"
version = 1
object = "board"
accent = "sun"
speakers = ["child", "parent"]
title = { bg = "Пикник", en = "Picnic" }
thanks = { bg = "Благодаря.", en = "Thank you." }

[folds]
good = { bg = "Хубаво", en = "Good" }
hard = { bg = "Трудно", en = "Hard" }

[[steps]]
key = "face"
kind = "faces"
text = { bg = "Как ти е?", en = "How are you?" }

[[steps.options]]
key = "happy"
fold = "good"
text = { bg = "Радвам се", en = "I'm happy" }

[[steps.options]]
key = "sad"
fold = "hard"
text = { bg = "Тъжно ми е", en = "I'm sad" }

[[steps]]
key = "why"
kind = "many"
skippable = true
ask_when = [{ step = "face", any_of = ["sad"] }]
text = { bg = "Защо?", en = "Why?" }

[[steps.options]]
key = "rain"
text = { bg = "Валя", en = "It rained" }

[[steps.options]]
key = "late"
text = { bg = "Беше късно", en = "It was late" }
"""

SORT = """
[[steps]]
key = "parts"
kind = "sort"
text = { bg = "Къде да го сложим?", en = "Where shall we put it?" }
columns = [
  { key = "nice", fold = "good", text = { bg = "Хубаво", en = "Good" } },
  { key = "so_so", fold = "hard", text = { bg = "Така и така", en = "So-so" } },
  { key = "bad", fold = "hard", text = { bg = "Не е хубаво", en = "Not good" } },
]
topics = [
  { key = "food", text = { bg = "Храната", en = "The food" } },
  { key = "place", text = { bg = "Мястото", en = "The place" } },
]

[[steps]]
key = "either"
kind = "this_or_that"
ask_when = [{ step = "parts", any_of = ["food.bad"] }]
text = { bg = "Кое?", en = "Which?" }
options = [
  { key = "soup", text = { bg = "Супа", en = "Soup" } },
  { key = "bread", text = { bg = "Хляб", en = "Bread" } },
]
"""
"""Two more steps for the end of INSTRUMENT."""

FRAMEWORK = """\
key = "standards"
version = 1
user_voice = "2"
title = { bg = "Стандарти", en = "Standards" }

[[directions]]
key = "1"
question = { bg = "Помагаме ли?", en = "Do we help?" }

[[directions.points]]
key = "1.1"
text = { bg = "Личи ли?", en = "Does it show?" }
indicators = ["mood_by_quarter"]

[[directions]]
key = "2"
question = { bg = "Чуваме ли?", en = "Do we hear?" }

[[directions.points]]
key = "2.1"
text = { bg = "Питаме ли?", en = "Do we ask?" }

[[directions.points]]
key = "2.2"
text = { bg = "Отговаряме ли?", en = "Do we answer?" }
"""

BROKEN_INSTRUMENTS = [
    # what is replaced, by what, the place, what was found, the remedy
    ('accent = "sun"\n', "", "accent", "nothing", "add 'accent'"),
    ('accent = "sun"', 'accent = "sun"\ncolour = "red"', "colour", "an unknown key", "take it out or write one of key"),
    ('key = "picnic"', 'key = "Пикник"', "key", "'Пикник'", "small Latin letters"),
    ('key = "picnic"', 'key = "a_key_of_twenty_five_signs"', "key", "'a_key_of_twenty_five_signs'", "1 to 24"),
    ('key = "picnic"', 'key = "outing"', "key", "outing.toml", "rename the file or the key"),
    ('object = "board"', "object = 3", "object", "3", "write a key"),
    ("version = 1", 'version = "1"', "version", "'1'", "a whole number from 1 up"),
    ("version = 1", "version = 0", "version", "0", "a whole number from 1 up"),
    ("version = 1", "version = true", "version", "true", "a whole number from 1 up"),
    ('speakers = ["child", "parent"]', 'speakers = ["kid"]', "speakers[0]", "'kid'", "write one of child,"),
    ('speakers = ["child", "parent"]', 'speakers = "child"', "speakers", "'child'", "make it a list"),
    ('speakers = ["child", "parent"]', "speakers = []", "speakers", "0 in the list", "at least 1"),
    ('["child", "parent"]', '["child", "child"]', "speakers[1]", "'child' a second time", "take one of them out"),
    (', en = "Picnic" }', " }", "title.en", "nothing", "add 'en'"),
    ('title = { bg = "Пикник", ', "title = { ", "title.bg", "nothing", "add 'bg'"),
    ('en = "Picnic"', 'en = "Picnic", ro = "Picnic"', "title.ro", "an unknown key", "write one of bg, en"),
    ('{ bg = "Пикник", en = "Picnic" }', '"Picnic"', "title", "'Picnic'", "make it a table"),
    ('en = "Thank you."', 'en = ""', "thanks.en", "''", "write a text"),
    ('en = "Thank you."', 'en = " Thank you."', "thanks.en", "' Thank you.'", "without space at its ends"),
    ("good = {", "Good = {", "folds.Good", "'Good'", "write a key"),
    ('fold = "hard"', 'fold = "bad"', "steps[0].options[1].fold", "'bad'", "write one of good, hard"),
    ('fold = "hard"\n', "", "steps[0].options[1].fold", "nothing", "add 'fold'"),
    ('fold = "hard"', 'fold = "good"', "steps[0].options", "one fold for all options", "at least two different folds"),
    ("hard = {", 'wet = { bg = "М", en = "W" }\nhard = {', "folds.wet", "no option joins", "or take it out"),
    ('kind = "many"', 'kind = "essay"', "steps[1].kind", "'essay'", "write one of faces, feelings"),
    ('kind = "many"\n', "", "steps[1].kind", "nothing", "add 'kind'"),
    ("skippable = true", 'skippable = "yes"', "steps[1].skippable", "'yes'", "write true or false"),
    ('key = "why"', 'key = "@voice"', "steps[1].key", "'@voice'", "begins with a letter"),
    ('key = "why"', 'key = "face"', "steps[1].key", "'face' a second time", "a key of its own"),
    ('key = "late"', 'key = "rain"', "steps[1].options[1].key", "'rain' a second time", "a key of its own"),
    (', en = "It was late" }', " }", "steps[1].options[1].text.en", "nothing", "add 'en'"),
    ('step = "face"', 'step = "mood"', "steps[1].ask_when[0].step", "'mood'", "comes before this one: face"),
    ('step = "face"', 'step = "why"', "steps[1].ask_when[0].step", "'why'", "comes before this one: face"),
    ('kind = "faces"', 'kind = "faces"\nask_when = [{ step = "why", any_of = ["rain"] }]',
     "steps[0].ask_when[0].step", "'why'", "there is none before the first"),
    ('any_of = ["sad"]', 'any_of = ["angry"]', "steps[1].ask_when[0].any_of[0]", "'angry'", "write one of happy, sad"),
    ('any_of = ["sad"]', "any_of = []", "steps[1].ask_when[0].any_of", "0 in the list", "at least 1"),
    (INSTRUMENT[INSTRUMENT.index('\n[[steps.options]]\nkey = "late"') :], "", "steps[1].options", "1 in the list",
     "at least 2"),
    (INSTRUMENT[INSTRUMENT.index("[[steps]]") :], "", "steps", "nothing", "add 'steps'"),
    ("version = 1", 'version = 1\nages = ["unknown"]', "ages[0]", "'unknown'", "write one of under_4, 4_7"),
    ('kind = "many"', 'kind = "many"\ncore = "safe"', "steps[1].core", "a core in a step of kind many", "name it in"),
]  # fmt: skip

BROKEN_CARDS = [
    ('{ key = "so_so", fold = "hard", text = { bg = "Така и така", en = "So-so" } },', "",
     "steps[2].columns", "2 in the list", "write at least 3"),
    ("columns = [", 'columns = [\n{ key = "no", fold = "hard", text = { bg = "Не", en = "No" } },',
     "steps[2].columns", "4 in the list", "write at most 3"),
    ('key = "nice", fold = "good"', 'key = "nice", fold = "hard"', "steps[2].columns", "one fold",
     "two different folds"),
    ('key = "nice", fold = "good"', 'key = "nice"', "steps[2].columns[0].fold", "nothing", "add 'fold'"),
    ('key = "so_so"', 'key = "bad"', "steps[2].columns[2].key", "'bad' a second time", "a key of its own"),
    ('key = "so_so"', 'key = "neither_good_nor_bad"', "steps[2].columns[1].key", "too long beside the topic 'place'",
     "carries 23 letters"),
    ('key = "place"', 'key = "food"', "steps[2].topics[1].key", "'food' a second time", "give every topic a key"),
    ('key = "place"', 'key = "a.place"', "steps[2].topics[1].key", "'a.place'", "small Latin letters"),
    ('key = "place", text', 'key = "place", fold = "good", text', "steps[2].topics[1].fold", "unknown key",
     "key, text"),
    ('kind = "sort"', 'kind = "sort"\noptions = []', "steps[2].options", "an unknown key", "columns"),
    ("topics = [", "things = [", "steps[2].things", "an unknown key", "write one of key, kind"),
    ('any_of = ["food.bad"]', 'any_of = ["food"]', "steps[3].ask_when[0].any_of[0]", "'food'", "food.nice, food.so_so"),
    ("options = [", 'options = [\n{ key = "no", text = { bg = "Не", en = "No" } },',
     "steps[3].options", "3 in the list", "write at most 2"),
    ('key = "soup"', 'key = "soup", fold = "good"', "steps[3].options[0].fold", "an unknown key", "take it out"),
    ('kind = "this_or_that"', 'kind = "this_or_that"\ncore = "safe"', "steps[3].core", "join no wider answers",
     "give each its fold"),
    ('kind = "this_or_that"', 'kind = "this_or_that"\ntopics = []', "steps[3].topics", "an unknown key", "options"),
]  # fmt: skip

BROKEN_FRAMEWORKS = [
    ('user_voice = "2"', 'user_voice = "5"', "user_voice", "'5'", "write one of 1, 2"),
    ('key = "2"', 'key = "3"', "directions[1].key", "'3'", 'this one is key = "2"'),
    ('key = "2"', "key = 2", "directions[1].key", "2", 'this one is key = "2"'),
    ('key = "2.2"', 'key = "2.3"', "directions[1].points[1].key", "'2.3'", 'this one is key = "2.2"'),
    ('key = "2.2"', 'key = "1.2"', "directions[1].points[1].key", "'1.2'", 'this one is key = "2.2"'),
    ('"mood_by_quarter"', '"smiles"', "directions[0].points[0].indicators[0]", "'smiles'", "one of voices_by_channel"),
    (', en = "Do we hear?" }', " }", "directions[1].question.en", "nothing", "add 'en'"),
    (', en = "Do we ask?" }', " }", "directions[1].points[0].text.en", "nothing", "add 'en'"),
    ('key = "2.2"\n', 'key = "2.2"\nweight = 3\n', "directions[1].points[1].weight", "an unknown key", "take it out"),
]


def in_all_languages(text: str) -> str:
    """Return the definition of an instrument with Turkish and Ukrainian beside its English."""
    if "user_voice" in text:
        return text
    return str(re.sub(r'en = ("[^"]*")', r'en = \1, tr = "metin", uk = "текст"', text))


def a_file(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(in_all_languages(text), encoding="utf-8")
    return path


@pytest.mark.parametrize(("old", "new", "place", "found", "remedy"), BROKEN_INSTRUMENTS)
def test_broken_instrument_is_refused_with_place_and_remedy(
    tmp_path: Path, old: str, new: str, place: str, found: str, remedy: str
) -> None:
    check_refusal(a_file(tmp_path, "picnic.toml", INSTRUMENT.replace(old, new, 1)), place, found, remedy)


@pytest.mark.parametrize(("old", "new", "place", "found", "remedy"), BROKEN_CARDS)
def test_broken_sort_and_this_or_that_are_refused_with_place_and_remedy(
    tmp_path: Path, old: str, new: str, place: str, found: str, remedy: str
) -> None:
    path = a_file(tmp_path, "picnic.toml", INSTRUMENT + SORT.replace(old, new, 1))
    check_refusal(path, place, found, remedy)


def check_refusal(path: Path, place: str, found: str, remedy: str) -> None:
    with pytest.raises(DefinitionError) as refused:
        load.load_instrument(path)
    start, _, advice = str(refused.value).partition("; ")
    assert start.startswith(f"{path}: {place}: found ")
    assert found in start
    assert remedy in advice


@pytest.mark.parametrize(("old", "new", "place", "found", "remedy"), BROKEN_FRAMEWORKS)
def test_broken_framework_is_refused_with_place_and_remedy(
    tmp_path: Path, old: str, new: str, place: str, found: str, remedy: str
) -> None:
    path = a_file(tmp_path, "standards.toml", FRAMEWORK.replace(old, new, 1))
    with pytest.raises(DefinitionError) as refused:
        load.load_framework(path)
    start, _, advice = str(refused.value).partition("; ")
    assert start.startswith(f"{path}: {place}: found ")
    assert found in start
    assert remedy in advice


def test_instrument_holds_what_its_file_says(tmp_path: Path) -> None:
    picnic = load.load_instrument(a_file(tmp_path, "picnic.toml", INSTRUMENT))
    face, why = picnic.steps
    assert (picnic.key, picnic.version, picnic.speakers) == ("picnic", 1, (Speaker.CHILD, Speaker.PARENT))
    assert [(option.key, option.fold) for option in face.options] == [("happy", "good"), ("sad", "hard")]
    assert (why.kind, why.skippable, why.ask_when) == (Kind.MANY, True, (Condition("face", ("sad",)),))
    assert face.options[1].text == {"bg": "Тъжно ми е", "en": "I'm sad", "tr": "metin", "uk": "текст"}


def test_a_sort_holds_topics_columns_and_an_option_for_both(tmp_path: Path) -> None:
    parts = load.load_instrument(a_file(tmp_path, "picnic.toml", INSTRUMENT + SORT)).step("parts")
    assert [topic.key for topic in parts.topics] == ["food", "place"]
    assert [(column.key, column.fold) for column in parts.columns][::2] == [("nice", "good"), ("bad", "hard")]
    assert (parts.options[5].key, parts.options[5].text["en"]) == ("place.bad", "The place: Not good")


def test_adults_read_the_childs_text_where_no_other_is_written(tmp_path: Path) -> None:
    picnic = load.load_instrument(a_file(tmp_path, "picnic.toml", INSTRUMENT))
    assert picnic.thanks_for_adults == picnic.thanks
    assert picnic.steps[0].text_for_adults == picnic.steps[0].text


def test_framework_holds_what_its_file_says(tmp_path: Path) -> None:
    standards = load.load_framework(a_file(tmp_path, "standards.toml", FRAMEWORK))
    assert [point.key for point in standards.voice_direction.points] == ["2.1", "2.2"]
    assert standards.directions[0].points[0].indicators == ("mood_by_quarter",)
    assert standards.voice_direction.points[0].indicators == ()


def test_broken_toml_is_refused_with_line_and_column(tmp_path: Path) -> None:
    path = a_file(tmp_path, "picnic.toml", 'key = "picnic"\nversion = \n')
    with pytest.raises(DefinitionError, match=r"picnic\.toml: .*\(at line 2, column 11\); mend that line"):
        load.load_instrument(path)


def test_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "picnic.toml"
    path.write_bytes('key = "Пикник"'.encode("cp1251"))
    with pytest.raises(DefinitionError, match=r"picnic\.toml: .* not UTF-8; save it as UTF-8"):
        load.load_instrument(path)


def test_missing_file_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(DefinitionError, match=r"picnic\.toml: found no readable file .*; check name"):
        load.load_instrument(tmp_path / "picnic.toml")


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of instruments that takes the place of the shipped one: picnic in versions 1 and 2."""
    monkeypatch.setattr(load, "INSTRUMENT_FOLDERS", (tmp_path,))
    a_file(tmp_path, "picnic.toml", INSTRUMENT.replace("version = 1", "version = 2"))
    a_file(tmp_path / "earlier", "picnic.1.toml", INSTRUMENT)
    a_file(tmp_path, load.PUBLISHED, "[picnic]\n1 = 'x'\n")
    return tmp_path


@pytest.mark.usefixtures("shelf")
def test_newest_version_is_offered_and_earlier_ones_stay_known() -> None:
    assert {key: one.version for key, one in load.instruments().items()} == {"picnic": 2}
    assert load.instrument("picnic").version == 2
    assert load.instrument("picnic", 1).version == 1
    assert [one.version for one in load.all_versions()] == [2, 1]


def test_instruments_come_in_the_order_that_their_folder_gives_and_the_others_after(shelf: Path) -> None:
    a_file(shelf, "apple.toml", INSTRUMENT.replace("picnic", "apple"))
    assert list(load.instruments()) == ["apple", "picnic"]
    load._versions.cache_clear()
    a_file(shelf, load.ORDER, 'order = ["picnic"]')
    assert list(load.instruments()) == ["picnic", "apple"]


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize(
    ("key", "version", "message"),
    [("jar", None, "no instrument 'jar'; choose one of picnic"), ("picnic", 3, "no version 3; choose one of 2, 1")],
)
def test_unknown_instrument_is_refused_with_the_known_ones(key: str, version: int | None, message: str) -> None:
    with pytest.raises(UnknownInstrumentError, match=message):
        load.instrument(key, version)


def test_earlier_version_may_not_be_newer_than_the_newest(shelf: Path) -> None:
    a_file(shelf / "earlier", "picnic.2.toml", INSTRUMENT.replace("version = 1", "version = 2"))
    with pytest.raises(DefinitionError, match=r"picnic\.2\.toml: version: found 2, though the newest is 2; move"):
        load.instruments()


def test_several_folders_make_one_shelf(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "INSTRUMENT_FOLDERS", (shelf, DAY_OUT.parent))
    assert set(load.instruments()) == {"picnic", "day_out"}


def test_definitions_are_read_once() -> None:
    assert load.instrument("mood_board") is load.instruments()["mood_board"]
    assert load.frameworks() is load.frameworks()
