"""A client that looks at every page it gets: title, language, ids, labels, nothing inline."""

from typing import Any

from flask.testing import FlaskClient
from lxml import html
from lxml.html import HtmlElement
from werkzeug.test import TestResponse

from config.vocabulary import LANGUAGES

UNLABELLED = "//input[not(@type='hidden')] | //select | //textarea"


class PageClient(FlaskClient):
    """Like Flask's own client; a page with a fault fails the test, whatever it was about."""

    def open(self, *args: Any, **parts: Any) -> TestResponse:
        """Send a request and look at the page that comes back."""
        response = super().open(*args, **{"buffered": True, **parts})
        if response.mimetype == "text/html" and response.data and response.status_code // 100 != 3:
            assert not list(faults_of(page_of(response)))
        return response


def page_of(response: TestResponse) -> HtmlElement:
    """Return a page as a tree."""
    return html.document_fromstring(response.get_data(as_text=True))


def text_of(response: TestResponse) -> str:
    """Return the text of a page as people read it."""
    return " ".join(" ".join(page_of(response).itertext()).split())


def faults_of(page: HtmlElement) -> list[str]:
    """Return what is wrong with a page that every page must have right."""
    ids = page.xpath("//@id")
    labelled = set(page.xpath("//label/@for"))
    fields = [field for field in page.xpath(UNLABELLED) if not field.get("aria-label")]
    faults = {
        "it has no title": not page.xpath("string(//title)").strip(),
        "its language is not told": page.get("lang") not in LANGUAGES,
        f"ids stand twice: {ids}": len(ids) != len(set(ids)),
        "a field has no label": any(field.get("id") not in labelled for field in fields),
        "an image has no alternative": bool(page.xpath("//img[not(@alt)]")),
        "a label or description points nowhere": not (labelled | described(page)) <= set(ids),
        "a style or script is inline": bool(page.xpath("//@style | //style | //script[not(@src)] | //@onclick")),
        "a button says nothing": any(not button.text_content().strip() for button in page.xpath("//button")),
    }
    return [fault for fault, is_there in faults.items() if is_there]


def described(page: HtmlElement) -> set[str]:
    """Return the ids that fields are described by."""
    return {one for many in page.xpath("//@aria-describedby") for one in many.split()}
