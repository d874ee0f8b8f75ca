"""How the names of own topics are said: spoken when they are added, and anew where staff mark the stress."""

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from feedback_store.social_services import find_service
from feedback_store.topics.kept import FIRST_LANGUAGE, present_topics
from feedback_store.topics.sounds import keep_sound
from kiosk.aloud.at_once import speak_at_once
from kiosk.aloud.stress import GRAVE, VOWELS
from kiosk.desk import desk
from kiosk.errors import VoiceError
from kiosk.staff.blueprint import staff


@staff.post("/services/<key>/topics/<number>/say")
def say_topic(key: str, number: str) -> Response:
    """Say the name of a topic anew, with the stress that staff mark; without marks as the machine guesses it."""
    there = present_topics(desk().store, find_service(desk().store, key).key)
    topic = next((one for one in there if str(one.number) == number), None)
    if topic:
        name, typed = topic.names[FIRST_LANGUAGE], request.form.get("said", "").strip()
        marked = with_marks(typed) if typed.casefold() == name.casefold() else name
        speak_names(key, topic.number, {**topic.names, FIRST_LANGUAGE: marked})
    return redirect(url_for("staff.show_topics", key=key))


def speak_names(key: str, number: int, names: dict[str, str]) -> None:
    """Keep how the names of a topic sound; where there is no voice on this machine, the bird stays silent there."""
    for language, name in names.items():
        try:
            keep_sound(desk().store, key, number, language, speak_at_once(name, language))
        except VoiceError:
            return


def with_marks(typed: str) -> str:
    """Return a name in which each vowel that was written large is stressed, such as "кУчето"."""
    return "".join(f"{sign.lower()}{GRAVE}" if sign.lower() in VOWELS and sign.isupper() else sign for sign in typed)
