"""Noting what staff look at and change, and the page on which administrators read it."""

from flask import Response, g, render_template, request
from flask_login import current_user

from feedback_store.audit.kept import Entry, newest_entries, note
from feedback_store.devices import all_devices
from feedback_store.social_services import all_services
from feedback_store.staff import names_of_staff
from kiosk.desk import desk
from kiosk.staff.audit_words import act_in_words
from kiosk.staff.blueprint import named_service, staff
from kiosk.staff.doors import CONCERNS, LOOKS, TIMED, UNNOTED

MOST = 100
"""So many entries stand on a page."""
THINGS = ("member_id", "device_id", "event", "number", "call_id")
"""Parts of an address that name what an act is about; none of them leads to a voice."""
MARK_SIGNS = 4
"""Of the mark of a concern this many signs are kept: they tell two apart, and prove no text that somebody guesses."""


@staff.after_request
def note_what_was_done(response: Response) -> Response:
    """Note a change that was made, or a look at words; what was refused is no act."""
    endpoint = str(request.endpoint)
    is_change = request.method == "POST" and endpoint not in UNNOTED
    is_look = request.method == "GET" and endpoint in LOOKS
    member = g.get("acting") or (current_user.member.id if current_user.is_authenticated else "")
    if (
        member
        and response.status_code < 400
        and (is_change or is_look)
        and g.get("is_let_in")
        and "told_again" not in g
    ):
        timed = endpoint in TIMED
        act, once = endpoint.removeprefix("staff."), is_look and endpoint not in CONCERNS
        note(desk().store, member, act, named_service() or "", thing_in_address(), is_timed=timed, once=once)
    return response


@staff.get("/audit")
def show_audit() -> str:
    """Show what staff looked at and changed, the newest first."""
    store, before = desk().store, request.args.get("before", type=int)
    entries = newest_entries(store, MOST, before)
    names, services = names_of_staff(store), {service.key: service.name for service in all_services(store)}
    devices = {one.id: one.name for key in services for one in all_devices(store, key)}
    return render_template(
        "staff/audit.html",
        entries=entries,
        names=names,
        services=services,
        things={**devices, **names},
        act_in_words=act_in_words,
        older=entries[-1].number if len(entries) == MOST and entries[-1].number > 1 else None,
        is_timed=is_timed,
    )


def is_timed(entry: Entry) -> bool:
    """Return whether the moment of an entry is known."""
    return entry.happened_at is not None


def thing_in_address() -> str:
    """Return what an act is about, as the address names it, or nothing."""
    parts = request.view_args or {}
    if "mark" in parts:
        return str(parts["mark"])[:MARK_SIGNS]
    return next((str(parts[name]) for name in THINGS if name in parts), "")
