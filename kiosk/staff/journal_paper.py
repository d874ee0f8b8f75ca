"""The page on which a complaint is entered that was made on paper or by word of mouth."""

from flask import redirect, render_template, request, url_for
from flask_login import current_user
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import DateField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length

from config.vocabulary import ADULT_SPEAKERS, Speaker
from feedback_store.complaints.paper_entry import LONGEST_TEXT, enter_paper
from feedback_store.complaints.papers import PaperEntry, Way
from feedback_store.complaints.readers import readers_of_entry
from feedback_store.complaints.receipts import LONGEST_SIGNATURE
from feedback_store.complaints.records import record_of
from feedback_store.errors import EntryRefusedError
from feedback_store.social_services import find_service
from kiosk.desk import desk
from kiosk.language import reader_speech
from kiosk.staff.blueprint import staff
from kiosk.staff.forms import needed, plain, trimmed
from kiosk.staff.journal_words import came_words
from kiosk.staff.paper_words import speaker_words


class PaperForm(FlaskForm):  # type: ignore[misc] # the library carries no types
    """What was said, by whom, how and when; whether it fits is said by the store."""

    came_on = DateField(validators=[InputRequired("missing")])
    way = RadioField(choices=[way.value for way in Way], default=Way.PAPER.value)
    speaker = SelectField(choices=[one.value for one in Speaker], default=Speaker.CHILD.value)
    text = TextAreaField(validators=[needed, Length(max=LONGEST_TEXT, message="long_text")], filters=[trimmed])
    signature = StringField(validators=[Length(max=LONGEST_SIGNATURE, message="long_name"), plain], filters=[trimmed])


@staff.get("/journal/<key>/new")
def show_paper_entry(key: str) -> str:
    """Show the empty form; today is the day on which it came unless another one is given."""
    return paper_page(key, PaperForm(came_on=desk().store.today()))


@staff.post("/journal/<key>/new")
def add_paper_entry(key: str) -> Response | tuple[str, int]:
    """Enter it and show its entry, or the list where whoever enters it may not see it."""
    form = PaperForm()
    if not form.validate_on_submit():
        return paper_page(key, form), 422
    try:
        number = enter_paper(desk().store, key, me := str(current_user.member.id), form.came_on.data, entry_in(form))
    except EntryRefusedError:
        return paper_page(key, form, is_refused=True), 422
    readers = {one.id for one in readers_of_entry(desk().store, record_of(desk().store, key, number))}
    if me not in readers:
        return redirect(url_for("staff.show_journal", key=key))
    return redirect(url_for("staff.show_entry_of_journal", key=key, number=number))


def entry_in(form: PaperForm) -> PaperEntry:
    """Return what a form that fits says."""
    speaker = Speaker(str(form.speaker.data))
    return PaperEntry(Way(str(form.way.data)), speaker, str(form.text.data), form.signature.data or None)


def paper_page(key: str, form: PaperForm, *, is_refused: bool = False) -> str:
    """Return the page around a form."""
    say = reader_speech().say
    told = say("Give a day that is not to come, and a name only where an adult signs.") if is_refused else ""
    ways = [(way, came_words()[way]) for way in Way]
    return render_template(
        "staff/journal_paper.html",
        service=find_service(desk().store, key),
        form=form,
        told=told,
        ways=ways,
        speakers=speaker_words(),
        adults=ADULT_SPEAKERS,
        today=desk().store.today().isoformat(),
        longest=LONGEST_TEXT,
        chosen=request.form.get("way") or Way.PAPER.value,
    )
