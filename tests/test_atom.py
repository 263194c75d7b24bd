"""The news of the events: what an entry says, which entries a feed has, and that no text can break it."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from html import escape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import feedparser  # type: ignore[import-untyped]  # it ships no types
import pytest
from hypothesis import given
from hypothesis import strategies as st

from juliste import atom
from juliste.characters import in_one_line
from juliste.model import (
    LANGUAGES,
    Former,
    Language,
    Online,
    Organisation,
    Status,
    card,
)
from tests.builders import REVISED, catalogues, contact, event, ministry, occasion, place, settings, span, text, topic


def entry(language: Language = "fi", **changes: Any) -> str:  # noqa: ANN401 - any field of the model
    """The entry of an ordinary event, changed."""
    return atom.entry(event(**changes), language, REVISED, catalogues()[language], settings()).decode()


def title(language: Language = "fi", **changes: Any) -> str:  # noqa: ANN401
    """The line with its title."""
    return "".join(re.findall("<title.*</title>", entry(language, **changes)))


def summary(language: Language = "fi", **changes: Any) -> str:  # noqa: ANN401
    """The HTML of its summary."""
    found = ElementTree.fromstring(entry(language, **changes))
    return (found.findtext("summary") or "").replace("\u00a0", " ")


def feed(events: Mapping[str, datetime], language: Language = "fi") -> "feedparser.FeedParserDict":
    """The feed of events with these names, last revised then, as a reader reads it."""
    cards = [card(event(id=name, uid=name, name=name), revised) for name, revised in events.items()]
    words, ours = catalogues()[language], settings()
    entries = {
        name: {language: atom.entry(event(id=name, uid=name, name=name), language, revised, words, ours)}
        for name, revised in events.items()
    }
    return feedparser.parse(atom.feed(atom.latest(cards), entries, language, words, ours))


# An entry


def test_entry_tells_who_when_and_where() -> None:
    assert entry() == (
        "<entry>\n"
        "<id>tag:example.org,2020:event:2021-seminaari:fi</id>\n"
        "<title>Avoin seminaari</title>\n"
        "<updated>2021-02-01T10:00:00Z</updated>\n"
        '<link rel="alternate" type="text/html" hreflang="fi" href="https://example.org/fi/2021/seminaari/"/>\n'
        "<author>\n<name>Valtiovarainministeriö</name>\n<uri>https://vm.fi/</uri>\n</author>\n"
        '<category term="kansalaisyhteiskunta" label="Kansalaisyhteiskunta"/>\n'
        '<summary type="html">&lt;p&gt;torstai 25.3.2021 klo\u00a09.00–11.00 · Säätytalo, Snellmaninkatu 9–11, '
        "00170 Helsinki&lt;/p&gt;&lt;p&gt;Puhumme yhteistyöstä.&lt;/p&gt;</summary>\n"
        "</entry>\n"
    )


def test_entry_marks_what_is_in_another_language() -> None:
    changes = {
        "title": text("Avoin"),
        "summary": text("Puhumme."),
        "place": place(name=text("Talo"), street=text("Tie 1"), city=text("Turku"), postcode=""),
        "organisers": (ministry(name=text("Ministeriö"), url=text()),),
        "topics": (topic(name=text("Aihe", "Tema")),),
    }
    found = entry("sv", **changes)
    assert '<title xml:lang="fi">Avoin</title>' in found
    assert '<author xml:lang="fi">\n<name>Ministeriö</name>\n</author>' in found
    assert '<category term="kansalaisyhteiskunta" label="Tema"/>' in found
    assert summary("sv", **changes) == (
        '<p>torsdag 25 mars 2021 kl. 9.00–11.00 · <span lang="fi">Talo, Tie 1, Turku</span></p>'
        '<p><span lang="fi">Puhumme.</span></p>'
    )
    assert '<category term="kansalaisyhteiskunta" label="Aihe" xml:lang="fi"/>' in entry("en", **changes)


@pytest.mark.parametrize(
    ("changes", "titles"),
    [
        ({"status": Status("cancelled")}, ("PERUTTU: ", "INSTÄLLT: ", "CANCELLED: ")),
        ({"status": Status("postponed")}, ("SIIRTYY: ", "UPPSKJUTET: ", "POSTPONED: ")),
        ({"was": Former(spans=(span("18.3.2021 klo 9–11"),))}, ("UUSI AIKA: ", "NY TID: ", "NEW TIME: ")),
        (
            {"was": Former(place=place()), "place": None, "online": Online()},
            ("SIIRRETTY VERKKOON: ", "FLYTTAT TILL WEBBEN: ", "MOVED ONLINE: "),
        ),
        (
            {"occasions": (occasion(status=Status("cancelled")), occasion(key="2", status=Status("cancelled")))},
            ("PERUTTU: ", "INSTÄLLT: ", "CANCELLED: "),
        ),
        ({"occasions": (occasion(status=Status("cancelled")), occasion(key="2"))}, ("", "", "")),
    ],
)
def test_title_begins_with_what_nobody_may_miss(changes: dict[str, Any], titles: tuple[str, ...]) -> None:
    names = ("Avoin seminaari", "Öppet seminarium", "Open seminar")
    found = [title(code, **changes) for code in LANGUAGES]
    assert found == [f"<title>{mark}{name}</title>" for mark, name in zip(titles, names, strict=True)]


PLACE = "Säätytalo, Snellmaninkatu 9–11, 00170 Helsinki"


@pytest.mark.parametrize(
    ("changes", "paragraph"),
    [
        ({"online": Online()}, f"torstai 25.3.2021 klo 9.00–11.00 Suomen aikaa · {PLACE} · Verkossa"),
        ({"place": None, "online": Online()}, "torstai 25.3.2021 klo 9.00–11.00 Suomen aikaa · Verkossa"),
        ({"status": Status("cancelled")}, f"torstai 25.3.2021 klo 9.00–11.00 · {PLACE}"),
        ({"status": Status("postponed")}, PLACE),
        ({"status": Status("postponed"), "place": None}, ""),
        (
            {"occasions": (occasion("27.3.2021"), occasion("26.3.2021", "2", place=place(name=text("Oodi"))))},
            f"perjantai 26.3.2021 ja 1 muu ajankohta · {PLACE.replace('Säätytalo', 'Oodi')}",
        ),
        (
            {"occasions": (occasion("25.3.2021", status=Status("cancelled")), occasion("26.3.2021", "2"))},
            f"perjantai 26.3.2021 · {PLACE}",
        ),
    ],
)
def test_summary_begins_with_time_and_place(changes: dict[str, Any], paragraph: str) -> None:
    first = f"<p>{paragraph}</p>" if paragraph else ""
    assert summary(**changes) == f"{first}<p>Puhumme yhteistyöstä.</p>"


def test_summary_ends_with_the_reason() -> None:
    status = Status("cancelled", text("Puhuja on **sairas**; katso [muut](event:2021/x)."))
    assert summary(status=status, summary=text()).endswith("</p><p>Puhuja on sairas; katso muut.</p>")


def test_entry_names_nobody() -> None:
    found = entry(contacts=(contact(),), organisers=(Organisation("", text("Yhdistys")),))
    assert "Mallikas" not in found
    assert "<author>\n<name>Yhdistys</name>\n</author>" in found


def test_identity_stays_when_the_event_or_the_site_moves() -> None:
    moved = event(id="2022-uusi", year=2022, name="uusi", slug=text("uudempi"))
    site = settings(site_url="https://new.example/path")
    found = atom.entry(moved, "fi", REVISED, catalogues()["fi"], site).decode()
    assert "<id>tag:example.org,2020:event:2021-seminaari:fi</id>" in found
    assert 'href="https://new.example/path/fi/2022/uudempi/"' in found


# A feed


def test_feed_without_entries_was_never_updated() -> None:
    found = atom.feed((), {}, "en", catalogues()["en"], settings()).decode()
    assert found == (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">\n'
        "<id>tag:example.org,2020:events:en</id>\n"
        "<title>Events</title>\n"
        "<subtitle>New events and changes to events</subtitle>\n"
        "<updated>1970-01-01T00:00:00Z</updated>\n"
        '<link rel="self" type="application/atom+xml" href="https://example.org/en/atom.xml"/>\n'
        '<link rel="alternate" type="text/html" hreflang="en" href="https://example.org/en/"/>\n'
        "<generator>Juliste</generator>\n"
        "</feed>\n"
    )
    assert not feedparser.parse(found).bozo


def test_feed_has_the_last_revised_first_and_says_when_that_was() -> None:
    revised = {"2021-a": REVISED, "2021-c": REVISED + timedelta(days=1), "2021-b": REVISED}
    found = feed(revised, "en")
    assert [each.id.split(":")[-2] for each in found.entries] == ["2021-c", "2021-a", "2021-b"]
    assert found.feed.updated == "2021-02-02T10:00:00Z"


def test_feed_has_fifty_entries_at_most() -> None:
    found = feed({f"2021-{number}": REVISED + timedelta(hours=number) for number in range(60)})
    assert [each.id.split(":")[-2] for each in found.entries] == [f"2021-{number}" for number in range(59, 9, -1)]


ANYTHING = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)  # a file in UTF-8 holds no half characters


@given(ANYTHING, ANYTHING)
def test_any_text_leaves_the_feed_whole(words: str, url: str) -> None:
    changes = {
        "title": text(words),
        "summary": text(words),
        "status": Status("cancelled", text(words)),
        "place": place(name=text(words)),
        "topics": (topic(name=text(words)),),
        "organisers": (ministry(name=text(words), url=text(url)),),
    }
    found = ElementTree.fromstring(entry("en", **changes))
    assert found.findtext("title") == f"CANCELLED: {in_one_line(words)}".strip()
    assert found.find("category") is not None
    assert f">{escape(in_one_line(words))}<" in (found.findtext("summary") or "") or not in_one_line(words)


# Whole sites


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["own", "miniature", "examples"])
def test_feed_of_a_site_is_read(name: str, language: Language, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(f"{name}_site")
    found = feedparser.parse((site / language / "atom.xml").read_bytes())
    host = re.sub("^https://|/.*", "", found.feed.link)

    def file(address: str) -> Path:
        return site / address.removeprefix(f"https://{host}/") / "index.html"

    assert not found.bozo
    assert found.feed.language == {"fi": "fi", "sv": "sv-FI", "en": "en-GB"}[language]
    assert found.feed.updated_parsed == max(each.updated_parsed for each in found.entries)
    assert [each.id for each in found.entries if not (each.updated_parsed and each.author and each.title)] == []
    assert len({each.id for each in found.entries}) == len(found.entries) > 0
    assert [each.link for each in [found.feed, *found.entries] if not file(each.link).is_file()] == []
