"""The description of the interface in OpenAPI 3.1, made from the models of the wire format."""

from functools import cache
from importlib.metadata import version
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from kiosk import shelf_wire, wire

PLACE = "#/components/schemas/{model}"
SENT = (wire.SentSubmission, wire.SealedSubmission, wire.Enrolment, wire.CallMessage, wire.SentReceipt)
GIVEN = (
    wire.Results,
    wire.Enrolled,
    wire.Refused,
    shelf_wire.Shelf,
    shelf_wire.ReadTexts,
    wire.CallAnswer,
    wire.LetterAnswer,
)

Document = dict[str, Any]

WHY = {
    "400": "the body cannot be read: not JSON, not of this form, or too many items",
    "401": "no token, a wrong one, or one that was taken away",
    "403": "the code is wrong, used or too old",
    "413": "the body is larger than 1 MiB",
    "422": "it was sealed for a key that is no more, or for another service",
    "429": "many tries at once; try again in a few seconds",
    "503": "the store cannot write now, or a definition on the server is broken; nothing is lost, send it again after "
    "Retry-After seconds",
}


@cache
def openapi_document() -> Document:
    """Return the document; a test holds it against real responses and against the routes."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Glasche kiosk",
            "version": version("glasche"),
            "description": "What a tablet of a social service says to its server. No cookies; nothing names a child.",
        },
        "servers": [{"url": "/"}],
        "paths": _paths(),
        "components": {
            "schemas": _schemas(),
            "securitySchemes": {"device": {"type": "http", "scheme": "bearer", "description": "the device's token"}},
        },
    }


def _paths() -> Document:
    submissions = {
        "type": "array",
        "maxItems": wire.MOST_ITEMS,
        "items": {"anyOf": [_reference(wire.SentSubmission), _reference(wire.SealedSubmission)]},
    }
    return {
        "/api/submissions": {
            "post": {
                "operationId": "take_submissions",
                "summary": "Send submissions; each is answered on its own",
                "security": [{"device": []}],
                "requestBody": _body(submissions),
                "responses": _responses(wire.Results, "400", "401", "413", "503"),
            }
        },
        "/api/calls": {
            "post": {
                "operationId": "take_call",
                "summary": "Tell that a child wants to talk to someone; send it again to learn whether somebody comes",
                "security": [{"device": []}],
                "requestBody": _body(_reference(wire.CallMessage)),
                "responses": _responses(wire.CallAnswer, "400", "401", "413", "422", "503"),
            }
        },
        "/api/answers": {
            "post": {
                "operationId": "tell_answer",
                "summary": "Ask for the answer to a letter by its receipt; while it says wait, ask again",
                "security": [{"device": []}],
                "requestBody": _body(_reference(wire.SentReceipt)),
                "responses": _responses(wire.LetterAnswer, "400", "401", "413", "503"),
            }
        },
        "/api/kiosk": {
            "get": {
                "operationId": "describe_kiosk",
                "summary": "Read what stands on this device's shelf",
                "security": [{"device": []}],
                "responses": _responses(shelf_wire.Shelf, "401", "503"),
            }
        },
        "/api/kiosk/aloud": {
            "get": {
                "operationId": "tell_texts",
                "summary": "Read how the texts of this device's shelf are read aloud",
                "security": [{"device": []}],
                "responses": _responses(shelf_wire.ReadTexts, "401", "503"),
            }
        },
        "/api/enrol": {
            "post": {
                "operationId": "enrol",
                "summary": "Change a one-time code into a token",
                "requestBody": _body(_reference(wire.Enrolment)),
                "responses": _responses(wire.Enrolled, "400", "403", "413", "429", "503"),
            }
        },
        "/api/openapi.json": {
            "get": {
                "operationId": "describe_api",
                "summary": "Read this description",
                "responses": {"200": _content("this document", {"type": "object"})},
            }
        },
    }


def _schemas() -> Document:
    _, sent = models_json_schema([(model, "validation") for model in SENT], ref_template=PLACE)
    _, given = models_json_schema([(model, "serialization") for model in GIVEN], ref_template=PLACE)
    return {**sent["$defs"], **given["$defs"]}


def _reference(model: type[BaseModel]) -> Document:
    return {"$ref": PLACE.format(model=model.__name__)}


def _content(description: str, schema: Document) -> Document:
    return {"description": description, "content": {"application/json": {"schema": schema}}}


def _body(schema: Document) -> Document:
    return {"required": True, "content": {"application/json": {"schema": schema}}}


def _responses(model: type[BaseModel], *refused: str) -> Document:
    given = {"200": _content("done", _reference(model))}
    unexpected = {"500": _content("something broke on the server", _reference(wire.Refused))}
    return given | {status: _content(WHY[status], _reference(wire.Refused)) for status in refused} | unexpected
