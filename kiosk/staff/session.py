"""Who is signed in, by Flask-Login; the session holds an id, a token against forged forms and the language."""

from flask import Flask, session
from flask_login import LoginManager, UserMixin, login_user, logout_user

from feedback_store.staff import StaffMember, find_member
from kiosk.desk import desk
from kiosk.language import CHOSEN

UNREADABLE = "\\\r\n\t "


class SignedIn(UserMixin):  # type: ignore[misc] # Flask-Login has no types
    """A member of staff as Flask-Login wants them."""

    def __init__(self, member: StaffMember) -> None:
        """Take the member of staff."""
        self.member = member

    def get_id(self) -> str:
        """Return the id that the session keeps."""
        return self.member.id


def register_sign_in(app: Flask) -> None:
    """Let the application know who is signed in."""
    manager = LoginManager(app)
    manager.user_loader(load_member)


def load_member(member_id: str) -> SignedIn | None:
    """Return the member of staff whom a session names, while the store still knows them."""
    member = find_member(desk().store, member_id)
    return SignedIn(member) if member else None


def begin_session(member: StaffMember) -> None:
    """Sign a member of staff in, in a session that takes nothing over but the language."""
    language = session.get(CHOSEN)
    session.clear()
    if language:
        session[CHOSEN] = language
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
