"""The section as HTML: what stands in it, what does not, and that its numbers are those of a plain recount."""

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

import analysis.report
from analysis.report.html import render_html
from analysis.report.section import Paragraph, Section
from config.steps import Topic
from config.vocabulary import LANGUAGES, STAFF_LANGUAGES, Channel, Play, Speaker, Support
from feedback_store.tallies import Tally
from tests.analysis.builders import DAY_OF_QUARTER, a_section, some_answers, some_voices

FACES = {"happy": "I'm happy", "calm": "I'm calm", "sad": "I'm sad", "scared": "I'm scared"}


def text_of(section: str) -> str:
    page = html.fromstring(section)
    for style in page.findall(".//style"):
        style.drop_tree()
    return re.sub(r"\s+", " ", page.text_content())


def rows_of(section: str) -> list[list[str]]:
    rows = html.fromstring(section).findall(".//tr")
    return [[" ".join(cell.text_content().split()) for cell in row if cell.get("aria-hidden") is None] for row in rows]


def heard_rows(section: str) -> list[list[str]]:
    return [row for row in rows_of(section) if row[0] in ("Kiosk", "Telegram")]


def a_full_year() -> list[Tally]:
    return [
        tally
        for quarter in (1, 2, 3, 4)
        for tally in (
            *some_voices(DAY_OF_QUARTER[quarter], happy=20 + quarter, calm=9, sad=3 + quarter, scared=5),
            *some_voices(DAY_OF_QUARTER[quarter], support=Support.WITH_HELP, happy=8, calm=8, sad=4),
            *some_voices(DAY_OF_QUARTER[quarter], Channel.TELEGRAM, Speaker.PARENT, happy=10, calm=10 + quarter),
        )
    ]


@pytest.mark.parametrize("language", STAFF_LANGUAGES)
def test_five_taps_stand_in_the_section_and_neither_four_dialogues_nor_nine_voices(language: str) -> None:
    section = a_section([*some_voices(happy=5), *some_voices(channel=Channel.TELEGRAM, happy=4)], language)
    told = text_of(section).replace("5.4", "")
    assert re.search(r"\b5 (voices|гласа)", told)
    assert not re.search(r"(?<![\d.])[49](?![\d.])", told)
    assert not re.search(r"\b(four|nine|четири|девет)\b", told, re.IGNORECASE)


def test_four_dialogues_stand_as_too_few_and_none_as_none() -> None:
    few = a_section([*some_voices(happy=5), *some_voices(channel=Channel.TELEGRAM, happy=4)])
    assert heard_rows(few)[1] == ["Telegram", "–", "too few to show", "–"]
    assert heard_rows(a_section(some_voices(happy=5)))[1] == ["Telegram", "–", "no voices", "–"]


def two_dialogues_and(parents: int) -> list[Tally]:
    family = some_voices(channel=Channel.TELEGRAM, speaker=Speaker.PARENT, happy=parents)
    return [*some_voices(channel=Channel.TELEGRAM, speaker=Speaker.YOUNG_PERSON, sad=2), *family]


@pytest.mark.parametrize(("parents", "words"), [(3, "5 voices"), (4, "at least 6 voices")])
def test_five_dialogues_of_children_and_parents_stand_together(parents: int, words: str) -> None:
    section = a_section([*some_voices(happy=5), *two_dialogues_and(parents)])
    assert heard_rows(section)[1] == ["Telegram", "All together", words, "–"]
    assert f"Telegram, all together – {words}" in text_of(section)
    assert not any("Telegram" in (caption.text or "") for caption in html.fromstring(section).iter("caption"))


@pytest.mark.parametrize("language", STAFF_LANGUAGES)
def test_why_groups_stand_together_is_said_only_where_they_do(language: str) -> None:
    why = {"en": "too small to be told apart", "bg": "твърде малки, за да ги показваме поотделно"}[language]
    no_mood = {"en": "How they feel is not shown", "bg": "Настроението им не показваме"}[language]
    together, apart = (text_of(a_section(two_dialogues_and(parents), language)) for parents in (3, 5))
    assert why in together and no_mood in together
    assert why not in apart and no_mood not in apart


def test_a_hidden_group_beside_a_shown_one_is_said_to_be_too_small() -> None:
    rows = heard_rows(a_section(two_dialogues_and(30)))
    assert [row[1:3] for row in rows[1:]] == [
        ["Children and young people", "too few to show"],
        ["Parents, relatives and carers", "30 voices"],
    ]


def test_with_the_smallest_threshold_a_hidden_group_is_not_told_from_a_silent_one() -> None:
    section = a_section(two_dialogues_and(30), smallest_group=3)
    assert [row[2] for row in heard_rows(section)[1:]] == ["30 voices"]
    assert "A group that is not named gave fewer than 3 voices, or none." in text_of(section)
    assert "that is not named" not in text_of(a_section(two_dialogues_and(30)))


def test_every_number_of_who_was_heard_agrees_with_a_plain_recount() -> None:
    tallies = a_full_year()
    counted = Counter(
        (tally.channel, tally.support) for tally in tallies for _ in range(tally.count) if tally.step == "@voice"
    )
    alone, helped = counted["kiosk", "alone"], counted["kiosk", "with_help"]
    parts = f"on their own: {alone} of {alone + helped}; with help or through someone: {helped} of {alone + helped}"
    assert heard_rows(a_section(tallies)) == [
        ["Kiosk", "Children and young people", f"{alone + helped} voices", parts],
        ["Telegram", "Parents, relatives and carers", f"{counted['telegram', 'alone']} voices", "–"],
    ]


def test_every_number_of_the_moods_agrees_with_a_plain_recount() -> None:
    tallies = a_full_year()
    expected = []
    for channel, support in (("kiosk", "alone"), ("kiosk", "with_help"), ("telegram", "alone")):
        for day in DAY_OF_QUARTER[1:]:
            its = [t for t in tallies if (t.channel, t.support, t.period) == (channel, support, day)]
            chosen = {t.option: t.count for t in its if t.step == "mood"}
            for face, words in FACES.items():
                number = chosen.get(face, 0)
                expected.append(
                    (words, f"{number} of {chosen['@answered']}", int(100 * number / chosen["@answered"] + 0.5))
                )
    shown = [(row[0], row[1], int(row[2])) for row in rows_of(a_section(tallies)) if row[0] in FACES.values()]
    assert shown == expected


@pytest.mark.parametrize("language", STAFF_LANGUAGES)
def test_a_year_without_voices_says_why_nothing_is_shown(language: str) -> None:
    told = text_of(a_section([], language))
    assert {"en": "no box with enough voices", "bg": "не е отваряна кутия"}[language] in told
    assert "<table" not in a_section([], language)


def test_a_year_of_small_groups_says_that_none_was_large_enough() -> None:
    told = text_of(a_section([*some_voices(happy=3), *some_voices(channel=Channel.TELEGRAM, happy=2)]))
    assert "no group reached that number" in told and "No answers can be shown yet" in told


@pytest.mark.parametrize("language", STAFF_LANGUAGES)
def test_every_section_says_that_voices_are_not_children(language: str) -> None:
    for tallies in ([], some_voices(happy=2), a_full_year()):
        told = text_of(a_section(tallies, language))
        assert {"en": "count voices, not children", "bg": "броят гласове, а не деца"}[language] in told


def test_points_name_their_evidence_or_say_that_there_is_none() -> None:
    told = text_of(a_section(a_full_year()))
    assert "See table 1." in told and "See tables 2–4." in told
    assert told.count("No evidence yet: the numbers of this section do not answer this point.") == 3
    assert text_of(a_section([])).count("No evidence yet: there are not enough voices.") == 3


@pytest.mark.parametrize("language", STAFF_LANGUAGES)
def test_the_file_is_whole_by_itself_and_without_scripts(language: str) -> None:
    section = a_section(a_full_year(), language)
    assert "<script" not in section and "http" not in section and "@import" not in section
    assert not re.search(r"url\((?!data:)", section)
    assert html.fromstring(section).get("lang") == language


def test_headings_captions_and_scopes_are_real() -> None:
    page = html.fromstring(a_section(a_full_year()))
    assert len(page.findall(".//h1")) == 1 and len(page.findall(".//h2")) == 6
    assert all(table.find("caption") is not None for table in page.findall(".//table"))
    assert {cell.get("scope") for cell in page.findall(".//th")} == {"col", "row", "rowgroup"}
    assert all(picture.getparent().get("aria-hidden") == "true" for picture in page.findall(".//svg"))


def test_it_bears_one_date_no_time_and_no_author() -> None:
    section = a_section(a_full_year())
    assert "22 November 2026" in section and "2026-11" not in section
    assert "author" not in section and not re.search(r"\b\d{1,2}:\d{2}\b", text_of(section))


def test_the_same_tallies_give_the_same_file() -> None:
    assert a_section(a_full_year()) == a_section(list(reversed(a_full_year())))


def test_a_name_cannot_smuggle_markup_in() -> None:
    section = Section("en", "<script>", "a & b", "today", (Paragraph("<b>"),))
    assert "<script>" not in render_html(section) and "&lt;b&gt;" in render_html(section)


def test_the_font_is_laid_in_where_there_is_one() -> None:
    section = Section("en", "A", "B", "C", ())
    assert "base64,Zm9udA==" in render_html(section, font=b"font")
    assert "@font-face" not in render_html(section)


def test_a_renderer_never_meets_a_tally() -> None:
    for file in Path(analysis.report.__file__).parent.glob("*.py"):
        source = file.read_text(encoding="utf-8")
        assert "feedback_store" not in source and "Tally" not in source


def test_too_few_voices_with_help_are_laid_together_in_words() -> None:
    section = a_section([*some_voices(happy=20, calm=10), *some_voices(support=Support.WITH_HELP, happy=3)])
    assert heard_rows(section)[0] == ["Kiosk", "Children and young people", "33 voices", "too few voices to tell apart"]
    assert "on their own or with help" in text_of(section)


def test_four_voices_show_their_number_but_no_answers() -> None:
    told = text_of(a_section(some_voices(happy=4), smallest_group=4))
    assert "October–December: 4 voices Too few voices to show the answers." in told


@pytest.mark.parametrize("language", STAFF_LANGUAGES)
def test_notes_are_counted_and_no_mood_is_missed_where_nobody_was_asked_for_one(language: str) -> None:
    told = text_of(a_section(some_voices(instrument="happiness_jar", happy=30), language))
    assert re.search(r"\b30 (voices|гласа)", told)
    assert re.search("Happiness jar|Бурканче за щастие", told)
    assert re.search("nobody was asked for their mood|никой не е бил питан за настроението си", told)
    assert not re.search("not enough voices|няма достатъчно гласове|no group has", told)


def test_voices_by_cards_are_counted_and_their_answers_are_no_mood() -> None:
    tallies = some_voices(instrument="this_or_that", happy=30)
    laid = [replace(one, step="play_or_food", option="play") if one.option == "happy" else one for one in tallies]
    told = text_of(a_section(laid))
    assert "Table 1. This or that" in told and "30 voices" in told
    assert "nobody was asked for their mood" in told and "Food" not in told and "Play" not in told


def test_each_topic_of_a_sort_has_a_table_that_of_a_provider_by_its_name_and_no_child_is_told_by_one() -> None:
    laid = {"food.good": 18, "food.not_good": 12, "own_1.good": 20, "own_1.so_so": 10, "own_2.good": 2}
    own = [Topic(key, dict.fromkeys(LANGUAGES, name)) for key, name in (("own_1", "Шаро"), ("own_2", "Рая"))]
    tallies = some_answers("sort", 30, "here", **laid)  # type: ignore[arg-type]
    told = text_of(a_section(tallies, own_topics=own))
    assert "nobody was asked for their mood" in told and "“Food” – " in told and "“Yard” – " not in told
    assert re.search(r"“Шаро” – .*?Good 20\b.*?So-so 10\b", told)
    assert "Рая" not in told or re.search(r"“Рая” – [^“]*few", told)


def test_notes_beside_taps_stand_in_a_table_of_their_own() -> None:
    told = text_of(a_section([*some_voices(instrument="happiness_jar", happy=30), *some_voices(happy=20)]))
    assert "Table 1. Mood board" in told and "Table 2. Happiness jar" in told and "Table 3." in told
    assert "nobody was asked" not in told


def test_small_quarters_are_laid_together_in_words() -> None:
    section = a_section([*some_voices(DAY_OF_QUARTER[3], happy=3), *some_voices(DAY_OF_QUARTER[4], happy=12, calm=5)])
    assert "July–December: 20 voices" in text_of(section) and "July–September" not in text_of(section)


def test_the_section_counts_play_and_says_how_many_are_left_without_it() -> None:
    tallies = [*some_voices(happy=20), *some_voices(play=Play.SUSPECTED, angry=6)]
    assert "26 voices; without those that look like play 20" in text_of(a_section(tallies))
    few = [*some_voices(happy=20), *some_voices(play=Play.SUSPECTED, angry=4)]
    assert "look like play" not in text_of(a_section(few))
