"""What a device gets to draw its shelf: instruments as tables and texts, and the words of the page, by language."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from config.helplines import help_numbers, way_to_help
from config.instrument import Instrument, Option, Step, Topic, transition_table
from config.texts import OWN_NAMES, speech
from config.vocabulary import Speaker
from feedback_store.devices import Device
from feedback_store.social_services import Service
from kiosk.aloud.texts import readable, texts_in
from kiosk.child.call_words import call_words

ON_A_KIOSK = frozenset({Speaker.CHILD, Speaker.YOUNG_PERSON})


def shelf_for(
    device: Device,
    service: Service,
    languages: Sequence[str],
    instruments: Iterable[Instrument],
    levels: Mapping[str, int] | None = None,
) -> dict[str, Any]:
    """Return what one device draws, as plain JSON; what is for children of another age is left out.

    Args:
        device: the tablet that asks.
        service: the social service where it stands.
        languages: codes, the first is the one to which the page returns after each child.
        instruments: what is switched on there, in the order of the shelf.
        levels: by instrument, how full it is drawn; empty where it is not told.
    """
    return {
        "service": service.name,
        "device": device.name,
        "is_try_out": device.is_try_out,
        "languages": [{"key": key, "name": OWN_NAMES[key]} for key in languages],
        "words": {key: words_in(key) | words_for_adults(key) for key in languages},
        "instruments": [_drawn(each, (levels or {}).get(each.key, 0)) for each in _suited(instruments, device)],
    }


def texts_for(
    device: Device, languages: Sequence[str], instruments: Iterable[Instrument]
) -> dict[str, dict[str, dict[str, str]]]:
    """Return how what one device draws is read aloud, by language and text."""
    drawn = [_drawn(each, 0) for each in _suited(instruments, device)]
    return {key: aloud_in(key, drawn) for key in languages}


def _suited(instruments: Iterable[Instrument], device: Device) -> list[Instrument]:
    return [each for each in instruments if each.is_for_adults or _is_for_children_there(each, device)]


def _is_for_children_there(instrument: Instrument, device: Device) -> bool:
    return bool(ON_A_KIOSK.intersection(instrument.speakers)) and instrument.suits(device.age_band)


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
        **call_words(language),
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
        "circle": say("Morning circle"),
        "circle_how_many": say("How many are in the circle?"),
        "circle_least": say("A circle has at least three."),
        "circle_pass": say("Pass the tablet on."),
        "circle_turn": say("It's my turn"),
        "circle_all": say("Everybody has answered. Look at the board together."),
        "circle_show": say("Show"),
        "circle_board": say("This is how we feel here today."),
        "circle_thanks": say("Thank you. Your voices are in the box."),
        "circle_stop": say("Do we stop here?"),
        "circle_go_on": say("We go on"),
        "circle_put_in": say("Put what was said into the box"),
        "circle_forget": say("Stop and forget it"),
        "empty": say("Nothing stands on the shelf yet."),
        **words_for_writing(language),
        **words_for_drawing(language),
    }


def words_for_adults(language: str) -> dict[str, str]:
    """Return the words that only adults meet on the page, before and after what is asked of them."""
    say = speech(language).say
    return {
        "who": say("Who is answering?"),
        "parent": say("A parent"),
        "relative": say("A relative"),
        "carer": say("A foster parent or guardian"),
        "partner": say("A partner of the centre"),
        "may_leave_out": say("You may leave this out."),
        "help_for_every_child": help_numbers(language)[0],
    }


def words_for_writing(language: str) -> dict[str, str]:
    """Return the words of a sheet of paper and of the keyboard below it."""
    say = speech(language).say
    return {
        "nobody_knows": say("We don't know who writes."),
        "may_be_known": say("Grown-ups may know your way of writing."),
        "in_danger": say("If you are in danger, we may find out who you are, to help you."),
        "full": say("The sheet is full."),
        "keyboard": say("Keyboard"),
        "capital": say("Capital letter"),
        "erase": say("Rub out"),
        "space": say("Space"),
        "new_line": say("New line"),
        "signs": say("Numbers and signs"),
        "letters": say("Letters"),
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


def _drawn(instrument: Instrument, level: int) -> dict[str, Any]:
    return {
        "table": transition_table(instrument),
        "object": instrument.object,
        "accent": instrument.accent,
        "who": list(instrument.speakers) if instrument.is_for_adults else [],
        "title": dict(instrument.title),
        "thanks": dict(instrument.thanks),
        "steps": {step.key: _texts_of(step) for step in instrument.steps},
        "level": level,
    }


def _texts_of(step: Step) -> dict[str, Any]:
    return {
        "text": dict(step.text),
        "options": {} if step.topics else {option.key: dict(option.text) for option in step.options},
        "topics": _named(step.topics),
        "columns": _named(step.columns),
        "most": step.max_characters,
    }


def _named(parts: Iterable[Topic | Option]) -> list[dict[str, Any]]:
    return [{"key": part.key, "text": dict(part.text)} for part in parts]
