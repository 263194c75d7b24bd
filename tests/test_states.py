"""What the theme's script makes of a page when time has passed since it was built: what a page built now would say."""

import posixpath
import threading
from datetime import datetime
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from msgspec.structs import replace
from playwright.sync_api import Browser

from juliste.editor.preview.outcome import Outcome
from juliste.editor.preview.server import Preview
from juliste.model import Language
from tests import published, sites
from tests.browser.visit import MISSING, Visit, visiting
from tests.builders import HELSINKI
from tests.published import Site
from tests.thorough import THOROUGH

pytestmark = pytest.mark.skipif(bool(MISSING), reason=MISSING)

LATER: dict[str, Language] = {
    "2030-05-15T17:30": "fi",  # an event of the evening is on, registrations have closed
    "2030-05-15T23:59": "sv",  # what was on is over
    "2030-05-29T12:00": "en",  # the second of four times is over
    "2030-05-16T15:59": "fi",  # the last minute to register
    "2031-05-01T12:00": "sv",  # all is over
    "2030-10-03T10:00": "en",  # the fair is on
}
"""What the clock shows when a page of 15.5.2030 at 10.30 is read, and in which language."""

CHANGING = (
    *("tanaan", "kaynnissa", "sulkeutuu", "ei-viela", "kurssi", "paivat", "nayttely", "taynna", "pitkat", "messut"),
    *("ei-ilmoittautumista", "kutsutuille", "siirretty", "peruttu", "verkkoon", "uusi-aika", "kaupungit-ja-kuivuus"),
)
"""Examples of which something becomes true, or stops being so."""

FACTS = ".poster, .facts .row:has(.state)"
ENTRIES = "section:not(:has(#past)) .cards > li"
SEEN = """selector => [...document.querySelectorAll(selector)]
    .filter(each => each.checkVisibility()).map(each => each.innerText.replace(/\\s/g, '').toLowerCase()).sort()"""


@pytest.fixture(scope="module")
def examples(request: pytest.FixtureRequest) -> Site:
    return published.site(request, "examples")


@pytest.fixture(scope="module", params=LATER if THOROUGH else list(LATER)[::2])
def later(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The same site, built at a later moment."""
    root = sites.examples(tmp_path_factory.mktemp("later"))
    sites.built(root, sites.EXAMPLES_SETTINGS, JULISTE_NOW=request.param, JULISTE_SEARCH=False, JULISTE_PDF=False)
    return Site("later", root / "output", datetime.fromisoformat(request.param).replace(tzinfo=HELSINKI))


def written(site: Site, paths: list[str], selector: str) -> dict[str, list[str]]:
    """What stands in these parts of each page, without blanks, and without the day that the script takes away."""
    found = {}
    for path in paths:
        page = BeautifulSoup((site.folder / path).read_bytes(), "html.parser")
        for day in page.select(".as-of"):
            day.decompose()
        found[path] = sorted("".join(each.get_text().split()).lower() for each in page.select(selector))
    return found


def read(browser: Browser, site: Site, moment: datetime, paths: list[str], selector: str) -> dict[str, list[str]]:
    """What is seen of these parts at that moment of the reader's clock, without blanks."""
    seen = replace(site, moment=moment)
    with visiting(browser, [seen]) as visit:
        found = {}
        for path in paths:
            visit.go(seen, path)
            found[path] = [str(each) for each in visit.page.evaluate(SEEN, selector)]
        assert visit.complaints == []
        return found


def test_event_says_what_one_built_now_would_say(browser: Browser, examples: Site, later: Site) -> None:
    names = CHANGING if THOROUGH else CHANGING[::2]
    paths = [version(examples, f"fi/2030/{name}/index.html", LATER[f"{later.moment:%Y-%m-%dT%H:%M}"]) for name in names]

    assert read(browser, examples, later.moment, paths, FACTS) == written(later, paths, FACTS)


def test_lists_have_what_lists_built_now_would_have(browser: Browser, examples: Site, later: Site) -> None:
    """Each event that is still to come, with the time that counts now; under whichever heading."""
    paths = ["fi/index.html", "sv/teman/kulttuuri/index.html", "en/organisers/esimerkkila/index.html"]

    assert read(browser, examples, later.moment, paths, ENTRIES) == written(later, paths, ENTRIES)


def version(site: Site, path: str, language: Language) -> str:
    """The path of a page in another language."""
    link = site.pages[path].select_one(f".languages a[hreflang={language}]")
    assert link
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), str(link["href"])))


def test_clock_that_is_behind_changes_nothing(browser: Browser, examples: Site) -> None:
    paths = ["fi/index.html", "fi/2030/mennyt/index.html", "fi/2030/sulkeutunut/index.html"]

    assert read(browser, examples, datetime(2026, 1, 1, tzinfo=HELSINKI), paths, FACTS) == written(
        examples, paths, FACTS
    )


def test_page_that_stays_open_goes_on(browser: Browser, examples: Site) -> None:
    with visiting(browser, [examples]) as visit:
        visit.page.clock.install(time=datetime(2030, 5, 15, 16, 58, tzinfo=HELSINKI))
        visit.page.goto(f"https://{examples.host}/fi/2030/tanaan/")
        assert labels(visit) == ["Tänään"]
        visit.page.clock.run_for("03:00")
        assert labels(visit) == ["Käynnissä"]
        visit.page.clock.run_for("02:00:00")
        assert labels(visit) == []
        assert visit.page.locator(".over").inner_text() == "Tapahtuma on päättynyt."


def test_preview_shows_its_own_moment(browser: Browser, own_site: Path) -> None:
    """It is built for 1.3.2021; by the clock of whoever looks at it all is over."""
    moment = datetime(2021, 3, 1, 12, 0, tzinfo=HELSINKI)
    with Preview(0) as preview:
        preview.tell(Outcome(folder=str(own_site), moment=round(moment.timestamp() * 1000)))
        threading.Thread(target=preview.serve_forever, args=(0.02,), daemon=True).start()
        page = browser.new_page()
        page.goto(f"http://localhost:{preview.server_port}/fi/2021/kansalaisjarjestoakatemia-2/")
        assert page.locator(".state").all_inner_texts() == ["Ilmoittaudu viimeistään torstaina 18.3.2021."]
        assert page.locator(".over").count() == 0
        page.close()
        preview.shutdown()


def labels(visit: Visit) -> list[str]:
    """The words beside the time."""
    return visit.page.locator(".main-fact .flag").all_inner_texts()


@pytest.mark.parametrize(
    ("zone", "language", "shown"),
    [
        ("Europe/Helsinki", "fi", []),
        ("Europe/Kyiv", "fi", []),
        ("Europe/London", "fi", ["Omalla aikavyöhykkeelläsi: 11.00–14.00"]),
        ("Europe/Stockholm", "sv", ["I din tidszon: 12.00–15.00"]),
        ("America/New_York", "en", ["In your time zone: 6.00–9.00"]),
        ("Pacific/Kiritimati", "en", ["In your time zone: 13 June 2030, 0.00–3.00"]),
        ("Pacific/Kiritimati", "sv", ["I din tidszon: 13 juni 2030, 0.00–3.00"]),
        ("Asia/Kolkata", "fi", ["Omalla aikavyöhykkeelläsi: 15.30–18.30"]),
    ],
)
def test_online_event_tells_the_hours_where_the_reader_is(
    browser: Browser, examples: Site, zone: str, language: Language, shown: list[str]
) -> None:
    path = version(examples, "fi/2030/kaupungit-ja-kuivuus/index.html", language)
    context = browser.new_context(timezone_id=zone)
    page = context.new_page()
    visit = Visit(page, [examples])
    page.route("**/*", visit.serve)
    visit.go(examples, path)

    assert page.locator(".main-fact dd").first.locator(".more").all_inner_texts() == shown
    context.close()


def test_page_without_scripts_says_of_what_day_it_is(examples_site: Path) -> None:
    site = Site("examples", examples_site, datetime(2030, 5, 15, 10, 30, tzinfo=HELSINKI))
    today = site.pages["en/2030/satamaranta-hearing/index.html"]

    assert [flag.get_text() for flag in today.select(".poster .flag:not(template .flag)")] == [
        "15\u00a0May 2030: Today"
    ]
    assert [line.get_text() for line in site.pages["sv/index.html"].select(".poster .as-of")] == ["Läget 15.5.2030"]
