"""The published description of the interface is right: as a document, about the routes, and about real responses."""

from typing import Any

import pytest
from flask import Flask
from jsonschema import Draft202012Validator  # type: ignore[import-untyped] # its types are a package of their own
from openapi_spec_validator import validate
from werkzeug.test import TestResponse

from feedback_store.devices import issue_code
from feedback_store.engine import Store
from kiosk.openapi import openapi_document
from tests.kiosk.page_client import PageClient
from tests.kiosk.people import a_tap


def check_against_description(response: TestResponse, path: str, method: str) -> None:
    document = openapi_document()
    described = document["paths"][path][method]["responses"][str(response.status_code)]
    schema = described["content"]["application/json"]["schema"]
    Draft202012Validator({**schema, "components": document["components"]}).validate(response.json)


def test_the_description_is_valid_openapi(client: PageClient) -> None:
    document: Any = client.get("/api/openapi.json").json
    validate(document)
    assert document["openapi"].startswith("3.1")


def test_every_route_of_the_interface_is_described_and_nothing_else(app: Flask) -> None:
    routes = {
        (rule.rule, method.lower())
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/api/")
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    assert routes == {(path, method) for path, calls in openapi_document()["paths"].items() for method in calls}


def test_results_fit_the_description(client: PageClient, tablet: dict[str, str]) -> None:
    tap = a_tap()
    sent = [tap, tap, {}, a_tap("joyful")]
    response = client.post("/api/submissions", json=sent, headers=tablet)
    check_against_description(response, "/api/submissions", "post")


def test_the_shelf_fits_the_description(client: PageClient, tablet: dict[str, str]) -> None:
    check_against_description(client.get("/api/kiosk", headers=tablet), "/api/kiosk", "get")


def test_what_becomes_of_a_call_fits_the_description(client: PageClient, tablet: dict[str, str]) -> None:
    for call in ({"id": "a" * 22, "touched_at": 1}, {"id": "short"}):
        response = client.post("/api/calls", json={"call": call, "now": 1}, headers=tablet)
        check_against_description(response, "/api/calls", "post")


def test_an_enrolment_fits_the_description(client: PageClient, store: Store, tablet: dict[str, str]) -> None:
    code = issue_code(store, "cop-ruse", "Стая")
    for status in (200, 403):
        response = client.post("/api/enrol", json={"code": code})
        assert response.status_code == status
        check_against_description(response, "/api/enrol", "post")


@pytest.mark.parametrize("body", [b"{", b" " * 2_000_000])
def test_refusals_fit_the_description(client: PageClient, tablet: dict[str, str], body: bytes) -> None:
    response = client.post("/api/submissions", data=body, headers=tablet)
    check_against_description(response, "/api/submissions", "post")


@pytest.mark.parametrize(("path", "method"), [("/api/submissions", "post"), ("/api/kiosk", "get")])
def test_a_refused_token_fits_the_description(client: PageClient, path: str, method: str) -> None:
    check_against_description(client.open(path, method=method), path, method)


def test_the_description_takes_what_is_taken_and_refuses_what_is_malformed() -> None:
    document = openapi_document()
    schema = {"$ref": "#/components/schemas/SentSubmission", "components": document["components"]}
    validator = Draft202012Validator(schema)
    assert validator.is_valid(a_tap(support="with_help", made_on="2026-11-16"))
    assert not validator.is_valid(a_tap(support="apart"))
    assert not validator.is_valid(a_tap(age_band="under_12"))
    assert not validator.is_valid(a_tap(id="short"))
