"""The password once more: after a time without use, and before what is dangerous."""

from flask import redirect, render_template, request
from flask_login import current_user
from werkzeug.wrappers import Response

from feedback_store.errors import SignInRefusedError
from feedback_store.staff import sign_in as check_sign_in
from kiosk.desk import desk
from kiosk.staff.blueprint import first_page, staff
from kiosk.staff.forms import ProofForm
from kiosk.staff.session import local_page, note_proof

Answer = Response | str | tuple[str, int]


@staff.route("/again-you", methods=["GET", "POST"])
def prove() -> Answer:
    """Ask whoever is signed in for their password; afterwards show the page that was wanted."""
    form, member = ProofForm(), current_user.member
    if not form.validate_on_submit():
        return render_template("staff/prove.html", form=form), 422 if form.errors else 200
    try:
        with desk().sign_ins.turn(member.login):
            check_sign_in(desk().store, member.login, str(form.password.data))
    except SignInRefusedError:
        form.password.errors = ["wrong_password"]
        return render_template("staff/prove.html", form=form), 403
    note_proof()
    return redirect(local_page(request.args.get("next"), first_page(member)))
