"""One action as its page shows it: its history, how it is told, and what the children answered."""

from collections.abc import Iterable

from flask import render_template

from feedback_store.actions.kept import OF_ONE, Action
from feedback_store.actions.told import Telling, tellings_of_action
from feedback_store.clips import Spoken, clips_of
from feedback_store.social_services import find_service
from feedback_store.staff import all_staff
from kiosk.desk import desk
from kiosk.language import reader_speech
from kiosk.pictograms.library import drawings_for
from kiosk.pictograms.pages import address_of
from kiosk.staff.actions_form import DecisionForm, TellingForm
from kiosk.staff.actions_noticed import noticed_in_weeks
from kiosk.staff.actions_words import decision_words, place_words, problems_of_actions, source_words


def show_one(
    action: Action,
    form: DecisionForm | None = None,
    telling: TellingForm | None = None,
    *,
    found: Iterable[str] = (),
    hints: Iterable[str] = (),
    needs_reason: bool = False,
    is_search: bool = False,
    is_heard: bool = False,
    problem: str = "",
    telling_problem: str = "",
) -> str:
    """Return the page of an action around its two forms, with what was found in the one that was sent."""
    said = tellings_of_action(desk().store, action.service, action.number)
    now = said[0] if said and not said[0].is_away else None
    telling_form = telling or begun_telling(said, now)
    return render_template(
        "staff/action.html",
        service=find_service(desk().store, action.service),
        action=action,
        is_late=action.is_late(desk().store.today()),
        today=desk().store.today(),
        form=form if form and form.seen.data else begun_decision(action, form),
        telling=telling_form,
        is_telling=now is None or telling is not None,
        now=now,
        noticed=[(one, noticed_in_weeks(one)) for one in said if one.is_asked],
        clips=clips_of(desk().store, Spoken.NEWS, action.service),
        address_of=address_of,
        drawings=drawings_for(str(telling_form.wanted.data or ""), str(telling_form.picture.data)),
        is_of_one=action.source in OF_ONE,
        found=list(found),
        hints=list(hints),
        needs_reason=needs_reason,
        is_search=is_search,
        is_heard=is_heard,
        problem=problem,
        telling_problem=telling_problem,
        names={member.id: member.name for member in all_staff(desk().store)},
        source_words=source_words(),
        decision_words=decision_words(),
        place_words=place_words(),
        problems_of_actions=problems_of_actions(),
    )


def begun_decision(action: Action, form: DecisionForm | None) -> DecisionForm:
    """Return the form of the next decision: what was written in it, else what stands there now."""
    seen, now = len(action.history), action.now
    if form is None:
        form = DecisionForm(formdata=None, decision=now.decision.value, responsible=now.responsible, until=now.until)
        form.reason.data, form.proof.data = now.reason, now.proof
    form.seen.data = seen
    return form


def begun_telling(said: tuple[Telling, ...], now: Telling | None) -> TellingForm:
    """Return the form of what is told, with what is told now."""
    first = now.told_from if now else desk().store.today()
    form = TellingForm(formdata=None, seen=len(said), told_from=first)
    if now:
        form.fill(now.sentences, now.picture, now.places)
    return form


def stale_words() -> str:
    """Return what somebody reads whose page was not the newest."""
    return reader_speech().say(
        "A colleague has changed this meanwhile. Look at what stands here now, then send it again."
    )
