"""The server of the tests bears that a browser leaves while it is answered."""

import gc
import socket
import struct
import time
from pathlib import Path

import pytest
from flask import Flask, send_file

from tests.kiosk.served import HOST, Served

CLIP_BYTES = 20_000
TIMES = 30
AT_ONCE = struct.pack("ii", 1, 0)
"""A connection that is closed so is gone without a farewell."""


def leave_in_the_middle(port: int) -> None:
    """Ask for something, take the beginning of it, and be gone."""
    with socket.create_connection((HOST, port)) as browser:
        browser.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, AT_ONCE)
        browser.sendall(b"GET /clip HTTP/1.1\r\nHost: localhost\r\n\r\n")
        browser.recv(100)
        time.sleep(0.002)  # all is sent, and the server looks whether the browser says more


def test_what_a_browser_left_is_closed_and_fails_no_other_test(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    unraised: list[object] = []
    monkeypatch.setattr("sys.unraisablehook", lambda found: unraised.append(found.exc_value))
    app, clip = Flask("clips"), tmp_path / "clip"
    clip.write_bytes(bytes(CLIP_BYTES))
    app.add_url_rule("/clip", view_func=lambda: send_file(clip, "audio/mpeg"))
    served = Served(app)
    for _ in range(TIMES):
        leave_in_the_middle(served.port)
    time.sleep(0.1)
    served.stop()
    gc.collect()
    assert unraised == []
