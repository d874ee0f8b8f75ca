"""The very same server and application, with one more route that does nothing: `python -m tests.benchmarks.served`."""

from flask import Flask, Response, jsonify
from flask_wtf.csrf import CSRFProtect

from config.settings import read_settings
from kiosk import serve

NOTHING = "/api/nothing"


def application() -> Flask:
    """Return the application with a POST that reads nothing, checks nothing and keeps nothing."""
    app = serve.application()
    app.add_url_rule(NOTHING, view_func=take_nothing, methods=["POST"])
    csrf: CSRFProtect = app.extensions["csrf"]
    csrf.exempt(take_nothing)
    return app


def take_nothing() -> Response:
    """Answer as briefly as the taking of one submission does."""
    return jsonify({"results": []})


if __name__ == "__main__":
    serve.server_of("tests.benchmarks.served:application", read_settings()).serve()
