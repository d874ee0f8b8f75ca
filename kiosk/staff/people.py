"""Who may sign in, and one-time links for more people."""

from flask import redirect, render_template, session, url_for
from werkzeug.wrappers import Response

from feedback_store.one_time import VALID_MINUTES
from feedback_store.staff import all_staff, make_link
from kiosk.desk import desk
from kiosk.staff.blueprint import staff
from kiosk.staff.forms import LinkForm
from kiosk.staff.words import role_words

FRESH = "fresh_link"
"""Where the session keeps the link just made, so that its page can be loaded again."""


@staff.get("/people")
def show_people() -> str:
    """Show everybody who may sign in, and the form for a link."""
    session.pop(FRESH, None)
    return list_people(LinkForm())


@staff.post("/people")
def make_person_link() -> Response | tuple[str, int]:
    """Make a one-time link for somebody."""
    form = LinkForm()
    if not form.validate_on_submit():
        return list_people(form), 422
    session[FRESH] = make_link(desk().store, str(form.role.data))
    return redirect(url_for("staff.show_link"))


@staff.get("/people/link")
def show_link() -> str | Response:
    """Show the link just made."""
    if FRESH not in session:
        return redirect(url_for("staff.show_people"))
    link = f"{desk().settings.address}{url_for('staff.begin', token=session[FRESH])}"
    return render_template("staff/link.html", link=link, minutes=VALID_MINUTES)


def list_people(form: LinkForm) -> str:
    """Return the page of all people around a form for a link."""
    return render_template("staff/people.html", people=all_staff(desk().store), form=form, role_words=role_words())
