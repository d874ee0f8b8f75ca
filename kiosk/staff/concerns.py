"""What is told of danger, for those who are named for it: a list, a page for each, and what was done about it."""

from datetime import datetime

from flask import redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from config.settings import ZONE
from feedback_store.concerns.acts import Act, OpenConcern, concerns_for, find_concern, note_act
from feedback_store.errors import UnknownConcernError
from feedback_store.social_services import find_service
from feedback_store.staff import names_of_staff
from kiosk.desk import desk
from kiosk.staff.blueprint import staff
from kiosk.staff.words import act_words, category_words, severity_words

ANSWERS = (Act.ACKNOWLEDGED, Act.NOTIFIED, Act.CARED_FOR, Act.NO_DANGER)
"""What somebody may say about a concern; that they were told is noted by itself."""


@staff.get("/concerns")
def show_concerns() -> str:
    """Show what whoever is signed in may see: first what nobody has taken on, gravest first."""
    found = [(one, moment_of(one), service_of(one)) for one in concerns_for(desk().store, current_user.member.id)]
    return render_template("staff/concerns.html", concerns=found, **words())


@staff.get("/concerns/<mark>")
def show_concern(mark: str) -> str:
    """Show one concern with all of its text, what to do, and what was done."""
    concern = find_concern(desk().store, current_user.member.id, mark_from(mark))
    names = names_of_staff(desk().store)
    return render_template(
        "staff/concern.html",
        concern=concern,
        heard_at=moment_of(concern),
        service=service_of(concern),
        names=names,
        **words(),
    )


@staff.post("/concerns/<mark>")
def answer_concern(mark: str) -> Response:
    """Note what somebody did about a concern."""
    act = request.form.get("act")
    if act in ANSWERS:
        note_act(desk().store, current_user.member.id, mark_from(mark), Act(act))
    return redirect(url_for("staff.show_concern", mark=mark))


def mark_from(written: str) -> bytes:
    """Return the mark that stands in an address; raises UnknownConcernError where it is none."""
    try:
        return bytes.fromhex(written)
    except ValueError:
        raise UnknownConcernError("there is no such concern for you") from None


def moment_of(concern: OpenConcern) -> datetime:
    """Return when a concern was heard."""
    return datetime.strptime(concern.heard.heard_at, "%Y-%m-%d %H:%M").replace(tzinfo=ZONE)


def service_of(concern: OpenConcern) -> str:
    """Return the name of the service in which it was told."""
    return find_service(desk().store, concern.heard.service).name


def words() -> dict[str, object]:
    """Return the words that both pages need."""
    return {"act_words": act_words(), "category_words": category_words(), "severity_words": severity_words()}
