"""Every page of this repository's site and of the miniature: where its links lead, and what it asks for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag

TAGS = {"fi": "fi", "sv": "sv-FI", "en": "en-GB"}
ANYWHERE = "404.html"
"""Shown at any depth, so that its links must be absolute."""


@dataclass(frozen=True)
class Site:
    """A site on disk. pages: by path, parsed."""

    host: str
    folder: Path
    pages: dict[str, BeautifulSoup]


@pytest.fixture(scope="module", params=["own", "miniature"])
def site(request: pytest.FixtureRequest, own_site: Path, miniature_site: Path) -> Site:
    is_own = request.param == "own"
    host, folder = ("example.org", own_site) if is_own else ("tapahtumat.example", miniature_site)
    paths = sorted(folder.rglob("*.html"))
    pages = {path.relative_to(folder).as_posix(): BeautifulSoup(path.read_bytes(), "html.parser") for path in paths}
    return Site(host, folder, pages)


def addresses(page: BeautifulSoup, *names: str) -> Iterator[tuple[Tag, str]]:
    """Every href and src of the page's elements with these names, or of all."""
    for tag in page.find_all(names or True):
        for attribute in ("href", "src"):
            if address := tag.get(attribute):
                yield tag, str(address)


def test_every_relative_link_leads_to_a_file_and_a_place_in_it(site: Site) -> None:
    wrong: list[tuple[str, str]] = []
    for path, page in site.pages.items():
        for _, address in addresses(page):
            link = urlsplit(address)
            if link.scheme or link.netloc:
                continue
            target = normpath(join(dirname(path), unquote(link.path))) if link.path else path
            leads = not address.startswith("/") and (site.folder / target).is_file()
            if not leads or (link.fragment and not site.pages[target].find(id=unquote(link.fragment))):
                wrong.append((path, address))

    assert wrong == []


def test_links_name_the_file_so_that_a_copy_opens_from_a_folder(site: Site) -> None:
    names = {
        address.partition("#")[0].rpartition("/")[2]
        for page in site.pages.values()
        for _, address in addresses(page, "a")
        if address[0] != "#" and not urlsplit(address).scheme
    }

    assert {name for name in names if "." not in name} == set()
    assert "index.html" in names


def test_pages_point_to_their_own_host_in_their_heads_only(site: Site) -> None:
    found = [
        (path, tag.name, address)
        for path, page in site.pages.items()
        for tag, address in addresses(page)
        if urlsplit(address).hostname == site.host and path != ANYWHERE and not address.startswith("webcal:")
        if tag.name != "link" or set(tag["rel"]) - {"canonical", "alternate"}
    ]

    assert found == []


def test_pages_ask_nothing_of_other_hosts(site: Site) -> None:
    loaded = [
        (path, address)
        for path, page in site.pages.items()
        for tag, address in addresses(page, "link", "script", "img", "iframe", "source", "video", "audio")
        if tag.name != "link" or set(tag["rel"]) & {"stylesheet", "icon", "preload", "preconnect", "dns-prefetch"}
        if urlsplit(address).hostname not in (None, site.host)
    ]
    styles = [path.read_text(encoding="utf-8") for path in site.folder.rglob("*.css")]

    assert loaded == []
    assert [style for style in styles if re.search(r"url\(\s*['\"]?(https?:|//)|@import", style)] == []


def test_pages_have_one_heading_of_the_first_level_and_their_language(site: Site) -> None:
    for path, page in site.pages.items():
        language = path.partition("/")[0]
        assert len(page.find_all("h1")) == 1, path
        assert page.find_all("html", lang=TAGS.get(language, "fi")), path


def test_pages_have_each_id_once(site: Site) -> None:
    for path, page in site.pages.items():
        ids = [tag["id"] for tag in page.find_all(id=True)]
        assert len(ids) == len(set(ids)), path


def test_pages_name_their_versions_alike(site: Site) -> None:
    """Each version of a page names the same three, itself among them (Google, hreflang)."""
    versions = {
        path: {str(link["hreflang"]): str(link["href"]) for link in page.find_all("link", hreflang=True)}
        for path, page in site.pages.items()
    }
    indexed = {path for path, page in site.pages.items() if not page.find("meta", attrs={"name": "robots"})}
    assert [path for path in indexed if versions[path].keys() != {"fi", "sv", "en", "x-default"}] == []
    for path in indexed - {"index.html"}:
        language = path.partition("/")[0]
        own = f"https://{site.host}/{path.removesuffix('index.html')}"
        assert versions[path][language] == own, path
        for other in ("fi", "sv", "en"):
            there = versions[path][other].removeprefix(f"https://{site.host}/") + "index.html"
            assert versions[unquote(there)] == versions[path], path


def test_pages_tell_their_time_in_their_own_language(site: Site) -> None:
    """What is printed in a <time> is not in the language of another page, and its attribute has an offset."""
    marks = {"fi": re.compile(r"kl\.|[a-z] 20[0-9]{2}"), "sv": re.compile(r"\bklo\b"), "en": re.compile(r"\bklo?\b")}
    for path, page in site.pages.items():
        for tag in page.find_all("time"):
            assert not marks[path.partition("/")[0]].search(tag.get_text()), path
            assert re.fullmatch(r"\d{4}-\d\d-\d\d(T\d\d:\d\d[+-]\d\d:\d\d)?", str(tag["datetime"])), path
