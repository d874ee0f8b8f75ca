"""The second factor: a code after the password, and setting it up with a QR code or by hand."""

from flask import redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from feedback_store.access import end_sessions, make_password_link, require_member
from feedback_store.audit.kept import note
from feedback_store.errors import SecondFactorRefusedError
from feedback_store.second_factor.kept import (
    check_code,
    confirm,
    has_phone_codes,
    must_enrol,
    renew_recovery_codes,
    seed_to_enrol,
    take_second_factor_away,
)
from feedback_store.second_factor.passkeys import passkeys_of
from feedback_store.second_factor.totp import address_of_seed, written_seed
from kiosk.desk import desk
from kiosk.staff.blueprint import first_page, staff
from kiosk.staff.devices import qr_code
from kiosk.staff.forms import PhoneCodeForm
from kiosk.staff.passkey_questions import ask_code
from kiosk.staff.session import begin_session, end_session, half_signed_in, local_page

Answer = Response | str | tuple[str, int]


@staff.route("/code", methods=["GET", "POST"])
def give_code() -> Answer:
    """Ask whoever gave the right password for a code; afterwards show the page that was wanted."""
    member, form = half_signed_in(), PhoneCodeForm()
    if member is None:
        return redirect(url_for("staff.sign_in"))
    if not form.validate_on_submit():
        return ask_code(member, form), 422 if form.errors else 200
    try:
        with desk().phone_codes.turn(member.id):
            check_code(desk().store, member.id, str(form.code.data))
    except SecondFactorRefusedError:
        note(desk().store, member.id, "wrong_code", is_timed=True)
        form.code.errors = ["phone_code"]
        return ask_code(member, form), 403
    begin_session(member)
    return redirect(local_page(request.args.get("next"), first_page(member)))


@staff.get("/me")
def show_me() -> str | Response:
    """Show what somebody can do about their own access; whoever needs a second factor first sets it up."""
    if must_enrol(desk().store, current_user.member):
        return redirect(url_for("staff.show_second_factor"))
    store, member = desk().store, current_user.member
    names = [one.name for one in passkeys_of(store, member.id)]
    return render_template("staff/me.html", names=names, has_codes=has_phone_codes(store, member.id))


@staff.post("/me/sign-out-everywhere")
def sign_out_everywhere() -> Response:
    """End all sessions of whoever is signed in, this one too."""
    end_sessions(desk().store, current_user.member.id)
    end_session()
    return redirect(url_for("staff.sign_in"))


@staff.post("/me/password")
def change_password() -> Response:
    """Lead to the page on which somebody chooses a new password; all sessions end with it."""
    return redirect(url_for("staff.choose_password", token=make_password_link(desk().store, current_user.member.id)))


@staff.get("/second-factor")
def show_second_factor() -> str | Response:
    """Show how to set up the second factor, or go on where it is."""
    if has_phone_codes(desk().store, current_user.member.id):
        return redirect(url_for("staff.show_me"))
    return enrolment(PhoneCodeForm())


@staff.post("/second-factor")
def confirm_second_factor() -> Answer:
    """Set the second factor up by a first code, and show the recovery codes, once."""
    form = PhoneCodeForm()
    if has_phone_codes(desk().store, current_user.member.id):
        return redirect(url_for("staff.show_me"))
    if not form.validate_on_submit():
        return enrolment(form), 422
    try:
        with desk().phone_codes.turn(current_user.member.id):
            codes = confirm(desk().store, current_user.member.id, str(form.code.data))
    except SecondFactorRefusedError:
        form.code.errors = ["phone_code"]
        return enrolment(form), 422
    return render_template("staff/recovery_codes.html", codes=codes, is_anew=current_user.member.has_second_factor)


@staff.post("/me/recovery-codes")
def renew_codes() -> str | Response:
    """Show ten new recovery codes, once."""
    if not current_user.member.has_second_factor:
        return redirect(url_for("staff.show_second_factor"))
    return render_template(
        "staff/recovery_codes.html", codes=renew_recovery_codes(desk().store, current_user.member.id)
    )


@staff.post("/people/<member_id>/second-factor")
def remove_second_factor(member_id: str) -> Response:
    """Forget the second factor of somebody who lost phone and codes; they set up another when they sign in."""
    person = require_member(desk().store, member_id)
    take_second_factor_away(desk().store, person.id)
    end_sessions(desk().store, person.id)
    return redirect(url_for("staff.show_person", member_id=person.id))


def enrolment(form: PhoneCodeForm) -> str:
    """Return the page on which the second factor is set up."""
    member = current_user.member
    seed = seed_to_enrol(desk().store, member.id)
    return render_template(
        "staff/second_factor.html",
        form=form,
        picture=qr_code(address_of_seed(seed, member.login)),
        key=written_seed(seed),
        is_asked=must_enrol(desk().store, member),
    )
