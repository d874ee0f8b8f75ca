"""The application on a port of its own, which a test can switch off and on again."""

import threading

from flask import Flask
from werkzeug.serving import BaseWSGIServer, make_server

HOST = "127.0.0.1"


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
        self._server = make_server(HOST, self.port, self.app, threaded=True)
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
