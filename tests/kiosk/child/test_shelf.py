"""What a device gets to draw its shelf."""

from dataclasses import replace
from pathlib import Path

import pytest

from config.load import instruments
from config.texts import OWN_NAMES
from config.vocabulary import LANGUAGES, AgeBand, Speaker
from feedback_store.devices import Device
from feedback_store.social_services import Service
from kiosk.aloud import clips
from kiosk.aloud.catalogue import all_clips
from kiosk.aloud.clips import clip_of
from kiosk.aloud.making import make_clips
from kiosk.child.shelf import aloud_in, drawn_objects, shelf_for, texts_for
from kiosk.child.words import words_in

DEVICE = Device("1", "cop-ruse", "Коридор", AgeBand.UNKNOWN, is_try_out=False)
SERVICE = Service("cop-ruse", "ЦОП „Надежда“", 40)


def test_a_shelf_holds_the_table_and_the_texts_of_each_instrument() -> None:
    mood = instruments()["mood_board"]
    (drawn,) = shelf_for(DEVICE, SERVICE, LANGUAGES, [mood])["instruments"]
    assert drawn["table"] == mood.table
    assert drawn["steps"]["mood"]["text"]["en"] == "How do you feel here today?"
    assert set(drawn["steps"]["mood"]["options"]) == set(drawn["table"]["steps"]["mood"]["options"])


def test_topics_and_columns_of_a_sort_keep_their_order() -> None:
    (drawn,) = shelf_for(DEVICE, SERVICE, LANGUAGES, [instruments()["sort"]])["instruments"]
    texts = drawn["steps"]["here"]
    assert [column["key"] for column in texts["columns"]] == ["good", "so_so", "not_good"]
    assert texts["topics"][0] == {
        "key": "food",
        "text": dict(zip(LANGUAGES, ("Храната", "Food", "Yemekler", "Їжа"), strict=True)),
    }
    assert texts["options"] == {}


def test_each_text_on_a_shelf_is_told_as_it_is_read_aloud() -> None:
    make_clips(all_clips())
    aloud = texts_for(DEVICE, LANGUAGES, [instruments()["mood_board"]])
    assert aloud["bg"]["Как ти е тук днес?"] == {"clip": clip_of("Как ти е тук днес?", "bg").name}
    assert aloud["bg"]["116 111 – безплатно, по всяко време."]["said"].startswith("едно, едно, шест")
    assert {"I'm happy", "What do you want to do?", "Thank you. Your voice is in the box."} <= set(aloud["en"])
    assert "Your note is in the jar." not in " ".join(aloud["en"])


def test_a_text_whose_clip_is_missing_is_left_out(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(clips, "FOLDER", tmp_path)
    assert aloud_in("bg", []) == {}


def test_an_instrument_only_for_adults_asks_who_speaks_and_no_other_does() -> None:
    drawn = shelf_for(DEVICE, SERVICE, LANGUAGES, [instruments()["for_parents"], instruments()["mood_board"]])
    assert [one["who"] for one in drawn["instruments"]] == [["parent", "relative", "carer"], []]


def test_a_scale_for_children_stands_on_no_shelf_of_the_youngest() -> None:
    scale = replace(instruments()["for_parents"], speakers=(Speaker.CHILD,))
    young = replace(DEVICE, age_band=AgeBand.FROM_4_TO_7)
    assert shelf_for(young, SERVICE, LANGUAGES, [scale])["instruments"] == []


def test_an_object_that_nobody_has_drawn_is_a_pair_of_cards_and_ours_are_all_drawn() -> None:
    odd = replace(instruments()["sort"], object="kite")
    assert shelf_for(DEVICE, SERVICE, LANGUAGES, [odd])["instruments"][0]["object"] == "cards"
    assert {one.object for one in instruments().values()} - {"letter_box"} <= drawn_objects()


def test_every_language_has_its_own_name_and_the_same_words() -> None:
    assert set(LANGUAGES) <= set(OWN_NAMES)
    assert len({frozenset(words_in(language)) for language in LANGUAGES}) == 1
