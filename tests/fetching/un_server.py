"""A server on the loopback address that plays what documents.un.org was seen to do, and what it never should."""

from __future__ import annotations

import io
import ssl
import threading
import time
import zipfile
from collections.abc import Callable
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

Scene = Callable[[BaseHTTPRequestHandler], None]
"""One answer, written by hand."""

PDF = b"%PDF-1.7\n% the lamps shall burn throughout the night\n%%EOF\n"
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 the lamps shall burn"
WORDPERFECT = b"\xffWPC the lamps shall burn"
RICH_TEXT = b"{\\rtf1 the lamps shall burn}"
PAGE = b"\r\n<!DOCTYPE html><html><title>There is no document matching your request</title></html>"


def word_file() -> bytes:
    """A small .docx."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", "<document>the lamps shall burn throughout the night</document>")
    return whole.getvalue()


WORD = word_file()


class Server:
    """Plays scenes: for each format asked for (`t=docx`) a list, whose last scene stays; or for any other path.

    `asked` holds the request lines in order, `headers` the headers of the last request.
    """

    def __init__(self, context: ssl.SSLContext | None = None) -> None:
        self.scenes: dict[str, list[Scene]] = {}
        self.asked: list[str] = []
        self.headers: dict[str, str] = {}
        self.over = threading.Event()
        play = self._play

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                self.close_connection = True
                with suppress(ConnectionError):  # the client may have seen enough
                    play(self)

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        if context:
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
            self._server.handle_error = lambda *_: None  # type: ignore[method-assign]
        self.base = f"http{'s' if context else ''}://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    def close(self) -> None:
        """End the play, also for scenes that have no end of their own."""
        self.over.set()
        self._server.shutdown()
        self._server.server_close()

    def play(self, **scenes: Scene | list[Scene]) -> None:
        """Set the scenes for formats, as in `play(docx=missing, pdf=[busy, file])`."""
        self.scenes |= {name: scene if isinstance(scene, list) else [scene] for name, scene in scenes.items()}

    def _play(self, request: BaseHTTPRequestHandler) -> None:
        self.asked.append(request.path)
        self.headers = dict(request.headers)
        address = urlsplit(request.path)
        asked_for = parse_qs(address.query).get("t", [""])[0] if address.path == "/api/symbol/access" else address.path
        scenes = self.scenes.get(asked_for) or [missing]
        scene = scenes.pop(0) if len(scenes) > 1 else scenes[0]
        scene(request)

    # Scenes that need to know the server

    def drip(self, request: BaseHTTPRequestHandler) -> None:
        """A body of a byte every 50 ms."""
        _head(request, 200, {"Content-Length": "100000"})
        while not self.over.wait(0.05):
            request.wfile.write(b"%")

    def drip_header(self, request: BaseHTTPRequestHandler) -> None:
        """A header line that never ends, a byte every 50 ms."""
        request.wfile.write(b"HTTP/1.1 200 OK\r\nX-Lamp: ")
        while not self.over.wait(0.05):
            request.wfile.write(b"x")

    def silence(self, request: BaseHTTPRequestHandler) -> None:  # noqa: ARG002 - it says nothing to anybody
        """No answer at all."""
        self.over.wait(10)

    def endless(self, request: BaseHTTPRequestHandler) -> None:
        """Chunks without end."""
        _head(request, 200, {"Transfer-Encoding": "chunked"})
        while not self.over.is_set():
            request.wfile.write(b"10000\r\n" + b"%" * 0x10000 + b"\r\n")


def answer(status: int, body: bytes = b"", **headers: str) -> Scene:
    """A plain answer; header names are written with underscores."""

    def scene(request: BaseHTTPRequestHandler) -> None:
        _head(request, status, {name.replace("_", "-"): value for name, value in headers.items()} | _length(body))
        request.wfile.write(body)

    return scene


def file(body: bytes) -> Scene:
    """A document."""
    return answer(200, body, Content_Type="application/octet-stream")


def redirect(to: str, status: int = 302) -> Scene:
    """An answer that sends on."""
    return answer(status, b"moved", Location=to)


missing = answer(404, PAGE)
empty = answer(200)
challenge = answer(202, b"", x_amzn_waf_action="challenge")
page = answer(200, PAGE, Content_Type="text/html")
failure = answer(500, PAGE)


def huge(request: BaseHTTPRequestHandler) -> None:
    """A header that announces ten gigabytes."""
    _head(request, 200, {"Content-Length": str(10 * 2**30)})
    request.wfile.write(b"%PDF-1.7")


def truncated(request: BaseHTTPRequestHandler) -> None:
    """Half of what the header announced."""
    _head(request, 200, {"Content-Length": str(len(WORD))})
    request.wfile.write(WORD[: len(WORD) // 2])


def truncated_without_length(request: BaseHTTPRequestHandler) -> None:
    """Half a document, and no word of how long it was to be."""
    _head(request, 200, {})
    request.wfile.write(WORD[: len(WORD) // 2])


def truncated_chunks(request: BaseHTTPRequestHandler) -> None:
    """A chunk that stops halfway."""
    _head(request, 200, {"Transfer-Encoding": "chunked"})
    request.wfile.write(b"1000\r\n%PDF-1.7")


def in_chunks(request: BaseHTTPRequestHandler) -> None:
    """A document in chunks of seven bytes."""
    _head(request, 200, {"Transfer-Encoding": "chunked"})
    for start in range(0, len(PDF), 7):
        piece = PDF[start : start + 7]
        request.wfile.write(b"%x\r\n%b\r\n" % (len(piece), piece))
        time.sleep(0.001)
    request.wfile.write(b"0\r\n\r\n")


def hang_up(request: BaseHTTPRequestHandler) -> None:
    """The connection closes without a word."""
    request.connection.close()


def _length(body: bytes) -> dict[str, str]:
    return {"Content-Length": str(len(body))}


def _head(request: BaseHTTPRequestHandler, status: int, headers: dict[str, str]) -> None:
    request.send_response(status)
    for name, value in headers.items():
        request.send_header(name, value)
    request.end_headers()
