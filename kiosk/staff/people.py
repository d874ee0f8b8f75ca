"""Who may sign in and what each of them may do: invitations, roles, new passwords, and the end of an access."""

from flask import redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from feedback_store.access import end_access, make_password_link, require_member
from feedback_store.errors import GrantRefusedError
from feedback_store.one_time import VALID_MINUTES
from feedback_store.roles.kept import change_grants, given_to
from feedback_store.roles.role import EVERYWHERE, IN_SERVICES, Grant, Grants, Role
from feedback_store.social_services import all_services
from feedback_store.staff import all_staff, make_link
from kiosk.desk import desk
from kiosk.language import reader_speech
from kiosk.staff.blueprint import staff
from kiosk.staff.role_words import grants_in_words, role_reasons, role_words
from kiosk.staff.service_pages import AT_ONCE

FRESH, FRESH_KIND = "fresh_link", "fresh_link_kind"
"""Where the session keeps the link just made, and the page to which it leads, so that it can be loaded again."""
NEW_PERSON, NEW_PASSWORD = "staff.begin", "staff.choose_password"
OFFERED_OF_ALL = (Role.PROVIDER, Role.ADMINISTRATOR)
"""Roles for the whole installation that open a page today."""

Answer = Response | str | tuple[str, int]


@staff.get("/people")
def show_people() -> str:
    """Show everybody who may sign in, and the form for a link."""
    forget_link()
    return list_people(frozenset())


@staff.post("/people")
def make_person_link() -> Answer:
    """Make a one-time link for somebody with the chosen roles."""
    try:
        grants = grants_in_form()
        if not grants:
            return list_people(grants, reader_speech().say("Choose at least one role.")), 422
        return show_fresh(make_link(desk().store, grants), NEW_PERSON)
    except GrantRefusedError:
        return list_people(frozenset(), refused_in_words()), 422


@staff.get("/people/link")
def show_link() -> str | Response:
    """Show the link just made."""
    if FRESH not in session:
        return redirect(url_for("staff.show_people"))
    kind = session.get(FRESH_KIND, NEW_PERSON)
    link = f"{desk().settings.address}{url_for(kind, token=session[FRESH])}"
    return render_template("staff/link.html", link=link, minutes=VALID_MINUTES, is_new=kind == NEW_PERSON)


@staff.get("/people/<member_id>")
def show_person(member_id: str) -> str:
    """Show what one person may do, and what can be changed."""
    forget_link()
    return one_person(member_id, given_to(desk().store, member_id))


@staff.post("/people/<member_id>")
def change_roles(member_id: str) -> Answer:
    """Let somebody have the chosen roles and no others."""
    require_member(desk().store, member_id)
    try:
        change_grants(desk().store, member_id, grants_in_form())
    except GrantRefusedError:
        return one_person(member_id, given_to(desk().store, member_id), refused_in_words()), 422
    return redirect(url_for("staff.show_people"))


@staff.post("/people/<member_id>/link")
def make_new_password_link(member_id: str) -> Response:
    """Make a one-time link by which somebody chooses a new password."""
    return show_fresh(make_password_link(desk().store, member_id), NEW_PASSWORD)


@staff.get("/people/<member_id>/end")
def ask_end(member_id: str) -> str:
    """Say what is lost when somebody's access ends, and ask."""
    return render_template("staff/end_access.html", person=require_member(desk().store, member_id), problem="")


@staff.post("/people/<member_id>/end")
def end_person(member_id: str) -> Answer:
    """End somebody's access; their sessions end at once."""
    person = require_member(desk().store, member_id)
    try:
        end_access(desk().store, member_id)
    except GrantRefusedError:
        return render_template("staff/end_access.html", person=person, problem=refused_in_words()), 422
    return redirect(url_for("staff.show_people"))


def grants_in_form() -> Grants:
    """Return the roles that are ticked, with those in one more service; raises GrantRefusedError where one is none."""
    more = request.form.get("in")
    in_more = [f"{role}:{more}" for role in request.form.getlist("role_in")] if more else []
    return frozenset(Grant.read(written) for written in (*request.form.getlist("grant"), *in_more))


def show_fresh(token: str, kind: str) -> Response:
    """Keep a link just made for the page that shows it."""
    session[FRESH], session[FRESH_KIND] = token, kind
    return redirect(url_for("staff.show_link"))


def forget_link() -> None:
    """Forget the link just made."""
    session.pop(FRESH, None)
    session.pop(FRESH_KIND, None)


def refused_in_words() -> str:
    """Return why roles were not changed."""
    say = reader_speech().say
    return say("This is not possible: somebody must stay administrator, and each service must be there.")


def list_people(ticked: Grants, problem: str = "") -> str:
    """Return the page of all people around the form for a link."""
    store = desk().store
    names = {service.key: service.name for service in all_services(store)}
    people = [(person, grants_in_words(person.grants, names)) for person in all_staff(store)]
    return render_template("staff/people.html", people=people, problem=problem, **choices(ticked))


def one_person(member_id: str, ticked: Grants, problem: str = "") -> str:
    """Return the page of one person around the form for their roles."""
    person = require_member(desk().store, member_id)
    names = {service.key: service.name for service in all_services(desk().store)}
    named = grants_in_words(person.grants - ticked, names)
    return render_template("staff/person.html", person=person, named=named, problem=problem, **choices(ticked))


def choices(ticked: Grants) -> dict[str, object]:
    """Return what the list of roles to tick needs."""
    everywhere, services = (EVERYWHERE, reader_speech().say("All services")), all_services(desk().store)
    named = {grant.service for grant in ticked}
    shown = [one for one in services if len(services) <= AT_ONCE or one.key in named]
    return {
        "places": [everywhere, *((one.key, one.name) for one in shown)],
        "more_places": [(one.key, one.name) for one in services if one not in shown],
        "in_services": IN_SERVICES,
        "of_all": OFFERED_OF_ALL,
        "ticked": {grant.written for grant in ticked},
        "role_words": role_words(),
        "role_reasons": role_reasons(),
    }
