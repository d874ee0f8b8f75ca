"""The actions of a service: what is open, late and done, and the form for one more."""

from collections.abc import Iterable

from flask import redirect, render_template, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from feedback_store.actions.kept import Action, Decision, Source, actions_of, begin_action, decide, find_action
from feedback_store.actions.told import Telling, tellings_of
from feedback_store.errors import ActionRefusedError, StaleActionError, UnknownActionError
from feedback_store.social_services import Service, find_service
from feedback_store.staff import all_staff
from kiosk.desk import desk
from kiosk.staff.actions_form import ActionForm, DecisionForm
from kiosk.staff.actions_shown import show_one, stale_words
from kiosk.staff.actions_sources import sources_to_choose
from kiosk.staff.actions_words import decision_words, problems_of_actions, source_words
from kiosk.staff.blueprint import my_services, staff
from kiosk.staff.changes import personal_parts


@staff.get("/actions")
def show_all_actions() -> Response | str:
    """Show the services with their actions; where there is one, its actions at once."""
    services = my_services()
    if len(services) == 1:
        return redirect(url_for("staff.show_actions", key=services[0].key))
    today = desk().store.today()
    shown = [(one, actions_of(desk().store, one.key)) for one in services]
    counted = [(one, sum(each.is_open for each in its), sum(each.is_late(today) for each in its)) for one, its in shown]
    return render_template("staff/actions_all.html", counted=counted)


@staff.get("/services/<key>/actions")
def show_actions(key: str) -> str:
    """Show the actions of a service, and the form for one more."""
    return list_actions(key, ActionForm())


@staff.post("/services/<key>/actions")
def make_action(key: str) -> Response | tuple[str, int]:
    """Begin an action and show it; where it seems to name somebody, ask once more."""
    form = ActionForm()
    if not form.validate_on_submit():
        return list_actions(key, form), 422
    if found := unchecked_names(key, form):
        return list_actions(key, form, found=found), 422
    try:
        number = begin_action(
            desk().store,
            key,
            str(form.form.data),
            about=str(form.about.data),
            source=Source(form.source.data),
            named=str(form.source_named.data or ""),
            first=form.decided(),
            by=current_user.member.id,
        )
    except ActionRefusedError:
        return list_actions(key, form, needs_reason=True), 422
    return redirect(url_for("staff.show_action", key=key, number=number))


@staff.get("/services/<key>/actions/<number>")
def show_action(key: str, number: str) -> str:
    """Show an action with its history, how it is told, and what the children answered."""
    return show_one(action_of(key, number))


@staff.post("/services/<key>/actions/<number>")
def decide_action(key: str, number: str) -> Response | tuple[str, int]:
    """Add a decision; whoever decides by a page that is not the newest sees what was decided meanwhile."""
    action, form = action_of(key, number), DecisionForm()
    if not form.validate_on_submit():
        return show_one(action, form), 422
    if found := unchecked_names(key, form):
        return show_one(action, form, found=found), 422
    try:
        decide(desk().store, key, action.number, int(form.seen.data or 0), form.decided(), current_user.member.id)
    except ActionRefusedError:
        return show_one(action, form, needs_reason=True), 422
    except StaleActionError:
        form.seen.data = form.seen.raw_data = None
        return show_one(action_of(key, number), form, problem=stale_words()), 409
    return redirect(url_for("staff.show_action", key=key, number=number))


def action_of(key: str, number: str) -> Action:
    """Return an action by what stands in an address; raises UnknownActionError."""
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        raise UnknownActionError("there is no such action")
    return find_action(desk().store, find_service(desk().store, key).key, int(number))


def unchecked_names(key: str, form: DecisionForm) -> list[str]:
    """Return the names and personal data in a form, unless staff said that they may stand there."""
    if form.is_checked.data:
        return []
    known = {member.name for member in all_staff(desk().store)}
    return [part for text in form.texts() for part in personal_parts(key, text) if part not in known]


def list_actions(key: str, form: ActionForm, *, found: Iterable[str] = (), needs_reason: bool = False) -> str:
    """Return the page of a service's actions around a form."""
    service, today = find_service(desk().store, key), desk().store.today()
    every = actions_of(desk().store, service.key)
    late = [one for one in every if one.is_late(today)]
    groups = {
        "late": late,
        "open": [one for one in every if one.is_open and one not in late],
        "done": [one for one in every if not one.is_open],
    }
    return render_template(
        "staff/actions.html",
        service=service,
        groups=groups,
        told={one.action: one for one in tellings_of(desk().store, service.key)[::-1]},
        form=form,
        found=list(found),
        needs_reason=needs_reason,
        names=[member.name for member in all_staff(desk().store)],
        source_words=source_words(),
        sources=sources_to_choose(service),
        decision_words=decision_words(),
        problems_of_actions=problems_of_actions(),
    )


def to_tell(service: Service) -> list[Action]:
    """Return what was done, or found not possible, and what the children were not told since."""
    told = {one.action: one for one in tellings_of(desk().store, service.key)[::-1]}
    return [one for one in actions_of(desk().store, service.key) if _is_owed(one, told.get(one.number))]


def _is_owed(action: Action, last: Telling | None) -> bool:
    """Return whether children should hear of an action; of what is done they should hear again that it is done."""
    is_news = last is None or (action.now.decision is Decision.DONE and not last.is_asked)
    return is_news and not action.is_open


def late_actions(service: Service) -> list[Action]:
    """Return the actions of a service whose day has passed."""
    return [one for one in actions_of(desk().store, service.key) if one.is_late(desk().store.today())]


@staff.context_processor
def lend_actions() -> dict[str, object]:
    """Lend the page of the week what the children should hear, and what is late."""
    return {"to_tell": to_tell, "late_actions": late_actions}
