"""How the name of an own topic is said anew, with the stress that staff mark."""

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from feedback_store.clips import Spoken
from feedback_store.social_services import find_service
from feedback_store.topics.kept import present_topics
from kiosk.desk import desk
from kiosk.staff.blueprint import staff
from kiosk.staff.speaking import as_marked, speak_texts


@staff.post("/services/<key>/topics/<number>/say")
def say_topic(key: str, number: str) -> Response:
    """Say the name of a topic anew, with the stress that staff mark; without marks as the machine guesses it."""
    there = present_topics(desk().store, find_service(desk().store, key).key)
    topic = next((one for one in there if str(one.number) == number), None)
    if topic:
        speak_texts(Spoken.TOPICS, key, topic.number, as_marked(topic.names, request.form.get("said", "")))
    return redirect(url_for("staff.show_topics", key=key))
