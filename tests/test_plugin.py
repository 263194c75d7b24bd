"""Real `pelican` processes on a small project of its own: what they print, write and exit with."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep

import pytest
from msgspec import Struct

from juliste import plugin
from juliste.settings import PROJECT
from tests.sites import commit, git

EVENT = """\
---
title: Avoin ilta
time: to 25.3.2021 klo 9.00–11.00
place: {name: Oodi, street: Töölönlahdenkatu 4, city: Helsinki}
organisers: [oikeusministerio]
languages: [fi]
---
Tervetuloa.
"""
NAME = '{"fi": "Illat", "sv": "Kvällar", "en": "Evenings"}'
CONF = f"""\
from pathlib import Path
SITEURL = "https://example.org"
TIMEZONE = "Europe/Helsinki"
JULISTE_NAME = {NAME}
JULISTE_SHORT_NAME = "illat"
PATH, OUTPUT_PATH, CACHE_PATH, LOAD_CONTENT_CACHE = "content", "output", ".cache", True
THEME = {str(PROJECT / "theme")!r}
"""


class Run(Struct, frozen=True):
    """What a process gave."""

    status: int
    out: list[str]
    err: list[str]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A project with one event and the end of the real pelicanconf.py, which loads the plugin."""
    real = (PROJECT / "pelicanconf.py").read_text(encoding="utf-8")
    loading = "import sys\n" + real[real.index("# The generator stands beside this file.") :]
    (tmp_path / "pelicanconf.py").write_text(CONF + loading, encoding="utf-8")
    write(tmp_path / "content/events/2021/ilta/event.fi.md", EVENT)
    write(tmp_path / "content/registers/organisations/oikeusministerio.yaml", "name: {fi: Oikeusministeriö}\n")
    return tmp_path


def write(path: Path, text: str) -> None:
    """Write a file and the folders around it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def environment(**more: str) -> dict[str, str]:
    """The environment of a process that finds our package but no other settings."""
    known = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    return {**known, "PYTHONPATH": str(PROJECT), "PYTHONUTF8": "1", "COLUMNS": "80", **more}


def pelican(site: Path, *arguments: str, tool: str = "pelican", **environ: str) -> Run:
    """Run Pelican, or another tool, in the project's folder, as its user does."""
    done = subprocess.run(
        [sys.executable, "-m", tool, *arguments],
        cwd=site,
        env=environment(**environ),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return Run(done.returncode, done.stdout.splitlines(), done.stderr.splitlines())


def files(folder: Path) -> dict[str, bytes]:
    """All files below a folder with what is in them."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_build_ends_with_one_line_of_what_was_built(site: Path) -> None:
    run = pelican(site, "content", SOURCE_DATE_EPOCH="1600000000")

    assert run.status == 0
    assert len(run.out) == 1
    assert run.out[0].startswith("1 event, ")
    assert (site / "output/fi/2021/ilta/index.html").is_file()


def test_build_again_with_other_settings_and_folder_gives_the_same_and_leaves_what_is_foreign(site: Path) -> None:
    write(site / "publishconf.py", (PROJECT / "publishconf.py").read_text(encoding="utf-8"))
    write(site / "out/foreign.txt", "kept")
    arguments = ("content", "-s", "publishconf.py", "-o", "out", "-e", 'JULISTE_NOW="2021-03-01T12:00"')

    first = pelican(site, *arguments)
    built = files(site / "out")
    again = pelican(site, *arguments, "-d", "-q")

    assert (first.status, again) == (0, Run(0, [], []))
    assert "fi/2021/ilta/index.html" in built
    assert built["foreign.txt"] == b"kept"
    assert files(site / "out") == built
    assert not (site / "output").exists()


def test_problem_in_the_content_is_told_and_nothing_is_written(site: Path) -> None:
    pelican(site, "content")
    before = files(site / "output")
    write(site / "content/events/2021/ilta/event.fi.md", EVENT.replace("to 25.3.2021", "ke 25.3.2021"))

    run = pelican(site, "content", "-q", "-d")

    assert (run.status, run.out) == (1, [])
    assert run.err[0].startswith("content/events/2021/ilta/event.fi.md:3: time: ")
    assert run.err[-1] == "1 error. Nothing was built."
    assert files(site / "output") == before


def test_published_site_is_not_built_in_a_clone_without_the_older_commits(site: Path, tmp_path: Path) -> None:
    """Every entry of a calendar would seem to have changed today."""
    write(site / "publishconf.py", (PROJECT / "publishconf.py").read_text(encoding="utf-8"))
    commit(site, "2030-02-02T12:00:00Z", ".")
    write(site / "content/pages/tietoa.fi.md", "---\ntitle: Tietoa\n---\nSivusto.\n")
    commit(site, "2030-02-03T12:00:00Z", ".")
    git(tmp_path, "2030-02-03T12:00:00Z", "clone", "-q", "--depth=1", site.as_uri(), "shallow")
    shallow = tmp_path / "shallow"
    arguments = ("content", "-s", "publishconf.py", "-o", "public", "-e", 'JULISTE_NOW="2021-03-01T12:00"')

    stopped = pelican(shallow, *arguments)
    assert stopped == Run(
        2,
        [],
        [
            "Older commits are missing here, so calendars would get wrong dates of revision. Fetch them: "
            "git fetch --unshallow",
            "Nothing was built.",
        ],
    )
    assert not (shallow / "public").exists()

    git(shallow, "2030-02-03T12:00:00Z", "fetch", "-q", "--unshallow")
    assert pelican(shallow, *arguments).status == 0
    feed = (shallow / "public/fi/illat-tapahtumat-fi.ics").read_text(encoding="utf-8")
    assert "LAST-MODIFIED:20300202T120000Z" in feed  # of the event's own commit, and not of the clone's first one


def test_setting_that_is_wrong_is_told(site: Path) -> None:
    run = pelican(site, "content", "-e", 'JULISTE_PDF="no"', "JULISTE_SORT_NAME=1")

    assert run == Run(
        2,
        [],
        [
            "JULISTE_PDF: must be True or False, not 'no'",
            "JULISTE_SORT_NAME: there is no such setting; did you mean JULISTE_SHORT_NAME?",
            "Nothing was built.",
        ],
    )


def test_template_that_is_wrong_is_told(site: Path) -> None:
    shutil.copytree(PROJECT / "theme", site / "theme")
    (site / "theme/templates/event.html").write_text("<p>\n{% if %}", encoding="utf-8")

    run = pelican(site, "content", "-t", "theme")

    assert (run.status, run.out) == (2, [])
    assert run.err[0].startswith("theme/templates/event.html:2: ")
    assert not (site / "output").exists()


def test_plugin_that_cannot_be_loaded_is_told(site: Path) -> None:
    write(site / "juliste/__init__.py", "")
    write(site / "juliste/plugin.py", "import nothing_of_that_name")

    run = pelican(site, "content", PYTHONPATH="")

    reason = "ModuleNotFoundError: No module named 'nothing_of_that_name'"
    assert run == Run(2, [], [f"The plugin cannot be loaded: {reason}"])


@pytest.mark.parametrize("task", ["check", "serve"])
def test_task_whose_plugin_cannot_be_loaded_tells_so(site: Path, task: str) -> None:
    shutil.copy(PROJECT / "tasks.py", site)
    write(site / "juliste/__init__.py", "")
    write(site / "juliste/plugin.py", "raise SystemExit(0)")

    assert pelican(site, task, tool="invoke", PYTHONPATH="") == Run(
        2, [], ["The plugin cannot be loaded: SystemExit: 0"]
    )


def test_settings_file_is_read_as_pelican_reads_it(site: Path) -> None:
    given = plugin.read_file(site / "pelicanconf.py", {"JULISTE_NOW": "2021-03-01T12:00"})

    assert given.name == {"fi": "Illat", "sv": "Kvällar", "en": "Evenings"}
    assert given.moment.isoformat() == "2021-03-01T12:00:00+02:00"
    assert given.content == site / "content"


@pytest.fixture
def watching(site: Path) -> Iterator[Path]:
    """The project with a `pelican -r` that watches it below a folder with a dot, its output in log.txt."""
    hidden = site / ".hidden"
    hidden.mkdir()
    shutil.copy(site / "pelicanconf.py", hidden)
    shutil.copytree(site / "content", hidden / "content")
    with (hidden / "log.txt").open("w", encoding="utf-8") as log:
        command = [sys.executable, "-m", "pelican", "content", "-r"]
        process = subprocess.Popen(command, cwd=hidden, env=environment(), stdout=log, stderr=log)
        yield hidden
        process.terminate()
        process.wait()


def test_watching_tells_a_problem_once_and_goes_on(watching: Path) -> None:
    event = watching / "content/events/2021/ilta/event.fi.md"
    wait_for(watching, "1 event, ", 1)
    sleep(1)  # Pelican begins to watch after its first build

    event.write_text(EVENT.replace("to 25.3.2021", "ke 25.3.2021"), encoding="utf-8")
    wait_for(watching, "1 error. Nothing was built.", 1)
    sleep(1)  # the time for a loop that does not wait
    event.write_text(EVENT, encoding="utf-8")
    log = wait_for(watching, "1 event, ", 2)

    assert log.count("1 error. Nothing was built.") == 1
    assert "Processed 0 articles" not in log


def wait_for(folder: Path, text: str, times: int) -> str:
    """The log, as soon as the text stands there so many times."""
    end = monotonic() + 20
    while (log := (folder / "log.txt").read_text(encoding="utf-8")).count(text) < times:
        assert monotonic() < end, log
        sleep(0.05)
    return log
