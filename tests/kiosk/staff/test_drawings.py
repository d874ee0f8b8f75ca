"""Who sees drawings, and which come in through a tablet."""

from base64 import urlsafe_b64encode

import pytest
from flask import Flask

from feedback_store.engine import Store
from feedback_store.social_services import Service
from tests.builders import recipients_in
from tests.feedback_store.drawings.pictures import a_picture
from tests.kiosk.page_client import PageClient, text_of
from tests.kiosk.people import a_tap, sign_in


def sent(client: PageClient, tablet: dict[str, str], drawing: str) -> dict[str, str]:
    """Send a drawing as a tablet does, and return its state and, where it was refused, why."""
    item = a_tap(instrument="draw", answers=[{"step": "here", "drawing": drawing}])
    (result,) = client.post("/api/submissions", json=[item], headers=tablet).get_json()["results"]
    return {"state": result["state"], "code": (result.get("error") or {}).get("code", "")}


def test_a_drawing_is_kept_only_where_somebody_receives_it(
    client: PageClient, store: Store, service: Service, tablet: dict[str, str]
) -> None:
    drawing = urlsafe_b64encode(a_picture()).decode().rstrip("=")
    assert sent(client, tablet, drawing) == {"state": "refused", "code": "unreceived"}
    recipients_in(store, service.key)
    assert sent(client, tablet, drawing) == {"state": "kept", "code": ""}


@pytest.mark.parametrize("drawing", ["", "A", "не", "PHN2Zz48L3N2Zz4"])
def test_what_is_no_drawing_is_refused_in_words(
    client: PageClient, store: Store, service: Service, tablet: dict[str, str], drawing: str
) -> None:
    recipients_in(store, service.key)
    assert sent(client, tablet, drawing) == {"state": "refused", "code": "drawing"}


def test_colleagues_see_drawings_and_those_outside_do_not(app: Flask, store: Store, service: Service) -> None:
    recipients_in(store, service.key)
    seen = {}
    for name in ("Мария Иванова", "Георги Стоев"):
        browser = app.test_client()
        assert isinstance(browser, PageClient)
        sign_in(browser, name)
        seen[name] = browser.get("/staff/drawings")
    assert "Тази седмица никой не е рисувал." in text_of(seen["Мария Иванова"])
    assert seen["Георги Стоев"].status_code == 403
