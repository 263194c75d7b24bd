"""The preview: what a browser gets, and what happens after a save."""

import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic, sleep

import pytest
from bs4 import BeautifulSoup
from msgspec import Struct
from msgspec.structs import replace

from juliste import terminal
from juliste.editor.preview import builder, outcome, page
from juliste.editor.preview.building import Building
from juliste.editor.preview.outcome import Mistake, Outcome, broken
from juliste.editor.preview.saves import Saves
from juliste.editor.preview.server import CHANGES, SCRIPT, Preview, script, with_script
from juliste.editor.serve import serve
from juliste.settings import PROJECT
from tests.browser.visit import MISSING, chromium
from tests.test_plugin import CONF, EVENT, write
from tests.thorough import THOROUGH

MISTAKES = (
    Mistake("content/events/2021/<b>/event.fi.md", 3, "time", "a <day> & more", 'write "to 25.3.2021"'),
    Mistake("content/events/2021/<b>/event.fi.md", 0, "", "no title", ""),
    Mistake("content/registers/topics/x.yaml", 1, "name", "is missing", ""),
)
WRONG = Outcome(mistakes=MISTAKES)
ORGANISATION = "name: {fi: Oikeusministeriö}\n"


# What a browser gets


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    """A preview of a small folder, at a free port."""
    write(tmp_path / "index.html", "<body>Etusivu</body>")
    write(tmp_path / "fi/index.html", "Ilman loppua")
    write(tmp_path / "404.html", "<body>Ei ole</body>")
    write(tmp_path / "a.txt", "teksti")
    with Preview(0) as server:
        server.tell(Outcome(folder=str(tmp_path), moment=1))
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield server
        server.shutdown()


def get(port: int, path: str, method: str = "GET") -> tuple[int, str]:
    """The status and the body of an answer."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request(method, path)
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return answer.status, body


def ours(server: Preview, body: str) -> str:
    """The page as it is served."""
    return with_script(body.encode(), server.state).decode()


@pytest.mark.parametrize(
    ("path", "status", "body"),
    [
        ("/", 200, "<body>Etusivu</body>"),
        ("/index.html?x=1", 200, "<body>Etusivu</body>"),
        ("/fi/", 200, "Ilman loppua"),
        ("/no/", 404, "<body>Ei ole</body>"),
        ("/no", 404, "<body>Ei ole</body>"),
        ("/no.txt", 404, "<body>Ei ole</body>"),
    ],
)
def test_pages_are_served_with_the_script(preview: Preview, path: str, status: int, body: str) -> None:
    assert get(preview.server_port, path) == (status, ours(preview, body))


def test_script_stands_before_the_end_of_the_page() -> None:
    assert (
        with_script(b"<body>x</body>\n", "s") == b'<body>x<script src="/_preview/reload.js?seen=s"></script></body>\n'
    )


def test_other_files_are_served_as_they_are(preview: Preview) -> None:
    assert get(preview.server_port, "/a.txt") == (200, "teksti")
    assert get(preview.server_port, "/fi") == (301, "")
    assert get(preview.server_port, f"{SCRIPT}?seen=x") == (200, script(Outcome(moment=1)).decode())


def test_preview_writes_its_script_nowhere(preview: Preview, tmp_path: Path) -> None:
    get(preview.server_port, "/")

    assert (tmp_path / "index.html").read_bytes() == b"<body>Etusivu</body>"


def test_preview_leaves_its_folder_for_nobody(preview: Preview, tmp_path: Path) -> None:
    write(tmp_path.parent / "secret.html", "salaisuus")

    assert get(preview.server_port, "/../secret.html")[0] == 404
    assert get(preview.server_port, "/%2e%2e/secret.html")[0] == 404


def test_what_is_wrong_stands_over_every_page_until_it_is_mended(preview: Preview) -> None:
    right = preview.outcome
    assert right
    preview.tell(WRONG.after(right))

    wrong = (500, ours(preview, page.over_the_site(WRONG).decode()))
    assert [get(preview.server_port, path) for path in ("/", "/fi", "/no/", "/index.html")] == [wrong] * 4
    assert get(preview.server_port, "/a.txt") == (200, "teksti")

    preview.tell(right)

    assert get(preview.server_port, "/") == (200, ours(preview, "<body>Etusivu</body>"))


def test_before_the_first_build_the_page_says_so(preview: Preview, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(PROJECT)
    preview.outcome = None

    assert get(preview.server_port, "/") == (503, ours(preview, page.before_the_site("en").decode()))
    assert get(preview.server_port, "/README.md")[0] == 404
    assert get(preview.server_port, "/README.md", "HEAD")[0] == 404


def changes(server: Preview, seen: str, cause: Callable[[], None] = lambda: None) -> list[bytes]:
    """The first lines of the stream of changes after the cause."""
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    connection.request("GET", f"{CHANGES}?seen={seen}")
    stream = connection.getresponse()
    cause()
    lines = [stream.readline() for _ in range(3)]
    connection.close()
    return lines


def test_changes_are_told_to_open_pages(preview: Preview) -> None:
    lines = changes(preview, preview.state, lambda: preview.tell(WRONG))

    assert lines == [b"retry: 500\n", b"\n", f"data: {preview.state}\n".encode()]


def test_a_page_that_was_too_old_from_the_start_is_told_at_once(preview: Preview) -> None:
    assert changes(preview, "older") == [b"retry: 500\n", b"\n", f"data: {preview.state}\n".encode()]


def test_changes_without_a_build_are_a_comment_now_and_then(preview: Preview, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("juliste.editor.preview.server.HEARTBEAT", 0.01)

    assert changes(preview, preview.state) == [b"retry: 500\n", b"\n", b":\n"]


@pytest.mark.parametrize(
    ("former", "now", "is_told"),
    [
        (Outcome(), Outcome(has_changed=True), True),
        (Outcome(), Outcome(), False),
        (WRONG, WRONG, False),
        (WRONG, Outcome(), True),
        (Outcome(), WRONG, True),
        (WRONG, replace(WRONG, mistakes=MISTAKES[:1]), True),
        (WRONG, broken("no settings"), True),
    ],
)
def test_pages_reload_only_when_they_would_show_something_else(
    preview: Preview, former: Outcome, now: Outcome, is_told: bool
) -> None:
    preview.tell(former)
    before = preview.state

    preview.tell(now)

    assert (preview.state != before) is is_told


# The page of what is wrong


def test_page_tells_every_mistake_by_file() -> None:
    found = BeautifulSoup(page.over_the_site(WRONG), "html.parser")
    main = found.main
    assert main
    assert found.html
    assert found.html["lang"] == "en-GB"
    assert found.title
    assert found.title.text == "3 mistakes to mend"
    assert [(each.name, " ".join(each.text.split())) for each in main.find_all(["h1", "p", "h2", "li"])] == [
        ("h1", "3 mistakes to mend"),
        (
            "p",
            "The last site without mistakes stays on the disk. This page goes by itself when everything is mended and "
            "saved.",
        ),
        ("h2", "content/events/2021/<b>/event.fi.md"),
        ("li", 'line 3, time: a <day> & more To mend it: write "to 25.3.2021"'),
        ("li", "no title"),
        ("h2", "content/registers/topics/x.yaml"),
        ("li", "line 1, name: is missing"),
    ]


def test_page_tells_why_there_is_no_site() -> None:
    found = BeautifulSoup(page.over_the_site(broken("SITEURL: <missing>", "Nothing was built.")), "html.parser")

    assert [each.text for each in found.find_all(["h1", "li"])] == [
        "The site cannot be built",
        "SITEURL: <missing>",
        "Nothing was built.",
    ]


def test_outcome_is_the_same_after_its_way() -> None:
    given = replace(WRONG, reasons=("r",), said=("s",), folder="ä", moment=2, watched=("w", "v"), has_changed=True)

    assert outcome.read(outcome.written(given)) == given


def test_outcome_without_settings_keeps_the_folders() -> None:
    assert broken("no").after(Outcome(said=("x",), folder="f", moment=1, watched=("w",), ours=("o",))) == Outcome(
        reasons=("no",), complained=("no",), folder="f", moment=1, watched=("w",), ours=("o",)
    )


# What is noticed


@pytest.fixture
def saves(tmp_path: Path) -> Iterator[Saves]:
    """What is saved in content/, but for content/out, in code.py, and in theme/, which does not exist yet."""
    write(tmp_path / "content/a/x.md", "")
    write(tmp_path / "content/out/x.html", "")
    write(tmp_path / "code.py", "")
    found = Saves(threading.Event())
    found.follow([tmp_path / "content", tmp_path / "code.py", tmp_path / "theme"], [tmp_path / "content/out"])
    yield found
    found.close()


def noticed(saves: Saves, root: Path, path: Path) -> bool:
    """Whether a change of the path is told before one that is made a little later."""
    sleep(0.1)
    found: set[Path] = set()
    while root / "content/end.md" not in found:
        write(root / "content/end.md", str(monotonic()))  # again, if what it watches was begun again meanwhile
        found |= saves.next()
    return any(each == path or each in path.parents for each in found)


def test_saves_are_noticed_where_they_matter(saves: Saves, tmp_path: Path) -> None:
    told: dict[str, bool] = {}
    for name in (
        "content/a/x.md",
        "content/new/folder/y.md",
        "content/out/x.html",
        "content/a/.x.md.swp",
        "content/a/__pycache__/x.pyc",
        "code.py",
        "imported.py",
        "notes.txt",
        ".cache/preview/x",
        "theme/templates/x.html",
        "theme/templates/y.html",
    ):
        write(tmp_path / name, "x")
        told[name] = noticed(saves, tmp_path, tmp_path / name)
    shutil.rmtree(tmp_path / "content/a")
    told["deleted"] = noticed(saves, tmp_path, tmp_path / "content/a")
    (tmp_path / "content/new").rename(tmp_path / "content/renamed")
    told["renamed"] = noticed(saves, tmp_path, tmp_path / "content/renamed")
    write(tmp_path / "content/renamed/folder/y.md", "y")
    told["in a renamed folder"] = noticed(saves, tmp_path, tmp_path / "content/renamed/folder/y.md")
    unseen = [
        "content/out/x.html",
        "content/a/.x.md.swp",
        "content/a/__pycache__/x.pyc",
        "notes.txt",
        ".cache/preview/x",
    ]

    assert [name for name, is_told in told.items() if not is_told] == unseen


def test_many_saves_are_told_together(saves: Saves, tmp_path: Path) -> None:
    for number in range(60):
        write(tmp_path / f"content/a/{number}.md", "")
        sleep(0.002)

    assert {tmp_path / f"content/a/{number}.md" for number in range(60)} <= saves.next()


def test_folder_that_is_made_again_is_followed(saves: Saves, tmp_path: Path) -> None:
    (tmp_path / "content").rename(tmp_path / "elsewhere")
    assert tmp_path / "content" in saves.next()
    write(tmp_path / "content/b.md", "")
    saves.next()
    write(tmp_path / "content/c.md", "")
    assert tmp_path / "content/c.md" in saves.next()


def test_stopped_saves_are_none(saves: Saves) -> None:
    saves.stop.set()

    assert saves.next() == frozenset()


# The process that builds


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one event, whose theme, catalogues and code are its own."""
    write(tmp_path / "pelicanconf.py", CONF.replace(str(PROJECT / "theme"), "theme"))
    write(tmp_path / "content/events/2021/ilta/event.fi.md", EVENT)
    write(tmp_path / "content/registers/organisations/oikeusministerio.yaml", ORGANISATION)
    for name in ("juliste", "theme", "translations"):
        shutil.copytree(PROJECT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def test_builds_tell_what_came_of_them(project: Path) -> None:
    event = project / "content/events/2021/ilta/event.fi.md"
    build = builder.builds(project / "pelicanconf.py", {"JULISTE_NOW": "2021-03-01T12:00"})

    right = build()
    write(event, EVENT.replace("to 25.3.2021", "ke 25.3.2021"))
    wrong = build()
    write(event, EVENT)
    (project / "theme/templates/event.html").unlink()
    stopped = build()

    about = Outcome(
        folder=str(project / ".cache/preview/output"),
        moment=1614592800000,
        watched=tuple(str(path) for path in (project / "content", project / "theme", PROJECT / "translations")),
        ours=(str(project / ".cache"), str(project / "output")),
    )
    line = "content/events/2021/ilta/event.fi.md:3: time: "
    message, cure = "25.3.2021 is a Thursday, not 'ke'", 'write "to 25.3.2021 klo 9.00–11.00"'
    assert right == replace(about, said=right.said, complained=right.complained, has_changed=True)
    assert wrong == replace(
        about,
        mistakes=(Mistake("content/events/2021/ilta/event.fi.md", 3, "time", message, cure),),
        complained=(f"{line}{message}; {cure}", "1 error. Nothing was built."),
    )
    assert stopped == replace(about, reasons=stopped.reasons, complained=stopped.reasons)
    assert stopped.reasons[0].startswith("The theme has no template")
    assert not (project / "output").exists()


def test_process_that_ends_is_followed_by_another_one(project: Path) -> None:
    building = Building(project / "pelicanconf.py", {"JULISTE_NOW": "2021-03-01T12:00"})
    first = building.build()
    assert building.process
    building.process.kill()
    building.process.wait()
    second, third = building.build(), building.build()
    building.close()
    building.close()

    assert first.is_right
    assert second.reasons == ("The process that builds has ended; the terminal says why.", "The build stopped.")
    assert third == replace(first, said=third.said, has_changed=False)


# All of it


def test_serve_with_a_port_that_is_taken(preview: Preview, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    port = preview.server_port

    assert serve(tmp_path / "pelicanconf.py", {}, port) == terminal.FAILED
    assert serve(tmp_path / "pelicanconf.py", {}, 70_000) == terminal.FAILED
    assert capsys.readouterr().err == (
        f"The port {port} is taken, perhaps by another preview. Choose another one: invoke serve --port 8000\n"
        "The port 70000 cannot be used. Choose another one: invoke serve --port 8000\n"
    )


class Running(Struct):
    """A preview that runs."""

    project: Path
    process: subprocess.Popen[bytes]
    port: int = 0

    def lines(self) -> list[str]:
        return (self.project / "log.txt").read_text(encoding="utf-8").splitlines()

    def shows(self, path: str, words: str) -> bool:
        return words in get(self.port, path)[1]

    def until(self, path: str, words: str) -> None:
        """Wait until the page has these words."""
        wait_until(lambda: self.shows(path, words), self.lines)


@pytest.fixture
def running(project: Path) -> Iterator[Running]:
    code = "import sys; from pathlib import Path; from juliste.editor.serve import serve; "
    code += 'sys.exit(serve(Path("pelicanconf.py"), {"JULISTE_NOW": "2021-03-01T12:00"}, 0))'
    environ = {name: value for name, value in os.environ.items() if name != "PYTHONPATH" and not name.startswith("COV")}
    with (project / "log.txt").open("w", encoding="utf-8") as log:
        process = subprocess.Popen([sys.executable, "-c", code], cwd=project, env=environ, stdout=log, stderr=log)
    found = Running(project, process)
    serving = "Serving on http://localhost:"
    wait_until(lambda: any(line.startswith(serving) for line in found.lines()), found.lines)
    found.port = int(next(line for line in found.lines() if line.startswith(serving)).split(":")[2].split(" ")[0])
    yield found
    process.kill()
    process.wait()


def wait_until(true: Callable[[], bool], told: Callable[[], object] = lambda: None) -> None:
    """Wait for something to become true, at most twenty seconds."""
    end = monotonic() + 20
    while not true():
        assert monotonic() < end, told()
        sleep(0.02)


PAGE = "/fi/2021/ilta/"
CONTENT = "content/events/2021/ilta/event.fi.md"


def replaced(path: Path, old: str, new: str) -> None:
    """Save as editors do: a new file in the place of the old one."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    write(path.with_name(".new"), text.replace(old, new))
    path.with_name(".new").replace(path)


Step = tuple[Callable[[Path], object], str, str]
"""What is saved in the project's folder; the page that must have which words then."""


def replacing(path: str, old: str, new: str) -> Callable[[Path], object]:
    return lambda root: replaced(root / path, old, new)


def writing(path: str, text: str) -> Callable[[Path], object]:
    return lambda root: write(root / path, text)


BODY = "content/registers/organisations/oikeusministerio.yaml"
TEMPLATE = "theme/templates/event.html"
FEW: tuple[Step, ...] = (
    (replacing(CONTENT, "Avoin ilta", "Toinen nimi"), PAGE, "Toinen nimi"),
    (replacing(CONTENT, "to 25.3", "ke 25.3"), PAGE, "is a Thursday"),
    (replacing(CONTENT, "ke 25.3", "to 25.3"), PAGE, "Toinen nimi"),
    (writing("content/pages/uusi.fi.md", "---\ntitle: Uusi sivu\n---\nTeksti.\n"), "/fi/uusi/", "Uusi sivu"),
    (replacing("pelicanconf.py", "SITEURL", "SITEURL ="), PAGE, "cannot be built"),
    (replacing("pelicanconf.py", "SITEURL =", "SITEURL"), PAGE, "Toinen nimi"),
)
MORE: tuple[Step, ...] = (
    (writing("content/events/2021/toinen/event.fi.md", EVENT), "/fi/2021/toinen/", "Avoin ilta"),
    (
        lambda root: (root / "content/events/2021/toinen").rename(root / "content/events/2021/kolmas"),
        "/fi/2021/kolmas/",
        "Avoin ilta",
    ),
    (lambda root: shutil.rmtree(root / "content/events/2021/kolmas"), "/fi/2021/kolmas/", "404"),
    (replacing(BODY, "Oikeus", "Toinen"), PAGE, "Toinenministeriö"),
    (replacing(TEMPLATE, "<h1", "<b>Malli</b><h1"), PAGE, "<b>Malli</b>"),
    (replacing(TEMPLATE, "<b>Malli</b>", "{% broken %}"), PAGE, "cannot be built"),
    (replacing(TEMPLATE, "{% broken %}", ""), PAGE, "Toinen nimi"),
    (replacing("translations/fi.po", 'msgstr "Siirry sisältöön"', 'msgstr "Hyppää"'), PAGE, "Hyppää"),
    (replacing("pelicanconf.py", "Illat", "Kesäillat"), PAGE, "Kesäillat"),
    (lambda root: (root / "content").rename(root / "away"), PAGE, "404"),
    (lambda root: (root / "away").rename(root / "content"), PAGE, "Kesäillat"),
    (replacing(CONTENT, "Toinen nimi", "Kolmas nimi"), PAGE, "Kolmas nimi"),
    (replacing("juliste/build.py", "import time", "import tim e"), PAGE, "cannot be built"),
    (replacing("juliste/build.py", "import tim e", "import time"), PAGE, "Kesäillat"),
)


def test_preview_follows_all_that_a_site_is_made_of(running: Running) -> None:
    for save, path, words in (*FEW, *(MORE if THOROUGH else ())):
        save(running.project)
        running.until(path, words)
    sleep(0.3)
    told = running.lines()
    sleep(0.5)
    assert running.lines() == told, "it builds although nothing was saved"

    running.process.send_signal(signal.SIGINT)

    assert running.process.wait(20) == terminal.BUILT
    assert running.lines() == told
    assert "Traceback" not in "\n".join(told)


@pytest.fixture
def port(project: Path) -> Iterator[int]:
    """The port of a preview of the project that runs in this process."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        found = int(taken.getsockname()[1])
    stop = threading.Event()
    given = (project / "pelicanconf.py", {"JULISTE_NOW": "2021-03-01T12:00"}, found, stop)
    thread = threading.Thread(target=serve, args=given)
    thread.start()
    wait_until((project / ".cache/preview/output/index.html").exists)
    yield found
    stop.set()
    thread.join(10)
    assert not thread.is_alive()


@pytest.mark.skipif(bool(MISSING), reason=MISSING)
def test_what_is_wrong_comes_over_an_open_page_and_goes(project: Path, port: int) -> None:
    with chromium() as browser:
        seen = browser.new_page()
        seen.goto(f"http://localhost:{port}{PAGE}")
        headings = []
        for old, new, heading in (
            ("Tervetuloa", "Terve", "Avoin ilta"),
            ("to 25.3", "ke 25.3", "1 mistake to mend"),
            ("ke 25.3", "to 25.3", "Avoin ilta"),
            ("Avoin ilta", "Toinen nimi", "Toinen nimi"),
        ):
            replaced(project / CONTENT, old, new)
            seen.get_by_role("heading", name=heading, level=1).wait_for(timeout=10_000)
            headings.append(seen.locator("h1").inner_text())

    assert headings == ["Avoin ilta", "1 mistake to mend", "Avoin ilta", "Toinen nimi"]
