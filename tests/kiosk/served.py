"""The application on a port of its own, which a test can switch off and on again."""

import threading
from collections.abc import Iterable
from typing import Any

from flask import Flask
from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

HOST = "127.0.0.1"
ANSWER = "glasche.tests.answer"
"""Where a request remembers what it is answered with."""


class Served:
    """One application; it keeps its port while it is off."""

    def __init__(self, app: Flask) -> None:
        self.app, self.port = app, 0
        self._server: BaseWSGIServer | None = None
        self.start()

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self.port}"

    def start(self) -> None:
        """Switch it on."""
        self._server = make_server(HOST, self.port, self._answer, threaded=True, request_handler=PatientHandler)
        self.port = self._server.server_port
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))
        self._thread.start()

    def stop(self) -> None:
        """Switch it off; nobody answers at its port any more."""
        if self._server:
            self._server.shutdown()
            self._thread.join()
            self._server.server_close()
            self._server = None

    def _answer(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        environ[ANSWER] = self.app(environ, start_response)
        answer: Iterable[bytes] = environ[ANSWER]
        return answer


class PatientHandler(WSGIRequestHandler):
    """Bears that a browser leaves in the middle of an answer, as it does whenever a test ends.

    Werkzeug then forgets to close what it was sending, and the open file of a clip fails whichever test comes next.
    """

    def connection_dropped(self, error: BaseException, environ: dict[str, Any] | None = None) -> None:
        """Close what was being sent."""
        if environ and hasattr(environ.get(ANSWER), "close"):
            environ[ANSWER].close()
