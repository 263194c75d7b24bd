"""How readers find an event: the choices above a list, and the search, in a browser and without scripts."""

import shutil
import subprocess
from base64 import b64encode
from collections.abc import Iterator
from io import BytesIO
from itertools import chain
from pathlib import Path

import pytest
from pagefind_bin_extended import get_executable
from playwright.sync_api import Browser, Page

from juliste import search
from juliste.model import Language
from tests import published, sites
from tests.browser import axe
from tests.browser.visit import MISSING, Visit, visiting
from tests.published import Site
from tests.sites import write

in_chromium = pytest.mark.skipif(bool(MISSING), reason=MISSING)


@pytest.fixture(scope="module")
def examples(request: pytest.FixtureRequest) -> Site:
    return published.site(request, "examples")


@pytest.fixture
def visit(browser: Browser, examples: Site) -> Iterator[Visit]:
    with visiting(browser, [examples]) as found:
        yield found
        assert found.complaints == []


def titles(page: Page) -> list[str]:
    """The events of the list that are seen."""
    return page.locator(".cards > li:visible h3").all_inner_texts()


# The choices above a list


@in_chromium
def test_list_is_narrowed_by_topic_place_and_language_together(visit: Visit, examples: Site) -> None:
    visit.go(examples, "fi/index.html")
    page, everything = visit.page, titles(visit.page)
    page.get_by_text("Rajaa luetteloa").click()
    assert page.locator("output").inner_text() == str(len(everything))

    page.locator("[name=topics]").select_option(label="Osallisuus ja demokratia")
    about = titles(page)
    page.locator("[name=places]").select_option(label="Verkossa")
    online = titles(page)
    page.locator("[name=languages]").select_option(label="Ruotsi")

    assert set(online) < set(about) < set(everything)
    assert set(titles(page)) <= set(online)
    assert page.locator("output").inner_text() == str(len(titles(page)))
    assert [text for text in page.locator("section:has(.cards):visible h2").all_inner_texts() if not text] == []


@in_chromium
def test_choice_stands_in_the_address_for_others_to_open(visit: Visit, examples: Site, browser: Browser) -> None:
    visit.go(examples, "sv/index.html")
    visit.page.get_by_text("Begränsa listan").click()
    visit.page.locator("[name=places]").select_option(label="På webben")
    chosen, address = titles(visit.page), visit.page.url

    with visiting(browser, [examples]) as other:
        other.page.clock.set_fixed_time(examples.moment)
        other.page.goto(address)
        assert titles(other.page) == chosen
        assert other.page.locator("[name=places]").input_value() == "online"
    assert address.endswith("/sv/#places=online")


@in_chromium
def test_choice_that_is_not_there_is_ignored(visit: Visit, examples: Site) -> None:
    visit.go(examples, "en/index.html")
    everything = titles(visit.page)
    visit.page.goto(f"https://{examples.host}/en/#topics=nothing&number=3&x=<b>")
    visit.page.reload()

    assert titles(visit.page) == everything


def test_list_without_scripts_leads_to_each_topic(examples: Site) -> None:
    topics = [value for value, _ in options(examples, "topics") if value]
    links = [str(link["href"]) for link in examples.pages["fi/index.html"].select("nav.browse a")]

    assert [topic for topic in topics if f"aiheet/{topic}/index.html" not in links] == []
    assert len(topics) > 3


def test_choices_stand_in_the_order_of_the_alphabet(examples: Site) -> None:
    assert [words for _, words in options(examples, "languages")] == ["Kaikki kielet", "Englanti", "Ruotsi", "Suomi"]
    assert options(examples, "places")[-1] == ("online", "Verkossa")


def options(site: Site, name: str) -> list[tuple[str, str]]:
    """The choices that the script puts above the Finnish list."""
    choice = site.pages["fi/index.html"].find("select", attrs={"name": name})
    assert choice
    return [(str(option["value"]), str(option.string)) for option in choice.find_all("option")]


# The search

FOUND: dict[Language, tuple[str, str, str]] = {
    "fi": ("haku", "työpajoissa", "Demokratiatyöpaja: näin kaupungissa päätetään"),
    "sv": ("sok", "biblioteken", "Babyramsor på biblioteket"),
    "en": ("search", "decision", "Democracy workshop: how the city makes decisions"),
}
"""The page of the search, an inflected word, and an event that has another form of it."""


@in_chromium
@pytest.mark.skipif(bool(axe.MISSING), reason=axe.MISSING)
@pytest.mark.parametrize("language", FOUND)
def test_search_finds_other_forms_of_a_word(visit: Visit, examples: Site, language: Language) -> None:
    name, word, title = FOUND[language]
    visit.look(320, scheme="dark")
    visit.go(examples, f"{language}/{name}/index.html")
    page = visit.page

    page.locator("pagefind-input input").fill(word)
    link = page.locator("pagefind-results").get_by_role("link", name=title)
    link.wait_for()

    assert axe.violations(visit) == []
    link.click()
    assert page.locator("h1").inner_text() == title
    assert [address for address in visit.asked if not address.startswith(f"https://{examples.host}/")] == []


def test_search_without_scripts_says_so_and_leads_to_the_lists(examples: Site) -> None:
    page = examples.pages["sv/sok/index.html"]
    assert page.noscript

    assert page.noscript.get_text() == (
        "Sökningen fungerar bara när JavaScript är på i din webbläsare. Du hittar evenemangen också nedan enligt år, "
        "tema och arrangör."
    )
    assert [heading.get_text() for heading in page.select("nav.browse h2")] == [
        "Per år",
        "Teman",
        "Evenemangsserier",
        "Arrangörer",
    ]


def test_index_is_made_of_the_pages_in_their_order(examples_site: Path) -> None:
    published = sites.files(examples_site)
    pages = {
        code: [(path, published[path]) for path in sorted(published) if path.startswith(f"{code}/")] for code in FOUND
    }
    pages = {code: [each for each in found if each[0].endswith(".html")] for code, found in pages.items()}
    made = [search.index(found) for found in pages.values()]

    assert made == [search.index(found) for found in pages.values()]
    assert dict(
        (*made[0].shared, search.languages(each.entry for each in made), *chain(*(each.own for each in made)))
    ) == {path: content for path, content in published.items() if path.startswith("pagefind/")}


def test_index_is_what_the_program_makes_of_a_folder_with_the_pages_of_a_language(tmp_path: Path) -> None:
    """One page: the order of several is the file system's."""
    page = b'<html lang="fi"><title>Ilta</title><main data-pagefind-body><h1>Ilta</h1><p>Illalla soitetaan.</p></main>'
    site, made = tmp_path / "site", tmp_path / "index"
    write(site / "fi/2030/ilta/index.html", page.decode())

    ours = search.index([("fi/2030/ilta/index.html", page)])
    subprocess.run([get_executable(), "--site", site, "--output-path", made, "--silent"], check=True)

    files = {f"pagefind/{path}": content for path, content in sites.files(made).items()}
    unused = ("pagefind/pagefind-ui", "pagefind/pagefind-modular-ui", "pagefind/pagefind-highlight")
    assert dict((*ours.own, *ours.shared, ("pagefind/pagefind-entry.json", ours.entry))) == {
        path: content for path, content in files.items() if not path.startswith(unused)
    }


def test_index_of_no_pages_is_empty() -> None:
    assert search.index([("fi/index.html", b"<html>")]) == search.Index()


@pytest.mark.parametrize(
    ("program", "reason"), [("nothing", "No such file"), ("true", "Pagefind ended|[Bb]roken pipe")]
)
def test_index_that_cannot_be_made_is_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str, reason: str
) -> None:
    found = shutil.which(program) or tmp_path / program
    monkeypatch.setattr("pagefind_bin_extended.get_executable", lambda: found)

    with pytest.raises(search.SearchError, match=f"^The index of the search could not be made: .*(?:{reason})"):
        search.index([("fi/index.html", b"data-pagefind-body")])


def test_complaint_of_pagefind_is_told() -> None:
    told = b64encode(b'{"message_id": 1, "payload": {"type": "Error", "message": "it is odd"}}') + b","

    with pytest.raises(search.SearchError, match=r"^The index of the search could not be made: it is odd$"):
        search._answer(BytesIO(told))


@pytest.mark.parametrize(("setting", "number", "there"), [(True, 1, True), (False, 1, False), ("auto", 1, False)])
def test_search_is_made_where_it_is_wanted(tmp_path: Path, setting: object, number: int, there: bool) -> None:
    root = sites.tiny(tmp_path, **{f"ilta-{each}": sites.event() for each in range(number)})
    sites.built(root, sites.TINY_SETTINGS, JULISTE_SEARCH=setting)
    front = (root / "output/fi/index.html").read_text(encoding="utf-8")

    assert (root / "output/pagefind/pagefind.js").exists() is there
    assert (root / "output/fi/haku/index.html").exists() is there
    assert ('href="haku/index.html"' in front) is there
    assert ("wasm-unsafe-eval" in (root / "output/_headers").read_text(encoding="utf-8")) is there


def test_search_comes_by_itself_with_the_fiftieth_event(tmp_path: Path) -> None:
    root = sites.tiny(tmp_path, **{f"ilta-{each}": sites.event() for each in range(50)})
    sites.built(root, sites.TINY_SETTINGS)

    assert (root / "output/sv/sok/index.html").exists()
