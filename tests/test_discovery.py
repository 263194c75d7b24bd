"""What search engines are told: which pages there are, when what stands on them last changed, and where the list is."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from juliste import build, discovery, urls
from juliste.discovery import Indexed
from juliste.load.values import is_identity
from juliste.model import LANGUAGES
from tests import sites

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
DAY = datetime(2021, 2, 1, 10, tzinfo=UTC)


def written(content: bytes) -> dict[str, str]:
    """The addresses in a sitemap or in the file that names its parts, with their dates."""
    root = ElementTree.fromstring(content)
    return {str(each.findtext(f"{SPACE}loc")): each.findtext(f"{SPACE}lastmod") or "" for each in root}


def listed(folder: Path) -> dict[str, str]:
    """The pages that the sitemap of a site names, by the paths of their files, with their dates."""
    found = written((folder / "sitemap.xml").read_bytes())
    paths = {re.sub("^https://[^/]+/", "", unquote(address)): date for address, date in found.items()}
    return {f"{path}index.html": date for path, date in paths.items()}


# Which pages


def may_be_listed(folder: Path) -> Iterator[str]:
    """The pages on disk that do not ask to stay out."""
    for path in sorted(folder.rglob("*.html")):
        if not BeautifulSoup(path.read_bytes(), "html.parser").find("meta", attrs={"name": "robots"}):
            yield path.relative_to(folder).as_posix()


@pytest.mark.parametrize("name", ["own", "miniature", "examples"])
def test_sitemap_has_every_page_that_may_be_listed(name: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(f"{name}_site")
    assert sorted(listed(folder)) == sorted(may_be_listed(folder))


ENGLISH = """\
---
title: {title}
---
"""


def test_sitemap_leaves_out_what_asks_for_it_and_lists_without_events(tmp_path: Path) -> None:
    root = sites.tiny(tmp_path, ilta=sites.event(), toinen=sites.event(more="former_slugs: [vanha]\n"))
    sites.write(root / "content/events/2030/toinen/event.en.md", ENGLISH.format(title="Evening"))
    sites.write(root / "content/registers/topics/tuleva.yaml", "name: Tuleva\n")
    sites.write(root / "content/pages/tietoa.fi.md", "---\ntitle: Tietoa\nslug: {fi: tietoa, en: about}\n---\n")
    sites.built(root, sites.TINY_SETTINGS, JULISTE_SEARCH=False)

    assert listed(root / "output") == dict.fromkeys(
        [
            "en/2030/index.html",
            "en/2030/toinen/index.html",
            "en/index.html",
            "en/organisers/kirjasto/index.html",
            "en/past/index.html",
            "fi/2030/ilta/index.html",
            "fi/2030/index.html",
            "fi/2030/toinen/index.html",
            "fi/index.html",
            "fi/jarjestajat/kirjasto/index.html",
            "fi/menneet/index.html",
            "fi/tietoa/index.html",
            "index.html",
            "sv/2030/ilta/index.html",
            "sv/2030/index.html",
            "sv/2030/toinen/index.html",
            "sv/arrangorer/kirjasto/index.html",
            "sv/index.html",
            "sv/tidigare/index.html",
            "sv/tietoa/index.html",
        ],
        "",  # without a history nobody knows when anything changed
    )


# Their dates


def test_date_of_a_page_is_that_of_its_content(tmp_path: Path) -> None:
    page = "content/pages/tietoa.fi.md"
    past = sites.event("to 25.4.2029 klo 18–20").replace("to 25.4.2029", "ke 25.4.2029")
    root = sites.tiny(tmp_path, ilta=sites.event(), vanha=past)
    sites.write(root / page, "---\ntitle: Tietoa\n---\n")
    sites.commit(root, "2030-01-10T09:00:00+02:00", "content/registers", page)
    sites.commit(root, "2030-01-11T09:00:00+02:00", "content/events/2030/vanha")
    sites.commit(root, "2030-01-12T09:00:00+02:00", "content/events/2030/ilta")
    sites.built(root, sites.TINY_SETTINGS, JULISTE_SEARCH=False)

    found = listed(root / "output")
    assert {path: date[:10] for path, date in found.items() if path.startswith("fi/")} == {
        "fi/2029/index.html": "2030-01-11",
        "fi/2030/ilta/index.html": "2030-01-12",
        "fi/2030/index.html": "2030-01-12",
        "fi/2030/vanha/index.html": "2030-01-11",
        "fi/index.html": "2030-01-12",
        "fi/jarjestajat/kirjasto/index.html": "2030-01-12",
        "fi/menneet/index.html": "2030-01-12",
        "fi/tietoa/index.html": "2030-01-10",
    }
    assert found["fi/2030/ilta/index.html"] == "2030-01-12T07:00:00Z"
    assert found["index.html"] == ""


def test_date_of_the_source_stands_for_the_history_that_there_is_not(tmp_path: Path) -> None:
    root = sites.tiny(tmp_path, ilta=sites.event())
    sites.write(root / "content/pages/tietoa.fi.md", "---\ntitle: Tietoa\n---\n")
    build.build(replace(sites.of(root, sites.TINY_SETTINGS), source_date=DAY))

    dates = listed(root / "output")
    assert dates.pop("index.html") == ""
    assert set(dates.values()) == {"2021-02-01T10:00:00Z"}


# The files


def pages(*dates: datetime | None) -> tuple[Indexed, ...]:
    return tuple(Indexed(f"fi/{number}/index.html", date) for number, date in enumerate(dates, start=1))


def test_sitemap_has_addresses_and_dates() -> None:
    found = dict(discovery.sitemaps((*pages(DAY, None), Indexed("fi/a&ä.html", DAY)), "https://example.org/x"))
    assert {path: content.decode() for path, content in found.items()} == {
        "sitemap.xml": '<?xml version="1.0" encoding="utf-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        "<url><loc>https://example.org/x/fi/1/</loc><lastmod>2021-02-01T10:00:00Z</lastmod></url>\n"
        "<url><loc>https://example.org/x/fi/2/</loc></url>\n"
        "<url><loc>https://example.org/x/fi/a%26%C3%A4.html</loc><lastmod>2021-02-01T10:00:00Z</lastmod></url>\n"
        "</urlset>\n"
    }


def test_sitemap_that_would_be_too_long_is_in_parts() -> None:
    later = DAY.replace(day=2)
    found = dict(discovery.sitemaps(pages(DAY, later, None, None, DAY), "https://example.org", most_pages=2))
    parts = {path: written(content) for path, content in found.items()}
    assert parts == {
        "sitemap-1.xml": {
            "https://example.org/fi/1/": "2021-02-01T10:00:00Z",
            "https://example.org/fi/2/": "2021-02-02T10:00:00Z",
        },
        "sitemap-2.xml": {"https://example.org/fi/3/": "", "https://example.org/fi/4/": ""},
        "sitemap-3.xml": {"https://example.org/fi/5/": "2021-02-01T10:00:00Z"},
        "sitemap.xml": {
            "https://example.org/sitemap-1.xml": "2021-02-02T10:00:00Z",
            "https://example.org/sitemap-2.xml": "",
            "https://example.org/sitemap-3.xml": "2021-02-01T10:00:00Z",
        },
    }
    assert found["sitemap.xml"].splitlines()[1].startswith(b"<sitemapindex ")


def test_sitemap_of_nothing_is_whole() -> None:
    assert [(path, written(content)) for path, content in discovery.sitemaps((), "https://example.org")] == [
        ("sitemap.xml", {})
    ]


@given(st.integers(0, 12), st.integers(1, 5), st.integers(300, 900))
def test_parts_hold_every_page_once_and_are_small_enough(number: int, most: int, size: int) -> None:
    named = pages(*[DAY] * number)
    found = dict(discovery.sitemaps(named, "https://example.org", most, size))
    parts: Sequence[str] = [path for path in found if path != "sitemap.xml"] or ["sitemap.xml"]
    addresses = [address for path in parts for address in written(found[path])]
    assert addresses == [urls.public("https://example.org", page.path) for page in named]
    assert all(len(written(found[path])) <= most and len(found[path]) <= size for path in parts)


def test_robots_may_read_everything_and_are_told_where_the_sitemap_is() -> None:
    assert discovery.robots("https://example.org/tapahtumat").decode() == (
        "User-agent: *\nAllow: /\n\nSitemap: https://example.org/tapahtumat/sitemap.xml\n"
    )


def test_no_page_can_take_the_address_of_a_file_for_machines() -> None:
    """Pages are folders, whose names have no dots."""
    files = [path(code) for code in LANGUAGES for path in (urls.news, urls.open_data)]
    assert [name for name in files if name.endswith("/index.html") or is_identity(name.rpartition("/")[2])] == []
