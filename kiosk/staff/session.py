"""Who is signed in, by Flask-Login; the session holds an id, when it began, a token for forms and the language.

When it began is told by time that nobody can set, so that a clock that is set back makes no session longer.
"""

from datetime import timedelta

from flask import Flask, Request, session
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface
from flask_login import LoginManager, UserMixin, login_user, logout_user

from feedback_store.clock.steady import boot_name, steady_seconds
from feedback_store.engine import Store
from feedback_store.keys.ring import SESSION
from feedback_store.staff import StaffMember, find_member
from kiosk.desk import desk, desk_of
from kiosk.language import CHOSEN

WORKING_DAY = timedelta(hours=10)
"""So long after signing in one must sign in anew; also after the machine was started anew."""

BEGAN = "began"
"""Where the session keeps in which run of the machine it began, and when in it (s)."""

IDLE = timedelta(minutes=30)
"""After so long without use the password is asked for again; only children who want to talk are still told of."""
PROOF = timedelta(minutes=10)
"""So long after the password was given it is not asked for before what is dangerous."""
HALF_SECONDS = 300
"""So long there is for the code after the password."""
NOTED_SECONDS = 30

USED, PROVED, HALF = "used", "proved", "half"
"""Where the session keeps when it was used, when the password was given, and who still has to give a code."""

NUMBER = "number"
"""Where the session keeps the number of its member's sessions: one with an earlier number is over."""

UNREADABLE = "\\\r\n\t "


class SignedIn(UserMixin):  # type: ignore[misc] # Flask-Login has no types
    """A member of staff as Flask-Login wants them."""

    def __init__(self, member: StaffMember) -> None:
        """Take the member of staff."""
        self.member = member

    def get_id(self) -> str:
        """Return the id that the session keeps."""
        return self.member.id


class StaffSessions(SecureCookieSessionInterface):
    """Sessions on the staff pages only: whoever says something has none."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """Return the session of a request to a staff page, else none.

        The key that signs it is asked for anew each time: a rotation ends all sessions at once, in every process.
        """
        if not request.path.startswith("/staff"):
            return None
        app.secret_key = session_key(desk_of(app).store)
        return super().open_session(app, request)


def session_key(store: Store) -> bytes:
    """Return the key that signs sessions and the tokens of forms in them (32 bytes)."""
    return store.keys.current(SESSION).key


def register_sign_in(app: Flask) -> None:
    """Let the application know who is signed in."""
    app.session_interface = StaffSessions()
    manager = LoginManager(app)
    manager.user_loader(load_member)


def load_member(member_id: str) -> SignedIn | None:
    """Return the member of staff whom a session names, while it is not over and the store still knows them."""
    member = find_member(desk().store, member_id) if is_session_young() else None
    return SignedIn(member) if member and member.session_number == session.get(NUMBER) else None


def is_session_young() -> bool:
    """Return whether less than a working day has passed since signing in, whatever the machine's clock says."""
    name, seconds = session.get(BEGAN, ("", -WORKING_DAY.total_seconds()))
    return bool(name == boot_name() and 0 <= steady_seconds() - seconds < WORKING_DAY.total_seconds())


def half_sign_in(member: StaffMember) -> None:
    """Note that somebody gave the right password and still has to give a code."""
    end_session()
    session[HALF] = (member.id, boot_name(), steady_seconds())


def half_signed_in() -> StaffMember | None:
    """Return who gave the right password a few minutes ago and no code yet, or None."""
    member_id, name, seconds = session.get(HALF, ("", "", 0.0))
    is_young = name == boot_name() and 0 <= steady_seconds() - seconds < HALF_SECONDS
    return find_member(desk().store, member_id) if is_young else None


def note_use() -> None:
    """Note that the session is used; often enough, and not at each request, as the cookie is sent anew."""
    if steady_seconds() - session.get(USED, 0.0) >= NOTED_SECONDS:
        session[USED] = steady_seconds()


def is_idle() -> bool:
    """Return whether nobody has used the session for long."""
    return bool(steady_seconds() - session.get(USED, 0.0) >= IDLE.total_seconds())


def note_proof() -> None:
    """Note that the password was given just now."""
    session[USED] = session[PROVED] = steady_seconds()


def is_proven() -> bool:
    """Return whether the password was given a short time ago."""
    return bool(steady_seconds() - session.get(PROVED, 0.0) < PROOF.total_seconds())


def begin_session(member: StaffMember) -> None:
    """Sign a member of staff in, in a session that takes nothing over but the language."""
    language = session.get(CHOSEN)
    session.clear()
    if language:
        session[CHOSEN] = language
    session[BEGAN] = (boot_name(), steady_seconds())
    session[NUMBER] = member.session_number
    note_proof()
    login_user(SignedIn(member))


def end_session() -> None:
    """Forget who was signed in; the language stays."""
    language = session.get(CHOSEN)
    logout_user()
    session.clear()
    if language:
        session[CHOSEN] = language


def local_page(wanted: str | None, otherwise: str) -> str:
    """Return the staff page to go to, only if it is one of ours: a link may not lead elsewhere after signing in."""
    if wanted and wanted.startswith("/staff/") and not any(sign in wanted for sign in UNREADABLE):
        return wanted
    return otherwise
