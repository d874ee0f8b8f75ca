"""Signing in and out, the first administrator, and the choice of language."""

from flask import g, jsonify, redirect, render_template, request, session, url_for
from flask_login import current_user
from flask_wtf.csrf import generate_csrf
from werkzeug.wrappers import Response

from config.vocabulary import STAFF_LANGUAGES
from feedback_store.access import choose_password as set_password
from feedback_store.access import owner_of_link
from feedback_store.errors import LinkRefusedError, SignInRefusedError, WeakPasswordError
from feedback_store.roles.role import Grant, Grants, Role
from feedback_store.staff import FEWEST_PASSWORD_CHARACTERS, accept_link, all_staff, is_link_open
from feedback_store.staff import sign_in as check_sign_in
from kiosk.desk import desk
from kiosk.language import CHOSEN
from kiosk.staff.blueprint import first_page, staff
from kiosk.staff.forms import FirstForm, NewPasswordForm, SignInForm
from kiosk.staff.session import begin_session, end_session, half_sign_in, local_page

Answer = Response | str | tuple[str, int]


@staff.route("/sign-in", methods=["GET", "POST"])
def sign_in() -> Answer:
    """Ask for login and password; afterwards show the page that was wanted."""
    asked = request.args.get("next")
    if current_user.is_authenticated:
        return redirect(local_page(asked, first_page(current_user.member)))
    form = SignInForm()
    if not form.validate_on_submit():
        return render_template("staff/sign_in.html", form=form, refused=False), 422 if form.errors else 200
    try:
        with desk().sign_ins.turn(str(form.login.data).lower()):
            member = check_sign_in(desk().store, str(form.login.data), str(form.password.data))
    except SignInRefusedError:
        return render_template("staff/sign_in.html", form=form, refused=True), 403
    if member.has_second_factor:
        half_sign_in(member)
        return redirect(url_for("staff.give_code", next=asked))
    begin_session(member)
    return redirect(local_page(asked, first_page(member)))


@staff.post("/sign-out")
def sign_out() -> Response:
    """Forget who was signed in; the language stays."""
    end_session()
    return redirect(url_for("staff.sign_in"))


@staff.get("/proof")
def tell_proof() -> Response:
    """Tell an open page that its session lasts, and the proof that its forms bear now, as JSON."""
    return jsonify(proof=generate_csrf())


@staff.route("/first/<token>", methods=["GET", "POST"])
def begin(token: str) -> Answer:
    """Let whoever holds a one-time link choose how to sign in: the first administrator, later others."""
    if not is_link_open(desk().store, token):
        raise LinkRefusedError("the link is wrong, used or older than 15 minutes")
    form = FirstForm()
    if form.validate_on_submit():
        try:
            member = accept_link(
                desk().store, token, str(form.name.data), str(form.login.data), str(form.password.data), besides(form)
            )
        except WeakPasswordError:
            form.password.errors = ["password"]
        else:
            begin_session(member)
            return redirect(url_for("staff.show_guide") if member.is_administrator else first_page(member))
    is_first = not all_staff(desk().store)
    page = render_template("staff/first.html", form=form, fewest=FEWEST_PASSWORD_CHARACTERS, is_first=is_first)
    return page, 422 if form.errors else 200


def besides(form: FirstForm) -> Grants:
    """Return what the first administrator does besides; the store asks nobody else."""
    ticked = {Role.REVIEWER: form.reads.data, Role.MANAGER: form.leads.data}
    return frozenset(Grant(role) for role, is_ticked in ticked.items() if is_ticked)


@staff.route("/again/<token>", methods=["GET", "POST"])
def choose_password(token: str) -> Answer:
    """Let somebody choose a new password by a one-time link; they sign in with it afterwards, as always."""
    person = owner_of_link(desk().store, token)
    form = NewPasswordForm()
    if form.validate_on_submit():
        try:
            set_password(desk().store, token, str(form.password.data))
            g.acting = person.id
        except WeakPasswordError:
            form.password.errors = ["password"]
        else:
            return redirect(url_for("staff.sign_in"))
    page = render_template("staff/again.html", form=form, person=person, fewest=FEWEST_PASSWORD_CHARACTERS)
    return page, 422 if form.errors else 200


@staff.post("/language")
def choose_language() -> Response:
    """Remember in which language to speak to this browser's staff."""
    chosen = request.form.get("language", "")
    if chosen in STAFF_LANGUAGES:
        session[CHOSEN] = chosen
    return redirect(local_page(request.form.get("next"), url_for("staff.sign_in")))
