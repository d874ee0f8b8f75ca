"""The poster of what the children of a service are told."""

from flask import Response

from config.vocabulary import LANGUAGES
from kiosk.desk import desk
from kiosk.news.poster import news_poster
from kiosk.staff.blueprint import staff


@staff.get("/services/<key>/actions/poster.pdf")
def show_news_poster(key: str) -> Response:
    """Return the poster as PDF, a page for each language."""
    return Response(news_poster(desk().store, key, LANGUAGES), mimetype="application/pdf")
