"""Published events that are gone: who removes one says why, at its address; one that only vanished is warned of."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from juliste import build
from tests import sites
from tests.sites import event

WARNED = (
    "content/events/2030/{name}: was published and is gone: its address leads nowhere, and no calendar is told; bring "
    "it back with status: cancelled, or write in content/removed.yaml the line 2030/{name}: and why it is gone; if it "
    "is in another folder now, write there moved_from: [2030/{name}]"
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of which three events are gone: a published one, one that moved, and a draft."""
    root = sites.tiny(
        tmp_path,
        jaa=event(),
        pois=event(time="pe 26.4.2030 klo 18"),
        luonnos=event(more="draft: true\n"),
        vanha=event(),
    )
    sites.commit(root, "2030-02-01T12:00:00+02:00", "content")
    for name in ("pois", "luonnos", "vanha"):
        (root / f"content/events/2030/{name}/event.fi.md").unlink()
        (root / f"content/events/2030/{name}").rmdir()
    moved = event(time="la 27.4.2030 klo 18–20", more="moved_from: [2030/vanha]\n")
    sites.write(root / "content/events/2030/uusi/event.fi.md", moved)
    return root


def told(root: Path) -> list[tuple[str, ...]]:
    """What is told of events that are gone: by a check, and by a build."""
    chosen = sites.of(root, sites.TINY_SETTINGS)
    return [
        tuple(str(one) for one in report.problems if "gone" in one.message.text or "removed" in one.path)
        for report in (build.check(chosen), build.build(chosen))
    ]


def test_an_event_that_vanished_is_warned_of_but_no_draft_and_none_that_moved(site: Path) -> None:
    assert told(site) == [(WARNED.format(name="pois"),)] * 2


def test_a_removed_event_has_a_page_that_tells_why_in_each_language(site: Path) -> None:
    sites.write(site / "content/removed.yaml", "2030/pois:\n  fi: Järjestäjä pyysi.\n  en: The organiser asked.\n")

    assert told(site) == [(), ()]
    pages = [
        BeautifulSoup((site / f"output/{code}/2030/pois/index.html").read_bytes(), "html.parser")
        for code in ("fi", "sv", "en")
    ]
    assert [page.main and " ".join(page.main.text.split()) for page in pages] == [
        "Tapahtuma on poistettu Järjestäjä pyysi. Siirry tapahtumiin",
        "Evenemanget har tagits bort Järjestäjä pyysi. Gå till evenemangen",
        "The event has been removed The organiser asked. Go to the events",
    ]
    robots = [meta["content"] for page in pages for meta in page.find_all("meta", attrs={"name": "robots"})]
    assert robots == ["noindex"] * 3


def test_a_change_of_the_reason_is_built(site: Path) -> None:
    path = site / "output/fi/2030/pois/index.html"
    found = []
    for reason in ("Syy.", "Toinen syy."):
        sites.write(site / "content/removed.yaml", f"2030/pois: {reason}\n")
        build.build(sites.of(site, sites.TINY_SETTINGS))
        found.append(f"<p>{reason}</p>" in path.read_text(encoding="utf-8"))
    assert found == [True, True]


def test_lines_that_are_wrong_are_told(site: Path) -> None:
    sites.write(site / "content/removed.yaml", "2030/jaa: Syy.\nPois: Syy.\n2030/pois: {se: Syy.}\n")
    chosen = sites.of(site, sites.TINY_SETTINGS)
    found = [str(one) for one in build.check(chosen).problems if "removed.yaml" in one.path]

    assert found == [
        "content/removed.yaml:1: 2030/jaa: the event 2030/jaa is there; remove this line",
        "content/removed.yaml:2: Pois: must be YEAR/NAME of an event's folder such as 2021/tyopaja, not 'Pois'",
        "content/removed.yaml:3: 2030/pois: must be a text or have the keys fi, sv and en, not 'se'",
    ]
