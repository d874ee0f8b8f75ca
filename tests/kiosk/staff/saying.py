"""Something said in every instrument, by every way by which a voice comes in."""

import random
import secrets
from base64 import urlsafe_b64encode
from dataclasses import replace
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from analysis.example.voices import Said, answers_of
from config.instrument import Instrument, Receipt
from config.steps import Answer
from config.vocabulary import Channel
from feedback_store.complaints.receipts import mark_of
from feedback_store.engine import Store
from feedback_store.intake import accept
from feedback_store.offering import offered_by
from feedback_store.social_services import Service
from tests.builders import a_submission
from tests.feedback_store.complaints.letters import WORDS
from tests.kiosk.door.working import finished
from tests.kiosk.staff.full_house import House

SAID = Said("sad", "Супата беше студена")
WAYS = (Channel.TELEGRAM, Channel.PAPER, Channel.GATHERING)
"""By which the store is handed a voice; tablet and door are asked over their own addresses."""


def say_everything(app: Flask, store: Store, service: Service, house: House) -> None:
    """Say something in every instrument: on the tablet, at the door, in a chat, on paper, and in a group."""
    chance, browser = random.Random(9), app.test_client()
    for instrument in offered_by(store, service.key).values():
        said = answers_of(instrument, SAID, chance)
        if instrument.receipt is not Receipt.ASKED:
            _on_the_tablet(browser, house, in_json(instrument, said))
            _at_the_door(browser, house, in_json(instrument, said))
        for way in WAYS:
            _handed(store, service, instrument, said, way)


def in_json(instrument: Instrument, said: tuple[Answer, ...]) -> dict[str, Any]:
    """Return answers as a page sends them."""
    return {
        "id": secrets.token_urlsafe(24),
        "instrument": instrument.key,
        "version": instrument.version,
        "language": "bg",
        "speaker": instrument.speakers[0],
        "answers": [_answer_in_json(one) for one in said],
    }


def _answer_in_json(one: Answer) -> dict[str, Any]:
    if one.drawing is not None:
        return {"step": one.step, "drawing": urlsafe_b64encode(one.drawing).decode().rstrip("=")}
    return {"step": one.step, "words": one.words} if one.words is not None else {"step": one.step, "chosen": one.chosen}


def _on_the_tablet(browser: FlaskClient, house: House, said: dict[str, Any]) -> None:
    answer: Any = browser.post("/api/submissions", json=[said], headers=dict(house.tablet))
    assert [one["state"] for one in answer.json["results"]] == ["kept"], answer.json


def _at_the_door(browser: FlaskClient, house: House, said: dict[str, Any]) -> None:
    """Send it where the page behind the code asks this instrument; there nobody draws."""
    code = house.parts["code"]
    told: Any = browser.get(f"/v/{code}/bg.json").json
    voice = {**said, "id": secrets.token_urlsafe(24), "support": "unknown", "age_band": "unknown"}
    if "drawing" not in str(said):
        answer = browser.post(f"/v/{code}", json={"proof": finished(told["task"]), "voice": voice})
        assert answer.status_code in (200, 422), answer.text


def _handed(store: Store, service: Service, instrument: Instrument, said: tuple[Answer, ...], way: Channel) -> None:
    voice = a_submission(service.key, instrument=instrument.key, version=instrument.version, answers=said, channel=way)
    mark = mark_of(store, WORDS) if instrument.receipt is Receipt.ASKED else None
    accept(store, replace(voice, speaker=instrument.speakers[0], receipt=mark))
