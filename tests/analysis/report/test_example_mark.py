"""The section of an example year says so on every page, and that of a real service never."""

import pytest
from lxml import html

from analysis.commands import section_as_html
from config.example_mark import example_mark
from config.vocabulary import STAFF_LANGUAGES
from tests.analysis.builders import MADE_ON, a_section, some_voices


@pytest.mark.parametrize("language", STAFF_LANGUAGES)
def test_the_section_of_an_example_year_is_marked_above_its_title_and_on_each_sheet(language: str) -> None:
    about = {"year": 2026, "smallest_group": 5, "made_on": MADE_ON}
    section = section_as_html(some_voices(happy=9), "ЦОП", **about, language=language, is_example=True)  # type: ignore[arg-type]
    (mark,) = html.fromstring(section).find_class("example")
    assert mark.text_content() == example_mark(language) and mark.getnext().tag == "h1"
    assert f'@top-center {{ content: "{example_mark(language)}"' in section


@pytest.mark.parametrize("language", STAFF_LANGUAGES)
def test_the_section_of_a_real_service_is_not(language: str) -> None:
    section = a_section(some_voices(happy=9), language)
    assert example_mark(language) not in section and not html.fromstring(section).find_class("example")
