# SPDX-License-Identifier: EUPL-1.2
"""Asking a machine of somebody else: a slow, endless, strange or leading answer does the office no harm."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from kurzweg.accounts import outside


class Stranger(BaseHTTPRequestHandler):
    """On this machine, answering by the path that it is asked for."""

    def do_GET(self) -> None:
        self.send_response({"/weiter": 302, "/kaputt": 500, "/nein": 400}.get(self.path, 200))
        if self.path == "/weiter":
            self.send_header("Location", "/gut")
        self.end_headers()
        if self.path == "/stumm":
            self.server.is_done.wait(10)  # type: ignore[attr-defined]
        elif self.path == "/endlos":
            while self._says(b"x" * 65_536):
                pass
        else:
            self.wfile.write(b"gut")

    def do_POST(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(self.rfile.read(int(self.headers["Content-Length"])))

    def _says(self, piece: bytes) -> bool:
        try:
            self.wfile.write(piece)
        except OSError:
            return False
        return True

    def log_message(self, *_args: object) -> None:
        """Be quiet."""


@pytest.fixture
def stranger() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Stranger)
    server.is_done = threading.Event()  # type: ignore[attr-defined]
    serving = threading.Thread(target=server.serve_forever)
    serving.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.is_done.set()  # type: ignore[attr-defined]
    server.shutdown()
    server.server_close()
    serving.join()


def test_an_answer_is_read_and_a_form_is_sent(stranger: str) -> None:
    assert outside.ask(f"{stranger}/gut") == b"gut"
    assert outside.ask(f"{stranger}/token", form={"code": "a&b"}) == b"code=a%26b"


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("/weiter", "answers 302"),
        ("/kaputt", "answers 500"),
        ("/endlos", "larger than 256 kB"),
        ("/stumm", "not reached: timed out"),
    ],
)
def test_what_is_no_answer_ends_soon_with_a_sentence(
    stranger: str, monkeypatch: pytest.MonkeyPatch, path: str, sentence: str
) -> None:
    monkeypatch.setattr(outside, "PATIENCE", 0.3)
    with pytest.raises(outside.OutsideError, match=sentence):
        outside.ask(stranger + path)


def test_a_refusal_is_told_apart_from_a_fault(stranger: str) -> None:
    with pytest.raises(outside.RefusedError, match="answers 400"):
        outside.ask(f"{stranger}/nein")


def test_where_nobody_listens_there_is_a_sentence() -> None:
    with pytest.raises(outside.OutsideError, match="is not reached"):
        outside.ask("http://127.0.0.1:9/")


@pytest.mark.parametrize(
    "address",
    ["http://kreis.example/", "file:///etc/passwd", "ftp://kreis.example", "https://wer:was@kreis.example/", "https://",
     "", None, 7, "https://[", "javascript:alert(1)"],
)  # fmt: skip
def test_only_addresses_over_tls_are_asked(address: object) -> None:
    assert not outside.is_safe(address)
