"""The blueprint of the staff pages, closed by default: a page is open only if it is named here."""

from flask import Blueprint, redirect, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from feedback_store.clock.calendar import open_question
from feedback_store.staff import FEWEST_PASSWORD_CHARACTERS, OUTSIDER, StaffMember
from kiosk.desk import desk
from kiosk.errors import NotForYouError
from kiosk.staff.dates import day_and_hour_in_words, day_in_words, days_in_words, moment_in_words
from kiosk.staff.words import age_words, problem_words

staff = Blueprint("staff", __name__, url_prefix="/staff")

OPEN_TO_ALL = frozenset({"staff.sign_in", "staff.begin", "staff.choose_language"})
CALLS = frozenset({"staff.show_calls", "staff.answer_call", "staff.count_waiting_calls"})
CONCERNS = frozenset({"staff.show_concerns", "staff.show_concern", "staff.answer_concern"})
TELEGRAM = frozenset({"staff.show_telegram", "staff.make_telegram_link", "staff.leave_telegram"})
OPEN_TO_OUTSIDERS = CALLS | CONCERNS | TELEGRAM | {"staff.sign_out"}
NOTES = frozenset({"staff.show_jars", "staff.show_notes", "staff.judge", "staff.take_quote_back"})
OPENING = frozenset({"staff.open_jar", "staff.show_cards", "staff.say_quote", "staff.show_drawn_quote"})
EVENTS = frozenset(
    {
        "staff.show_events",
        "staff.add_event",
        "staff.show_event",
        "staff.show_event_poster",
        "staff.end_event",
        "staff.remove_event",
    }
)
PAPER = frozenset(
    {"staff.show_paper", "staff.show_sheets", "staff.show_sheet", "staff.show_entry", "staff.enter_sheet"}
)
TOLD = frozenset({"staff.show_week", "staff.show_drawings", "staff.show_drawing"})
TOPICS = frozenset(f"staff.{act}_topic" for act in ("make", "move", "remove", "say")) | {"staff.show_topics"}
SHOWN = frozenset({"staff.show_shown_drawings", "staff.judge_drawings", "staff.take_drawing_back"})
ACTIONS = frozenset(
    {
        *(
            "staff.show_all_actions",
            "staff.show_actions",
            "staff.make_action",
            "staff.show_action",
            "staff.decide_action",
        ),
        *("staff.tell_action", "staff.tell_action_no_more", "staff.say_action", "staff.say_sentence"),
        "staff.show_news_poster",
    }
)
OPEN_TO_COLLEAGUES = OPEN_TO_OUTSIDERS | NOTES | OPENING | EVENTS | PAPER | TOLD | TOPICS | SHOWN | ACTIONS
"""All other pages are the administrator's."""


@staff.before_request
def require_sign_in() -> Response | None:
    """Send whoever is not signed in to the sign-in page, and back afterwards; refuse pages that are for others.

    Raises:
        NotForYouError: this member of staff has another part to play.
    """
    if request.endpoint in OPEN_TO_ALL:
        return None
    if not current_user.is_authenticated:
        wanted = request.full_path.rstrip("?") if request.method == "GET" else None
        return redirect(url_for("staff.sign_in", next=wanted))
    if not may_open(current_user.member, str(request.endpoint)):
        raise NotForYouError("this page is for the administrator")
    return None


def may_open(member: StaffMember, endpoint: str) -> bool:
    """Return whether a page is for this member of staff."""
    if member.is_administrator:
        return True
    return endpoint in (OPEN_TO_OUTSIDERS if member.role == OUTSIDER else OPEN_TO_COLLEAGUES)


def first_page(member: StaffMember) -> str:
    """Return where a member of staff begins."""
    return url_for("staff.show_concerns" if member.role == OUTSIDER else "staff.show_week")


@staff.context_processor
def lend_words() -> dict[str, object]:
    """Lend the templates the words of lists and of problems in forms."""
    return {
        "age_words": age_words(),
        "problems": problem_words(FEWEST_PASSWORD_CHARACTERS),
        "day": day_in_words,
        "days": days_in_words,
        "day_and_hour": day_and_hour_in_words,
        "moment": moment_in_words,
        "clock_question": lambda: open_question(desk().store),
        "first_page": first_page,
        "may_open": lambda endpoint: may_open(current_user.member, endpoint),
    }
