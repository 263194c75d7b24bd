"""A folder and what came of the last build in; the site in a browser out, whose open pages follow each build."""

import os
import threading
from contextlib import suppress
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

from juliste.editor.preview import page
from juliste.editor.preview.outcome import Outcome
from juliste.settings import language_of

CHANGES = "/_preview/changes"
SCRIPT = "/_preview/reload.js"
HEARTBEAT = 10.0
"""Seconds after which a page that is no longer open is noticed."""


class Preview(ThreadingHTTPServer):
    """Serves the site as it is now, and tells the open pages when it has changed. Port 0 takes a free one.

    outcome: of the last build, None before the first. state: names what is to be seen now; never the same twice.
    """

    daemon_threads = True
    allow_reuse_address = os.name != "nt"  # there it would let two previews have the same port

    def __init__(self, port: int) -> None:
        self.outcome: Outcome | None = None
        self.state = uuid4().hex
        self.told = threading.Condition()
        super().__init__(("127.0.0.1", port), _Request)

    def tell(self, outcome: Outcome) -> None:
        """Tell all open pages what came of the build, when they show something else."""
        is_seen = self.outcome is not None and outcome.shows_the_same_as(self.outcome)
        with self.told:
            self.outcome = outcome
            if not is_seen:
                self.state = uuid4().hex
                self.told.notify_all()

    def wait(self, seen: str) -> str:
        """The state, once it is another than the one seen; the same when that has not changed for long."""
        with self.told:
            self.told.wait_for(lambda: self.state != seen, HEARTBEAT)
            return self.state


class _Request(SimpleHTTPRequestHandler):
    """One request: a file of the site, with our script in it when it is a page; or the stream of changes."""

    server: Preview
    server_version = "Juliste"
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # head and body of an answer are two writes; the second would wait up to 40 ms
    timeout = 60
    """Seconds after which a connection that is not used ends."""

    def do_GET(self) -> None:
        """Answer it. The site on the disk stays as it is: the script exists only in the answer."""
        state, outcome = self.server.state, self.server.outcome  # before the page: one too old is noticed as such
        path = urlsplit(self.path).path
        if path == CHANGES:
            self._tell_changes()
        elif path == SCRIPT:
            self._send(HTTPStatus.OK, "text/javascript", script(outcome))
        elif self._is_page(path) and not (outcome and outcome.is_right):
            status = HTTPStatus.INTERNAL_SERVER_ERROR if outcome else HTTPStatus.SERVICE_UNAVAILABLE
            body = page.over_the_site(outcome) if outcome else page.before_the_site(language_of(os.environ))
            self._send_page(status, body, state)
        elif not outcome or not outcome.folder:
            self.send_error(HTTPStatus.NOT_FOUND)
        elif (file := self._file(path)).suffix == ".html" and file.is_file():
            self._send_page(HTTPStatus.OK, file.read_bytes(), state)
        elif not file.exists() and (missing := Path(outcome.folder, "404.html")).is_file():
            self._send_page(HTTPStatus.NOT_FOUND, missing.read_bytes(), state)
        else:
            super().do_GET()

    def translate_path(self, path: str) -> str:
        """The file of an address; the class before us makes sure that it lies in the folder."""
        outcome = self.server.outcome
        self.directory = (outcome and outcome.folder) or os.devnull  # nothing is served while nobody knows of what
        return super().translate_path(path)

    def end_headers(self) -> None:
        """Let no browser keep a copy."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name is that of the class before us
        """Stay silent: the terminal is for problems."""

    def _file(self, path: str) -> Path:
        """What the address leads to: of a folder its page; a folder without "/" is redirected."""
        return Path(self.translate_path(f"{path}index.html" if path.endswith("/") else path))

    def _is_page(self, path: str) -> bool:
        """Whether somebody would look at what stands there: every address but such of other files."""
        return Path(path).suffix in ("", ".html") or path.endswith("/")

    def _send_page(self, status: HTTPStatus, body: bytes, state: str) -> None:
        self._send(status, "text/html; charset=utf-8", with_script(body, state))

    def _send(self, status: HTTPStatus, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _tell_changes(self) -> None:
        """Server-sent events (HTML standard, 9.2): a message when the page is too old, a comment now and then."""
        self.close_connection = True
        seen = parse_qs(urlsplit(self.path).query).get("seen", [""])[0]
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        with suppress(OSError):  # the page was closed
            self.wfile.write(b"retry: 500\n\n")
            while (now := self.server.wait(seen)) == seen:
                self.wfile.write(b":\n\n")
            self.wfile.write(f"data: {now}\n\n".encode())


def script(outcome: Outcome | None) -> bytes:
    """Reloads the page when it is too old; to the scripts of the theme the clock shows the moment of the build.

    A page that nobody sees asks when it is seen again: browsers let all pages of a host ask for six things at a time.
    """
    clock = "const opened = performance.now(); Date.now = () => {} + performance.now() - opened;\n"
    return (
        f"const address = {CHANGES!r} + new URL(document.currentScript.src).search;\n"
        "let changes;\n"
        "const follow = () => {\n"
        "  changes?.close();\n"
        "  if (document.hidden) return;\n"
        "  changes = new EventSource(address);\n"
        "  changes.onmessage = () => { changes.close(); location.reload(); };\n"
        "};\n"
        'document.addEventListener("visibilitychange", follow);\n'
        "follow();\n" + (clock.format(outcome.moment) if outcome and outcome.moment else "")
    ).encode()


def with_script(body: bytes, state: str) -> bytes:
    """The page with our script in it, which knows what state of the site the page is of."""
    tag = f'<script src="{SCRIPT}?seen={state}"></script>'.encode()
    head, end, rest = body.rpartition(b"</body>")
    return head + tag + end + rest if end else rest + tag
