"""What a browser makes of the pages: how they come, where keys lead in them, and what is there without scripts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator

from tests import published
from tests.browser import choice, loading, names
from tests.browser.survey import WIDE, survey
from tests.browser.visit import MISSING, Visit, visiting
from tests.published import Site

pytestmark = pytest.mark.skipif(bool(MISSING), reason=MISSING)


@pytest.fixture(scope="module")
def plain_visit(browser: Browser, every_site: tuple[Site, ...]) -> Iterator[Visit]:
    """One without scripts."""
    with visiting(browser, every_site, with_scripts=False) as found:
        yield found


@pytest.fixture
def own(request: pytest.FixtureRequest) -> Site:
    return published.site(request, "own")


@pytest.fixture
def miniature(request: pytest.FixtureRequest) -> Site:
    return published.site(request, "miniature")


@pytest.mark.parametrize("width", [320, 1280])
def test_pages_come_in_few_files_of_their_own_host_and_stand_still(visit: Visit, width: int) -> None:
    visit.look(width)
    wrong = [
        f"{site.name}/{path}: {what}"
        for site, path in choice.few(visit.sites)
        for what in loading.of_loading(visit, site, path)
    ]

    assert wrong == []


def test_links_are_read_out_as_they_are_written_and_say_where_they_lead(visit: Visit) -> None:
    assert survey(visit, choice.few(visit.sites), [WIDE], names.of_names) == []


def test_pages_say_all_without_scripts(visit: Visit, plain_visit: Visit) -> None:
    missing: list[str] = []
    for site, path in choice.few(visit.sites):
        for each in (visit, plain_visit):
            each.look(1280)
            each.go(site, path)
        there = set(plain_visit.found("words"))
        missing += [f"{site.name}/{path}: {words}" for words in visit.found("words") if words not in there]

    assert missing == []


# With keys only


def reach(visit: Visit, target: Locator) -> None:
    """Press the tabulator until the target has the focus."""
    for _ in range(visit.run("stops")["count"]):
        visit.page.keyboard.press("Tab")
        if target.evaluate("each => each === document.activeElement"):
            return
    raise AssertionError(f"the keyboard does not reach {target}")


@pytest.mark.parametrize(
    ("language", "words"), [("fi", "Siirry sisältöön"), ("sv", "Gå till innehållet"), ("en", "Skip")]
)
def test_skip_link_is_the_first_stop_and_can_be_seen(visit: Visit, own: Site, language: str, words: str) -> None:
    visit.look(320)
    visit.go(own, f"{language}/")

    visit.page.keyboard.press("Tab")
    skip = visit.page.locator(":focus")
    box = skip.bounding_box()
    assert skip.inner_text().startswith(words)
    assert box
    assert min(box["x"], box["y"]) >= 0
    assert min(box["width"], box["height"]) >= 24  # WCAG 2.5.8
    assert box["x"] + box["width"] <= 320

    visit.page.keyboard.press("Enter")
    assert visit.page.evaluate("document.activeElement.id") == "main"


def test_language_is_changed_with_keys(visit: Visit, miniature: Site) -> None:
    visit.go(miniature, "fi/2030/kirjastopaivat/")
    reach(visit, visit.page.get_by_role("link", name="På svenska"))
    visit.page.keyboard.press("Enter")

    visit.page.wait_for_url(f"https://{miniature.host}/sv/2030/biblioteksdagarna/index.html")
    assert visit.page.locator("h1").inner_text() == "Biblioteksdagarna"


def test_registration_is_reached_with_keys(browser: Browser, miniature: Site) -> None:
    """In a page of its own, for it ends at an address that nobody answers."""
    with visiting(browser, [miniature]) as visit:
        visit.go(miniature, "fi/2030/kirjastopaivat/")
        reach(visit, visit.page.get_by_role("link", name="Ilmoittaudu paikan päälle"))
        with visit.page.expect_request("https://esimerkkila.example/ilmoittaudu"):
            visit.page.keyboard.press("Enter")


def test_subscription_is_reached_with_keys(visit: Visit, miniature: Site) -> None:
    visit.go(miniature, "fi/2030/kirjastopaivat/")
    reach(visit, visit.page.get_by_role("link", name="Tilaa kalenteri: Lukuvuosi"))
    visit.page.keyboard.press("Enter")

    visit.page.wait_for_url(f"https://{miniature.host}/fi/sarjat/lukuvuosi/index.html#subscribe")
    assert visit.page.locator("#subscribe").is_visible()


# In a folder, and at a former address


def test_unpacked_copy_works_from_a_folder(browser: Browser, miniature_site: Path) -> None:
    page = browser.new_page()
    page.goto((miniature_site / "index.html").as_uri())
    page.get_by_role("link", name="På svenska").click()
    page.get_by_role("link", name="Biblioteksdagarna").click()

    assert page.title() == "NY TID: Biblioteksdagarna – Evenemang i Exempelby"
    assert page.evaluate("getComputedStyle(document.body).marginTop") == "0px"
    assert page.evaluate("document.images[0].naturalWidth") == 32
    page.close()


def test_former_address_leads_on_without_a_click(visit: Visit, miniature: Site) -> None:
    visit.go(miniature, "fi/2030/kirjaston-paivat/")
    visit.page.wait_for_url(f"https://{miniature.host}/fi/2030/kirjastopaivat/index.html")

    assert visit.page.locator("h1").inner_text() == "Kirjastopäivät"
