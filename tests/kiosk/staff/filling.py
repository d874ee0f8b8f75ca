"""Fills in the forms of a page as somebody would who means no good: a nasty string in every field that takes text."""

import re
from collections.abc import Iterator
from typing import Any

from lxml.html import FormElement
from werkzeug.test import TestResponse

from tests.kiosk.page_client import PageClient, page_of
from tests.kiosk.staff.nasty import typed

ENDING = ("sign-out", "this-browser", "/end", "sign-in", "password", "second-factor", "revoke", "again-you")
LEFT_ALONE = (*ENDING, "/language", "/say", "/aloud")
"""Forms that end the session, take away what the others need, or only speak."""
FIELDS = ".//textarea | .//input[not(@type) or @type='text' or @type='email' or @type='search']"
BUTTONS = ".//button[@name and not(@type='button')]"
STRICT = {
    "email": "ana@example.org",
    "key": "home-{n}",
    "month": "2026-11",
    "(opens|closes|users)-.*": "",
}
"""Fields that take nothing but one form; what stands beside them gets in only where they are filled in as they ask."""


def forms_on(browser: PageClient, address: str) -> Iterator[FormElement]:
    """Give the forms of a page in which something is typed, each as it stands when its turn comes."""
    place = 0
    while place < len(forms := _typed_forms(browser, address)):
        yield forms[place]
        place += 1


def _typed_forms(browser: PageClient, address: str) -> list[FormElement]:
    answer = browser.get(address)
    if answer.mimetype != "text/html" or answer.status_code != 200:
        return []
    asked = [form for form in page_of(answer).forms if form.method == "POST" and form.xpath(FIELDS)]
    return [form for form in asked if not any(part in (form.action or address) for part in LEFT_ALONE)]


def ways_to_fill(form: FormElement, number: int) -> tuple[bool, ...]:
    """Return whether to be strict: with strict fields once and once not, so that the others come through; else in turn.

    What is not strict is also as long as it likes, whatever its field takes.
    """
    has_strict = any(_asked(field.get("name")) is not None for field in form.xpath(FIELDS))
    return (True, False) if has_strict else (number % 2 == 0,)


def fill_in(
    browser: PageClient, address: str, form: FormElement, number: int, *, is_strict: bool
) -> Iterator[TestResponse]:
    """Send a form by each of its buttons, with a nasty string in every field, and all else at its last choice.

    Args:
        browser: sends it.
        address: of the page on which the form stands.
        form: the form.
        number: of the string.
        is_strict: whether fields that take one form only are filled in as they ask, and none holds more than it takes.
    """
    fields: dict[str, Any] = {name: value for name, value in form.form_values() if name}
    for field in form.xpath(FIELDS):
        longest, asked = int(field.get("maxlength") or 0) or None, _asked(field.get("name"))
        nasty = typed(number, longest if is_strict else None)
        fields[field.get("name")] = nasty if asked is None or not is_strict else asked.format(n=number)
    for field in form.xpath(".//select"):
        fields[field.get("name")] = "".join(field.value_options[-1:])
    for field in form.xpath(".//input[@type='checkbox' or @type='radio']"):
        if field.get("type") == "radio" or field.get("name") not in fields:
            fields[field.get("name")] = field.get("value") or "y"
    for field in form.xpath(".//input[@type='date' or @type='number']"):
        fields[field.get("name")] = (
            field.get("value") or field.get("max") or ("2026-11-24" if field.get("type") == "date" else "20")
        )
    action = (form.action or "").partition("#")[0] or address
    for button in form.xpath(BUTTONS) or [None]:
        pressed = {} if button is None else {button.get("name"): button.get("value", "")}
        yield browser.post(action, data={**fields, **pressed, "is_checked": "y"})


def _asked(name: str | None) -> str | None:
    return next((value for form, value in STRICT.items() if re.fullmatch(form, name or "")), None)
