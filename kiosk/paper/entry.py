"""What the page needs on which staff enter sheets: the instrument as it is typed, and how its sheets were filled."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from config.instrument import Instrument
from config.steps import LAID_KINDS, ONE_OPTION_KINDS, Kind, Step
from config.vocabulary import ADULT_SPEAKERS, ASKED_AGE_BANDS, LANGUAGES, AgeBand, Speaker, Support
from feedback_store.intake import ASKED_SUPPORT
from kiosk.paper.forms import is_drawn_alone, signs_of


@dataclass(frozen=True)
class Pile:
    """A pile of sheets of one instrument that were filled by one group; only the support may differ by sheet."""

    instrument: Instrument
    speaker: Speaker
    age_band: AgeBand
    language: str
    support: Support


def is_enterable(instrument: Instrument) -> bool:
    """Return whether there is more to it than a drawing, which stays with the child (decision 0027)."""
    return not is_drawn_alone(instrument)


def bands_for(instrument: Instrument) -> tuple[AgeBand, ...]:
    """Return the ages of the groups that are asked an instrument; those of adults are not asked."""
    if instrument.is_for_adults:
        return (AgeBand.UNKNOWN,)
    return tuple(band for band in ASKED_AGE_BANDS if instrument.suits(band))


def asked_pile(instrument: Instrument, asked: Mapping[str, str]) -> Pile | None:
    """Return the pile that an address names, or None where something about it is not said yet, or fits nothing."""
    lists = {
        "speaker": instrument.speakers,
        "age_band": bands_for(instrument),
        "language": LANGUAGES,
        "support": ASKED_SUPPORT,
    }
    if any(asked.get(name) not in known for name, known in lists.items()):
        return None
    speaker = Speaker(asked["speaker"])
    band = AgeBand.UNKNOWN if speaker in ADULT_SPEAKERS else AgeBand(asked["age_band"])
    return Pile(instrument, speaker, band, asked["language"], Support(asked["support"]))


def entry_told(pile: Pile, language: str) -> dict[str, Any]:
    """Return what the page walks and shows, as plain JSON, in the language of whoever types."""
    instrument = pile.instrument
    return {
        "table": instrument.table,
        "steps": {step.key: _step_told(instrument, step, language) for step in instrument.steps},
        "about": {
            "instrument": instrument.key,
            "version": instrument.version,
            "speaker": pile.speaker,
            "age_band": pile.age_band,
            "language": pile.language,
            "support": pile.support,
        },
    }


def _step_told(instrument: Instrument, step: Step, language: str) -> dict[str, Any]:
    parts = step.columns or step.options
    texts = step.text_for_adults if instrument.is_for_adults else step.text
    return {
        "manner": _manner_of(step),
        "text": texts[language],
        "options": [
            {"key": part.key, "sign": sign, "text": part.text[language]}
            for part, sign in zip(parts, signs_of(step), strict=True)
        ],
        "topics": [{"key": topic.key, "text": topic.text[language]} for topic in step.topics],
        "most": step.max_characters,
        "may_be_empty": step.skippable or step.kind is Kind.WORDS,
    }


def _manner_of(step: Step) -> str:
    """Return how a step is typed: one sign, several, one for each topic, words, or not at all."""
    if step.kind in (Kind.WORDS, Kind.DRAWING):
        return step.kind.value
    if step.kind in LAID_KINDS:
        return "laid"
    return "one" if step.kind in ONE_OPTION_KINDS else "many"
