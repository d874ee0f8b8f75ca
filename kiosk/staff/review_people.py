"""Who does not review the words of a service, such as the teacher of its only group."""

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from feedback_store.reviews.reviewers import keep_from, kept_from, possible_reviewers
from feedback_store.social_services import find_service
from kiosk.desk import desk
from kiosk.staff.blueprint import staff


@staff.get("/review/<key>/people")
def show_reviewers(key: str) -> str:
    """Show who reviews and who does not."""
    service, store = find_service(desk().store, key), desk().store
    return render_template(
        "staff/review_people.html", service=service, members=possible_reviewers(store, key), kept=kept_from(store, key)
    )


@staff.post("/review/<key>/people")
def change_reviewers(key: str) -> Response:
    """Keep those who are ticked from reviewing."""
    keep_from(desk().store, key, request.form.getlist("kept"))
    return redirect(url_for("staff.show_reviewers", key=key))
