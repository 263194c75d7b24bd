"""The checks of tests/browser find what is wrong: awful pages, and what is said of each."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser

from tests import link_names, sites, tongues
from tests.browser import axe, focus, loading, views
from tests.browser.visit import MISSING, Visit, visiting
from tests.link_names import Link
from tests.published import Site

needs_chromium = pytest.mark.skipif(bool(MISSING), reason=MISSING)
PAGE = """<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<title>Awful</title>
<link rel="canonical" href="https://awful.example/">
<link rel="stylesheet" href="style.css">
<main>{body}</main>
"""
STYLE = "body { margin: 0; font: 16px/1.2 monospace } main { display: block; padding: 40px } "
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"/>'


@pytest.fixture
def awful(tmp_path: Path, browser: Browser) -> Iterator[Visit]:
    site = Site("awful", tmp_path, datetime(2030, 3, 1, tzinfo=UTC))
    sites.write(tmp_path / "index.html", PAGE.format(body=""))
    sites.write(tmp_path / "picture.svg", PICTURE)
    with visiting(browser, [site]) as found:
        yield found


def show(awful: Visit, body: str, style: str = "", width: int = 320) -> Visit:
    """Open a page of that body and style."""
    site = awful.sites[0]
    sites.write(site.folder / "index.html", PAGE.format(body=body))
    sites.write(site.folder / "style.css", STYLE + style)
    awful.look(width)
    awful.go(site, "index.html")
    return awful


@needs_chromium
def test_fit_finds_what_is_too_wide_out_of_its_box_cut_off_or_upon_another(awful: Visit) -> None:
    body = "<h1>Unbreakable</h1><p><b>Wide</b></p><div>Cut off</div><section><i>One</i><em>Other</em></section>"
    style = """
    h1 { font-size: 60px } p { width: 20px } div { width: 40px; height: 10px; overflow: hidden }
    section { padding: 40px } em { margin: -20px }
    """

    assert show(awful, body, style).found("fit") == [
        "the window scrolls sideways",
        "beyond the window: Unbreakable",
        "out of h1: Unbreakable",
        "out of p: Wide",
        "cut off: div: Cut off",
        "one upon the other: One | Other",
    ]


@needs_chromium
def test_spacing_finds_what_has_no_room_for_it(awful: Visit) -> None:
    show(awful, "<p>Tight words</p>", "p { width: 13ch; height: 1.2em; overflow: hidden }")

    assert awful.found("fit") == []
    assert views.of_spacing(awful) == ["cut off: p: Tight words"]


@needs_chromium
def test_targets_finds_the_small_that_stand_near_but_for_those_in_a_sentence(awful: Visit) -> None:
    links = "<a href=1>One</a><br><a href=2>Two</a>"
    show(awful, f"<p>Either {links}.</p><p class=tall>{links}</p><p class=near>{links}", ".tall { line-height: 2 }")

    # The sizes are those of this machine's letters.
    assert [what.partition(": ")[2] for what in awful.found("targets")] == ["a: One | a: Two", "a: Two | a: One"]


@needs_chromium
def test_focus_finds_stops_that_are_not_seen_or_out_of_order(awful: Visit) -> None:
    body = """
    <p><a href=1 id=bare>Bare</a></p> <p><a href=2 id=pale>Pale</a></p> <p id=over><a href=3>Under</a></p>
    <p id=cut><a href=4>Cut</a></p> <p><a href=5 id=out>Out</a></p> <p><a href=6 tabindex=1>Early</a></p>
    """
    style = """
    a { outline: 3px solid #000 } #bare { outline: none } #pale { outline-color: #aaa }
    #out { margin-left: -60px; display: inline-block; width: 35px }
    #over { position: relative } #over::after { content: ''; position: absolute; inset: 0 } #cut { overflow: clip }
    """
    show(awful, body, style)

    assert focus.of_focus(awful) == [
        "the first stop leads to 1",
        "the stops come as [5, 0, 1, 2, 3, 4]",
        "a: Bare: its outline is none, 3px",
        "a: Pale: its outline has a contrast of 2.32",
        "a: Under: something covers it",
        "a: Cut: something around it cuts off",
        "a: Out: only 8 of 16 points of its outline are in the window",
        "a: Out: it is not in the window",
        "a: Bare stands before a: Early",
    ]


@needs_chromium
def test_loading_finds_what_moves_is_not_there_or_is_asked_elsewhere(awful: Visit) -> None:
    site = awful.sites[0]
    show(awful, "")
    body = "<img src=picture.svg alt=''><p>Below</p><script>1</script><img src=none.png alt='' width=1 height=1>"
    sites.write(site.folder / "index.html", PAGE.format(body=f"{body}<img src=https://other.example/1.gif alt=''>"))

    found = loading.of_loading(awful, site, "index.html")
    assert [what.partition(" the following ")[0] for what in found] == [
        "moved by 0.0033: p: Below",
        "moved by 0.0033: img: ",
        "Executing inline script violates",
        "Loading the image 'https://other.example/1.gif' violates",
        "there is no https://awful.example/none.png",
        "Failed to load resource: the server responded with a status of 404 (Not Found)",
    ]


@needs_chromium
def test_forced_colours_find_what_only_a_colour_set_apart(awful: Visit) -> None:
    show(
        awful,
        "<p class=bare>Bare</p><p class=framed>Framed</p>",
        "p { background: #fc8 } .framed { border: 1px solid }",
    )
    awful.run("grounds")
    awful.look(320, forced=True)

    assert awful.found("borders") == ["no border: p.bare: Bare"]


@needs_chromium
def test_motion_finds_what_moves_all_the_same(awful: Visit) -> None:
    style = "a { transition: color 1s } p { animation: 1s infinite x } @keyframes x { to { top: 0 } }"
    show(awful, "<p>Moves</p><a href=1>Slow</a>", f"html {{ scroll-behavior: smooth }} {style}")

    assert awful.found("motion") == ["moves: p: Moves", "has a transition: a: Slow", "scrolls smoothly"]


@needs_chromium
def test_paper_finds_what_is_printed_in_vain_and_what_is_not_printed(awful: Visit) -> None:
    body = "<nav>Menu</nav><dl><dt>Time</dt><dd>Noon</dd></dl>"
    show(awful, body, "@media print { dd { display: none } main { width: 800px } }")

    assert views.of_paper(awful) == [
        "printed in vain: nav: Menu",
        "not printed: dd: Noon",
        "the window scrolls sideways",
        "beyond the window: main: MenuTimeNoon",
        "beyond the window: nav: Menu",
        "beyond the window: dl: TimeNoon",
        "beyond the window: dt: Time",
    ]


@needs_chromium
@pytest.mark.skipif(bool(axe.MISSING), reason=axe.MISSING)
def test_axe_finds_what_breaks_its_rules_under_the_policy_of_the_site(awful: Visit) -> None:
    body = "<h1>Pale</h1><h2>Not to be seen</h2><img src=picture.svg>"
    show(awful, body, "h1 { color: #eee } h2 { color: #fff }")

    assert axe.violations(awful) == ["color-contrast: h1", "image-alt: img", "color-contrast: h2"]


def test_names_of_links_that_say_nothing_by_themselves() -> None:
    links = [
        Link("Täältä", "https://a.example/"),
        Link("Read more", "https://a.example/b"),
        Link("PDF", "https://a.example/c.pdf"),
        Link("9.30–10.00", "https://a.example/#d"),
        Link("2030", "https://a.example/2030/"),
        Link("040 123", "tel:+35840123"),
        Link("Kartta (PDF, 35\xa0kt)", "https://a.example/e.pdf"),
        Link("Kartta", "https://a.example/f"),
        Link("Kartta", "https://a.example/g"),
        Link("Kalenteriin", "https://a.example/h.ics"),
        Link("Avaa kalenterissa", "webcal://a.example/h.ics"),
    ]

    assert link_names.wrong(links) == [
        "says nothing: “Täältä” → https://a.example/",
        "says nothing: “Read more” → https://a.example/b",
        "says nothing: “PDF” → https://a.example/c.pdf",
        "says nothing: “9.30–10.00” → https://a.example/#d",
        "one name: “Kartta” → https://a.example/f, https://a.example/g",
        "no kind and size: “PDF” → https://a.example/c.pdf",
        "no kind: “Kalenteriin” → https://a.example/h.ics",
    ]


def test_names_of_links_are_their_words_and_the_texts_of_their_pictures() -> None:
    page = BeautifulSoup(
        "<a href=x><img alt=Logo src=y> of\n us</a><a href=z aria-label=Label>Words</a>", "html.parser"
    )

    assert link_names.of_page(page, "https://a.example/b/") == [
        Link("Logo of us", "https://a.example/b/x"),
        Link("Label", "https://a.example/b/z"),
    ]


def test_texts_that_are_marked_as_of_another_language() -> None:
    finnish = BeautifulSoup("<html lang=fi><body><p>Lukupiiri</p><p>avoin kaikille</p><i>Oodi</i>", "html.parser")
    english = BeautifulSoup(
        "<html lang=en-GB><body><p lang=fi>Lukupiiri</p><p>avoin kaikille</p><i>Oodi</i>"
        "<p>Tämä on se, joka tulee.</p><p>This is for all of you.</p><img alt='Vi är på väg'>",
        "html.parser",
    )

    assert tongues.wrong(english, {"fi": finnish}) == [
        "seems fi, not en: Tämä on se, joka tulee.",
        "seems sv, not en: Vi är på väg",
        "stands as fi in another version, not en: avoin kaikille",
    ]
