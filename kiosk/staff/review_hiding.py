"""What somebody wants to hide: a second person looks at it, and hides it or lets it wait again."""

from flask import redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from feedback_store.reviews.hiding import confirm_hiding, decline_hiding
from feedback_store.reviews.items import Item, find_item
from feedback_store.reviews.verdicts import Verdict, reviews_of
from feedback_store.social_services import find_service
from feedback_store.staff import find_member
from kiosk.desk import desk
from kiosk.staff.blueprint import staff
from kiosk.staff.review import require_reviewer
from kiosk.staff.review_acts import sent_place


@staff.get("/review/<key>/hiding")
def show_hidings(key: str) -> str:
    """Show what is to be hidden, with who asked for it."""
    require_reviewer(key)
    store, asked = desk().store, list[tuple[Item, str, bool]]()
    for review in reviews_of(store, key, Verdict.HIDING):
        item = find_item(store, key, current_user.member, (review.voice, review.step))
        member = find_member(store, review.member)
        if item:
            asked.append((item, member.name if member else "", review.member == current_user.member.id))
    return render_template("staff/review_hiding.html", service=find_service(store, key), asked=asked)


@staff.post("/review/<key>/hiding")
def answer_hiding(key: str) -> Response:
    """Hide a voice, or let it wait for review again."""
    require_reviewer(key)
    place = sent_place()
    if find_item(desk().store, key, current_user.member, place):
        if request.form.get("answer") == "hide":
            confirm_hiding(desk().store, key, place, current_user.member.id)
        else:
            decline_hiding(desk().store, key, place)
    return redirect(url_for("staff.show_hidings", key=key))
