"""What was said at an event, as its page shows it."""

from collections.abc import Iterator

from analysis.figures.events import Finding, findings_of
from config.instrument import Instrument
from config.load import instruments
from feedback_store.events.figures import read_event_tallies
from feedback_store.events.kept import Event, State
from kiosk.desk import desk
from kiosk.language import reader_language
from kiosk.staff.mood import ShownMood
from kiosk.staff.told import shown_told
from kiosk.staff.words import who_words

Shown = tuple[str, tuple[ShownMood, ...]]
"""What was asked, and what each group said; no group where none was large enough."""


def shown_findings(event: Event) -> tuple[Shown, ...]:
    """Return what was said at an event, by what was asked; nothing before its box was opened."""
    if event.state is not State.COUNTED:
        return ()
    tallies, smallest = read_event_tallies(desk().store, event), desk().settings.smallest_group
    asked = [instruments()[key] for key in event.instruments if key in instruments()]
    return tuple(
        (one.title[reader_language()], tuple(_shown(findings_of(tallies, one, smallest_group=smallest), one)))
        for one in asked
    )


def _shown(findings: tuple[Finding, ...], instrument: Instrument) -> Iterator[ShownMood]:
    for finding in findings:
        group = who_words()[finding.who]
        if not finding.told:
            yield ShownMood("", group, finding.base, "", ())
        for told in finding.told:
            yield shown_told(told, instrument, finding.who, group)
