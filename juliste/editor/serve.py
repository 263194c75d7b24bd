"""Settings in; the site served on this machine and built again after each save, while open pages reload themselves."""

import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from watchfiles import watch

from juliste import terminal
from juliste.settings import Settings

CHANGES = "/_preview/changes"
SCRIPT = "/_preview/reload.js"
TAG = f'<script src="{SCRIPT}"></script>'.encode()
HEARTBEAT = 10.0
"""Seconds after which a page that is no longer open is noticed."""


class Preview(ThreadingHTTPServer):
    """Serves a folder as it is now, and tells the open pages when it has changed. Port 0 takes a free one.

    moment: the one that the folder was built for.
    """

    daemon_threads = True

    def __init__(self, folder: Path, port: int, moment: datetime) -> None:
        self.folder = folder
        self.moment = moment
        self.builds = 0
        self.built = threading.Condition()
        super().__init__(("127.0.0.1", port), _Request)

    def tell(self) -> None:
        """Tell all open pages that there is a new build."""
        with self.built:
            self.builds += 1
            self.built.notify_all()

    def wait(self, seen: int) -> int:
        """The number of builds, once it is another than the one seen; the same when nothing was built for long."""
        with self.built:
            self.built.wait_for(lambda: self.builds != seen, HEARTBEAT)
            return self.builds


class _Request(SimpleHTTPRequestHandler):
    """One request: a file of the site, with our script in it when it is a page; or the stream of changes."""

    server: Preview
    server_version = "Juliste"

    def do_GET(self) -> None:
        """Answer it. The site on the disk stays as it is: the script exists only in the answer."""
        if self.path == CHANGES:
            self._tell_changes()
        elif self.path == SCRIPT:
            self._send(HTTPStatus.OK, "text/javascript", script(self.server.moment))
        elif (page := self._page()) and page.is_file():
            self._send(HTTPStatus.OK, "text/html; charset=utf-8", _with_script(page))
        elif (
            not Path(self.translate_path(self.path)).exists() and (missing := self.server.folder / "404.html").is_file()
        ):
            self._send(HTTPStatus.NOT_FOUND, "text/html; charset=utf-8", _with_script(missing))
        else:
            super().do_GET()

    def translate_path(self, path: str) -> str:
        """The file of an address; the class before us makes sure that it lies in the folder."""
        self.directory = str(self.server.folder)
        return super().translate_path(path)

    def end_headers(self) -> None:
        """Let no browser keep a copy."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name is that of the class before us
        """Stay silent: the terminal is for problems."""

    def _page(self) -> Path | None:
        """The page that is asked for; None for another file, and for a folder without "/", which is redirected."""
        path = self.path.partition("?")[0]
        if path.endswith("/"):
            path += "index.html"
        return Path(self.translate_path(path)) if path.endswith(".html") else None

    def _send(self, status: HTTPStatus, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _tell_changes(self) -> None:
        """Server-sent events (HTML standard, 9.2): a message for each build, a comment when there was none for long."""
        seen = self.server.builds
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        with suppress(ConnectionError):  # the page was closed
            while True:
                now = self.server.wait(seen)
                self.wfile.write(b":\n\n" if now == seen else b"data: built\n\n")
                seen = now


def script(moment: datetime) -> bytes:
    """Reloads the page after each build; to the scripts of the theme the clock shows the moment of the build."""
    milliseconds = round(moment.timestamp() * 1000)
    return (
        f'new EventSource("{CHANGES}").onmessage = () => location.reload();\n'
        f"const opened = performance.now(); Date.now = () => {milliseconds} + performance.now() - opened;\n"
    ).encode()


def _with_script(page: Path) -> bytes:
    head, end, rest = page.read_bytes().rpartition(b"</body>")
    return head + TAG + end + rest if end else rest + TAG


def serve(read: Callable[[], Settings], port: int, settings_file: Path, stop: threading.Event | None = None) -> int:
    """Build, serve and watch until Ctrl-C (or `stop`); the exit status.

    read: gives the settings anew at each build. A wrong content or a broken template is told and the last good site
    stays; only settings that are wrong at the start, and a port that is taken, end it.
    """
    try:
        settings = read()
        preview = Preview(settings.output, port, settings.moment)
    except Exception as error:  # as for a build: a sentence, not a traceback
        terminal.say_all(terminal.reasons(error), sys.stderr)
        return terminal.FAILED
    as_shown = partial(_for_preview, read, preview)
    with preview:
        threading.Thread(target=preview.serve_forever, args=(0.05,), daemon=True).start()
        terminal.build(as_shown)
        terminal.say_all([f"Serving on http://localhost:{preview.server_port} – Ctrl-C ends it."], sys.stdout)
        with suppress(KeyboardInterrupt):
            rebuild_on_save(as_shown, preview, _watched(settings, settings_file), stop)
        preview.shutdown()
    return terminal.BUILT


def _for_preview(read: Callable[[], Settings], preview: Preview) -> Settings:
    """The settings of the next build, whose moment the pages' scripts take for now. An index for the search is slow."""
    settings = replace(read(), search=False)
    preview.moment = settings.moment
    return settings


def rebuild_on_save(
    read: Callable[[], Settings], preview: Preview, watched: list[Path], stop: threading.Event | None
) -> None:
    """Build after each save, and tell the open pages when the build was right."""
    for _ in watch(*watched, stop_event=stop):
        if terminal.build(read) == terminal.BUILT:
            preview.tell()


def _watched(settings: Settings, settings_file: Path) -> list[Path]:
    folders = (settings.content, settings.theme, settings.translations, settings_file)
    return [folder for folder in folders if folder.exists()]
