"""A folder → a project with its own history and its site on disk; what the tests of whole builds share."""

import os
import runpy
import shutil
import subprocess
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from juliste import build, settings
from juliste.report import Report
from juliste.settings import PROJECT
from tests.ics_lint import lint

MINIATURE = Path(__file__).parent / "miniature"
NAME = {"fi": "Esimerkkilän tapahtumat", "sv": "Evenemang i Exempelby", "en": "Events in Esimerkkilä"}
STATEMENT = {
    "level": "partial",
    "made": "2030-01-15",
    "method": "self",
    "unit": {"fi": "Viestintä", "sv": "Kommunikationen", "en": "Communications"},
    "email": "saavutettavuus@esimerkkila.example",
    "known_issues": {"fi": ["Kartoilla ei ole tekstiä."], "sv": ["Kartorna saknar text."], "en": ["Maps lack text."]},
}
MINIATURE_SETTINGS: Mapping[str, object] = {
    "SITEURL": "https://tapahtumat.example",
    "JULISTE_NAME": NAME,
    "JULISTE_SHORT_NAME": "esim",
    "JULISTE_PUBLISHER": "esimerkkila",
    "JULISTE_NOW": "2030-03-01T12:00",
    "JULISTE_PDF": False,
    "JULISTE_ACCESSIBILITY": STATEMENT,
}
EXAMPLES = Path(__file__).parent / "examples"
FOLDERS = ("PATH", "OUTPUT_PATH", "CACHE_PATH", "THEME")
"""Settings that are different for each test."""


def settings_of(file: Path) -> dict[str, object]:
    """What a settings file says, but for its folders."""
    given = runpy.run_path(str(file))
    return {name: value for name, value in given.items() if name.isupper() and name not in FOLDERS}


EXAMPLES_SETTINGS = settings_of(EXAMPLES / "examplesconf.py")
CHANGED = ("korvattu", "peruttu", "siirretty", "taynna", "uusi-aika", "uusi-paikka", "verkkoon")
"""The examples of 2030 that are not as they were first planned."""
CLOCK = datetime(2030, 3, 1, 10, 0, tzinfo=UTC)
"""What the clock shows in the tests; it counts only where JULISTE_NOW is not given."""


def of(root: Path, given: Mapping[str, object] = MINIATURE_SETTINGS, **changes: object) -> settings.Settings:
    """The settings of the project in `root`, with this project's theme."""
    folders = {
        "PATH": str(root / "content"),
        "OUTPUT_PATH": str(root / "output"),
        "CACHE_PATH": str(root / ".cache"),
        "THEME": str(PROJECT / "theme"),
    }
    return settings.read({**folders, **given, **changes}, environ={}, clock=CLOCK)


def built(root: Path, given: Mapping[str, object] = MINIATURE_SETTINGS, **changes: object) -> Report:
    """Build the project in `root`, where nothing may be wrong, nor in the calendars that come out."""
    chosen = of(root, given, **changes)
    report = build.build(chosen)
    assert report.errors == ()
    assert_sound_calendars(chosen.output)
    return report


def assert_sound_calendars(folder: Path) -> None:
    """Lint every calendar of ours below a folder; the others are somebody else's."""
    files = {path: path.read_bytes() for path in sorted(folder.rglob("*.ics"))}
    found = {path: lint(content) for path, content in files.items() if b"\r\nPRODID:-//Juliste//Events//" in content}
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


def miniature(root: Path) -> Path:
    """The miniature project below `root`, with three commits of its own: the second brings the Library Days."""
    shutil.copytree(MINIATURE / "content", root / "content")
    commit(root, "2030-01-10T09:00:00+02:00", "content/registers", "content/pages", "content/events/2029")
    commit(root, "2030-01-21T12:30:00+02:00", "content/events/2030/kirjastopaivat")
    commit(root, "2030-02-11T08:15:00+02:00", "content")
    return root


def examples(root: Path) -> Path:
    """The examples below `root`, with three commits of their own: the last brings the events that have changed."""
    shutil.copytree(EXAMPLES / "content", root / "content")
    before = ("content/registers", "content/pages", "content/events/2028", "content/events/2029")
    commit(root, "2030-01-08T09:00:00+02:00", *before)
    commit(root, "2030-04-30T13:20:00+03:00", "content", *(f":!content/events/2030/{name}" for name in CHANGED))
    commit(root, "2030-05-14T15:45:00+03:00", "content")
    return root


EVENT = """\
---
title: Avoin ilta
summary: Puhumme yhdessä.
time: {time}
place: {{name: Oodi, street: Töölönlahdenkatu 4, city: Helsinki}}
organisers: [kirjasto]
languages: [fi]
{more}---
{body}
"""
TINY_SETTINGS: Mapping[str, object] = {
    "SITEURL": "https://example.org",
    "JULISTE_NAME": {"fi": "Illat", "sv": "Kvällar", "en": "Evenings"},
    "JULISTE_SHORT_NAME": "illat",
    "JULISTE_NOW": "2030-03-01T12:00",
    "JULISTE_PDF": False,  # to set them takes longer than all else; tests/test_press.py and test_pdf.py look at them
}


def event(time: str = "to 25.4.2030 klo 18–20", more: str = "", body: str = "Tervetuloa.") -> str:
    """The file of an ordinary coming event. more: lines of the front matter, each with its end."""
    return EVENT.format(time=time, more=more, body=body)


def tiny(root: Path, **events: str) -> Path:
    """A project of the given events (name → event.fi.md, in the year 2030) without a history."""
    write(
        root / "content/registers/organisations/kirjasto.yaml", "name: {fi: Kirjasto, sv: Biblioteket, en: Library}\n"
    )
    for name, text in events.items():
        write(root / f"content/events/2030/{name}/event.fi.md", text)
    return root


def repository(root: Path) -> Path:
    """This repository's own content below `root`, without its history."""
    shutil.copytree(PROJECT / "content", root / "content")
    return root


def repository_settings() -> dict[str, object]:
    """The settings of this repository's own site, but for its folders."""
    return settings_of(PROJECT / "pelicanconf.py")


def commit(root: Path, date: str, *paths: str) -> None:
    """Commit the paths on that date, in a repository that is made when there is none."""
    git(root, date, "init", "-q", "-b", "main")
    git(root, date, "add", "--", *paths)
    git(root, date, "commit", "-q", "-m", "Change")


def git(root: Path, date: str, *words: str) -> None:
    """Run git as somebody without settings of their own, on that date."""
    person = ("-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false")
    environ = {**os.environ, "GIT_COMMITTER_DATE": date, "GIT_AUTHOR_DATE": date, "GIT_CONFIG_GLOBAL": os.devnull}
    subprocess.run(["git", *person, *words], cwd=root, env=environ, check=True, capture_output=True)


def write(path: Path, text: str) -> None:
    """Write a file and the folders around it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def files(folder: Path) -> dict[str, bytes]:
    """All files below a folder with what is in them."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
