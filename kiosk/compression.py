"""Texts go over the wire compressed, so that the first load of a slow tablet stays small."""

import gzip

from flask import Flask, Response, request

WORTH_IT_BYTES = 1000
TEXTS = frozenset({"text/html", "text/css", "text/javascript", "application/json", "image/svg+xml"})


def compress(response: Response) -> Response:
    """Compress a text that a browser gets, except on staff pages.

    Those hold secrets beside words that a reader typed, and the length of a compressed page tells how
    alike the two are (the BREACH attack).
    """
    if not _is_worth_it(response):
        return response
    response.direct_passthrough = False
    content = response.get_data()
    if len(content) < WORTH_IT_BYTES:
        return response
    response.set_data(gzip.compress(content, compresslevel=9, mtime=0))
    response.headers["Content-Encoding"] = "gzip"
    response.vary.add("Accept-Encoding")
    tag, _ = response.get_etag()
    if tag:
        response.set_etag(tag, weak=True)
    return response


def _is_worth_it(response: Response) -> bool:
    is_open = request.method == "GET" and not request.path.startswith("/staff")
    is_text = response.status_code == 200 and response.mimetype in TEXTS
    return is_open and is_text and request.accept_encodings.quality("gzip") > 0


def register_compression(app: Flask) -> None:
    """Let the responses of this application be compressed where that is safe."""
    app.after_request(compress)
