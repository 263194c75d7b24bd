"""The sites that the tests have built → where each stands, on which host, at which moment, and its pages by path."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup
from msgspec import Struct

TAGS = {"fi": "fi", "sv": "sv-FI", "en": "en-GB"}
"""What `lang` says of the pages of a language."""

MOMENTS = {
    "own": "2021-03-01T12:00",
    "miniature": "2030-03-01T12:00",
    "examples": "2030-05-15T10:30",
    "empty": "2030-03-01T12:00",
}
"""Name of a site, of which conftest.py has the fixture → the moment that it is built for."""


class Site(Struct, frozen=True, dict=True):
    """A site on disk. moment: the one that it is built for."""

    name: str
    folder: Path
    moment: datetime

    @cached_property
    def pages(self) -> "Pages":
        """Its pages by path, in order."""
        return Pages(self.folder)

    @cached_property
    def host(self) -> str:
        """The host that its pages are published on."""
        link = self.pages["index.html"].select_one("link[rel=canonical]")
        assert link
        return urlsplit(str(link["href"])).hostname or ""

    @cached_property
    def events(self) -> tuple[str, ...]:
        """The paths of the pages of its events."""
        return tuple(path for path in self.pages if b'<article class="event' in self.pages.written(path))

    @cached_property
    def whole(self) -> tuple[str, ...]:
        """The paths of its pages but for those at a former address, which only send their readers to the new one."""
        return tuple(path for path in self.pages if b'<meta http-equiv="refresh"' not in self.pages.written(path))


class Pages(Mapping[str, BeautifulSoup]):
    """The pages of a folder by path, in order, each parsed when it is asked for."""

    def __init__(self, folder: Path) -> None:
        files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*.html")}
        self._files = dict(sorted(files.items()))
        self._parsed: dict[str, BeautifulSoup] = {}

    def __getitem__(self, path: str) -> BeautifulSoup:
        if path not in self._parsed:
            self._parsed[path] = BeautifulSoup(self.written(path), "html.parser")
        return self._parsed[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)

    def written(self, path: str) -> bytes:
        """The page as it stands in its file."""
        return self._files[path].read_bytes()


def language(path: str) -> str:
    """The language of the page at that path; the pages of all languages are told in Finnish first."""
    first = path.partition("/")[0]
    return first if first in TAGS else "fi"


def site(request: pytest.FixtureRequest, name: str) -> Site:
    """The site of that name, built by its fixture."""
    moment = datetime.fromisoformat(MOMENTS[name]).replace(tzinfo=ZoneInfo("Europe/Helsinki"))
    return Site(name, request.getfixturevalue(f"{name}_site"), moment)


def every(request: pytest.FixtureRequest) -> tuple[Site, ...]:
    """All of them."""
    return tuple(site(request, name) for name in MOMENTS)
