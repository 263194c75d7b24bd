"""`invoke publish`: the site is built aside, checked and only then handed over; what goes wrong leaves the public's."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from juliste import terminal
from juliste.editor import publishing
from juliste.editor.publishing import account, folders, staged, standing, targets
from juliste.editor.publishing.exchange import exchange
from juliste.editor.publishing.staged import Site
from juliste.editor.publishing.standing import Entry, HandoverError
from juliste.model import Status
from juliste.problems import StoppedError
from juliste.settings import PROJECT
from tests import builders, sites
from tests.referees.programs import lacking
from tests.sites import TINY_SETTINGS, commit, event, files, tiny, write

EVENINGS = {"ilta": event(), "toinen": event("pe 26.4.2030 klo 18–20")}


def needs(program: str) -> pytest.MarkDecorator:
    """The mark of a test that runs the program."""
    return pytest.mark.skipif(bool(lacking(program)), reason=lacking(program))


WAYS = [
    pytest.param("public", id="folder"),
    pytest.param("rsync:{root}/public/", id="rsync", marks=needs("rsync")),
    pytest.param("rclone::local:{root}/public", id="rclone", marks=needs("rclone")),
]
"""What `--to` says, in each way the folder public/ of the project."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with two events."""
    return tiny(tmp_path / "site", **EVENINGS)


def publish(root: Path, to: str = "public", **changes: object) -> int:
    """Publish the project; the exit status."""
    return publishing.publish(lambda: sites.of(root, TINY_SETTINGS, **changes), to.format(root=root))


def staged_files(root: Path) -> dict[str, bytes]:
    return files(root / ".cache/publish/site")


def report(root: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads((root / ".cache/publish/report.json").read_text(encoding="utf-8"))
    return found


def own_theme(root: Path, file: str, text: str, instead_of: str = "") -> Path:
    """A theme with another text in a file."""
    theme = root / "theme"
    shutil.copytree(PROJECT / "theme", theme)
    before = (theme / file).read_text(encoding="utf-8") if instead_of else ""
    write(theme / file, before.replace(instead_of, text, 1) if instead_of else text)
    return theme


def site(folder: Path, given: dict[str, str], address: str = "https://example.org/x") -> Site:
    """A site of these files."""
    for path, text in given.items():
        write(folder / path, text)
    return Site(folder, address, {path: len(text.encode()) for path, text in given.items()})


# Handing over


@pytest.mark.parametrize("to", WAYS)
def test_publishing_again_changes_the_site_and_removes_what_is_gone_and_keeps_what_is_foreign(
    to: str, root: Path
) -> None:
    assert publish(root, to) == terminal.BUILT
    assert files(root / "public") == staged_files(root)
    foreign = {"CNAME": b"example.org\n", ".git/refs/a[b": b"1\n", ".well-known/security.txt": b"2\n", "x{1}*": b"3\n"}
    for path, content in foreign.items():
        write(root / "public" / path, content.decode())
    write(root / "public/fi/stray.html", "of nobody")
    unchanged = root / "public/404.html"
    date = unchanged.stat().st_mtime_ns
    shutil.rmtree(root / "content/events/2030/toinen")
    write(root / "content/events/2030/ilta/event.fi.md", event().replace("Avoin", "Avoimempi"))

    assert publish(root, to) == terminal.BUILT

    found = files(root / "public")
    assert found == staged_files(root) | foreign
    assert unchanged.stat().st_mtime_ns == date
    assert "fi/2030/toinen/index.html" not in found
    assert "Avoimempi ilta" in found["fi/2030/ilta/index.html"].decode()
    assert sorted(path.name for path in root.iterdir()) == [".cache", "content", "public"]


@pytest.mark.parametrize("to", WAYS)
def test_folder_that_is_not_the_site_s_own_is_refused(to: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root / "public/another-site/index.html", "of others")
    before = files(root / "public")

    assert publish(root, to) == terminal.FAILED

    assert files(root / "public") == before
    assert "holds what no publishing has left there: another-site. Nothing was changed." in capsys.readouterr().err


def test_link_to_a_folder_stays_a_link(root: Path) -> None:
    (root / "public").symlink_to(root / "www")
    (root / "www").mkdir()

    assert publish(root) == terminal.BUILT

    assert (root / "public").is_symlink()
    assert files(root / "www") == staged_files(root)


def test_file_where_the_folder_should_be_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root / "public", "a file")

    assert publish(root) == terminal.FAILED

    told = "public could not be replaced: a file stands where a folder should be. It is as it was."
    assert told in capsys.readouterr().err
    assert (root / "public").read_text(encoding="utf-8") == "a file"
    assert report(root)["stopped"] == [told]


@pytest.mark.parametrize(
    ("found", "kept"),
    [
        ([], ""),
        ([Entry(".git", True), Entry("CNAME", False)], ".git CNAME"),
        ([Entry("fi", True), Entry("events.schema.json", False), Entry("sitemap-2.xml", False)], ""),
    ],
)
def test_what_stays_where_a_site_comes(found: list[Entry], kept: str) -> None:
    assert [entry.name for entry in standing.foreign(found, "public")] == kept.split()


@pytest.mark.parametrize("names", ["index.html", "fi", "en files theme", "docs", "a b c d e f"])
def test_where_no_site_may_come(names: str) -> None:
    found = [Entry(name, not name.endswith(".html")) for name in names.split()]

    with pytest.raises(HandoverError) as caught:
        standing.foreign(found, "public")

    told = ", ".join(names.split()[:5]) + (", …" if len(names.split()) > 5 else "")
    assert f"public holds what no publishing has left there: {told}." in str(caught.value)


def test_names_at_the_top_of_a_site_are_ours(root: Path) -> None:
    sites.built(root, TINY_SETTINGS, JULISTE_SEARCH=True)

    assert [path.name for path in (root / "output").iterdir() if not standing.is_ours(path.name)] == []


@pytest.mark.parametrize(
    ("to", "place"),
    [
        ("rsync:/srv/site", "/srv/site"),
        ("rsync:srv", "{root}/srv"),
        ("rsync:web:/srv/site", "web:/srv/site"),
        ("user@web.example:site", "user@web.example:site"),
        ("rsync://web/site", "rsync://web/site"),
        ("rclone:s3:bucket/site", "s3:bucket/site"),
        ("rclone:srv", "{root}/srv"),
        ("C:/site", "{root}/C:/site"),
        ("sub/site", "{root}/sub/site"),
    ],
)
@needs("rsync")
@needs("rclone")
def test_target_is_read(to: str, place: str, tmp_path: Path) -> None:
    take = targets.read(to, tmp_path).take

    assert str(next(each for each in take.args if str(each).endswith(place[-4:]))) == place.format(root=tmp_path)  # type: ignore[attr-defined]  # a partial


@pytest.mark.parametrize("name", ["rsync", "rclone"])
def test_program_that_is_missing_is_told_before_anything_is_built(
    name: str, root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(root))

    assert publish(root, f"{name}:web:/site") == terminal.FAILED

    assert capsys.readouterr().err.startswith(f"{name} is needed for that and is not installed. On Debian and Ubuntu: ")
    assert not (root / ".cache").exists()


@pytest.mark.parametrize(
    ("to", "told"),
    [
        pytest.param("rsync:/dev/null/site", "rsync could not bring the site to", marks=needs("rsync")),
        pytest.param("rclone:nothing:site", "rclone could not bring the site to", marks=needs("rclone")),
    ],
)
def test_program_that_fails_is_told(to: str, told: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert publish(root, to) == terminal.FAILED

    err = capsys.readouterr().err
    assert f"{told} {to}: " in err
    assert "Traceback" not in err
    assert report(root)["published"] is False


@needs("rclone")
def test_change_of_the_same_size_and_date_is_brought_by_rclone(root: Path) -> None:
    publish(root, "rclone::local:{root}/public")
    page = root / "public/fi/2030/ilta/index.html"
    known, expected = page.stat(), page.read_bytes()
    page.write_bytes(expected.replace(b"18.00", b"19.00"))
    os.utime(page, ns=(known.st_atime_ns, known.st_mtime_ns))

    publish(root, "rclone::local:{root}/public")

    assert page.read_bytes() == expected


# What is wrong is not handed over


def wrong_content(root: Path) -> dict[str, object]:
    write(root / "content/events/2030/ilta/event.fi.md", event("ke 25.4.2030 klo 18–20"))
    return {}


def broken_link(root: Path) -> dict[str, object]:
    return {"THEME": str(own_theme(root, "templates/event.html", '<a href="nowhere.html">x</a><h1', "<h1"))}


def broken_calendar(root: Path) -> dict[str, object]:
    return {"THEME": str(own_theme(root, "static/broken.ics", "BEGIN:VCALENDAR\n"))}


NOWHERE = "en/2030/ilta/index.html: the link 'nowhere.html' leads to no file of the site; so do links on other pages: 5"


@pytest.mark.parametrize(
    ("to", "spoil", "told"),
    [
        ("public", wrong_content, "content/events/2030/ilta/event.fi.md:4: time: "),
        ("public", broken_calendar, "BEGIN:VCALENDAR has no END:VCALENDAR"),
        *(pytest.param(*way.values, broken_link, NOWHERE, id=way.id, marks=way.marks) for way in WAYS),
    ],
)
def test_what_is_wrong_leaves_the_public_site(
    to: str,
    spoil: Callable[[Path], dict[str, object]],
    told: str,
    root: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    publish(root, to)
    before = files(root / "public")
    capsys.readouterr()

    assert publish(root, to, **spoil(root)) == terminal.WRONG_CONTENT

    out, err = capsys.readouterr()
    assert out == ""
    assert told in err
    assert err.splitlines()[-1] == "The report: .cache/publish/report.txt"
    assert files(root / "public") == before
    assert any(told in str(each) for each in report(root)["errors"])  # type: ignore[attr-defined]  # a list
    assert report(root)["published"] is False


def test_settings_that_are_wrong_are_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert publish(root, JULISTE_PDF="no") == terminal.FAILED
    assert capsys.readouterr().err.startswith("JULISTE_PDF: must be True or False")


def test_clone_without_the_older_commits_is_not_published(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    commit(root, "2030-02-02T12:00:00Z", ".")
    write(root / "content/pages/tietoa.fi.md", "---\ntitle: Tietoa\n---\nSivusto.\n")
    commit(root, "2030-02-03T12:00:00Z", ".")
    sites.git(tmp_path, "2030-02-03T12:00:00Z", "clone", "-q", "--depth=1", root.as_uri(), "shallow")

    assert publish(tmp_path / "shallow", JULISTE_PUBLIC=True) == terminal.FAILED

    assert "git fetch --unshallow" in capsys.readouterr().err
    assert not (tmp_path / "shallow/public").exists()
    assert publish(root, JULISTE_PUBLIC=True) == terminal.BUILT


def test_file_of_nobody_in_the_folder_of_the_build_is_not_published(root: Path) -> None:
    publish(root)
    expected = files(root / "public")
    write(root / ".cache/publish/site/fi/2029/stray/index.html", "of a page that has gone")
    write(root / ".cache/publish/site/.juliste-1.tmp/index.html", "of a build that was killed")

    publish(root)

    assert files(root / "public") == expected == staged_files(root)


def test_second_publishing_at_once_is_refused(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staged, "PATIENCE", 0)

    with staged.alone(root / ".cache"):
        assert publish(root) == terminal.FAILED
        with pytest.raises(StoppedError, match="Another publishing"), staged.alone(root / ".cache"):
            pass


# Handovers that are killed

KILLED = """
import json, os, signal, sys
from pathlib import Path
from juliste.editor.publishing import folders, publish
from juliste.editor.publishing.staged import Site
from tests.sites import TINY_SETTINGS, of

root, steps, system = Path(sys.argv[1]), json.loads(sys.argv[2]), sys.argv[3]

def watch(event, given):
    if steps and event == steps[0][0] and steps[0][1] in repr(given):
        del steps[0]
        if not steps:
            os.kill(os.getpid(), signal.SIGKILL)

files = {path.relative_to(root / "new").as_posix(): 1 for path in (root / "new").rglob("*") if path.is_file()}
sys.platform = system
sys.addaudithook(watch)
if not files:
    publish(lambda: of(root, TINY_SETTINGS), "public")
folders.replace(root / "public", "public", Site(root / "new", "https://example.org", files))
"""
"""Hands over the site in new/, or publishes a project; kills itself at the last of the steps, each an event of Python's
and a word of its values."""

OLD = {"index.html": "old", "events.schema.json": "old", "fi/index.html": "old", "fi/gone.html": "old"}
NEW = {"index.html": "new", "events.schema.json": "new", "fi/index.html": "new", "sv/index.html": "new"}
FOREIGN = {"CNAME": b"example.org", ".git/HEAD": b"1"}

COPYING = ("shutil.copyfile", "juliste-new")
KEEPING = ("os.link", "CNAME")
EXCHANGING = ("ctypes.dlsym", "renameat2")
REMOVING, GONE = ("shutil.rmtree", "juliste-new"), ("os.remove", "")
ASIDE, INTO_PLACE = ("os.rename", "juliste-old"), ("os.rename", "juliste-new")


def killed(root: Path, steps: Sequence[tuple[str, str]], system: str) -> int:
    """The status of a process that kills itself at the last step."""
    words = [sys.executable, "-c", KILLED, str(root), json.dumps(steps), system]
    return subprocess.run(words, env={**os.environ, "PYTHONPATH": str(PROJECT)}, check=False).returncode


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is no exchange of folders")
@pytest.mark.parametrize(
    ("steps", "system", "left"),
    [
        ([COPYING], "linux", "old"),
        ([COPYING] * 3, "linux", "old"),
        ([KEEPING], "linux", "old"),
        ([EXCHANGING], "linux", "old"),
        ([REMOVING], "linux", "new"),
        ([REMOVING, GONE, GONE, GONE], "linux", "new"),
        ([ASIDE], "other", "old"),
        ([ASIDE, INTO_PLACE], "other", "aside"),
        ([ASIDE, INTO_PLACE, ("shutil.rmtree", "juliste-old")], "other", "new"),
    ],
)
def test_killed_handover_leaves_a_whole_site_and_the_next_one_is_right(
    steps: Sequence[tuple[str, str]], system: str, left: str, tmp_path: Path
) -> None:
    site(tmp_path / "public", {**OLD, **{path: content.decode() for path, content in FOREIGN.items()}})
    new = site(tmp_path / "new", NEW)
    before, after = files(tmp_path / "public"), files(tmp_path / "new") | FOREIGN
    assert killed(tmp_path, steps, system) == -signal.SIGKILL

    place = tmp_path / (".public.juliste-old" if left == "aside" else "public")
    assert files(place) == (after if left == "new" else before)
    folders.replace(tmp_path / "public", "public", new)
    assert files(tmp_path / "public") == after
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new", "public"]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is no exchange of folders")
def test_killed_publishing_leaves_the_old_site_and_the_next_one_is_right(root: Path) -> None:
    publish(root)
    before = files(root / "public")
    write(root / "content/events/2030/ilta/event.fi.md", event().replace("Avoin", "Avoimempi"))

    assert killed(root, [EXCHANGING], "linux") == -signal.SIGKILL

    assert files(root / "public") == before
    assert (root / ".public.juliste-new").is_dir()
    assert publish(root) == terminal.BUILT
    assert files(root / "public") == staged_files(root)
    assert staged_files(root) != before
    assert sorted(path.name for path in root.iterdir()) == [".cache", "content", "public"]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is no exchange of folders")
def test_exchange_of_what_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        exchange(tmp_path / "a", tmp_path / "b")


# The report

PERSON = "contacts:\n  - {id: m, name: Maija Mallikas, organisation: kirjasto, email: m@example.org, until: 1.4.2030}\n"
EXCEPTIONS = "accept: {no-end: Kesto selviää keväällä}\nonly: {languages: [fi], reason: Kielikoe}\n"
TOLD = {
    "built_for": "2030-03-01T12:00:00+02:00",
    "contacts": [{"event": "2030/ilta", "leaves": "2030-04-02", "name": "Maija Mallikas"}],
    "counts": {"calendars": 9, "coming": 1, "draft": 1, "events": 2, "invitations": 0},
    "errors": [],
    "events": [
        {
            "languages": {"en": "missing", "fi": "complete", "sv": "missing"},
            "mails": [
                "https://example.org/fi/2030/ilta/ilta-kutsu-fi-sv-en.txt",
                "https://example.org/fi/2030/ilta/ilta-kutsu-fi.txt",
                "https://example.org/sv/2030/ilta/ilta-inbjudan-sv.txt",
                "https://example.org/en/2030/ilta/ilta-invitation-en.txt",
            ],
            "path": "2030/ilta",
            "state": "coming",
            "times": [{"ends": "", "starts": "2030-04-25T18:00:00+03:00"}],
            "title": "Avoin ilta",
        },
        {
            "languages": {"en": "missing", "fi": "complete", "sv": "missing"},
            "mails": [],
            "path": "2030/luonnos",
            "state": "draft",
            "times": [{"ends": "2030-04-26T20:00:00+03:00", "starts": "2030-04-26T18:00:00+03:00"}],
            "title": "Avoin ilta",
        },
    ],
    "exceptions": [
        {"check": "no-end", "event": "2030/ilta", "reason": "Kesto selviää keväällä"},
        {"event": "2030/ilta", "only": ["fi"], "reason": "Kielikoe"},
    ],
    "published": True,
    "site": "https://example.org",
    "stopped": [],
    "to": "public",
    "warnings": [
        "content/events/2030/luonnos: has no event.en.md: its page shows the words of the original",
        "content/events/2030/luonnos: has no event.sv.md: its page shows the words of the original",
    ],
}
READABLE = """\
The site https://example.org, built for 1.3.2030 12.00
Published: public
{files}

Warnings: 2
  content/events/2030/luonnos: has no event.en.md: its page shows the words of the original
  content/events/2030/luonnos: has no event.sv.md: its page shows the words of the original

Exceptions: 2
  2030/ilta: no-end: Kesto selviää keväällä
  2030/ilta: only in fi: Kielikoe

Persons who will leave the site: 1
  2.4.2030: 2030/ilta: Maija Mallikas

Events: 2
  2030/ilta: Avoin ilta: Thursday 25 April 2030, 18.00: is coming; fi all words, sv no words, en no words
  2030/luonnos: Avoin ilta: Friday 26 April 2030, 18.00–20.00: a draft; fi all words, sv no words, en no words

Invitations to send: 1
  https://example.org/fi/2030/ilta/ilta-kutsu-fi-sv-en.txt
"""


@pytest.fixture
def reported(tmp_path: Path) -> Path:
    """A project with an event that has exceptions and a person, and a draft."""
    evening = event("to 25.4.2030 klo 18", PERSON + EXCEPTIONS)
    root = tiny(tmp_path / "site", ilta=evening, luonnos=event("pe 26.4.2030 klo 18–20", "draft: yes\n"))
    commit(root, "2030-02-02T12:00:00Z", "content")
    return root


def test_report_is_whole(reported: Path) -> None:
    publish(reported)

    found = files(reported / "public")
    counts = {"bytes": sum(map(len, found.values())), "files": len(found)}
    counts["pages"] = sum(path.endswith(".html") for path in found)
    assert report(reported) == {**TOLD, "counts": {**TOLD["counts"], **counts}}  # type: ignore[dict-item]  # of numbers
    written = (reported / ".cache/publish/report.txt").read_text(encoding="utf-8").replace("\u00a0", " ")
    together = next(line for line in written.splitlines() if line.startswith("Files: "))
    assert written == READABLE.format(files=together)
    assert together.startswith(f"Files: {len(found)}, together ")
    assert [path for path in found if "report" in path] == []


def test_last_lines_tell_of_the_exceptions_and_where_the_report_is(
    reported: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    publish(reported)

    built, *told = capsys.readouterr().out.splitlines()
    assert built.startswith("1 event, ")
    assert told == [
        "exception: 2030/ilta: no-end: Kesto selviää keväällä",
        "exception: 2030/ilta: only in fi: Kielikoe",
        "Persons who will leave the site: 1, the first on 2.4.2030",
        "Published: public",
        "The report: .cache/publish/report.txt",
    ]


def test_report_is_the_same_each_time(reported: Path) -> None:
    publish(reported)
    first = files(reported / ".cache/publish")["report.json"]
    publish(reported)

    assert files(reported / ".cache/publish")["report.json"] == first


OFF = Status("cancelled")


@pytest.mark.parametrize(
    ("changes", "now", "state"),
    [
        ({}, "1.3.2021", "coming"),
        ({}, "25.3.2021 klo 10", "on"),
        ({}, "26.3.2021", "past"),
        ({"status": OFF}, "26.3.2021", "cancelled"),
        ({"status": Status("postponed")}, "1.3.2021", "postponed"),
        ({"publish": builders.point("2.3.2021"), "status": OFF}, "1.3.2021", "not-yet-published"),
        ({"draft": True, "status": OFF}, "1.3.2021", "draft"),
    ],
)
def test_state_of_an_event_in_the_report(changes: dict[str, object], now: str, state: str) -> None:
    assert account.state_of(builders.event(**changes), builders.point(now).start) == state


def test_person_who_has_left_is_not_told(tmp_path: Path) -> None:
    root = tiny(tmp_path, ilta=event(more=PERSON))

    publish(root, JULISTE_NOW="2030-04-02T00:00")

    assert report(root)["contacts"] == []
    assert "Mallikas" not in (root / "public/fi/2030/ilta/index.html").read_text(encoding="utf-8")
