"""The headers of every response: nothing from elsewhere, nothing inline, nothing kept, nothing that names anybody."""

from flask import Flask, Response, request

POLICY = "; ".join(
    (
        "default-src 'self'",
        "media-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)

HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}

NEVER_KEPT = ("/staff", "/api/", "/enrol", "/wall", "/v/")
"""What browsers and proxies must not keep."""


def standing_headers(path: str) -> dict[str, str]:
    """Return the headers of every response to a request for this path."""
    return HEADERS | {"Cache-Control": "no-store"} if path.startswith(NEVER_KEPT) else HEADERS


def add_headers(response: Response) -> Response:
    """Put the headers on a response."""
    response.headers.update(standing_headers(request.path))
    return response


def register_headers(app: Flask) -> None:
    """Let every response of this application carry them."""
    app.after_request(add_headers)
