"""The preview: what a browser gets, and what happens after a save."""

import http.client
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic, sleep

import pytest

from juliste import terminal
from juliste.editor.serve import CHANGES, SCRIPT, TAG, Preview, script, serve
from juliste.settings import Settings, SettingsError
from tests.builders import MOMENT
from tests.test_plugin import EVENT, write
from tests.test_settings import settings


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    """A preview of a small folder, at a free port."""
    write(tmp_path / "index.html", "<body>Etusivu</body>")
    write(tmp_path / "fi/index.html", "Ilman loppua")
    write(tmp_path / "404.html", "<body>Ei ole</body>")
    write(tmp_path / "a.txt", "teksti")
    with Preview(tmp_path, 0, MOMENT) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield server
        server.shutdown()


def get(server: Preview, path: str) -> tuple[int, bytes]:
    """The status and the body of an answer."""
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, body


@pytest.mark.parametrize(
    ("path", "status", "body"),
    [
        ("/", 200, b"<body>Etusivu" + TAG + b"</body>"),
        ("/index.html?x=1", 200, b"<body>Etusivu" + TAG + b"</body>"),
        ("/fi/", 200, b"Ilman loppua" + TAG),
        ("/fi", 301, b""),
        ("/a.txt", 200, b"teksti"),
        ("/no/", 404, b"<body>Ei ole" + TAG + b"</body>"),
        (SCRIPT, 200, script(MOMENT)),
    ],
)
def test_preview_answers(preview: Preview, path: str, status: int, body: bytes) -> None:
    assert get(preview, path) == (status, body)


def test_preview_writes_its_script_nowhere(preview: Preview) -> None:
    get(preview, "/")

    assert (preview.folder / "index.html").read_bytes() == b"<body>Etusivu</body>"


def test_preview_leaves_its_folder_for_nobody(preview: Preview) -> None:
    write(preview.folder.parent / "secret.html", "salaisuus")

    assert get(preview, "/../secret.html")[0] == 404
    assert get(preview, "/%2e%2e/secret.html")[0] == 404


def test_changes_are_told_to_open_pages(preview: Preview) -> None:
    assert changes(preview, preview.tell) == b"data: built\n"


def changes(server: Preview, cause: Callable[[], None] = lambda: None) -> bytes:
    """The first line of the stream of changes after the cause."""
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    connection.request("GET", CHANGES)
    stream = connection.getresponse()
    cause()
    line = stream.readline()
    connection.close()
    return line


def test_changes_without_a_build_are_a_comment_now_and_then(preview: Preview, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("juliste.editor.serve.HEARTBEAT", 0.01)

    assert changes(preview) == b":\n"


def test_serve_with_wrong_settings(capsys: pytest.CaptureFixture[str]) -> None:
    def read() -> Settings:
        raise SettingsError(("SITEURL: is missing",))

    assert serve(read, 0, Path("pelicanconf.py")) == terminal.FAILED
    assert capsys.readouterr() == ("", "SITEURL: is missing\nNothing was built.\n")


def test_serve_with_a_port_that_is_taken(preview: Preview, capsys: pytest.CaptureFixture[str]) -> None:
    status = serve(settings, preview.server_port, Path("pelicanconf.py"))

    assert status == terminal.FAILED
    assert capsys.readouterr().err == "Address already in use\nThe build stopped.\n"


def test_serve_builds_after_a_save_and_keeps_the_site_through_a_mistake(tmp_path: Path) -> None:
    event, log = tmp_path / "content/events/2021/ilta/event.fi.md", tmp_path / "log.txt"
    page = tmp_path / "output/fi/2021/ilta/index.html"
    write(event, EVENT)
    write(tmp_path / "content/registers/organisations/oikeusministerio.yaml", "name: {fi: Oikeusministeriö}\n")
    theme = Path(__file__).parent.parent / "theme"
    folders = {"PATH": tmp_path / "content", "OUTPUT_PATH": tmp_path / "output", "CACHE_PATH": tmp_path / "cache"}
    stop = threading.Event()

    def read() -> Settings:
        return settings(THEME=theme, JULISTE_SEARCH=True, **folders)

    server = threading.Thread(target=serve, args=(read, 0, log, stop), daemon=True)

    server.start()
    wait_until(page.exists)
    sleep(0.5)  # it begins to watch after its first build
    event.write_text(EVENT.replace("to 25.3.2021", "ke 25.3.2021"), encoding="utf-8")
    sleep(1)
    kept = page.read_text(encoding="utf-8")
    event.write_text(EVENT.replace("Avoin ilta", "Suljettu ilta"), encoding="utf-8")
    wait_until(lambda: "Suljettu ilta" in page.read_text(encoding="utf-8"))
    stop.set()
    server.join(10)

    assert "Avoin ilta" in kept
    assert not (tmp_path / "output/pagefind").exists()
    assert not server.is_alive()


def wait_until(true: Callable[[], bool]) -> None:
    """Wait for something to become true, at most ten seconds."""
    end = monotonic() + 10
    while not true():
        assert monotonic() < end
        sleep(0.05)
