"""Every form of the staff pages acts once: one that is sent a second time is answered as it was the first time.

Each form carries a random mark. Which were sent stands in the store, so that it holds after a restart and in every
process. A form that was sent, mended and sent again is another one: nothing that somebody typed is lost that way.
"""

import json
import secrets
from base64 import b64decode, b64encode
from hashlib import sha256

from flask import Response, g, request, session
from flask_login import current_user

from feedback_store.sent_forms.kept import SentForm, give_place_back, keep_answer, sent_form, take_place
from kiosk.desk import desk
from kiosk.staff.blueprint import staff
from kiosk.staff.doors import UNNOTED

MARK_FIELD = "form_mark"
MARK_BYTES = 16
OFTEN = UNNOTED | {"staff.sign_in", "staff.sign_out"}
"""What may be done twice and changes nothing, or gives a session, which must not lie anywhere; sheets have own ids."""


SHOWN_ONCE = ("fresh_link", "fresh_link_kind", "fresh_code")
"""What the session keeps of a form until it was shown: it comes again with a second sending, nothing else does."""


@staff.before_request
def answer_second_sending() -> Response | None:
    """Answer a form that was sent before as it was answered then; the first one goes on.

    Raises:
        UnfinishedFormError: nobody knows whether the first sending was done.
    """
    if request.method != "POST" or request.endpoint in OFTEN or not request.form.get(MARK_FIELD):
        return None
    form = sent_form(desk().store, content_of_form())
    answer = take_place(desk().store, form)
    if answer is None:
        g.sent_form = form
        return None
    g.told_again = True
    return read_answer(answer)


@staff.after_request
def keep_first_answer(response: Response) -> Response:
    """Keep the answer to a form that was done; one that was refused may come again as it is."""
    form: SentForm | None = g.pop("sent_form", None)
    if form and response.status_code < 400 and not response.is_streamed:
        keep_answer(desk().store, form, written_answer(response))
    elif form:
        give_place_back(desk().store, form)
    return response


@staff.context_processor
def lend_form_mark() -> dict[str, object]:
    """Lend the templates a mark for each form."""
    return {"new_form_mark": lambda: secrets.token_hex(MARK_BYTES)}


def content_of_form() -> bytes:
    """Return all by which a sending is the same one: who sends, where to, and what stands in the form."""
    member = current_user.member.id if current_user.is_authenticated else ""
    fields = [[name, request.form.getlist(name)] for name in sorted(request.form) if name != "csrf_token"]
    files = [[name, [sum_of(one.stream) for one in request.files.getlist(name)]] for name in sorted(request.files)]
    return json.dumps([member, request.path, fields, files]).encode()


def sum_of(stream: object) -> str:
    """Return the sum of a file that came with a form, which can be read again afterwards."""
    content = stream.read()  # type: ignore[attr-defined] # Werkzeug's word for it is any file
    stream.seek(0)  # type: ignore[attr-defined]
    return sha256(content).hexdigest()


def written_answer(response: Response) -> bytes:
    """Return an answer as it is kept; who is signed in stands in a cookie, which is none of it."""
    body, shown = (
        b64encode(response.get_data()).decode(),
        {name: session[name] for name in SHOWN_ONCE if name in session},
    )
    return json.dumps([response.status_code, response.mimetype, response.headers.get("Location"), body, shown]).encode()


def read_answer(kept: bytes) -> Response:
    """Return a kept answer, and put into the session what it shows once."""
    status, mimetype, location, body, shown = json.loads(kept)
    session.update(shown)
    response = Response(b64decode(body), status, mimetype=mimetype)
    if location:
        response.headers["Location"] = location
    return response
