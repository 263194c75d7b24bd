"""The sites that the tests have built → where each stands, on which host, at which moment, and its pages by path."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup

TAGS = {"fi": "fi", "sv": "sv-FI", "en": "en-GB"}
"""What `lang` says of the pages of a language."""

MOMENTS = {
    "own": "2021-03-01T12:00",
    "miniature": "2030-03-01T12:00",
    "examples": "2030-05-15T10:30",
    "empty": "2030-03-01T12:00",
}
"""Name of a site, of which conftest.py has the fixture → the moment that it is built for."""


@dataclass(frozen=True, eq=False)
class Site:
    """A site on disk. moment: the one that it is built for."""

    name: str
    folder: Path
    moment: datetime

    @cached_property
    def pages(self) -> Mapping[str, BeautifulSoup]:
        """Its pages by path, parsed, in order."""
        paths = sorted(self.folder.rglob("*.html"))
        return {
            path.relative_to(self.folder).as_posix(): BeautifulSoup(path.read_bytes(), "html.parser") for path in paths
        }

    @cached_property
    def host(self) -> str:
        """The host that its pages are published on."""
        index = BeautifulSoup((self.folder / "index.html").read_bytes(), "html.parser")
        link = index.select_one("link[rel=canonical]")
        assert link
        return urlsplit(str(link["href"])).hostname or ""

    @cached_property
    def events(self) -> Mapping[str, BeautifulSoup]:
        """The pages of its events."""
        return {path: page for path, page in self.pages.items() if page.select_one("article.event")}

    @property
    def whole(self) -> Mapping[str, BeautifulSoup]:
        """Its pages but for those that only lead on to another address."""
        return {path: page for path, page in self.pages.items() if not leads_on(page)}


def leads_on(page: BeautifulSoup) -> bool:
    """Whether it stands at a former address only to send its readers to the new one."""
    return bool(page.select_one("meta[http-equiv=refresh]"))


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
