"""Forms that say how the thing stood that they change: by an old one nothing is overwritten, and words are kept."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Response, current_app, g, render_template, request

from feedback_store.audit.kept import Entry, newest_entries
from feedback_store.sent_forms.kept import SentForm, give_place_back
from feedback_store.sent_forms.stands import Rows, hold, stand_of
from feedback_store.staff import names_of_staff
from kiosk.desk import desk
from kiosk.staff.audit import MOST, thing_in_address
from kiosk.staff.audit_words import act_in_words
from kiosk.staff.blueprint import named_service, staff
from kiosk.staff.sent_once import MARK_FIELD

STAND_FIELD = "made_from"
OURS = (STAND_FIELD, MARK_FIELD, "csrf_token")
BY_KEY = {"service": "key"}
DEVICE = (Rows("devices", {"id": "device_id"}, ("name", "is_try_out", "revoked_on", "languages", "instruments")),)
CLOSED = (Rows("closed_days", BY_KEY), Rows("services", {"key": "key"}, ("is_open_on_holidays",)))


@dataclass(frozen=True)
class Made:
    """What a form changes, and the fields in which somebody types."""

    rows: tuple[Rows, ...]
    typed: tuple[str, ...] = ()


MADE: Mapping[str, Made] = {
    "add_change": Made((Rows("changes", BY_KEY),), ("sentence",)),
    "add_closure": Made(CLOSED),
    "add_listener": Made((Rows("listeners", BY_KEY),), ("name", "role", "email")),
    "add_meeting": Made((Rows("journal_reviews", BY_KEY),), ("present", "found", "signed_by")),
    "add_recipient": Made((Rows("recipients", BY_KEY),), ("email",)),
    "change_holidays": Made(CLOSED),
    "change_hours": Made((Rows("services", {"key": "key"}, ("hours",)),)),
    "change_pin": Made((Rows("services", {"key": "key"}, ("pin_number",)),)),
    "change_provider": Made((Rows("facts", {}, beginning="provider"),), ("name", "address", "contact")),
    "change_reach": Made((Rows("device_reach", {"device": "device_id"}),)),
    "change_reviewers": Made((Rows("kept_from_review", BY_KEY),)),
    "change_roles": Made((Rows("staff_grants", {"member": "member_id"}),)),
    "change_setting": Made(
        (Rows("services", {"key": "key"}, ("name", "users")), Rows("service_details", BY_KEY)),
        ("name", "kind", "municipality", "region", "users"),
    ),
    "change_tablet": Made(DEVICE, ("name",)),
    "count_users": Made((Rows("users_by_age", BY_KEY),)),
    "keep_set": Made(
        (Rows("question_set_versions", {"number": "number"}),),
        tuple(f"{part}-{number}-bg" for number in range(1, 13) for part in ("text", "answers")),
    ),
    "move_topic": Made((Rows("topics", BY_KEY, ("number", "place", "is_away")),)),
    "say_action": Made((Rows("telling_sounds", BY_KEY, ("number", "language", "clip")),), ("said",)),
    "say_topic": Made((Rows("topic_sounds", BY_KEY | {"number": "number"}, ("language", "clip")),), ("said",)),
    "switch_try_out": Made(DEVICE),
}
"""By act; the other forms know by themselves what changed meanwhile, or change nothing that they could overwrite."""


@staff.before_request
def tell_what_changed_meanwhile() -> tuple[str, int] | None:
    """Show who changed the thing since the page was made, with what was typed; else hold it while it is changed."""
    act, sent = str(request.endpoint).removeprefix("staff."), request.form.get(STAND_FIELD)
    if request.method != "POST" or act not in MADE or not sent:
        return None
    parts = {str(name): str(part) for name, part in (request.view_args or {}).items()}
    tables = ",".join(rows.table for rows in MADE[act].rows)
    g.held_place = hold(desk().store, tables, parts)
    if stand_of(desk().store, MADE[act].rows, parts) == sent:
        return None
    return stale_page(act), 409


@staff.after_request
def let_go(response: Response) -> Response:
    """Let the next one change the thing."""
    held: SentForm | None = g.pop("held_place", None)
    if held:
        give_place_back(desk().store, held)
    return response


@staff.context_processor
def lend_stand() -> dict[str, object]:
    """Lend the templates how the thing of a form stands."""
    return {"made_from": made_from}


def made_from(act: str, more: Mapping[str, object]) -> str:
    """Return how the thing stands that a form changes; a form that is shown again keeps how it stood at first."""
    if request.endpoint == f"staff.{act}" and "held_place" in g and "is_stale" not in g:
        return request.form[STAND_FIELD]
    parts = {str(name): str(part) for name, part in {**(request.view_args or {}), **more}.items()}
    return stand_of(desk().store, MADE[act].rows, parts)


def stale_page(act: str) -> str:
    """Return the page that says who changed what, and keeps what was typed."""
    g.is_stale = True
    typed = [one for name in MADE[act].typed for one in request.form.getlist(name) if one.strip()]
    entry = last_change(act)
    return render_template(
        "staff/stale.html",
        act=act,
        by=names_of_staff(desk().store).get(entry.member, "") if entry else "",
        done=act_in_words(entry.act) if entry else "",
        typed=typed,
        fields=[(name, value) for name, value in request.form.items(multi=True) if name not in OURS],
        back=page_above(),
    )


def last_change(act: str) -> Entry | None:
    """Return the newest entry of the log that is about the same thing."""
    words, service, thing = act_in_words(act), named_service() or "", thing_in_address()
    entries = newest_entries(desk().store, MOST)
    return next(
        (one for one in entries if (one.service, one.thing, act_in_words(one.act)) == (service, thing, words)), None
    )


def page_above() -> str:
    """Return the page on which the form stood, or the nearest one above it."""
    pages, parts = current_app.url_map.bind(""), request.path.split("/")
    above = ("/".join(parts[:count]) for count in range(len(parts), 2, -1))
    return next(filter(pages.test, above), "/staff/")
