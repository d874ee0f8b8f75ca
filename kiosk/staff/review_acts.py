"""What a reviewer does with a thing: one form, one act, which nobody does a second time."""

import re
from collections.abc import Callable

from flask import redirect, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from config.reading import Concern, ConcernCategory, Theme
from feedback_store.errors import OurWordsRefusedError
from feedback_store.quotes.judged import Place
from feedback_store.reviews.concerns import raise_concern
from feedback_store.reviews.corrections import FEELINGS, Told, correct
from feedback_store.reviews.covering import covered_text, found_in, version_of
from feedback_store.reviews.items import Item, find_item
from feedback_store.reviews.our_words import require_our_words
from feedback_store.reviews.settling import settle
from feedback_store.reviews.verdicts import Review, Verdict, Wording, note_review, undo
from feedback_store.social_services import find_service
from kiosk.desk import desk
from kiosk.staff.blueprint import staff
from kiosk.staff.review import Entered, require_reviewer, review_page

LONGEST_SEEN = 500
MARKS = re.compile(r"\[[^\]\n]*\]")
SEVERITIES = ("1", "2", "3")


@staff.post("/review/<key>")
def review_item(key: str) -> Response | tuple[str, int]:
    """Do what was chosen for the thing in the form; what does not fit is shown once more with what was entered."""
    require_reviewer(key)
    place = sent_place()
    if request.form.get("act") == "later":
        return redirect(url_for("staff.show_review", key=key, passed=".".join(place)))
    item = find_item(desk().store, key, current_user.member, place)
    act = ACTS.get(request.form.get("act", ""))
    if item and act:
        done = act(item)
        if isinstance(done, Entered):
            return review_page(key, item, done), 422
        if done and done.member == current_user.member.id and (told := sent_told()):
            correct(desk().store, item, told)
    return redirect(url_for("staff.show_review", key=key, done=".".join(place)))


@staff.post("/review/<key>/undo")
def undo_review(key: str) -> Response:
    """Take back what was last said, and show the thing again."""
    require_reviewer(key)
    undo(desk().store, key, sent_place(), current_user.member.id)
    return redirect(url_for("staff.show_review", key=key, at=".".join(sent_place())))


@staff.post("/review/<key>/settle")
def settle_reviews(key: str) -> Response:
    """Make what was said lasting now, as the evening does."""
    require_reviewer(key)
    settle(desk().store, key)
    return redirect(url_for("staff.show_quotes", key=key))


def approve(item: Item) -> Review | Entered | None:
    """Approve a thing as it is covered; what the reader covers is shown only after it was asked about once more."""
    if not item.is_quotable:
        return Entered(problem="not_quotable")
    if item.text is None:
        return note(item, Verdict.QUOTED, Wording(None))
    covered, found = sent_covered(), found_in(item.pieces)
    if request.form.get("pieces") != version_of(item.pieces):
        return entered(problem="stale", covered=None)
    if uncovered := sorted(found - covered):
        asked = set(request.form.get("asked", "").split(","))
        if request.form.get("act") != "sure" or not {str(one) for one in uncovered} <= asked:
            return entered(problem="uncovers", uncovered=tuple(uncovered))
    wording = covered_text(item.pieces, covered)
    if not re.search(r"\w", MARKS.sub("", wording)):
        return entered(problem="nothing")
    return note(item, Verdict.QUOTED, Wording(wording, item.language))


def cover_again(item: Item) -> Entered:
    """Show the thing with everything covered again that the reader covers."""
    return entered(covered=sent_covered() | found_in(item.pieces))


def say_in_our_words(item: Item) -> Review | Entered | None:
    """Approve a colleague's wording in place of the child's own."""
    if not item.is_quotable or item.text is None:
        return Entered(problem="not_quotable")
    keep = frozenset({find_service(desk().store, item.service).name})
    try:
        said = require_our_words(desk().store, request.form.get("ours", ""), item.text, keep)
    except OurWordsRefusedError:
        return entered(problem="ours")
    return note(item, Verdict.QUOTED, Wording(said, item.language, is_ours=True))


def keep_inside(item: Item) -> Review | None:
    """Leave a thing where it is: nobody else sees it."""
    return note(item, Verdict.KEPT)


def tell_concern(item: Item) -> Review | Entered | None:
    """Hand a thing to the people who receive concerns."""
    seen = " ".join(request.form.get("seen", "").split())[:LONGEST_SEEN]
    category, severity = request.form.get("category"), request.form.get("severity")
    if category not in set(ConcernCategory) or severity not in SEVERITIES or (item.text is None and not seen):
        return entered(problem="concern")
    concern = Concern(
        ConcernCategory(category), int(severity), (), adult_of_house=request.form.get("adult_of_house") == "yes"
    )
    return raise_concern(desk().store, item, current_user.member.id, concern, seen)


def ask_hiding(item: Item) -> Review | None:
    """Ask a second person to hide a thing."""
    return note(item, Verdict.HIDING)


def note(item: Item, verdict: Verdict, wording: Wording | None = None) -> Review | None:
    """Keep a verdict of whoever is signed in, and return what stands."""
    return note_review(desk().store, item, verdict, current_user.member.id, wording)


def entered(
    problem: str = "", *, covered: frozenset[int] | None = frozenset({-1}), uncovered: tuple[int, ...] = ()
) -> Entered:
    """Return what stands in the form, to be shown once more; `covered` is what the form says where it is not given."""
    form, chosen = request.form, sent_covered() if covered == frozenset({-1}) else covered
    more = {name: form.get(name, "") for name in ("category", "severity", "adult_of_house")}
    return Entered(chosen, uncovered, form.get("ours", ""), form.get("seen", ""), problem, sent_told(), more)


def sent_place() -> Place:
    """Return the place that a form names."""
    return request.form.get("voice", ""), request.form.get("step", "")


def sent_covered() -> frozenset[int]:
    """Return the places that a form covers."""
    return frozenset(int(one) for one in request.form.getlist("cover") if one.isdecimal() and len(one) < 6)


def sent_told() -> Told | None:
    """Return what a form says of feeling and themes; None where it says nothing."""
    feeling = request.form.get("feeling")
    if feeling not in FEELINGS:
        return None
    said = {theme: request.form.get(f"theme-{theme}", "") for theme in sorted(Theme)}
    return Told(feeling, {theme: one for theme, one in said.items() if one in FEELINGS})


ACTS: dict[str, Callable[[Item], Review | Entered | None]] = {
    "quote": approve,
    "sure": approve,
    "cover": cover_again,
    "ours": say_in_our_words,
    "keep": keep_inside,
    "concern": tell_concern,
    "hide": ask_hiding,
}
"""What may be done with a thing, by the word that its button sends."""
