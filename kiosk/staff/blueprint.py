"""The blueprint of the staff pages, closed by default: a page is open only if it is named here."""

from flask import Blueprint, redirect, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from feedback_store.clock.calendar import open_question
from feedback_store.staff import FEWEST_PASSWORD_CHARACTERS
from kiosk.desk import desk
from kiosk.staff.dates import day_and_hour_in_words, day_in_words, days_in_words
from kiosk.staff.words import age_words, problem_words

staff = Blueprint("staff", __name__, url_prefix="/staff")

OPEN_TO_ALL = frozenset({"staff.sign_in", "staff.begin", "staff.choose_language"})


@staff.before_request
def require_sign_in() -> Response | None:
    """Send whoever is not signed in to the sign-in page, and back afterwards."""
    if request.endpoint in OPEN_TO_ALL or current_user.is_authenticated:
        return None
    wanted = request.full_path.rstrip("?") if request.method == "GET" else None
    return redirect(url_for("staff.sign_in", next=wanted))


@staff.context_processor
def lend_words() -> dict[str, object]:
    """Lend the templates the words of lists and of problems in forms."""
    return {
        "age_words": age_words(),
        "problems": problem_words(FEWEST_PASSWORD_CHARACTERS),
        "day": day_in_words,
        "days": days_in_words,
        "day_and_hour": day_and_hour_in_words,
        "clock_question": lambda: open_question(desk().store),
    }
