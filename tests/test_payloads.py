"""Markup and code in every text that an author can write: readers see it as it was typed, and nothing of it runs."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup, Tag
from msgspec import Struct
from msgspec.structs import asdict, replace

from juliste import atom, load, opendata, pages, urls
from juliste.model import LANGUAGES, Event, StaticPage, Text, card
from juliste.pages import Site
from tests import sites
from tests.browser.visit import MISSING, chromium
from tests.builders import HELSINKI, REVISED, catalogues, settings
from tests.test_pages import site

RUN = "window.ran=1"
PAYLOAD = (
    f"\"'>]]></title></script><script>{RUN}</script><img src=x onerror={RUN}><svg onload={RUN}><style>*{{}}</style>"
    f"<a href='javascript:{RUN}' onclick='{RUN}' style='x:y'></a><iframe srcdoc='x'></iframe><base href=//evil.example>"
    f"<form action=//evil.example><input name=q></form><meta http-equiv=refresh content=0><link rel=stylesheet href=x>"
    f' [b](javascript:{RUN}) ![c](https://evil.example/c.png) <https://evil.example/"onclick={RUN}> '
    "{{ 7 * 7 }}{% raw %}{# c #}${7*7} &lt;b&gt;"
)
ADDRESS = f"https://example.org/\"><script>{RUN}</script>?a=1&b='onclick={RUN}"
ADDRESSES = ("url", "link", "privacy")
NAMES = ("name", "platforms")
"""Fields that are plain strings and free words: names of persons, and of what one joins with."""


def poisoned(value: Any, name: str = "") -> Any:  # noqa: ANN401 - any part of the model
    """The same with the payload in every text."""
    if isinstance(value, Text):
        words = (ADDRESS if name in ADDRESSES else PAYLOAD,) * 3
        return Text(*words, value.original) if value else value
    if isinstance(value, str) and name in NAMES:
        return PAYLOAD
    if isinstance(value, tuple):
        return tuple(poisoned(each, name) for each in value)
    if isinstance(value, Struct):
        kept = ("id", "uid", "slug", "folder", "file", "files") + (("name",) if isinstance(value, Event) else ())
        given = {key: each for key, each in asdict(value).items() if key not in kept}
        is_span = hasattr(value, "whole_days")
        return value if is_span else replace(value, **{key: poisoned(each, key) for key, each in given.items()})
    return value


@pytest.fixture(scope="module")
def events() -> tuple[Event, ...]:
    content = load.read(sites.EXAMPLES / "content", sites.EXAMPLES, HELSINKI, pages.blocks(settings().theme))
    return tuple(poisoned(found.event) for found in content.events[::2] if found.event)


@pytest.fixture(scope="module")
def here(events: tuple[Event, ...]) -> Site:
    topics = {topic.id: topic for event in events for topic in event.topics}
    series = {one.id: one for event in events for one in event.series}
    bodies = {body.id: body for event in events for body in event.organisers if body.id}
    return site(
        *events,
        topics=tuple(topics.values()),
        series=tuple(series.values()),
        organisations=tuple(bodies.values()),
        publisher=next(iter(bodies.values())),
        static_pages=(static(),),
    )


def static() -> StaticPage:
    words = Text(PAYLOAD, PAYLOAD, PAYLOAD)
    return StaticPage("sivu", "fi", (), words, Text(), words, words)


@pytest.fixture(scope="module")
def made(here: Site, events: tuple[Event, ...]) -> dict[str, bytes]:
    """Every kind of page in every language."""
    found: dict[str, bytes] = {}
    for code in LANGUAGES:
        found |= {urls.event_page(event, code): pages.event_page(event, code, here) for event in events}
        found |= {urls.year_page(code, 2030): pages.year(code, 2030, here), urls.front(code): pages.front(code, here)}
        found |= {urls.archive(code): pages.archive(code, here), urls.search_page(code): pages.search(code, here)}
        found |= {
            urls.list_page(kind, entry.id, code): pages.listing(kind, entry, code, here)
            for kind, entries in here.lists.items()
            for entry in entries
        }
        found[urls.static_page(static(), code)] = pages.static(static(), code, here)
        found[f"{code}/old/index.html"] = pages.redirect(code, urls.front(code), "x/index.html", static().title, here)
    return found


def test_nothing_of_it_becomes_an_element_that_runs_or_loads(made: dict[str, bytes]) -> None:
    assert {path: wrong for path, page in made.items() if (wrong := list(faults(page, path)))} == {}
    assert len(made) > 100


def faults(page: bytes, path: str) -> Iterator[str]:
    parsed = BeautifulSoup(page.decode(), "html.parser")
    for tag in parsed.find_all(True):
        yield from (f"{tag.name} {name}" for name in tag.attrs if name.startswith("on") or name in ("style", "srcdoc"))
        targets = [str(tag.get(name, "")) for name in ("href", "src", "action")]
        if any(re.match(r"\s*(javascript|data|vbscript):", target, re.IGNORECASE) for target in targets):
            yield f"{tag.name} leads to {targets}"
        if not is_allowed(tag):
            yield f"{tag.name} {tag.attrs}"
    if "49" in re.findall(r"\b49\b", parsed.get_text()):
        yield f"{path}: a template ran"


def is_allowed(tag: Tag) -> bool:
    """Whether we write such an element, and with such attributes."""
    match tag.name:
        case "form":
            return tag.get("name") == "narrowing"
        case "img":
            return str(tag.get("src", "../")).startswith("../")
        case "script":
            return is_ours(tag)
    return tag.name not in ("iframe", "object", "embed", "base", "style", "svg", "math", "input")


def is_ours(script: Tag) -> bool:
    if script.get("type") == "application/ld+json":
        json.loads(script.string or "")
        return True
    if script.get("type") in ("module", "text/pagefind-template"):  # the page of the search, which shows no words
        return True
    return bool(re.search(r"theme/(juliste|list)-0\.js$", str(script.get("src", "")))) and not script.string


def test_words_are_shown_as_they_were_typed(made: dict[str, bytes], events: tuple[Event, ...]) -> None:
    page = BeautifulSoup(made[urls.event_page(events[0], "fi")].decode(), "html.parser")
    assert page.h1
    assert page.h1.get_text() == PAYLOAD


def test_data_and_news_hold_it_as_text(events: tuple[Event, ...]) -> None:
    for event in events:
        for code in LANGUAGES:
            facts = json.loads(opendata.fragment(event, code, REVISED, catalogues()[code], settings()))
            assert facts["title"]["text"] == PAYLOAD
        news = atom.entry(event, "fi", REVISED, catalogues()["fi"], settings())
        feed = atom.feed([card(event, REVISED)], {event.id: {"fi": news}}, "fi", catalogues()["fi"], settings())
        assert ElementTree.fromstring(feed.decode()).tag.endswith("feed")


@pytest.mark.skipif(bool(MISSING), reason=MISSING)
def test_nothing_of_it_runs_in_a_browser(made: dict[str, bytes], tmp_path: Path) -> None:
    """Without the headers that would forbid it besides."""
    with chromium() as browser:
        page = browser.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("dialog", lambda dialog: dialog.accept())
        for path in sorted(path for path in made if "/old/" not in path)[::12]:
            (tmp_path / "page.html").write_bytes(made[path])
            page.goto((tmp_path / "page.html").as_uri())
            assert not page.evaluate("'ran' in window"), path
        assert [address for address in asked if "evil.example" in address] == []
