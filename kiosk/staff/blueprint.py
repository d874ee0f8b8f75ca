"""The blueprint of the staff pages, closed by default: doors.py names what opens for whom."""

from flask import Blueprint, current_app, g, redirect, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from feedback_store.clock.calendar import open_question
from feedback_store.second_factor.kept import must_enrol
from feedback_store.social_services import Service, all_services
from feedback_store.staff import FEWEST_PASSWORD_CHARACTERS, StaffMember
from kiosk.desk import desk
from kiosk.errors import NotForYouError
from kiosk.staff.dates import day_and_hour_in_words, day_in_words, days_in_words, moment_in_words
from kiosk.staff.doors import BEFORE_ENROLMENT, DANGEROUS, SERVICE_PARTS, WHILE_IDLE, WITHOUT_SIGN_IN, may_open
from kiosk.staff.session import is_idle, is_proven, note_use
from kiosk.staff.words import age_words, problem_words

staff = Blueprint("staff", __name__, url_prefix="/staff")


@staff.before_request
def require_sign_in() -> Response | None:
    """Send whoever is not signed in to the sign-in page, and back afterwards; refuse pages that are for others.

    Raises:
        NotForYouError: this member of staff has another part to play.
    """
    if request.endpoint in WITHOUT_SIGN_IN:
        g.is_let_in = True
        return None
    if not current_user.is_authenticated:
        wanted = request.full_path.rstrip("?") if request.method == "GET" else None
        return redirect(url_for("staff.sign_in", next=wanted))
    endpoint = str(request.endpoint)
    if is_idle() and endpoint not in WHILE_IDLE:
        return ask_for_password()
    if endpoint not in BEFORE_ENROLMENT and must_enrol(desk().store, current_user.member):
        return redirect(url_for("staff.show_second_factor"))
    if endpoint not in WHILE_IDLE:
        note_use()
    if not may_open(current_user.member, endpoint, named_service()):
        raise NotForYouError("this page is for somebody with another role")
    if endpoint in DANGEROUS and not is_proven():
        return ask_for_password()
    g.is_let_in, g.acting = True, current_user.member.id
    return None


def ask_for_password() -> Response:
    """Send whoever is signed in to the page that asks for the password, and back to the page they were on."""
    pages = current_app.url_map.bind("")
    parts = request.path.split("/")
    above = ("/".join(parts[:count]) for count in range(len(parts), 2, -1))
    wanted = request.full_path.rstrip("?") if request.method == "GET" else next(filter(pages.test, above), None)
    return redirect(url_for("staff.prove", next=wanted))


def named_service() -> str | None:
    """Return the key of the service that the address of this request names, or None."""
    parts = request.view_args or {}
    return next((str(parts[name]) for name in SERVICE_PARTS if name in parts), None)


def my_services(endpoint: str | None = None) -> tuple[Service, ...]:
    """Return the services in which a page, by default this one, is for whoever is signed in."""
    wanted = endpoint or str(request.endpoint)
    return tuple(one for one in all_services(desk().store) if may_open(current_user.member, wanted, one.key))


def first_page(member: StaffMember) -> str:
    """Return where a member of staff begins."""
    beginnings = ("staff.show_week", "staff.show_services", "staff.show_concerns")
    return url_for(next((one for one in beginnings if may_open(member, one)), "staff.show_calls"))


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
        "may_open": lambda endpoint, service=None: may_open(current_user.member, endpoint, service),
    }
