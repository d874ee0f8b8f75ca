"""What the page behind a QR code is told: at once who may speak, then what they are asked, in one language."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from config.instrument import Instrument
from config.texts import speech
from config.vocabulary import ADULT_SPEAKERS, ASKED_AGE_BANDS, LANGUAGES, AgeBand, Speaker
from feedback_store.bot_links import Goal
from feedback_store.engine import Store
from feedback_store.events.kept import Event, event_behind
from feedback_store.offering import offered_by
from feedback_store.social_services import find_service
from kiosk.child.outbox import outbox_for
from kiosk.child.shelf import as_offered, drawn_of
from kiosk.door.letters import follow_up_for, fresh_words
from kiosk.door.words import words_at_the_door, words_behind_the_door

AGE_BANDS: Mapping[Speaker, tuple[AgeBand, ...]] = {
    Speaker.CHILD: ASKED_AGE_BANDS[:5],
    Speaker.YOUNG_PERSON: ASKED_AGE_BANDS[3:6],
}
"""Who is asked for their age, and between which bands they choose; an adult's age is not asked."""


def first_told(store: Store, goal: Goal, language: str) -> dict[str, Any]:
    """Return what the first screens need, as plain JSON, in every language: whoever reads may choose another one."""
    event, place, today = event_behind(store, goal), find_service(store, goal.service).name, store.today()
    offered = _asked(store, goal.service, event)
    return {
        "place": place,
        "language": language,
        "languages": [as_offered(key) for key in LANGUAGES],
        "words": {key: words_at_the_door(key) | {"above": above(key, place, event, today)} for key in LANGUAGES},
        "speakers": [each for each in Speaker if any(each in one.speakers for one in offered.values())],
        "bands": {speaker.value: list(bands) for speaker, bands in AGE_BANDS.items()},
    }


def told_behind(store: Store, goal: Goal, language: str, task: str) -> dict[str, Any]:
    """Return all that follows: words and instruments in one language, the seal, and the first task of the phone."""
    event = event_behind(store, goal)
    offered, is_on = _asked(store, goal.service, event), bool(event and event.is_on(store.today()))
    return {
        "words": words_behind_the_door(language),
        "outbox": outbox_for(store, goal.service),
        "wish": next(iter(offered)) if is_on and len(offered) == 1 else goal.instrument,
        "is_at_event": is_on,
        "instruments": [_told_of(each, language) for each in offered.values()],
        "task": task,
        "receipt": fresh_words(),
        "follow_up": _told_of(follow_up_for(store, goal.service), language),
    }


def above(language: str, place: str, event: Event | None, today: date) -> str:
    """Return what stands above the first question: the service and, where the code is of an event, how far that is."""
    if event is None:
        return place
    if event.is_over(today):
        return speech(language).say(
            "“{event}” is over. A voice still goes into the box of {place}.", event=event.name, place=place
        )
    return f"{event.name} · {place}"


def _asked(store: Store, service: str, event: Event | None) -> dict[str, Instrument]:
    offered = offered_by(store, service)
    if event is None or not event.is_on(store.today()):
        return offered
    return {key: one for key, one in offered.items() if key in event.instruments} or offered


def _told_of(instrument: Instrument, language: str) -> dict[str, Any]:
    told: dict[str, Any] = in_one_language(drawn_of(instrument), language)
    return told | {
        "speakers": list(instrument.speakers),
        "isAnswered": instrument.is_answered,
        "bands": [band for band in ASKED_AGE_BANDS if instrument.suits(band)],
        "politely": {
            "thanks": instrument.thanks_for_adults[language],
            "steps": {step.key: step.text_for_adults[language] for step in instrument.steps},
        }
        if ADULT_SPEAKERS.intersection(instrument.speakers)
        else None,
    }


def in_one_language(told: Any, language: str) -> Any:
    """Return JSON in which every text by language holds this one alone."""
    if isinstance(told, list):
        return [in_one_language(each, language) for each in told]
    if not isinstance(told, dict):
        return told
    if told and set(told) <= set(LANGUAGES):
        return {language: told[language]}
    return {key: in_one_language(each, language) for key, each in told.items()}
