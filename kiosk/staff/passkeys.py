"""Passkeys: adding one, using it in place of the code, and removing it."""

from base64 import urlsafe_b64decode, urlsafe_b64encode

from flask import redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from feedback_store.audit.kept import note
from feedback_store.errors import CopiedPasskeyError, PasskeyRefusedError
from feedback_store.second_factor.kept import must_enrol, needs_second_factor, renew_recovery_codes
from feedback_store.second_factor.passkey_proofs import added_passkey, asked_to_add, used_passkey
from feedback_store.second_factor.passkeys import add_passkey, forget_passkey, note_passkey_use, passkeys_of
from kiosk.desk import desk
from kiosk.language import reader_speech
from kiosk.staff.blueprint import first_page, staff
from kiosk.staff.forms import PasskeyAnswerForm, PasskeyForm, PhoneCodeForm
from kiosk.staff.passkey_questions import ask_code, asked_of, new_challenge, passkey_address, passkey_site
from kiosk.staff.passkey_words import passkey_problem, why_no_passkeys
from kiosk.staff.session import begin_session, half_signed_in, local_page

Answer = Response | str | tuple[str, int]


@staff.get("/passkeys")
def show_passkeys() -> str:
    """Show the passkeys of whoever is signed in, and add one."""
    return list_passkeys(PasskeyForm())


@staff.post("/passkeys")
def keep_passkey() -> Answer:
    """Keep a new passkey; with the first second factor show the recovery codes, once."""
    form, member, site = PasskeyForm(), current_user.member, passkey_site()
    if site is None or not form.validate_on_submit():
        return list_passkeys(form), 422
    try:
        challenge = asked_of(member)
        made = added_passkey(site, challenge, str(form.answer.data), str(form.name.data), desk().store.today())
        add_passkey(desk().store, member.id, made)
    except PasskeyRefusedError as why:
        return list_passkeys(form, passkey_problem(why)), 422
    if member.has_second_factor:
        return redirect(url_for("staff.show_passkeys"))
    return render_template("staff/recovery_codes.html", codes=renew_recovery_codes(desk().store, member.id))


@staff.post("/passkeys/remove")
def remove_passkey() -> Answer:
    """Forget a passkey; the last second factor of somebody who needs one stays."""
    member = current_user.member
    try:
        named = urlsafe_b64decode(request.form.get("passkey", ""))
        forget_passkey(desk().store, member.id, named, is_asked=needs_second_factor(desk().store, member))
    except ValueError:
        return redirect(url_for("staff.show_passkeys"))
    except PasskeyRefusedError:
        problem = reader_speech().say("This is your only second factor. Add another one first, then remove this one.")
        return list_passkeys(PasskeyForm(formdata=None), problem), 422
    return redirect(url_for("staff.show_me" if not passkeys_of(desk().store, member.id) else "staff.show_passkeys"))


@staff.post("/code/passkey")
def use_passkey() -> Answer:
    """Sign in whoever gave the right password and now signed with a passkey."""
    member, site, form = half_signed_in(), passkey_site(), PasskeyAnswerForm()
    if member is None or site is None or not form.validate_on_submit():
        return redirect(url_for("staff.give_code", next=request.args.get("next")))
    try:
        there = passkeys_of(desk().store, member.id)
        passkey, count = used_passkey(site, asked_of(member), str(form.answer.data), there)
        note_passkey_use(desk().store, member.id, passkey, count)
    except PasskeyRefusedError as why:
        is_copy = isinstance(why, CopiedPasskeyError)
        note(desk().store, member.id, "copied_passkey" if is_copy else "wrong_passkey", is_timed=True)
        return ask_code(member, PhoneCodeForm(formdata=None), passkey_problem(why)), 403
    begin_session(member)
    return redirect(local_page(request.args.get("next"), first_page(member)))


def list_passkeys(form: PasskeyForm, problem: str = "") -> str:
    """Return the page of somebody's passkeys, around the form for a new one."""
    member, site = current_user.member, passkey_site()
    there = passkeys_of(desk().store, member.id)
    return render_template(
        "staff/passkeys.html",
        form=form,
        problem=problem,
        passkeys=[(urlsafe_b64encode(one.credential).decode(), one) for one in there],
        options=asked_to_add(site, member, new_challenge(member), there) if site else "",
        site=site,
        reason="" if site else why_no_passkeys(passkey_address()),
        is_asked=must_enrol(desk().store, member),
    )
