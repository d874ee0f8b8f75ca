"""The quotes of a service, for colleagues: what was approved in review, by quarter, and taken back where it must."""

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from analysis.figures.groups import SPEAKERS
from config.vocabulary import Speaker
from feedback_store.quotes.kept import Quote, read_quotes, take_back
from feedback_store.social_services import find_service
from kiosk.desk import desk
from kiosk.staff.blueprint import staff
from kiosk.staff.dates import quarters_in_words
from kiosk.staff.review import is_reviewer, require_reviewer
from kiosk.staff.words import who_words


@staff.get("/review/<key>/quotes")
def show_quotes(key: str) -> str:
    """Show the quotes in words of a service, newest quarter first; who does not review sees none that stands alone."""
    service = find_service(desk().store, key)
    may_review, fewest = is_reviewer(service), desk().settings.smallest_group
    shown = [one for one in quotes_by_quarter(key) if may_review or len(one[1]) >= fewest]
    return render_template("staff/quotes.html", service=service, quarters=shown, may_review=may_review)


@staff.post("/review/<key>/quotes/take-back")
def take_words_back(key: str) -> Response:
    """Delete a quote for good."""
    require_reviewer(key)
    take_back(desk().store, find_service(desk().store, key).key, request.form.get("quote", ""))
    return redirect(url_for("staff.show_quotes", key=key))


def quotes_by_quarter(key: str) -> list[tuple[str, list[tuple[Quote, str]]]]:
    """Return the quotes in words of each quarter in the reader's language, each with who said it."""
    found: dict[str, list[tuple[Quote, str]]] = {}
    for quote in read_quotes(desk().store, key):
        if quote.text is not None:
            found.setdefault(quote.quarter, []).append((quote, said_by(quote)))
    return [(quarters_in_words(quarter, quarter), found[quarter]) for quarter in sorted(found, reverse=True)]


def said_by(quote: Quote) -> str:
    """Return who said a quote, in wide groups; empty where it is not known."""
    return who_words()[SPEAKERS[Speaker(quote.speaker)]] if quote.speaker else ""
