"""The topics that a service adds to what children are asked: their list, and the form for one more."""

from babel.dates import get_month_names
from flask import redirect, render_template, request, url_for
from flask_wtf import FlaskForm
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response
from wtforms import BooleanField, FileField, SelectField, StringField
from wtforms.validators import Length

from config.load import instruments
from config.own_topics import MOST_AT_ONCE, takes_topics
from feedback_store.clips import Spoken, clips_of
from feedback_store.errors import PhotoRefusedError, TopicRefusedError
from feedback_store.social_services import find_service
from feedback_store.topics.kept import (
    ALWAYS,
    LONGEST_NAME,
    OwnTopic,
    Season,
    add_topic,
    move_topic_up,
    present_topics,
    take_topic_away,
)
from feedback_store.topics.photo import plain_photo
from kiosk.desk import desk
from kiosk.language import reader_language, reader_speech
from kiosk.pictograms.library import drawings_for, found_by, pictograms
from kiosk.pictograms.pages import address_of
from kiosk.staff.blueprint import staff
from kiosk.staff.changes import personal_parts
from kiosk.staff.forms import needed, plain, trimmed
from kiosk.staff.speaking import speak_texts

NAMES = {"name_bg": "bg", "name_en": "en", "name_tr": "tr", "name_uk": "uk"}
"""The fields of the form that hold a name, and its language."""
MONTHS = [str(month) for month in range(1, 13)]
SEARCH = "search"

fitting = Length(max=LONGEST_NAME, message="long_name")


class TopicForm(FlaskForm):  # type: ignore[misc] # the library carries no types
    """A topic: names, a drawing or a photo, and the months in which it shows."""

    name_bg = StringField(validators=[needed, fitting, plain], filters=[trimmed])
    name_en = StringField(validators=[fitting, plain], filters=[trimmed])
    name_tr = StringField(validators=[fitting, plain], filters=[trimmed])
    name_uk = StringField(validators=[fitting, plain], filters=[trimmed])
    wanted = StringField(filters=[trimmed])
    picture = StringField(filters=[trimmed])
    photo = FileField()
    first_month = SelectField(choices=["", *MONTHS], default="")
    last_month = SelectField(choices=["", *MONTHS], default="")
    is_checked = BooleanField()

    def names(self) -> dict[str, str]:
        """Return the names by language, without empty ones."""
        return {language: str(self[field].data) for field, language in NAMES.items() if self[field].data}

    def season(self) -> Season:
        """Return the months; one alone is a season of its own."""
        first, last = self.first_month.data or self.last_month.data, self.last_month.data or self.first_month.data
        return (int(first), int(last)) if first and last else ALWAYS


@staff.get("/services/<key>/topics")
def show_topics(key: str) -> str:
    """Show the topics of a service, and the form for one more."""
    return list_topics(key, TopicForm())


@staff.post("/services/<key>/topics")
def make_topic(key: str) -> Response | str | tuple[str, int]:
    """Add a topic, or show the drawings that fit what is sought; what was written stays in the form."""
    form = TopicForm()
    if request.form.get("act") == SEARCH:
        return list_topics(key, form, is_search=True)
    if not form.validate_on_submit():
        return list_topics(key, form), 422
    found = [part for name in form.names().values() for part in personal_parts(key, name)]
    if found and not form.is_checked.data:
        return list_topics(key, form, found=found), 422
    problem = try_to_add(key, form)
    if problem:
        return list_topics(key, form, problem=problem), 422
    return redirect(url_for("staff.show_topics", key=key))


@staff.post("/services/<key>/topics/<number>/up")
def move_topic(key: str, number: str) -> Response:
    """Let a topic come one place earlier; harmless where none has this number."""
    if topic := topic_of(key, number):
        move_topic_up(desk().store, key, topic.number)
    return redirect(url_for("staff.show_topics", key=key))


@staff.post("/services/<key>/topics/<number>/take-away")
def remove_topic(key: str, number: str) -> Response:
    """Show a topic no more; harmless where none has this number."""
    if topic := topic_of(key, number):
        take_topic_away(desk().store, key, topic.number)
    return redirect(url_for("staff.show_topics", key=key))


def topic_of(key: str, number: str) -> OwnTopic | None:
    """Return the topic of a service that has this number and was not taken away."""
    there = present_topics(desk().store, find_service(desk().store, key).key)
    return next((topic for topic in there if str(topic.number) == number), None)


def try_to_add(key: str, form: TopicForm) -> str:
    """Add the topic of a form; return in words why it cannot be, or nothing."""
    say = reader_speech().say
    sent = sent_photo(form)
    picture = str(form.picture.data) if form.picture.data in pictograms() else None
    if not sent and picture is None:
        return say("Choose a drawing or give a photo: many children here do not read.")
    try:
        photo = plain_photo(sent) if sent else None
        names = form.names()
        number = add_topic(desk().store, key, names, picture=picture, photo=photo, season=form.season())
    except PhotoRefusedError:
        return say("This photo cannot be read. Give a JPEG, PNG or WebP of at most 12 MB.")
    except TopicRefusedError:
        most = say("There is one of this name already, or there would be more than {n} at one time.", n=MOST_AT_ONCE)
        return " ".join((most, say("Take one away, or give one a season.")))
    speak_texts(Spoken.TOPICS, key, number, names)
    return ""


def sent_photo(form: TopicForm) -> bytes:
    """Return the photo of a form; nothing where none was chosen."""
    if not isinstance(form.photo.data, FileStorage):
        return b""
    with form.photo.data.stream as opened:
        return bytes(opened.read())


def list_topics(
    key: str, form: TopicForm, *, found: list[str] | None = None, problem: str = "", is_search: bool = False
) -> str:
    """Return the page of a service's topics around a form."""
    service, language = find_service(desk().store, key), reader_language()
    months = get_month_names("wide", context="stand-alone", locale=language)
    return render_template(
        "staff/topics.html",
        service=service,
        topics=present_topics(desk().store, service.key),
        clips=clips_of(desk().store, Spoken.TOPICS, service.key),
        address_of=address_of,
        form=form,
        drawings=drawings_for(sought_in(form), str(form.picture.data)),
        is_search=is_search,
        is_unknown=not found_by(sought_in(form)),
        found=found or [],
        problem=problem,
        months=months,
        most=MOST_AT_ONCE,
        titles=[each.title[language] for each in instruments().values() if takes_topics(each)],
    )


def sought_in(form: TopicForm) -> str:
    """Return the words by which a drawing is sought; where none are given, the name of the topic."""
    return str(form.wanted.data or form.name_bg.data or "")
