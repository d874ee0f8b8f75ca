"""Events in the section: in a table of their own, with the groups that were large enough and nothing of the others."""

import re
from datetime import date

import pytest
from lxml import html

from analysis.commands import section_as_html
from config.vocabulary import Channel, Speaker
from feedback_store.events.kept import Event
from feedback_store.tallies import Tally
from tests.analysis.builders import MADE_ON, some_voices


def a_section_with(*events: tuple[str, list[Tally]], language: str = "en") -> str:
    """Return the section of 2026 with these events, and 40 voices on the tablet."""
    held = [
        (Event("cop-ruse", name, name, date(2026, 6, number), 20, ("mood_board",)), its)
        for number, (name, its) in enumerate(events, start=1)
    ]
    about = {"year": 2026, "smallest_group": 5, "made_on": MADE_ON, "language": language}
    return section_as_html(some_voices(happy=30, calm=10), "ЦОП – Русе", events=held, **about)  # type: ignore[arg-type]


def at_event(speaker: Speaker = Speaker.CHILD, *, happy: int, sad: int = 0) -> list[Tally]:
    return some_voices("2026-06-01", Channel.GATHERING, speaker, happy=happy, sad=sad)


def test_each_event_names_the_groups_that_were_large_enough() -> None:
    party = [*at_event(happy=6, sad=3), *at_event(Speaker.PARENT, happy=3)]
    section = a_section_with(("Party", party), ("Outing", []))
    (table,) = [
        one for one in html.fromstring(section).findall(".//table") if "heard at events" in one[0].text_content()
    ]
    rows = [re.sub(r"\s+", " ", row.text_content()).strip() for row in table.findall("tbody/tr")]
    assert rows == [
        "Party, 1 June 2026",
        "Mood board children and young people 9",
        "Outing, 2 June 2026",
        "too few to show",
    ]


def test_its_voices_stand_in_no_other_number_of_the_section() -> None:
    def others(section: str) -> str:
        without = re.sub(r"<h2>At outings.*?</table>\s*</div>", "", section, flags=re.DOTALL)
        return re.sub(r"\s+", " ", without)

    assert others(a_section_with(("Party", at_event(happy=9)))) == others(a_section_with())


@pytest.mark.parametrize(("language", "heading"), [("bg", "На излети и празници"), ("en", "At outings and parties")])
def test_a_section_without_events_does_not_mention_any(language: str, heading: str) -> None:
    assert heading in a_section_with(("Party", at_event(happy=9)), language=language)
    assert heading not in a_section_with(language=language)
