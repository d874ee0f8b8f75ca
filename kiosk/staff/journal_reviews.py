"""The reviews of a journal: those that were held, with their minutes, and the form for the next one."""

from flask import redirect, render_template, url_for
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import DateField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length

from feedback_store.complaints.records import records_of
from feedback_store.complaints.reviews import LONGEST_LINE, LONGEST_MINUTES, Minutes, keep_minutes, reviews_of
from feedback_store.errors import EntryRefusedError
from feedback_store.social_services import find_service
from kiosk.desk import desk
from kiosk.staff.blueprint import staff
from kiosk.staff.forms import needed, plain, trimmed

one_line = Length(max=LONGEST_LINE, message="long_text")


class ReviewForm(FlaskForm):  # type: ignore[misc] # the library carries no types
    """The minutes of a review; the figures are added by the program."""

    held_on = DateField(validators=[InputRequired("missing")])
    present = StringField(validators=[needed, one_line, plain], filters=[trimmed])
    found = TextAreaField(validators=[needed, Length(max=LONGEST_MINUTES, message="long_text")], filters=[trimmed])
    signed_by = StringField(
        validators=[needed, Length(max=LONGEST_LINE, message="long_text"), plain], filters=[trimmed]
    )


@staff.get("/journal/<key>/reviews")
def show_meetings(key: str) -> str:
    """Show the reviews of a journal, and the form for one more."""
    return review_page(key, ReviewForm(held_on=desk().store.today()))


@staff.post("/journal/<key>/reviews")
def add_meeting(key: str) -> Response | tuple[str, int]:
    """Keep the minutes of a review; a second click keeps them once."""
    form = ReviewForm()
    if not form.validate_on_submit():
        return review_page(key, form), 422
    minutes = Minutes(str(form.present.data), str(form.found.data), str(form.signed_by.data), *counts_of(key))
    try:
        keep_minutes(desk().store, key, form.held_on.data, minutes)
    except EntryRefusedError:
        return review_page(key, form, is_refused=True), 422
    return redirect(url_for("staff.show_meetings", key=key))


def counts_of(key: str) -> tuple[int, int, int]:
    """Return how many entries a journal has, how many are open, and of how many the time is over."""
    records = records_of(desk().store, key)
    deadlines = [one.deadline for one in records if one.deadline]
    return len(records), len(deadlines), sum(one.is_late for one in deadlines)


def review_page(key: str, form: ReviewForm, *, is_refused: bool = False) -> str:
    """Return the page of reviews around a form."""
    return render_template(
        "staff/journal_reviews.html",
        service=find_service(desk().store, key),
        reviews=reviews_of(desk().store, key),
        counts=counts_of(key),
        form=form,
        is_refused=is_refused,
        today=desk().store.today().isoformat(),
    )
