"""Every refusal in kind words, in the reader's language: as JSON for devices, as a page for people."""

import logging
import traceback
from dataclasses import dataclass

from flask import Flask, Response, jsonify, render_template, request
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from config.errors import AnswerError, ConfigError, GlascheError, UnknownInstrumentError
from config.texts import Speech, speech
from feedback_store.errors import (
    ClientIdError,
    CodeRefusedError,
    DeviceRefusedError,
    DrawingRefusedError,
    EventRefusedError,
    LinkRefusedError,
    NoConsentError,
    OtherContentError,
    SameMemberError,
    StoreBusyError,
    StoreError,
    SubmissionRefusedError,
    TooOldError,
    UnfinishedFormError,
    UnknownActionError,
    UnknownCallError,
    UnknownComplaintError,
    UnknownConcernError,
    UnknownDeviceError,
    UnknownEventError,
    UnknownMemberError,
    UnknownServiceError,
    UnopenedError,
    UnreceivedWordsError,
)
from kiosk.errors import (
    MalformedItemError,
    MalformedListError,
    NotForYouError,
    NothingToldError,
    OthersReviewError,
    PaperRefusedError,
    PosterRefusedError,
    TooLargeError,
    TooManyAtOnceError,
    TooManyItemsError,
)
from kiosk.language import reader_language

log = logging.getLogger(__name__)

RETRY_SECONDS = 30
"""After so long a device tries again when the store was busy."""


TELLS_DETAIL = (400, 409, 422)
"""With these statuses the sender learns what was found; elsewhere it might tell a stranger too much."""


@dataclass(frozen=True)
class Refusal:
    """What the reader gets for one kind of error; `sentence` is English, the key of its translation."""

    code: str
    status: int
    sentence: str


REFUSALS: dict[type[Exception], Refusal] = {
    MalformedListError: Refusal(
        "malformed", 400, "The request is not a JSON list of submissions. Mend it and send it again."
    ),
    MalformedItemError: Refusal(
        "malformed", 400, "A field is missing or of the wrong kind. Mend it and send it again."
    ),
    TooManyItemsError: Refusal("too_many", 400, "The list is too long. Send at most 100 submissions at a time."),
    TooLargeError: Refusal("too_large", 413, "The request is larger than 1 MiB. Send fewer submissions at a time."),
    DeviceRefusedError: Refusal(
        "device_refused", 401, "This device may not send. Make a new code on the staff pages and enrol it again."
    ),
    CodeRefusedError: Refusal(
        "code_refused", 403, "The code is wrong, used or older than 15 minutes. Make a new one on the staff pages."
    ),
    LinkRefusedError: Refusal(
        "link_refused", 403, "The link is wrong, used or older than 15 minutes. Ask for a new one."
    ),
    UnfinishedFormError: Refusal(
        "unfinished", 409, "The server stopped while this was done. See whether it is there before you send it anew."
    ),
    TooManyAtOnceError: Refusal("too_many_at_once", 429, "Many tries at once. Try again in a few seconds."),
    AnswerError: Refusal("answers", 422, "The answers do not fit the instrument. Load the page again and repeat."),
    UnknownInstrumentError: Refusal(
        "instrument", 422, "There is no such instrument or version here. Load the page again and repeat."
    ),
    SubmissionRefusedError: Refusal(
        "submission", 422, "Language, speaker, support or age is not in its list. Mend it and send it again."
    ),
    ClientIdError: Refusal("id", 422, "The id must have 22 to 64 letters, digits, hyphens or underscores."),
    OtherContentError: Refusal("other_content", 409, "Something else came with this id before. Send it with a new id."),
    UnreceivedWordsError: Refusal(
        "unreceived", 422, "Nobody here receives what is told in words. Name who does, and the tablet sends it again."
    ),
    DrawingRefusedError: Refusal("drawing", 422, "The drawing is damaged or is no picture, and cannot be kept."),
    TooOldError: Refusal("too_old", 422, "It is more than 40 days old and is no longer accepted."),
    UnopenedError: Refusal(
        "sealed", 422, "It was sealed for a key that is no more, or for another service. It is no longer accepted."
    ),
    UnknownServiceError: Refusal("service", 404, "There is no such social service. Choose one from the list."),
    UnknownDeviceError: Refusal("device", 404, "There is no such tablet. Choose one from the list."),
    UnknownMemberError: Refusal("member", 404, "There is no such person. Choose one from the list."),
    UnknownCallError: Refusal("call", 404, "There is no such call for you."),
    UnknownConcernError: Refusal("concern", 404, "There is no such concern for you."),
    UnknownComplaintError: Refusal("entry", 404, "There is no such entry of the journal for you."),
    UnknownActionError: Refusal("action", 404, "There is no such action. Choose one from the list."),
    NothingToldError: Refusal("news", 409, "Nothing is told on a poster yet. Choose the poster for an action first."),
    UnknownEventError: Refusal("event", 404, "There is no such event. Choose one from the list."),
    EventRefusedError: Refusal("event", 409, "This event cannot be changed any more."),
    PosterRefusedError: Refusal(
        "poster", 409, "A poster needs at least as many users as voices for a figure, and a code that leads somewhere."
    ),
    PaperRefusedError: Refusal(
        "paper", 422, "The service does not ask this, so there is no sheet for it. Choose another one."
    ),
    NoConsentError: Refusal(
        "no_consent",
        409,
        "The child was asked who may see this and did not say yes. Leave it as it is.",
    ),
    OthersReviewError: Refusal(
        "others_review",
        403,
        "Here a colleague of yours reviews the words, so that children write more freely. Thank you.",
    ),
    SameMemberError: Refusal("same_member", 409, "A second person confirms it: ask a colleague."),
    NotForYouError: Refusal("not_for_you", 403, "This page is for people with another role here."),
    ConfigError: Refusal(
        "definition",
        503,
        "A file of the server is broken. Nothing is lost on the tablet; run glasche doctor on the server.",
    ),
    StoreBusyError: Refusal("busy", 503, "The store is busy. Nothing is lost: try again in half a minute."),
    StoreError: Refusal(
        "store", 503, "The store cannot write now. Nothing is lost on the tablet; run glasche doctor on the server."
    ),
    GlascheError: Refusal("refused", 400, "That did not work. Go back and try again."),
}
"""By kind of error; a kind that is not here takes the words of its nearest ancestor."""

WEB_REFUSALS = {
    400: Refusal("bad_request", 400, "The page was open for too long or the form is broken. Go back and try again."),
    404: Refusal("not_found", 404, "There is no such page here."),
    405: Refusal("method", 405, "This address does not work that way. Go back and try again."),
    413: REFUSALS[TooLargeError],
}
UNEXPECTED = Refusal("unexpected", 500, "Something broke on the server. Nothing sent before is lost. Try again.")


def refusal_of(error: Exception) -> Refusal:
    """Return the words for an error, by the nearest kind that has some."""
    for kind in type(error).__mro__:
        if kind in REFUSALS:
            return REFUSALS[kind]
    if isinstance(error, HTTPException):
        otherwise = UNEXPECTED if (error.code or 500) >= 500 else WEB_REFUSALS[400]
        return WEB_REFUSALS.get(error.code or 500, otherwise)
    return UNEXPECTED


def problem_of(error: Exception, words: Speech) -> dict[str, str]:
    """Return the error as devices read it: a code, a sentence for people and, where it helps, what was found."""
    refusal = refusal_of(error)
    problem = {"code": refusal.code, "sentence": words.say(refusal.sentence)}
    if refusal.status in TELLS_DETAIL and isinstance(error, GlascheError) and str(error):
        problem["detail"] = str(error)
    return problem


def answer_error(error: Exception) -> Response:
    """Turn any error into the response that its reader can use."""
    refusal = refusal_of(error)
    if refusal is UNEXPECTED and not isinstance(error, HTTPException):
        note_fault(error)
    words = speech(reader_language())
    if request.path.startswith("/api/"):
        response = jsonify({"error": problem_of(error, words)})
    else:
        response = Response(render_template("refused.html", sentence=words.say(refusal.sentence), code=refusal.status))
    response.status_code = refusal.status
    response.headers.update(headers_for(error, refusal))
    return response


def headers_for(error: Exception, refusal: Refusal) -> dict[str, str]:
    """Return what a program that reads this response needs to know besides."""
    if isinstance(error, MethodNotAllowed):
        return {"Allow": ", ".join(error.valid_methods or ())}
    return {401: {"WWW-Authenticate": "Bearer"}, 503: {"Retry-After": str(RETRY_SECONDS)}}.get(refusal.status, {})


def note_fault(error: Exception) -> None:
    """Log where the program broke, without the message and the address, which could hold words or tokens."""
    places = traceback.extract_tb(error.__traceback__)
    way = " > ".join(f"{place.filename}:{place.lineno} {place.name}" for place in places[-8:])
    log.error("%s at %s", type(error).__name__, way)


def register_errors(app: Flask) -> None:
    """Let every error of this application be answered here."""
    app.register_error_handler(Exception, answer_error)
