"""What `invoke publish` looks for in a built site: links that lead nowhere, calendars that are refused, large files."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from juliste.editor.publishing import calendars, links, sizes
from juliste.editor.publishing.staged import Site
from tests.test_publish import site

# Links


def told(folder: Path, page: str, **others: str) -> list[str]:
    """What is told of the links of fi/a/index.html, beside which there is fi/index.html."""
    known = {"fi/a/index.html": page, "fi/index.html": '<p id="here" data-x=">">', "theme/a b.css": "x"}
    return [str(problem).removeprefix("fi/a/index.html: ") for problem in links.wrong(site(folder, known | others))]


@pytest.mark.parametrize(
    "page",
    [
        '<a href="../index.html#here">',
        '<a href="../">',
        '<a href="..">',
        "<a href='../index.html?q=1#here'>",
        '<a href="../../theme/a%20b.css">',
        '<p id="ä&amp;b"><a href="#%C3%A4&amp;b"><a href="#"><a href="#top"><a href="#:~:text=x">',
        '<a href="https://elsewhere.example/x"><a href="//elsewhere.example"><a href="mailto:a@example.org">',
        '<a href="/x/fi/"><a href="/other/"><a href="https://example.org/x/not-ours/">',
        '<link rel="canonical" href="https://example.org/x/fi/a/"><img src="https://example.org/x/theme/a%20b.css">',
        '<meta http-equiv="refresh" content="0; url=../index.html"><meta name="a" content="url=nowhere">',
        '<!-- <a href="nowhere"> --><script type="a">"<a href=\'nowhere\'>"</script><style><a href="nowhere"></style>',
        '<p>a < b href="nowhere"</p><p title="<a href=\'nowhere\'>">',
        '<a href="../../theme/a b.css#page=3">',
    ],
)
def test_link_that_leads_somewhere(page: str, tmp_path: Path) -> None:
    assert told(tmp_path, page) == []


NO_FILE = "the link '{}' leads to no file of the site"


@pytest.mark.parametrize(
    ("page", "message"),
    [
        ('<a href="nowhere.html">', NO_FILE.format("nowhere.html")),
        ("<a class=x HREF=nowhere>", NO_FILE.format("nowhere")),
        ('<script src="a.js"></script>', NO_FILE.format("a.js")),
        ('<video poster="a.png">', NO_FILE.format("a.png")),
        ('<form action="../find/">', NO_FILE.format("../find/")),
        ('<a href="../../../fi/index.html">', NO_FILE.format("../../../fi/index.html")),
        ('<a href="../INDEX.html">', NO_FILE.format("../INDEX.html")),
        ('<a href="/x/sv/">', NO_FILE.format("/x/sv/")),
        ('<link href="https://example.org/x/sv/">', NO_FILE.format("https://example.org/x/sv/")),
        ('<meta http-equiv="refresh" content="0; url=gone.html">', NO_FILE.format("gone.html")),
        ('<a href="#nowhere">', "the link '#nowhere' leads to no place of fi/a/index.html"),
        ('<a href="../index.html#nowhere">', "the link '../index.html#nowhere' leads to no place of fi/index.html"),
    ],
)
def test_link_that_leads_nowhere(page: str, message: str, tmp_path: Path) -> None:
    assert told(tmp_path, page) == [message]


def test_link_of_a_site_at_the_root_of_its_host(tmp_path: Path) -> None:
    page = '<a href="//elsewhere.example/"><a href="/"><a href="/fi/"><link href="https://example.org/fi/">'

    assert [*links.wrong(site(tmp_path, {"index.html": "", "fi/index.html": page}, "https://example.org"))] == []


def test_link_of_many_pages_is_told_once(tmp_path: Path) -> None:
    others = {f"fi/a/{number}.html": '<a href="nowhere"><a href="nowhere">' for number in range(3)}

    assert [str(each) for each in links.wrong(site(tmp_path, others))] == [
        "fi/a/0.html: the link 'nowhere' leads to no file of the site; so do links on other pages: 2"
    ]


def test_links_are_those_that_a_parser_of_html_sees(miniature_site: Path) -> None:
    for page in miniature_site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        tree = BeautifulSoup(text, "html.parser")
        found, ids = links.read(text)
        seen = [
            str(each[name]) for each in tree.find_all() for name in ("action", "href", "src") if each.has_attr(name)
        ]
        assert [link.address for link in found if link.element != "meta"] == seen
        assert ids == {str(each["id"]) for each in tree.find_all(id=True)}


@given(st.text("<a href=#id>\"'/!-\n é"))
def test_any_text_is_read_as_a_page(text: str) -> None:
    found, ids = links.read(f'<p id="first">{text}')

    assert "first" in ids
    assert {type(link.address) for link in found} <= {str}


# Calendars

CALENDAR = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Juliste//Events//FI
BEGIN:VEVENT
UID:a@example.org
DTSTAMP:20300101T000000Z
DTSTART;X-A="b:c;d":20300401T150000Z
SUMMARY:Pitkä
  rivi
END:VEVENT
END:VCALENDAR
"""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", []),
        ("rivi", "r" * 80, ["9: the line has 82 octets; 75 are allowed"]),
        ("VERSION:2.0\n", "", ["1: VCALENDAR has no VERSION"]),
        ("PRODID:-//Juliste//Events//FI", "PRODID:", ["1: VCALENDAR has no PRODID"]),
        ("UID:a@example.org\n", "", ["4: VEVENT has no UID"]),
        ("DTSTAMP:20300101T000000Z\n", "", ["4: VEVENT has no DTSTAMP"]),
        ("DTSTART", "DTEND", ["4: VEVENT has no DTSTART"]),
        (
            "END:VEVENT\n",
            "",
            [
                "10: END:VCALENDAR has no BEGIN:VCALENDAR before it",
                "1: BEGIN:VCALENDAR has no END:VCALENDAR",
                "4: BEGIN:VEVENT has no END:VEVENT",
            ],
        ),
        ("END:VCALENDAR\n", "", ["1: BEGIN:VCALENDAR has no END:VCALENDAR"]),
        (
            "BEGIN:VCALENDAR\n",
            "BEGIN:VCALENDAR\nEND:VCALENDAR\nBEGIN:VCALENDAR\n",
            ["1: VCALENDAR has no VERSION", "1: VCALENDAR has no PRODID"],
        ),
        (CALENDAR, "", ["0: there is no VCALENDAR"]),
        (CALENDAR, "<html>\n", ["1: the line does not stand in a VCALENDAR", "0: there is no VCALENDAR"]),
    ],
)
def test_mistake_of_a_calendar_is_told(old: str, new: str, expected: list[str]) -> None:
    content = (CALENDAR.replace(old, new, 1) if old else CALENDAR).replace("\n", "\r\n").encode()

    assert [f"{line}: {message}" for line, message in calendars.lint(content)] == expected


def test_two_events_of_one_uid_are_told_but_not_two_times_of_one() -> None:
    again = CALENDAR[CALENDAR.index("BEGIN:VEVENT") : CALENDAR.index("END:VCALENDAR")]
    other_time = again.replace("UID", "RECURRENCE-ID:20300402T150000Z\nUID")
    content = CALENDAR.replace("END:VCALENDAR", f"{other_time}{again}END:VCALENDAR").replace("\n", "\r\n").encode()

    assert [(line, str(message)) for line, message in calendars.lint(content)] == [
        (19, "the UID 'a@example.org' is that of another event of the file")
    ]


def test_characters_and_line_ends_of_a_calendar_are_looked_at() -> None:
    content = CALENDAR.replace("\n", "\r\n").encode("latin-1")
    unix = b"BEGIN:VCALENDAR\nVERSION:2.0\r\nPRODID:x\r\nEND:VCALENDAR"

    assert [(line, str(message)) for line, message in calendars.lint(content)] == [(8, "the characters are not UTF-8")]
    assert [(line, str(message)) for line, message in calendars.lint(unix)] == [
        (1, "the line does not end in CR LF"),
        (4, "the line does not end in CR LF"),
    ]


@given(st.binary() | st.text('BEGIN:VCALENDAR\r\n";=END').map(str.encode))
def test_anything_but_a_calendar_is_told(content: bytes) -> None:
    assert [*calendars.lint(content)] != []


def test_calendars_of_our_site_are_right(miniature_site: Path) -> None:
    found = [*miniature_site.rglob("*.ics")]

    assert len(found) > 20
    assert [(path, wrong) for path in found for wrong in calendars.lint(path.read_bytes())] == []


# Sizes


def test_sizes_are_looked_at(tmp_path: Path) -> None:
    given = {"a.html": 500_001, "b.html": 0, "c.ics": 1_250_000, "d.csv": 0, "e.html": 500_000, "f.mp4": 1_000_000_000}

    assert [
        (str(each), each.severity) for each in sizes.wrong(Site(tmp_path / "site", "https://example.org", given))
    ] == [
        ("a.html: has 500 kB, more than 500 kB", "warning"),
        ("b.html: is empty", "error"),
        ("c.ics: has 1.2 MB, more than 1.0 MB", "warning"),
        ("d.csv: is empty", "warning"),
        ("site: the site has 1002.3 MB, more than most hosts publish", "warning"),
    ]
