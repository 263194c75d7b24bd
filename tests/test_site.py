"""Every page of our sites as it is written: where its links lead, what it asks for, in which language it says what."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag

from tests import link_names, published, tongues
from tests.published import TAGS, Site, language

ANYWHERE = "404.html"
"""Shown at any depth, so that its links must be absolute."""


@pytest.fixture(scope="module", params=published.MOMENTS)
def site(request: pytest.FixtureRequest) -> Site:
    return published.site(request, request.param)


def addresses(page: BeautifulSoup, *names: str) -> Iterator[tuple[Tag, str]]:
    """Every href and src of the page's elements with these names, or of all."""
    for tag in page.find_all(names or True):
        for attribute in ("href", "src"):
            if address := tag.get(attribute):
                yield tag, str(address)


def target(path: str, address: str) -> str:
    """The path that a relative address on the page at that path leads to."""
    found = urlsplit(address).path
    return normpath(join(dirname(path), unquote(found))) if found else path


def whole(site: Site) -> Iterator[tuple[str, BeautifulSoup]]:
    """The pages but for those that lead on."""
    return ((path, site.pages[path]) for path in site.whole)


def test_every_relative_link_leads_to_a_file_and_a_place_in_it(site: Site) -> None:
    wrong: list[tuple[str, str]] = []
    for path, page in site.pages.items():
        for _, address in addresses(page):
            link = urlsplit(address)
            if link.scheme or link.netloc:
                continue
            file = target(path, address)
            leads = not address.startswith("/") and (site.folder / file).is_file()
            if not leads or (link.fragment and not site.pages[file].find(id=unquote(link.fragment))):
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
        assert len(page.find_all("h1")) == 1, path
        assert page.find_all("html", lang=TAGS[language(path)]), path


def test_pages_have_each_id_once(site: Site) -> None:
    for path, page in site.pages.items():
        ids = [tag["id"] for tag in page.find_all(id=True)]
        assert len(ids) == len(set(ids)), path


def alternates(page: BeautifulSoup) -> dict[str, str]:
    """The versions of a page that search engines are told of: hreflang → address."""
    return {str(link["hreflang"]): str(link["href"]) for link in page.find_all("link", hreflang=True)}


def is_indexed(page: BeautifulSoup) -> bool:
    return not page.find("meta", attrs={"name": "robots"})


def file_at(site: Site, address: str) -> str:
    """The path of the page at one of the site's addresses."""
    path = unquote(address.removeprefix(f"https://{site.host}/"))
    return f"{path}index.html" if path.endswith("/") or not path else path


def test_pages_name_their_versions_alike(site: Site) -> None:
    """Each version names the same ones, itself among them, and the page that lets choose (Google, hreflang).

    Finnish and Swedish are always among them; English is when its page has words of its own.
    """
    versions = {path: alternates(page) for path, page in site.pages.items() if is_indexed(page)}

    assert {frozenset(each) for each in versions.values()} <= {
        frozenset({"fi", "sv", "en", "x-default"}),
        frozenset({"fi", "sv", "x-default"}),
    }
    for path, named in versions.items():
        if path != "index.html":
            assert file_at(site, named[language(path)]) == path
        assert {file_at(site, address) for address in named.values()} <= versions.keys(), path
        others = [versions[file_at(site, address)] for name, address in named.items() if name != "x-default"]
        assert others == [named] * len(others), path


def test_pages_outside_the_index_are_named_by_no_version(site: Site) -> None:
    named = {file_at(site, address) for page in site.pages.values() for address in alternates(page).values()}

    assert [path for path in sorted(named) if not is_indexed(site.pages[path])] == []


def test_readers_are_led_to_all_versions_also_outside_the_index(site: Site) -> None:
    for path, page in whole(site):
        links = page.select("nav a[rel=alternate]")
        named = {str(link["hreflang"]): target(path, str(link["href"])) for link in links}
        if path != ANYWHERE:
            assert [*named] == ["fi", "sv", "en"], path
            assert named[language(path)] == path or path == "index.html"


def test_pages_have_a_title_that_no_other_of_their_language_has(site: Site) -> None:
    titles: dict[tuple[str, str], list[str]] = defaultdict(list)
    for path, page in whole(site):
        assert page.title, path
        of = language(path) if "/" in path else "all"
        titles[of, page.title.get_text()].append(path)

    assert {title: paths for title, paths in titles.items() if len(paths) > 1} == {}


def test_canonical_address_of_a_page_is_its_own(site: Site) -> None:
    found = {path: page.select_one("link[rel=canonical]") for path, page in whole(site) if path != ANYWHERE}

    assert {path: file_at(site, str(link["href"])) if link else "" for path, link in found.items()} == {
        path: path for path in found
    }


def test_pages_at_former_addresses_name_the_new_one_as_canonical(site: Site) -> None:
    for path in set(site.pages) - set(site.whole):
        link = site.pages[path].select_one("link[rel=canonical]")
        assert link
        assert file_at(site, str(link["href"])) in site.whole, path


def test_files_that_stand_for_a_page_are_there(site: Site) -> None:
    """Calendars, feeds and the like, as the heads of pages name them: at addresses relative or whole."""
    found = [
        (path, str(link["href"]))
        for path, page in site.pages.items()
        for link in page.select("link[rel=alternate]")
        if not (site.folder / _named(site, path, str(link["href"]))).is_file()
    ]

    assert found == []


def _named(site: Site, path: str, address: str) -> str:
    return file_at(site, address) if urlsplit(address).scheme else target(path, address)


# Words


def test_links_say_by_themselves_where_they_lead(site: Site) -> None:
    wrong = {
        path: link_names.wrong(link_names.of_page(page, f"https://{site.host}/{path}"))
        for path, page in site.pages.items()
    }

    assert {path: found for path, found in wrong.items() if found} == {}


def versions(site: Site, path: str) -> Mapping[str, BeautifulSoup]:
    """The page in the other languages."""
    links = site.pages[path].select("nav a[rel=alternate]:not([aria-current])") if "/" in path else []
    return {str(link["hreflang"]): site.pages[target(path, str(link["href"]))] for link in links}


def test_texts_are_marked_with_their_language(site: Site) -> None:
    wrong = {path: tongues.wrong(page, versions(site, path)) for path, page in site.pages.items()}

    assert {path: found for path, found in wrong.items() if found} == {}


MACHINE = r"\d{4}-\d\d-\d\d(T\d\d:\d\d[+-]\d\d:\d\d)?|\d\d:\d\d"
"""A day, an instant, or an hour of an event whose new day is not known yet."""


def test_pages_tell_their_time_in_their_own_language(site: Site) -> None:
    """What is printed in a <time> is not in the language of another page, and its attribute has an offset."""
    marks = {"fi": re.compile(r"kl\.|[a-z] 20[0-9]{2}"), "sv": re.compile(r"\bklo\b"), "en": re.compile(r"\bklo?\b")}
    for path, page in site.pages.items():
        for tag in page.find_all("time"):
            assert not marks[path.partition("/")[0]].search(tag.get_text()), path
            assert re.fullmatch(MACHINE, str(tag["datetime"])), path
