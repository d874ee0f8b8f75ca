"""Review: the words and drawings of a service one at a time, in an order that tells nothing."""

import secrets
from dataclasses import dataclass, field

from flask import render_template, request, session
from flask_login import current_user

from feedback_store.question_sets.asked import definition_of
from feedback_store.quotes.judged import Place
from feedback_store.reviews.corrections import FEELINGS, Told, told_by
from feedback_store.reviews.covering import covered_text, found_in, version_of
from feedback_store.reviews.hiding import hidden_in
from feedback_store.reviews.items import Item, find_item, next_item
from feedback_store.reviews.reviewers import may_review
from feedback_store.reviews.verdicts import LASTING, Review, Verdict, find_review, reviews_of
from feedback_store.reviews.waiting import services_with_any, waiting_places
from feedback_store.social_services import Service, find_service
from feedback_store.staff import find_member
from kiosk.desk import desk
from kiosk.errors import OthersReviewError
from kiosk.language import reader_language
from kiosk.staff.blueprint import my_services, staff
from kiosk.staff.review_words import done_words, feeling_words, theme_words
from kiosk.staff.service_pages import asked_page
from kiosk.staff.words import category_words, severity_words

ORDER = "review_order"
"""Where the session keeps what its order hangs on."""


@dataclass(frozen=True)
class Entered:
    """What was entered about the thing on the page, and why it is shown once more.

    Attributes:
        covered: places of pieces that are covered; None: as the reader covers them.
        uncovered: places of what the reader covers and a person wants to show, which is asked about.
        problem: what does not fit, by a word that the page knows.
    """

    covered: frozenset[int] | None = None
    uncovered: tuple[int, ...] = ()
    ours: str = ""
    seen: str = ""
    problem: str = ""
    told: Told | None = None
    more: dict[str, str] = field(default_factory=dict)


@staff.get("/review")
def show_reviews() -> str:
    """Show for each service whether something waits for whoever is signed in."""
    any_waits = services_with_any(desk().store)
    page = asked_page(my_services())
    mine = {service.key for service in page.services if is_reviewer(service)}
    found = [
        (service, service.key in mine, service.key in mine & any_waits and waits_for_me(service))
        for service in page.services
    ]
    return render_template("staff/reviews.html", services=found, page=page)


@staff.get("/review/<key>")
def show_review(key: str) -> str:
    """Show the next thing, and what was said of the last one."""
    require_reviewer(key)
    at, store = place_in("at"), desk().store
    item = find_item(store, key, current_user.member, at) if at and at in waiting_places(store, key) else None
    return review_page(key, item or next_item(store, key, current_user.member, order(), place_in("passed")))


def review_page(key: str, item: Item | None, entered: Entered | None = None) -> str:
    """Return the page around a thing, with what was entered about it."""
    service, entered = find_service(desk().store, key), entered or Entered()
    said = sum(len(reviews_of(desk().store, key, one)) for one in Verdict if one is not Verdict.HIDING)
    return render_template(
        "staff/review.html",
        service=service,
        item=item,
        entered=entered,
        said=said,
        hidings=len(reviews_of(desk().store, key, Verdict.HIDING)),
        hidden=hidden_in(desk().store, key, desk().store.today().year),
        year=desk().store.today().year,
        last=last_act(key),
        lasting=LASTING,
        themes=theme_words(),
        feelings=feeling_words(),
        categories=category_words(),
        severities=severity_words(),
        **(parts_of(item, entered) if item else {}),
    )


def parts_of(item: Item, entered: Entered) -> dict[str, object]:
    """Return what the page says of a thing: its question, its pieces, and what was read in it."""
    covered = found_in(item.pieces) if entered.covered is None else entered.covered
    step = definition_of(desk().store, item.service, item.instrument, item.version).step(item.step)
    return {
        "question": step.text[reader_language()],
        "covered": covered,
        "wording": covered_text(item.pieces, covered),
        "pieces_version": version_of(item.pieces),
        "told": entered.told or (told_by(item.reading) if item.reading else Told(FEELINGS[1], {})),
    }


def last_act(key: str) -> tuple[Place, Review | None, str] | None:
    """Return what was last said, in words and with its place; None where nothing was."""
    place = place_in("done")
    if place is None:
        return None
    review = find_review(desk().store, key, place)
    member = find_member(desk().store, review.member) if review else None
    return place, review, done_words(review, current_user.member.id, member.name if member else "")


def place_in(name: str) -> Place | None:
    """Return the place that an address names, or None."""
    voice, dot, step = request.args.get(name, "").partition(".")
    return (voice, step) if dot else None


def order() -> str:
    """Return what the order of this session hangs on; made when it is first needed."""
    if ORDER not in session:
        session[ORDER] = secrets.token_hex(8)
    return str(session[ORDER])


def is_reviewer(service: Service) -> bool:
    """Return whether whoever is signed in may review the words of a service."""
    return may_review(desk().store, service.key, current_user.member)


def has_waiting(service: Service) -> bool:
    """Return whether something waits that whoever is signed in may review; how much is told nowhere."""
    return is_reviewer(service) and waits_for_me(service)


def waits_for_me(service: Service) -> bool:
    """Return the same for somebody of whom it is known that they review here."""
    return next_item(desk().store, service.key, current_user.member, order()) is not None


def require_reviewer(key: str) -> None:
    """Refuse whoever does not review the words of a service.

    Raises:
        UnknownServiceError: there is no such service.
        OthersReviewError: the service keeps them from it, and somebody else is there.
    """
    if not is_reviewer(find_service(desk().store, key)):
        raise OthersReviewError("the words of this service are reviewed by somebody else")
