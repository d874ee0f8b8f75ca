"""What a device gets to draw its shelf: instruments as tables and texts, and the words of the page, by language."""

from collections.abc import Iterable, Sequence
from typing import Any

from config.helplines import way_to_help
from config.instrument import Instrument, Option, Step, Topic, transition_table
from config.texts import OWN_NAMES, speech
from config.vocabulary import Speaker
from feedback_store.devices import Device
from feedback_store.social_services import Service
from kiosk.aloud.texts import readable, texts_in

ON_A_KIOSK = frozenset({Speaker.CHILD, Speaker.YOUNG_PERSON})


def shelf_for(
    device: Device, service: Service, languages: Sequence[str], instruments: Iterable[Instrument]
) -> dict[str, Any]:
    """Return what one device draws, as plain JSON; instruments that are not for children are left out.

    Args:
        device: the tablet that asks.
        service: the social service where it stands.
        languages: codes, the first is the one to which the page returns after each child.
        instruments: what is switched on there, in the order of the shelf.
    """
    drawn = [_drawn(each) for each in instruments if ON_A_KIOSK.intersection(each.speakers)]
    return {
        "service": service.name,
        "device": device.name,
        "is_try_out": device.is_try_out,
        "languages": [{"key": key, "name": OWN_NAMES[key]} for key in languages],
        "words": {key: words_in(key) for key in languages},
        "instruments": drawn,
        "aloud": {key: aloud_in(key, drawn) for key in languages},
    }


def aloud_in(language: str, drawn: Iterable[Any]) -> dict[str, dict[str, str]]:
    """Return how each text of the page is read aloud, by the text itself: its clip, and what is said in its place.

    A text whose clip was not made is left out; one that is said as it is written has no `said`.
    """
    texts = [*words_in(language).values(), *(text[language] for text in texts_in(list(drawn)))]
    return {
        text: {"clip": clip.name} | ({"said": clip.said} if clip.said != text else {})
        for text, clip in readable(texts, language).items()
        if clip.path.exists()
    }


def words_in(language: str) -> dict[str, str]:
    """Return the words of the child's page that belong to no instrument."""
    say = speech(language).say
    return {
        "shelf": say("What do you want to do?"),
        "home": say("Home"),
        "back": say("Back"),
        "go_on": say("Go on"),
        "may_skip": say("You don't have to say."),
        "still_here": say("Are you still here?"),
        "here": say("I'm here"),
        **way_to_help(language)._asdict(),
        "languages": say("Language"),
        "delivered": say("All is delivered."),
        "read_aloud": say("Read aloud"),
        "kept": say("It is kept and will be sent later."),
        "long": say("Nothing could be sent for days. Is the server running?"),
        "frail": say("What is not sent yet is lost when this page closes."),
        "refused": say("The server did not accept: {count}."),
        "try_out": say("Try-out: it does not count"),
        "tried": say("That was a try. It does not count."),
        "sending": say("Try-out: being sent…"),
        "arrived": say("Try-out, arrived: {answers}. It does not count."),
        "quoted": say("“{text}”"),
        "not_arrived": say("Try-out: it did not arrive. Is the server running?"),
        "empty": say("Nothing stands on the shelf yet."),
        **words_for_drawing(language),
    }


def words_for_drawing(language: str) -> dict[str, str]:
    """Return the words of the sheet on which is drawn, of its pens and of what lies beside it."""
    say = speech(language).say
    return {
        "sheet": say("The sheet"),
        "black": say("Black"),
        "red": say("Red"),
        "yellow": say("Yellow"),
        "green": say("Green"),
        "blue": say("Blue"),
        "brown": say("Brown"),
        "thin": say("Thin line"),
        "medium": say("Medium line"),
        "thick": say("Thick line"),
        "rubber": say("Rubber"),
        "step_back": say("One step back"),
        "anew": say("Draw anew"),
        "really_anew": say("Wipe all away?"),
        "drawn": say("Drawing"),
    }


def _drawn(instrument: Instrument) -> dict[str, Any]:
    return {
        "table": transition_table(instrument),
        "object": instrument.object,
        "accent": instrument.accent,
        "title": dict(instrument.title),
        "thanks": dict(instrument.thanks),
        "steps": {step.key: _texts_of(step) for step in instrument.steps},
    }


def _texts_of(step: Step) -> dict[str, Any]:
    return {
        "text": dict(step.text),
        "options": {option.key: dict(option.text) for option in step.options},
        "topics": _named(step.topics),
        "columns": _named(step.columns),
    }


def _named(parts: Iterable[Topic | Option]) -> list[dict[str, Any]]:
    return [{"key": part.key, "text": dict(part.text)} for part in parts]
