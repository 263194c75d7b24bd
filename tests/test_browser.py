"""What a browser makes of the pages at the widths of a telephone, a tablet and a desk. Nothing is downloaded for it."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright

CHROMIUM = shutil.which("chromium") or ""
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed: apt install chromium")

WIDTHS = (320, 768, 1280)
OWN_HOST, HOST = "example.org", "tapahtumat.example"
OWN = (  # every template of the theme, in each language
    *("", "404.html"),
    *("fi/", "sv/", "en/"),
    *("fi/2021/kansalaisjarjestoakatemia-2/", "sv/2021/vapaa-fri-tyopaja/", "en/2020/kansalaisjarjestoakatemia-1/"),
    *("fi/saavutettavuus/", "sv/tillganglighet/", "en/accessibility/"),
    *("fi/kalenteri/", "sv/kalender/", "en/calendar/"),
    *("fi/menneet/", "sv/tidigare/", "en/past/"),
    *("fi/2021/", "sv/2021/", "en/2020/"),
    *("fi/sarjat/kansalaisjarjestoakatemia/", "sv/teman/hallinnon-avoimuus/", "en/organisers/oikeusministerio/"),
)
MINIATURE = (
    *("fi/2030/kirjastopaivat/", "sv/2030/biblioteksdagarna/", "en/2030/library-days/"),
    *("fi/2030/lukupiiri/", "sv/2030/lukupiiri/", "en/2030/lukupiiri/"),
    *("fi/2029/kirjaston-avajaiset/", "sv/om/", "en/tietoa/"),
)
TAGS = {"fi": "fi", "sv": "sv-FI", "en": "en-GB"}


@dataclass
class Visit:
    """A browser's page that sees two sites and nothing else. complaints: what it asked elsewhere or did not like."""

    page: Page
    folders: dict[str, Path]
    complaints: list[str] = field(default_factory=list)

    def serve(self, route: Route) -> None:
        """Answer as a static host does."""
        address = urlsplit(route.request.url)
        folder = self.folders.get(address.hostname or "")
        if not folder:
            self.complaints.append(f"asked for {route.request.url}")
            route.abort()
            return
        path = folder / (address.path + ("index.html" if address.path.endswith("/") else "")).lstrip("/")
        if path.is_file():
            route.fulfill(path=path)
        else:
            self.complaints.append(f"there is no {route.request.url}")
            route.fulfill(status=404)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def visit(browser: Browser, own_site: Path, miniature_site: Path) -> Visit:
    found = Visit(browser.new_page(), {OWN_HOST: own_site, HOST: miniature_site})
    found.page.route("**/*", found.serve)
    found.page.on("console", lambda message: found.complaints.append(message.text))
    found.page.on("pageerror", lambda error: found.complaints.append(str(error)))
    return found


EVERYWHERE = [*((OWN_HOST, path) for path in OWN), *((HOST, path) for path in MINIATURE)]


@pytest.mark.parametrize(("host", "path"), EVERYWHERE)
def test_page_fits_every_width_and_asks_nobody_else(visit: Visit, host: str, path: str) -> None:
    visit.complaints.clear()
    wide: list[tuple[int, str]] = []

    for width in WIDTHS:
        visit.page.set_viewport_size({"width": width, "height": 800})
        if width == WIDTHS[0]:
            visit.page.goto(f"https://{host}/{path}")
        wide += [(width, words) for words in visit.page.evaluate(TOO_WIDE)]

    assert wide == []
    assert visit.complaints == []
    assert visit.page.locator("h1").count() == 1
    assert visit.page.locator("html").get_attribute("lang") == TAGS.get(path.partition("/")[0], "fi")


# Elements that reach beyond the window, the innermost first; and the window itself when it scrolls sideways.
TOO_WIDE = """() => {
  const width = document.documentElement.clientWidth
  const found = [...document.querySelectorAll('body *:not(.skip)')]
    .filter(each => each.getBoundingClientRect().right > width + 0.5 || each.getBoundingClientRect().left < -0.5)
    .map(each => each.tagName + '.' + each.className + ': ' + each.textContent.trim().slice(0, 40))
  return document.documentElement.scrollWidth > width ? ['the window', ...found] : found
}"""


@pytest.mark.parametrize(
    ("language", "words"), [("fi", "Siirry sisältöön"), ("sv", "Gå till innehållet"), ("en", "Skip")]
)
def test_skip_link_is_the_first_stop_and_can_be_seen(visit: Visit, language: str, words: str) -> None:
    visit.page.set_viewport_size({"width": 320, "height": 800})
    visit.page.goto(f"https://{OWN_HOST}/{language}/")

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


def test_unpacked_copy_works_from_a_folder(browser: Browser, miniature_site: Path) -> None:
    page = browser.new_page()
    page.goto((miniature_site / "index.html").as_uri())
    page.get_by_role("link", name="På svenska").click()
    page.get_by_role("link", name="Biblioteksdagarna").click()

    assert page.title() == "Biblioteksdagarna – Evenemang i Exempelby"
    assert page.evaluate("getComputedStyle(document.body).marginTop") == "0px"
    assert page.evaluate("document.images[0].naturalWidth") == 32
    page.close()


def test_former_address_leads_on_without_a_click(visit: Visit) -> None:
    visit.page.goto(f"https://{HOST}/fi/2030/kirjaston-paivat/")
    visit.page.wait_for_url(f"https://{HOST}/fi/2030/kirjastopaivat/index.html")

    assert visit.page.locator("h1").inner_text() == "Kirjastopäivät"
