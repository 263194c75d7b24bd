import re
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup, Tag
from msgspec.structs import replace

from juliste import pages, urls
from juliste.model import (
    LANGUAGES,
    NO_TEXT,
    Accessibility,
    Attachment,
    Contact,
    Event,
    File,
    Former,
    Link,
    Online,
    Organisation,
    Picture,
    Price,
    Registration,
    Series,
    Speaker,
    Status,
    Track,
    card,
)
from juliste.pages import Site
from juliste.settings import Accessibility as Statement
from tests.builders import (
    HELSINKI,
    MOMENT,
    PROJECT,
    REVISED,
    catalogues,
    contact,
    event,
    item,
    ministry,
    occasion,
    place,
    point,
    programme_day,
    registration,
    settings,
    span,
    static_page,
    text,
    topic,
)
from tests.contrast import contrast

OUR_SCRIPTS = ['<script src="../../../theme/juliste-0.js" defer>', '<script type="application/ld+json">']
FILES = ("favicon.svg", "juliste.css", "juliste.js", "list.js", "share.png")
AFTERWARDS = datetime(2021, 6, 1, 12, 0, tzinfo=HELSINKI)
ACADEMY = Series("akatemia", text("Kansalaisjärjestöakatemia"))
LONG = "Ensimmäisessä osassa todettiin, että yhteistyön on muututtava. " * 8


def site(*events: Event, **changes: Any) -> Site:  # noqa: ANN401 - any field of the site
    """A site that has published those events."""
    default = Site(
        settings=settings(),
        catalogues=catalogues(),
        cards=tuple(card(one, REVISED) for one in events),
        static_pages=(static_page(),),
        topics=(topic(),),
        series=(ACADEMY,),
        organisations=(ministry(),),
        publisher=None,
        picture=None,
        has_search=False,
        assets={name: f"theme/{name.replace('.', '-0.')}" for name in FILES},
        moment=MOMENT,
    )
    return replace(default, **changes)


def read(page: bytes) -> BeautifulSoup:
    return BeautifulSoup(page.decode(), "html.parser")


def shown(one: Event, language: Any = "fi", **changes: Any) -> BeautifulSoup:  # noqa: ANN401
    """The page of the event on a site that has only that one."""
    return read(pages.event_page(one, language, site(one, **changes)))


def words(tag: Tag | None) -> str:
    """What a reader sees, in one line; a no-break space counts as a blank."""
    assert tag is not None
    return " ".join(tag.get_text(" ", strip=True).split()).replace(" ,", ",")


def facts(page: BeautifulSoup) -> dict[str, list[str]]:
    """The list of facts."""
    rows = page.select("dl.facts > div, .facts dl > div")
    return {words(row.dt): [words(value) for value in row.select("dd")] for row in rows}


def links(tag: BeautifulSoup | Tag, selector: str = "a") -> list[tuple[str, str]]:
    """Every link: its words and where it leads."""
    return [(words(link), str(link["href"])) for link in tag.select(selector)]


def section(page: BeautifulSoup, heading: str) -> Tag:
    """The part of the page under a heading."""
    found = page.find(["h1", "h2"], id=heading)
    assert isinstance(found, Tag)
    assert found.parent is not None
    return found.parent


# --- The page of an event: its frame ---


def test_head_names_page_and_its_versions() -> None:
    head = shown(event(), "sv").head
    assert head is not None
    assert words(head.title) == "Öppet seminarium – Evenemang"
    assert [(link["rel"], link.get("hreflang"), link["href"]) for link in head.select("link[href^=https]")] == [
        (["canonical"], None, "https://example.org/sv/2021/seminaari/"),
        (["alternate"], "fi", "https://example.org/fi/2021/seminaari/"),
        (["alternate"], "sv", "https://example.org/sv/2021/seminaari/"),
        (["alternate"], "en", "https://example.org/en/2021/seminaari/"),
        (["alternate"], "x-default", "https://example.org/"),
    ]


def test_preview_says_date_and_place_first() -> None:
    head = shown(event(), "en").head
    assert head is not None
    assert {meta["property"]: meta["content"] for meta in head.select("meta[property]:not([property$=alternate])")} == {
        "og:type": "article",
        "og:url": "https://example.org/en/2021/seminaari/",
        "og:title": "Open seminar",
        "og:description": "Thursday 25\u00a0March 2021, 9.00–11.00 · House of the Estates, Snellmaninkatu 9–11, "
        "00170 Helsinki · We talk about cooperation.",
        "og:site_name": "Events",
        "og:locale": "en_GB",
    }


def test_preview_tells_of_the_first_occasion_that_takes_place() -> None:
    off, held = occasion(status=Status("cancelled")), occasion("26.3.2021", "2", place=place(name=text("Oodi")))
    head = shown(event(occasions=(off, held), summary=NO_TEXT)).head
    assert head is not None
    assert head.select_one("meta[name=description]")["content"] == (  # type: ignore[index]
        "perjantai 26.3.2021 · Oodi, Snellmaninkatu 9–11, 00170 Helsinki"
    )


@pytest.mark.parametrize(
    ("kind", "preview"), [("cancelled", "PERUTTU: Avoin seminaari"), ("postponed", "SIIRTYY: Avoin seminaari")]
)
def test_preview_says_that_event_is_off(kind: Any, preview: str) -> None:  # noqa: ANN401
    page = shown(event(status=Status(kind)))
    assert page.select_one("meta[property='og:title']")["content"] == preview  # type: ignore[index]
    assert words(page.title) == f"{preview} – Tapahtumat"


@pytest.mark.parametrize(("language", "tag"), [("fi", "fi"), ("sv", "sv-FI"), ("en", "en-GB")])
def test_languages_are_linked_to_same_event_in_same_order(language: str, tag: str) -> None:
    page = shown(event(slug=text(sv="seminariet")), language)
    assert page.html is not None
    assert page.html["lang"] == tag
    slugs = {"fi": "seminaari", "sv": "seminariet", "en": "seminaari"}
    assert [
        (words(link), link["lang"], link["hreflang"], link["href"], link.get("aria-current"))
        for link in page.select(".languages a")
    ] == [
        (name, code, short, href(short, slugs, language), "true" if short == language else None)
        for name, code, short in (
            ("Suomeksi", "fi", "fi"),
            ("På svenska", "sv-FI", "sv"),
            ("In English", "en-GB", "en"),
        )
    ]


def href(to: str, slugs: dict[str, str], here: str) -> str:
    return "index.html" if to == here else f"../../../{to}/2021/{slugs[to]}/index.html"


def test_skip_link_comes_first_and_leads_to_main() -> None:
    page = shown(event())
    assert links(page)[0] == ("Siirry sisältöön", "#main")
    assert page.select_one("#main")["tabindex"] == "-1"  # type: ignore[index]


def test_footer_links_to_lists_and_static_pages() -> None:
    assert links(shown(event(), "en"), ".foot nav a") == [
        ("Coming events", "../../index.html"),
        ("Past events", "../../past/index.html"),
        ("About the site", "../../about/index.html"),
    ]


def test_letterhead_has_three_languages() -> None:
    publisher = ministry(
        name=text("Oikeusministeriö", "Justitieministeriet"),
        phone="0295 16001",
        fax="09 1606 7730",
        postal=text("PL 25, 00023 Valtioneuvosto", "PB 25, 00023 Statsrådet"),
        visiting=text("Eteläesplanadi 10", "Södra esplanaden 10", "Eteläesplanadi 10"),
    )
    columns = shown(event(), publisher=publisher).select(".letterhead > div")
    assert [(column["lang"], words(column)) for column in columns] == [
        (
            "fi",
            "Oikeusministeriö Postiosoite PL 25, 00023 Valtioneuvosto Käyntiosoite Eteläesplanadi 10 Puhelin "
            "0295 16001 "
            "+358 295 16001 Faksi 09 1606 7730 +358 9 1606 7730 Sähköposti kirjaamo.vm@gov.fi Verkkosivut vm.fi",
        ),
        (
            "sv-FI",
            "Justitieministeriet Postadress PB 25, 00023 Statsrådet Besöksadress Södra esplanaden 10 Telefon "
            "0295 16001 "
            "+358 295 16001 Fax 09 1606 7730 +358 9 1606 7730 E-post kirjaamo.vm@gov.fi Webbplats vm.fi/sv",
        ),
        (
            "en-GB",
            "Oikeusministeriö Postal address PL 25, 00023 Valtioneuvosto Visiting address Eteläesplanadi 10 Telephone "
            "0295 16001 +358 295 16001 Fax 09 1606 7730 +358 9 1606 7730 Email kirjaamo.vm@gov.fi Website vm.fi/en",
        ),
    ]
    assert [tag["lang"] for tag in columns[2].select("[lang]")] == ["fi", "fi"]


def test_letterhead_without_addresses_is_a_name() -> None:
    columns = shown(event(), publisher=Organisation("x", text("Yhdistys"))).select(".letterhead > div")
    assert [words(column) for column in columns] == ["Yhdistys", "Yhdistys", "Yhdistys"]


def test_site_without_static_pages_links_to_none() -> None:
    assert len(shown(event(), static_pages=()).select(".foot nav a")) == 2


def test_english_page_without_english_words_stays_out_of_search_engines() -> None:
    one = event(title=text("Vain suomeksi"), untranslated=("sv", "en"))
    heads = {code: shown(one, code).head for code in LANGUAGES}
    assert {
        code: (
            [str(link["hreflang"]) for link in head.select("link[hreflang]")],
            bool(head.select("meta[name=robots]")),
        )
        for code, head in heads.items()
        if head
    } == {
        "fi": (["fi", "sv", "x-default"], False),
        "sv": (["fi", "sv", "x-default"], False),
        "en": ([], True),
    }
    assert [link.get_text() for link in shown(one, "fi").select(".languages a")][-1] == "In English"


def test_preview_shows_the_picture_of_the_event_or_of_the_site() -> None:
    of_site = Picture(
        File("theme/static/share.png", "theme/share-0.png", "image/png", 9, 1200, 630), text("Tapahtumat")
    )
    own = Picture(File("a/b.png", "files/2021/seminaari/b.png", "image/png", 9, 800, 400), text("Talo", en="A house"))
    drawn = replace(own, file=replace(own.file, media_type="image/svg+xml"))

    def picture(image: Picture | None, site_has: Picture | None) -> dict[str, str]:
        head = shown(event(image=image), "en", picture=site_has).head
        assert head
        return {str(meta["property"])[3:]: str(meta["content"]) for meta in head.select("[property^='og:image']")}

    assert picture(own, of_site) == {
        "image": "https://example.org/files/2021/seminaari/b.png",
        "image:type": "image/png",
        "image:width": "800",
        "image:height": "400",
        "image:alt": "A house",
    }
    assert picture(drawn, of_site)["image"] == "https://example.org/theme/share-0.png"
    assert picture(None, None) == {}


@pytest.mark.parametrize(
    ("moment", "preview"),
    [(MOMENT, "MOVED ONLINE: Open seminar"), (AFTERWARDS, "Open seminar")],
)
def test_preview_tells_of_a_change_while_it_matters(moment: datetime, preview: str) -> None:
    one = event(place=None, online=Online(), was=Former(place=place()))
    head = shown(one, "en", moment=moment).head
    assert head
    assert words(head.title) == f"{preview} – Events"
    assert str(head.select_one("[property='og:title']")) == f'<meta content="{preview}" property="og:title"/>'


def test_head_names_the_news() -> None:
    head = shown(event(), "sv").head
    assert head
    link = head.select_one("link[type='application/atom+xml']")
    assert link
    assert (link["href"], link["title"]) == ("../../atom.xml", "Evenemang")


# --- The page of an event: its words ---


def test_title_subtitle_time_and_place_stand_first() -> None:
    page = shown(event(subtitle=text("Treffitori")), "fi")
    assert words(page.select_one(".poster")) == (
        "Avoin seminaari Treffitori Aika torstai 25.3.2021 klo 9.00–11.00 "
        "Paikka Säätytalo Snellmaninkatu 9–11, 00170 Helsinki"
    )
    assert words(page.select_one(".summary")) == "Puhumme yhteistyöstä."


@pytest.mark.parametrize(
    ("title", "size"),
    [("Avoin seminaari", None), ("Vapaaehtoistoiminta tänään", ["long"]), ("Kansalaisjärjestöakatemia", ["longer"])],
)
def test_long_words_of_title_get_smaller_letters(title: str, size: list[str] | None) -> None:
    assert shown(event(title=text(title))).h1.get("class") == size  # type: ignore[union-attr]


def test_untranslated_words_are_marked_under_one_notice() -> None:
    page = shown(event(title=text("Vain suomeksi"), summary=text("Tiivistelmä"), untranslated=("sv", "en")), "sv")
    assert [(words(tag), tag["lang"]) for tag in page.select("main [lang]")] == [
        ("Vain suomeksi", "fi"),
        ("Tiivistelmä", "fi"),
    ]
    assert [words(tag) for tag in page.select(".notice")] == [
        "Evenemangets texter finns inte på svenska; de visas på finska. Tid, plats och andra uppgifter är på svenska."
    ]


@pytest.mark.parametrize(
    ("original", "notice"),
    [
        ("fi", "Some of the texts of this event are not available in English; they are shown in Finnish."),
        ("sv", "Some of the texts of this event are not available in English; they are shown in Swedish."),
    ],
)
def test_partly_translated_event_says_so(original: Any, notice: str) -> None:  # noqa: ANN401
    page = shown(event(original=original, partly_translated=("en",)), "en")
    assert words(page.select_one(".notice")) == notice


def test_translated_event_has_no_notice() -> None:
    assert shown(event(untranslated=("en",), partly_translated=("sv",))).select(".notice") == []


def test_body_and_its_links_are_shown() -> None:
    body = text(
        "[Osa 1](event:2020/osa-1) [vain luonnos](event:2020/luonnos) [tietoa](page:tietoa#yhteys) [puuttuu](page:ei) "
        "[liite](ohje.pdf) [muualla](https://example.com/) [alla](#programme)\n\n## Tavoitteet"
    )
    one, other = event(body=body), event(id="2020-osa-1", year=2020, name="osa-1")
    prose = read(pages.event_page(one, "fi", site(one, other))).select_one(".prose")
    assert prose is not None
    assert links(prose, "a[href]") == [
        ("Osa 1", "../../2020/osa-1/index.html"),
        ("tietoa", "../../tietoa/index.html#yhteys"),
        ("liite", "../../../files/2021/seminaari/ohje.pdf"),
        ("muualla", "https://example.com/"),
        ("alla", "#programme"),
    ]
    assert words(prose.h2) == "Tavoitteet"


def test_body_in_another_language_is_marked() -> None:
    prose = shown(event(body=text("Tervetuloa")), "en").select_one(".prose div[lang]")
    assert prose is not None
    assert (prose["lang"], words(prose)) == ("fi", "Tervetuloa")


def test_picture_has_its_text_and_size() -> None:
    picture = Picture(File("x", "files/2021/seminaari/kuva.png", "image/png", 10, 960, 320), text("Tunnus"))
    image = shown(event(image=picture)).select_one(".picture")
    assert image is not None
    assert {name: image[name] for name in ("src", "alt", "width", "height")} == {
        "src": "../../../files/2021/seminaari/kuva.png",
        "alt": "Tunnus",
        "width": "960",
        "height": "320",
    }


def test_markup_in_words_is_shown_as_typed() -> None:
    evil = text("<script>alert(1)</script>\"'&")
    one = event(
        title=evil,
        subtitle=evil,
        summary=evil,
        body=evil,
        audience=evil,
        status=Status("cancelled", evil),
        place=place(name=evil, room=evil, street=evil, city=evil, directions=evil),
        organisers=(Organisation("", evil),),
        partners=(Organisation("", evil, url=text('https://example.org/"><script>')),),
        programme=(programme_day(item(), item("9.30–10.00", text=evil, room=evil)),),
        contacts=(Contact("x", name=evil.fi, role=evil),),
    )
    page = pages.event_page(one, "fi", site(one)).decode()
    assert "<script>" not in page
    assert re.findall("<script[^>]*>", page) == OUR_SCRIPTS
    assert words(read(page.encode()).h1) == evil.fi


# --- The page of an event: its facts ---


def test_facts_of_an_event_on_site() -> None:
    one = event(
        place=place(room=text("Sali 2"), directions=text("Ovi **pihalla**.")),
        audience=text("Kaikille"),
        interpretation=("fse",),
        registrations=(registration(capacity=50, selection=text("Arvomme paikat."), price=Price(Decimal(0))),),
    )
    assert facts(shown(one)) == {
        "Aika": ["torstai 25.3.2021 klo 9.00–11.00"],
        "Paikka": ["Säätytalo, Sali 2 Snellmaninkatu 9–11, 00170 Helsinki"],
        "Ilmoittautuminen": [
            "Ilmoittaudu viimeistään torstaina 18.3.2021. Ilmoittaudu Enintään 50 osallistujaa Arvomme paikat."
        ],
        "Saapuminen": ["Ovi pihalla ."],
        "Hinta": ["Maksuton"],
        "Kenelle": ["Kaikille"],
        "Kieli": ["Tilaisuus on suomeksi."],
        "Tulkkaus": ["Tulkkaus suomalaiselle viittomakielelle"],
        "Järjestäjä": ["Valtiovarainministeriö"],
    }


def test_facts_that_are_not_known_are_not_named() -> None:
    bare = event(registrations=(), languages=(), place=replace(place(), street=NO_TEXT, city=NO_TEXT, postcode=""))
    assert facts(shown(bare, "en")) == {
        "Time": ["Thursday 25 March 2021, 9.00–11.00"],
        "Place": ["House of the Estates"],
        "Organiser": ["Ministry of Finance"],
    }


def test_online_event_tells_whose_clock_and_how_to_join() -> None:
    online = Online(platforms=("Teams",), link=text("https://example.org/live"), note=text("Testaa *ajoissa*."))
    page = shown(event(place=None, online=online), "en")
    assert facts(page)["Time"] == ["Thursday 25 March 2021, 9.00–11.00 Finnish time (EET)"]
    assert facts(page)["Place"] == ["Online event (Teams). Join the event online Testaa ajoissa ."]
    assert ("Join the event online", "https://example.org/live") in links(page)


def test_past_hybrid_event_tells_that_it_was_online_too() -> None:
    past = event(online=Online(("Teams",), to_registered=True))
    assert facts(shown(past, "en", moment=AFTERWARDS))["Online"] == ["One could also take part online (Teams)."]


def test_directions_are_for_whoever_can_still_come() -> None:
    one = event(place=place(directions=text("Ovi pihalla.")))
    assert facts(shown(one))["Saapuminen"] == ["Ovi pihalla."]
    assert "Saapuminen" not in facts(shown(one, moment=AFTERWARDS))
    assert "Saapuminen" not in facts(shown(replace(one, status=Status("cancelled"))))


def test_registration_waits_in_the_page_until_it_opens() -> None:
    """The script brings it in; before that readers see when it opens."""
    page = shown(event(registrations=(registration(opens=point("10.3.2021 klo 9")),)))
    assert facts(page)["Ilmoittautuminen"] == [
        "Ilmoittautuminen alkaa keskiviikkona 10.3.2021 klo 9.00. Ilmoittaudu viimeistään torstaina 18.3.2021."
    ]
    waiting = [tag for tag in page.find_all("template") if tag.find("a", class_="action")]
    assert [(tag["data-from"], tag["data-until"]) for tag in waiting] == [
        ("2021-03-10T09:00+02:00", "2021-03-19T00:00+02:00")
    ]


def test_past_online_event_has_no_link_to_join() -> None:
    past = event(place=None, online=Online(link=text("https://example.org/live")))
    assert "https://example.org/live" not in str(shown(past, moment=AFTERWARDS))


def test_past_online_event_sends_no_links() -> None:
    past = event(place=None, online=Online(to_registered=True))
    assert facts(shown(past, moment=AFTERWARDS))["Paikka"] == ["Verkkotapahtuma."]


def test_hybrid_event_has_a_registration_for_each_way_of_joining() -> None:
    ways = (
        registration(joining="place", price=Price(Decimal("42.5"), text("sisältää lounaan"))),
        registration(
            joining="online",
            url=NO_TEXT,
            email="ilmo@example.org",
            phone="0295 16001",
            price=Price(Decimal(0)),
        ),
    )
    page = shown(event(online=Online(), registrations=ways))
    assert facts(page)["Verkossa"] == ["Tilaisuuteen voi osallistua myös verkossa."]
    assert facts(page)["Ilmoittautuminen"] == [
        "Paikan päällä Ilmoittaudu viimeistään torstaina 18.3.2021. Ilmoittaudu paikan päälle",
        "Verkossa Ilmoittaudu viimeistään torstaina 18.3.2021. Ilmoittaudu sähköpostitse: ilmo@example.org "
        "Ilmoittaudu puhelimitse: 0295 16001",
    ]
    assert facts(page)["Hinta"] == ["Paikan päällä 42,50 € sisältää lounaan", "Verkossa Maksuton"]


def test_notes_are_inline_markdown() -> None:
    note = text("Ks. [ohje](https://example.org/ohje) **ajoissa**")
    one = event(
        occasions=(occasion(note=note, status=Status("cancelled", note)), occasion("26.3.2021", "2")),
        place=place(directions=note),
        online=Online(note=note),
        registrations=(registration(selection=note, instructions=note, price=Price(None, note)),),
        accessibility=Accessibility(note=note),
    )
    made = '<a href="https://example.org/ohje">ohje</a> <strong>ajoissa</strong>'
    assert str(shown(one)).count(made) == 8


def test_lines_of_a_fact_are_apart_also_without_style() -> None:
    away = occasion("8.4.2021", "2", place=place(), languages=("sv",), note=text("Aamulla"))
    ways = (registration(joining="place", capacity=9, email="a@example.org", price=Price(Decimal(5), text("Lounas"))),)
    lines = shown(event(occasions=(occasion(), away), registrations=ways)).select(".facts :is(.more, .joining, .state)")
    assert {line.name for line in lines} == {"div"}


def test_price_that_is_the_same_for_all_is_told_once() -> None:
    ways = (
        registration(joining="place", price=Price(Decimal(0))),
        registration(joining="online", price=Price(Decimal(0))),
    )
    assert facts(shown(event(registrations=ways)))["Hinta"] == ["Maksuton"]


def test_price_of_one_way_is_not_that_of_all() -> None:
    ways = (registration(joining="place", price=Price(Decimal(5))), registration(joining="online"))
    assert facts(shown(event(registrations=ways)))["Hinta"] == ["Paikan päällä 5 €"]


def test_registration_with_a_person_leads_to_them() -> None:
    way = Registration(
        "open", contact=contact(), privacy=text("https://example.org/seloste"), instructions=text("Heti.")
    )
    page = shown(event(registrations=(way,)))
    assert facts(page)["Ilmoittautuminen"] == [
        "Ilmoittaudu ennakkoon. Heti. Ilmoittautumiset ottaa vastaan: Maija Mallikas Valtiovarainministeriö "
        "maija@example.org Ilmoittautumisen tietosuojaseloste"
    ]


@pytest.mark.parametrize(
    ("way", "state"),
    [
        (registration(closes=point("28.2.2021")), "Registration has closed."),
        (registration(full=True), "The event is full."),
        (Registration("none"), "No registration needed."),
        (Registration("invited"), "By invitation only."),
        (
            registration(opens=point("8.3.2021")),
            "Registration opens on Monday 8 March 2021. Register by Thursday 18 March 2021.",
        ),
    ],
)
def test_registration_that_is_not_open_has_no_link(way: Registration, state: str) -> None:
    page = shown(event(registrations=(way,)), "en")
    assert facts(page)["Registration"] == [state]
    assert "ilmoittaudu" not in str(page.select_one(".facts"))


def test_organiser_is_part_of_another_and_has_a_page_only_when_published() -> None:
    project = Organisation("hanke", text("Avoimen hallinnon hanke"), part_of=ministry())
    page = shown(event(organisers=(project, ministry())))
    assert facts(page)["Järjestäjät"] == [
        "Avoimen hallinnon hanke, Valtiovarainministeriö",
        "Valtiovarainministeriö",
    ]
    assert links(page, ".facts dl a[href*=jarjestajat]") == [
        ("Valtiovarainministeriö", "../../jarjestajat/valtiovarainministerio/index.html")
    ]


def test_several_occasions_stand_one_a_line_in_order_of_time() -> None:
    occasions = (
        occasion("8.4.2021 klo 9–12", "2", status=Status("cancelled", text("Sairastapaus"))),
        occasion("25.3.2021 klo 9–12", place=place(name=text("Oodi")), languages=("sv",), note=text("Aamulla")),
    )
    assert facts(shown(event(occasions=occasions)))["Aika"] == [
        "torstai 25.3.2021 klo 9.00–12.00 Oodi Snellmaninkatu 9–11, 00170 Helsinki Tilaisuus on ruotsiksi. Aamulla",
        "Peruttu torstai 8.4.2021 klo 9.00–12.00 Sairastapaus",
    ]


def test_what_times_differ_in_is_told_with_each_of_them_alone() -> None:
    elsewhere = place(name=text("Oodi"), directions=text("Portaat *ylös*."))
    occasions = (occasion(place=elsewhere, languages=("sv",)), occasion("8.4.2021", "2"))
    told = facts(shown(event(occasions=occasions, online=Online())))
    assert not {"Paikka", "Kieli"} & set(told)
    assert "Portaat ylös" in told["Aika"][0]
    assert told["Aika"][1].endswith("Helsinki Tilaisuus on suomeksi.")
    assert told["Verkossa"] == ["Tilaisuuteen voi osallistua myös verkossa."]


def calendar_part(page: BeautifulSoup) -> tuple[list[tuple[str, str]], str]:
    """The links about calendars, and the sentence beside them."""
    part = page.select_one(".facts .calendar")
    assert part is not None
    return links(part), words(part.p)


COPY = "Kalenteriisi tallentuva kopio ei päivity, jos tiedot muuttuvat. Tilattu kalenteri päivittyy itsestään."


@pytest.mark.parametrize(
    ("changes", "feeds"),
    [
        ({"series": (ACADEMY,)}, [("Kansalaisjärjestöakatemia", "../../sarjat/akatemia/index.html")]),
        ({}, [("Valtiovarainministeriö", "../../jarjestajat/valtiovarainministerio/index.html")]),
        ({"organisers": (Organisation("", text("Yhdistys")),)}, [("Tapahtumat", "../../index.html")]),
    ],
)
def test_calendar_is_linked_with_its_limits_and_the_feed_that_has_none(
    changes: dict[str, Any], feeds: list[tuple[str, str]]
) -> None:
    assert calendar_part(shown(event(**changes))) == (
        [
            ("Lisää kalenteriin (ICS)", "seminaari-fi.ics"),
            *((f"Tilaa kalenteri: {name}", f"{path}#subscribe") for name, path in feeds),
        ],
        COPY,
    )


def test_calendar_of_the_programme_is_linked_when_there_is_one() -> None:
    days = (programme_day(item()), programme_day(item(day="26.3.2021")))
    several = event(occasions=(occasion("25.3.2021 klo 9 – 26.3.2021 klo 12"),), programme=days)
    assert calendar_part(shown(several, "sv"))[0][:2] == [
        ("Lägg till i kalendern (ICS)", "seminaari-sv.ics"),
        ("Lägg till programpunkterna i kalendern (ICS)", "seminaari-program-sv.ics"),
    ]


@pytest.mark.parametrize(
    ("occasions", "is_offered"),
    [
        ((occasion(status=Status("cancelled")), occasion("26.3.2021", "2")), True),
        ((occasion(status=Status("cancelled")), occasion("26.3.2021", "2", status=Status("cancelled"))), False),
        ((occasion("1.2.2021"), occasion("26.3.2021", "2", status=Status("cancelled"))), False),
    ],
)
def test_calendar_and_registration_are_offered_while_there_is_a_time_to_come_to(
    occasions: Any,  # noqa: ANN401 - times
    is_offered: bool,
) -> None:
    page = shown(event(occasions=occasions, online=Online(link=text("https://example.org/liity"))))
    found = [link for link, _ in links(page, ".facts a.action")]
    assert found == (["Ilmoittaudu", "Lisää kalenteriin (ICS)"] if is_offered else [])
    assert bool(page.select("a[href='https://example.org/liity']")) == is_offered


@pytest.mark.parametrize(
    ("occasions", "registration_says"),
    [
        (
            (occasion("1.2.2021"), occasion("26.3.2021", "2", status=Status("cancelled"))),
            ["Ilmoittautuminen on päättynyt."],
        ),
        ((occasion("1.2.2021", status=Status("cancelled")),), None),
        ((occasion("1.2.2021", status=Status("postponed")),), None),
    ],
)
def test_registration_of_what_was_never_held_is_not_told(occasions: Any, registration_says: Any) -> None:  # noqa: ANN401
    priced = registration(price=Price(Decimal(10)))
    found = facts(shown(event(occasions=occasions, registrations=(priced,))))
    assert found.get("Ilmoittautuminen") == registration_says
    assert ("Hinta" in found) == (registration_says is not None)


def test_feed_is_offered_while_one_time_is_to_be_announced() -> None:
    off = (occasion("1.2.2021"), occasion("26.3.2021", "2", status=Status("postponed")))
    links_shown, sentence = calendar_part(shown(event(occasions=off)))
    assert [name for name, _ in links_shown] == ["Tilaa kalenteri: Valtiovarainministeriö"]
    assert sentence == "Tilattu kalenteri päivittyy itsestään."


def test_calendar_of_what_is_off_is_not_offered_but_the_feed_tells_of_a_new_time() -> None:
    feed = ("Tilaa kalenteri: Valtiovarainministeriö", "../../jarjestajat/valtiovarainministerio/index.html#subscribe")
    postponed = event(status=Status("postponed"))
    assert calendar_part(shown(postponed)) == ([feed], "Tilattu kalenteri päivittyy itsestään.")
    assert calendar_part(shown(postponed, moment=AFTERWARDS))[0] == [feed]
    assert shown(event(status=Status("cancelled"))).select(".calendar") == []


def test_ranges_of_hours_are_kept_on_one_line() -> None:
    assert words(shown(event()).select_one(".facts .range")) == "9.00–11.00"


# --- The page of an event that is not as planned, or over ---


def test_cancelled_event_says_so_first_and_takes_no_registrations() -> None:
    instead = event(id="2021-uusi", name="uusi", title=text("Uusi seminaari"))
    one = event(status=Status("cancelled", text("Puhuja on *sairas*.")), replaced_by="2021-uusi")
    page = read(pages.event_page(one, "fi", site(one, instead)))
    status = page.select_one("main .stop")
    assert status is not None
    assert words(status) == "Tapahtuma on peruttu Puhuja on sairas . Tilalla järjestetään: Uusi seminaari"
    assert links(status) == [("Uusi seminaari", "../uusi/index.html")]
    assert page.main is not None
    assert words(page.main).startswith("Tapahtuma on peruttu")
    assert "Ilmoittautuminen" not in facts(page)


def test_postponed_event_tells_its_old_time_as_such() -> None:
    page = shown(event(status=Status("postponed"), online=Online()))
    assert words(page.select_one(".stop")) == (
        "Siirtyy, uusi aika ilmoitetaan myöhemmin Aiempi aika: torstai 25.3.2021 klo 9.00–11.00 Suomen aikaa"
    )
    assert facts(page)["Aika"] == ["Uusi aika ilmoitetaan myöhemmin."]
    assert page.select_one("meta[name=description]")["content"].startswith("Säätytalo")  # type: ignore[index,union-attr]


def test_new_time_and_venue_are_told_with_the_former_ones() -> None:
    was = Former((span("1.3.2021 klo 9–10"), span("2.3.2021 klo 9–10")), place(name=text("Oodi")), Online())
    status = shown(event(was=was), "fi").select_one(".status")
    assert status is not None
    assert words(status) == (
        "Uusi aika Paikka on muuttunut Aiempi aika: maanantai 1.3.2021 klo 9.00–10.00 ; tiistai 2.3.2021 klo "
        "9.00–10.00 Aiempi paikka: Oodi, Snellmaninkatu 9–11, 00170 Helsinki · Verkossa"
    )
    assert status["class"] == ["status"]


def test_former_place_online_is_told_in_a_sentence() -> None:
    assert words(shown(event(was=Former(online=Online())), "en").select_one(".status")) == (
        "New venue The event was to be held online."
    )


@pytest.mark.parametrize("kind", ["cancelled", "postponed"])
def test_event_that_is_off_invites_nobody_and_has_no_price(kind: Any) -> None:  # noqa: ANN401
    way = registration(price=Price(Decimal(25)))
    online = Online(("Teams",), text("https://example.org/liity"), note=text("Avaa ajoissa."))
    both = event(status=Status(kind), online=online, registrations=(way,))
    assert not {"Verkossa", "Hinta", "Ilmoittautuminen"} & set(facts(shown(both)))
    only = shown(replace(both, place=None))
    assert facts(only)["Paikka"] == ["Verkkotapahtuma (Teams)."]
    assert "example.org/liity" not in str(only)


def test_agenda_of_a_postponed_event_has_no_dates() -> None:
    one = event(status=Status("postponed"), programme=(programme_day(item()),))
    page = shown(one)
    assert page.select("caption") == []
    assert page.select_one("tbody time")["datetime"] == "09:00"  # type: ignore[index]
    two = shown(replace(one, programme=(*one.programme, programme_day(item("10–11"), title=text("Paja")))))
    assert [words(caption) for caption in two.select("caption")] == ["1. päivä", "2. päivä: Paja"]


def test_past_event_shows_materials_first_and_no_registration() -> None:
    file = File("x", "files/2021/seminaari/raportti.pdf", "application/pdf", 35_000)
    one = event(attachments=(Attachment("r", file, NO_TEXT, "report"),))
    page = shown(one, moment=AFTERWARDS)
    assert words(page.select_one(".over")) == "Tapahtuma on päättynyt."
    assert [tag.get("id") or tag.get("class") for tag in page.select("article > section, article h2#topics")] == [
        ["row"],
        ["facts"],
        ["row"],
        "topics",
    ]
    assert words(page.select_one("article > section h2")) == "Liitteet"
    assert facts(page)["Ilmoittautuminen"] == ["Ilmoittautuminen on päättynyt."]


@pytest.mark.parametrize(
    ("ways", "said"),
    [
        (
            (
                registration(joining="place", capacity=50, selection=text("Arvomme paikat.")),
                registration(joining="online", contact=contact(), privacy=text("https://example.org/seloste")),
            ),
            ["Ilmoittautuminen on päättynyt."],
        ),
        ((Registration("none"), registration(joining="online")), ["Ilmoittautuminen on päättynyt."]),
        ((Registration("none"),), None),
        ((Registration("invited"),), None),
    ],
)
def test_past_event_says_at_most_that_registration_has_closed(ways: Any, said: list[str] | None) -> None:  # noqa: ANN401
    assert facts(shown(event(registrations=ways), moment=AFTERWARDS)).get("Ilmoittautuminen") == said


def test_past_event_is_not_for_calendars() -> None:
    assert shown(event(), moment=AFTERWARDS).select("main [href$='.ics'], .calendar") == []


# --- The agenda ---


def rows(page: BeautifulSoup) -> list[tuple[str, str, str]]:
    """Each row of the agenda: its class, its time and the rest."""
    return [(" ".join(row.get("class") or []), words(row.th), words(row.td)) for row in page.select(".agenda tbody tr")]


def test_agenda_is_a_table_with_caption_and_headers() -> None:
    table = shown(event(programme=(programme_day(item()),))).table
    assert table is not None
    assert words(table.caption) == "torstai 25.3.2021"
    assert [(header["scope"], words(header)) for header in table.select("th")] == [
        ("col", "Aika"),
        ("col", "Ohjelma"),
        ("row", "9.00–9.30"),
    ]
    row = table.select_one("tbody tr")
    assert row is not None
    assert row["id"] == "item-at-0325-0900"
    assert row.th is not None
    assert row.th.time is not None
    assert row.th.time["datetime"] == "2021-03-25T09:00+02:00"


def test_agenda_has_a_row_an_item_with_people_track_and_room() -> None:
    track = Track("a", text("Osallisuus"), text("Sali 1"))
    speaker = Speaker("Maija Mallikas", text("johtaja", "direktör"), ministry())
    one = event(
        programme=(
            programme_day(
                item("8.30–9.00", "", kind="arrival"),
                item("9.00–9.30", "Avaus", speakers=(speaker, Speaker("Matti")), moderators=(Speaker("Anna"),)),
                item("9.30–10.00", "Paja", track=track, text=text("Mitä **nyt**?")),
                item("9.30–10.00", "Toinen", room=text("Aula"), status=Status("cancelled", text("Ei puhujaa."))),
                item("10.00", "", kind="end"),
                title=text("Ensimmäinen päivä"),
            ),
        ),
        tracks=(track,),
    )
    page = shown(one, "sv")
    assert words(page.caption) == "torsdag 25 mars 2021: Ensimmäinen päivä"
    assert rows(page) == [
        ("recedes", "8.30–9.00", "Ankomst och kaffe"),
        ("", "9.00–9.30", "Avaus Maija Mallikas, direktör, Finansministeriet Matti Moderator: Anna"),
        ("track-1", "9.30–10.00", "Paja Osallisuus · Sali 1 Mitä nyt ?"),
        ("parallel off", "9.30–10.00", "Inställt: Toinen Aula Ei puhujaa."),
        ("recedes", "10.00", "Evenemanget avslutas"),
    ]


def test_long_text_stands_below_the_table_and_is_linked() -> None:
    page = shown(event(programme=(programme_day(item(text=text(LONG)), item("9.30–10.00", "Dialogit")),)))
    assert rows(page)[0] == ("", "9.00–9.30", "Tervetuloa Lue lisää: Tervetuloa")
    below = page.select_one(".agenda section")
    assert below is not None
    assert words(below) == f"9.00–9.30 Tervetuloa {LONG.strip()}"
    assert below.h3 is not None
    assert links(page, "td a") == [("Lue lisää: Tervetuloa", f"#{below.h3['id']}")]


def test_programme_that_repeats_is_shown_once() -> None:
    one = event(repeats=True, programme=(programme_day(item()),))
    assert [words(caption) for caption in shown(one, "en").select("caption")] == ["The same programme each time"]


def test_item_without_length_shows_its_start_alone() -> None:
    still = replace(item(), span=replace(item().span, end=item().span.start))
    assert rows(shown(event(programme=(programme_day(still),)))) == [("", "9.00", "Tervetuloa")]


# --- The rest of the page of an event ---


def test_partners_have_logos_or_names() -> None:
    logo = Picture(File("x", "files/organisations/spr.png", "image/png", 9), NO_TEXT)
    one = event(
        partners=(
            Organisation(
                "spr", text("Suomen Punainen Risti", en="Finnish Red Cross"), logo=logo, url=text("https://spr.fi")
            ),
            Organisation("", text("Marttaliitto")),
        )
    )
    partners = section(shown(one, "en"), "partners")
    assert [str(partner) for partner in partners.select("li")] == [
        '<li><a href="https://spr.fi"><img alt="Finnish Red Cross" '
        'src="../../../files/organisations/spr.png"/></a></li>',
        '<li><span lang="fi">Marttaliitto</span></li>',
    ]


def test_partner_is_part_of_another() -> None:
    whole = Organisation("diak", text("Diakonissalaitos", "Diakonissanstalten"))
    partners = section(shown(event(partners=(Organisation("", text("Kanssala"), part_of=whole),)), "sv"), "partners")
    assert [str(partner) for partner in partners.select("li")] == [
        '<li><span lang="fi">Kanssala</span>, Diakonissanstalten</li>'
    ]


def test_texts_of_pictures_are_marked_when_in_another_language() -> None:
    picture = Picture(File("x", "files/2021/seminaari/kuva.png", "image/png", 10), text('Tunnus "x"'))
    partner = Organisation("spr", text("Suomen Punainen Risti"), logo=Picture(picture.file, NO_TEXT))
    images = [shown(event(image=picture, partners=(partner,)), language).select("img") for language in ("fi", "sv")]
    assert [[(image["alt"], image.get("lang")) for image in both] for both in images] == [
        [('Tunnus "x"', None), ("Suomen Punainen Risti", None)],
        [('Tunnus "x"', "fi"), ("Suomen Punainen Risti", "fi")],
    ]


def test_materials_tell_type_and_size_in_the_link() -> None:
    file = File("x", "files/2021/seminaari/ohjelma.pdf", "application/pdf", 35_000)
    one = event(
        attachments=(Attachment("o", file, NO_TEXT, "programme"),),
        links=(Link("v", text("https://example.org/v"), text("Tallenne osasta 1")),),
    )
    materials = section(shown(one), "materials")
    assert words(materials.h2) == "Liitteet ja linkit"
    assert links(materials) == [
        ("Ohjelma (PDF, 35 kt)", "../../../files/2021/seminaari/ohjelma.pdf"),
        ("Tallenne osasta 1", "https://example.org/v"),
    ]


def test_links_alone_are_called_links() -> None:
    one = event(links=(Link("v", text("https://example.org/v"), NO_TEXT, "recording"),))
    assert words(section(shown(one, "sv"), "materials")) == "Länkar Inspelning"


def test_accessibility_of_several_places_is_told_of_each() -> None:
    stairs = place(name=text("Veturi"), accessibility=Accessibility(step_free=False))
    one = event(
        place=place(accessibility=Accessibility(step_free=True, note=text("Hissi."))),
        occasions=(occasion(), occasion("26.3.2021 klo 9–11", "2", place=stairs)),
    )
    assert words(section(shown(one), "accessibility")) == (
        "Esteettömyys Säätytalo Tilaan on esteetön sisäänkäynti. Hissi. Veturi Tilaan ei ole esteetöntä sisäänkäyntiä."
    )


def test_accessibility_of_places_that_are_alike_is_told_once() -> None:
    known = Accessibility(step_free=True)
    other = place(name=text("Veturi"), accessibility=known)
    one = event(place=place(accessibility=known), occasions=(occasion(), occasion("26.3.2021", "2", place=other)))
    assert words(section(shown(one), "accessibility")) == "Esteettömyys Tilaan on esteetön sisäänkäynti."


def test_accessibility_of_event_goes_before_that_of_place() -> None:
    one = event(
        place=place(accessibility=Accessibility(step_free=True, hearing_loop=True, captions=None)),
        accessibility=Accessibility(
            step_free=False, note=text("Kysy *hissistä*."), contact=contact(), ask_by=point("18.3.2021")
        ),
    )
    assert words(section(shown(one), "accessibility")) == (
        "Esteettömyys Tilaan ei ole esteetöntä sisäänkäyntiä. Tilassa on induktiosilmukka. Kysy hissistä . "
        "Kerro tarpeistasi viimeistään torstaina 18.3.2021. Kysy esteettömyydestä: Maija Mallikas "
        "Valtiovarainministeriö maija@example.org"
    )


@pytest.mark.parametrize(
    ("asked", "line"),
    [
        (contact(phone="0295 530 616"), "Maija Mallikas, maija@example.org, puh. 0295 530 616"),
        (
            Contact("a", role=text("koordinaattori"), url=text("https://example.org/a")),
            "koordinaattori, example.org/a",
        ),
        (Contact("b", organisation=ministry()), "Valtiovarainministeriö, kirjaamo.vm@gov.fi, puh. 0295 16001"),
    ],
)
def test_contact_that_stands_below_is_one_line_of_accessibility(asked: Contact, line: str) -> None:
    one = event(accessibility=Accessibility(contact=replace(asked, purpose="accessibility")), contacts=(asked,))
    assert words(section(shown(one), "accessibility")) == f"Esteettömyys Kysy esteettömyydestä: {line}"


def test_day_to_tell_needs_is_not_shown_when_it_has_passed() -> None:
    one = event(accessibility=Accessibility(captions=True, ask_by=point("18.3.2021")))
    assert words(section(shown(one, moment=AFTERWARDS), "accessibility")) == "Esteettömyys Tilaisuus tekstitetään."


def test_accessibility_that_is_not_known_is_not_named() -> None:
    assert shown(event(accessibility=Accessibility())).select("#accessibility") == []


def test_contacts_are_reached_by_mail_and_phone() -> None:
    one = event(
        contacts=(
            Contact("a", role=text("erityisasiantuntija"), organisation=ministry()),
            contact(email="", phone="0295 530 616", url=text("https://example.org/maija"), purpose="media"),
        )
    )
    found = section(shown(one, "en"), "contacts")
    assert [words(address) for address in found.select("address")] == [
        "erityisasiantuntija Ministry of Finance kirjaamo.vm@gov.fi tel. +358 295 16001 vm.fi/en",
        "Media contacts Maija Mallikas Ministry of Finance tel. +358 295 530 616 example.org/maija",
    ]
    assert [target for _, target in links(found)] == [
        "mailto:kirjaamo.vm@gov.fi",
        "tel:+35829516001",
        "https://vm.fi/en/",
        "tel:+358295530616",
        "https://example.org/maija",
    ]


def test_phone_number_stays_with_its_label() -> None:
    address = section(shown(event(contacts=(contact(phone="0295 530 616"),))), "contacts").address
    assert address is not None
    assert address.find_all("span")[-1].get_text() == "puh.\u00a00295\u00a0530\u00a0616"


@pytest.mark.parametrize(
    ("changes", "days"),
    [
        (
            {"occasions": (occasion(), occasion("26.3.2021", "2"), occasion("27.3.2021", "3"))},
            "25.3.2021 ja 2 muuta ajankohtaa",
        ),
        (
            {"occasions": (occasion("1.3.2021", status=Status("cancelled")), occasion("25.3.2021", "2"))},
            "25.3.2021",
        ),
        ({"status": Status("cancelled")}, "Peruttu 25.3.2021"),
        ({"status": Status("postponed")}, "Siirtyy"),
    ],
)
def test_part_of_series_tells_its_days(changes: dict[str, Any], days: str) -> None:
    one = event(series=(ACADEMY,), **changes)
    other = event(id="2021-x", name="x", title=text("Muu"), series=(ACADEMY,), occasions=(occasion("1.4.2021"),))
    series = section(read(pages.event_page(one, "fi", site(one, other))), "series-akatemia")
    assert words(series.select("li")[0]) == f"Avoin seminaari (tämä tapahtuma) {days}"


def test_parts_of_series_stand_in_order_of_time() -> None:
    second = event(series=(ACADEMY,), topics=())
    first = event(
        id="2020-osa-1",
        year=2020,
        name="osa-1",
        title=text("Osa 1"),
        series=(ACADEMY,),
        occasions=(occasion("1.10.2020"),),
    )
    page = read(pages.event_page(second, "fi", site(second, first)))
    series = section(page, "series-akatemia")
    assert words(series) == (
        "Sarja Kansalaisjärjestöakatemia Osa 1 1.10.2020 Avoin seminaari (tämä tapahtuma) 25.3.2021"
    )
    assert links(series) == [
        ("Kansalaisjärjestöakatemia", "../../sarjat/akatemia/index.html"),
        ("Osa 1", "../../2020/osa-1/index.html"),
    ]


def test_only_part_of_unpublished_series_is_not_listed() -> None:
    series = section(shown(event(series=(ACADEMY,)), series=()), "series-akatemia")
    assert words(series) == "Sarja Kansalaisjärjestöakatemia"
    assert links(series) == []


def test_topics_are_linked() -> None:
    assert links(section(shown(event()), "topics")) == [
        ("Kansalaisyhteiskunta", "../../aiheet/kansalaisyhteiskunta/index.html")
    ]


@pytest.mark.parametrize(
    ("language", "updated"),
    [("fi", "Päivitetty 1.2.2021"), ("sv", "Uppdaterad 1.2.2021"), ("en", "Updated on 1 February 2021")],
)
def test_page_tells_when_it_was_updated(language: str, updated: str) -> None:
    assert words(shown(event(), language).select_one(".updated")) == updated


def test_page_does_not_tell_of_an_update_to_come() -> None:
    assert shown(event(), moment=REVISED - timedelta(days=1)).select(".updated") == []


def test_event_that_is_not_published_has_no_day_of_update() -> None:
    assert read(pages.event_page(event(), "fi", site())).select(".updated") == []


# --- Lists ---


def entries(page: BeautifulSoup) -> dict[str, list[str]]:
    """The groups of a list: heading → what its entries say."""
    groups = page.select("main > section:not(.calendar)")
    return {words(part.h2): [words(entry) for entry in part.select(".cards > li")] for part in groups}


def coming(number: int, time: str, **changes: Any) -> Event:  # noqa: ANN401
    """One of several events, of few words."""
    title = text(f"Tapahtuma {number}", f"Evenemang {number}", f"Event {number}")
    return event(
        **{
            "id": f"2021-e{number}",
            "name": f"e{number}",
            "title": title,
            "summary": NO_TEXT,
            "place": place(street=NO_TEXT, postcode="", city=NO_TEXT),
            "occasions": (occasion(time),),
            **changes,
        }
    )


EVENTS = (
    coming(1, "1.3.2021 klo 9–15"),
    coming(2, "25.3.2021 klo 9–11", online=Online()),
    coming(3, "2.3.2021 klo 9–11", status=Status("cancelled"), summary=text("Peruuntui")),
    coming(4, "5.5.2021", status=Status("postponed")),
    coming(5, "1.10.2020 klo 9–11", place=None, online=Online()),
    coming(
        6,
        "1.2.2021",
        occasions=(
            occasion("1.2.2021"),
            occasion("6.4.2021", "2"),
            occasion("7.4.2021", "3"),
            occasion("8.4.2021", "4"),
        ),
    ),
)


def test_front_shows_what_is_on_now_then_the_months() -> None:
    page = read(pages.front("fi", site(*EVENTS)))
    assert words(page.h1) == "Tulevat tapahtumat"
    assert entries(page) == {
        "Käynnissä": ["Tapahtuma 1 Käynnissä maanantai 1.3.2021 klo 9.00–15.00 Säätytalo"],
        "maaliskuu 2021": [
            "Tapahtuma 3 Peruttu tiistai 2.3.2021 klo 9.00–11.00 Säätytalo Peruuntui",
            "Tapahtuma 2 torstai 25.3.2021 klo 9.00–11.00 Säätytalo · Verkossa",
        ],
        "huhtikuu 2021": ["Tapahtuma 6 tiistai 6.4.2021 ja 2 muuta ajankohtaa Säätytalo"],
        "Uusi aika ilmoitetaan myöhemmin": ["Tapahtuma 4 Siirtyy Säätytalo"],
    }


OFF = Status("cancelled")
LATER = Status("postponed")


@pytest.mark.parametrize(
    ("occasions", "shown"),
    [
        (
            (occasion("2.3.2021", status=OFF), occasion("3.3.2021", "2"), occasion("4.3.2021", "3", status=OFF)),
            "keskiviikko 3.3.2021 Säätytalo",
        ),
        (
            (occasion("2.3.2021", status=OFF), occasion("3.3.2021", "2"), occasion("4.3.2021", "3")),
            "keskiviikko 3.3.2021 ja 1 muu ajankohta Säätytalo",
        ),
        ((occasion("1.2.2021"), occasion("4.3.2021", "2", status=OFF)), "Peruttu torstai 4.3.2021 Säätytalo"),
        ((occasion("1.3.2021 klo 9–15", status=OFF),), "Peruttu maanantai 1.3.2021 klo 9.00–15.00 Säätytalo"),
    ],
)
def test_list_shows_the_next_occasion_that_takes_place(occasions: Any, shown: str) -> None:  # noqa: ANN401
    page = read(pages.front("fi", site(coming(1, "1.3.2021", occasions=occasions))))
    assert entries(page) == {"maaliskuu 2021": [f"Tapahtuma 1 {shown}"]}


def test_list_puts_a_new_time_that_is_not_known_under_no_month() -> None:
    later = coming(2, "4.3.2021", occasions=(occasion("1.2.2021"), occasion("4.3.2021", "2", status=LATER)))
    begun = coming(3, "1.3.2021 klo 9–15", status=LATER)
    shown = {"Uusi aika ilmoitetaan myöhemmin": ["Tapahtuma 3 Siirtyy Säätytalo", "Tapahtuma 2 Siirtyy Säätytalo"]}
    assert entries(read(pages.front("fi", site(begun, later)))) == shown
    assert list(entries(read(pages.year("en", 2021, site(begun, coming(1, "7.5.2021")))))) == [
        "May 2021",
        "New time to be announced",
    ]


def test_list_shows_the_place_of_the_occasion() -> None:
    elsewhere = occasion("3.3.2021", place=place(name=text("Oodi"), street=NO_TEXT, postcode="", city=NO_TEXT))
    page = read(pages.front("fi", site(coming(1, "1.3.2021", occasions=(elsewhere,)))))
    assert entries(page) == {"maaliskuu 2021": ["Tapahtuma 1 keskiviikko 3.3.2021 Oodi"]}


@pytest.mark.parametrize(("zone", "note"), [("Europe/Brussels", " (UTC+1)"), ("Europe/Mariehamn", "")])
def test_list_tells_whose_clock_it_is_only_where_it_is_another(zone: str, note: str) -> None:
    away = occasion(span=span("3.3.2021 klo 9–11", ZoneInfo(zone)))
    one = coming(1, "1.3.2021", occasions=(away,), online=Online())
    page = read(pages.front("fi", site(one)))
    assert entries(page) == {
        "maaliskuu 2021": [f"Tapahtuma 1 keskiviikko 3.3.2021 klo 9.00–11.00{note} Säätytalo · Verkossa"]
    }


def test_front_leads_to_years_and_lists_that_have_events() -> None:
    empty = Series("tyhja", text("Tyhjä sarja"))
    organisers = (
        ministry(id="a", name=text("Ääni")),
        ministry(id="b", name=text("Åbo")),
        ministry(id="c", name=text("Zonta")),
    )
    one = event(organisers=organisers)
    page = read(pages.front("fi", site(one, series=(empty,), organisations=organisers)))
    assert [(words(part.h2), [name for name, _ in links(part)]) for part in page.select(".browse section")] == [
        ("Vuosittain", ["2021 (1 tapahtuma)"]),
        ("Aiheet", ["Kansalaisyhteiskunta (1 tapahtuma)"]),
        ("Järjestäjät", ["Zonta (1 tapahtuma)", "Åbo (1 tapahtuma)", "Ääni (1 tapahtuma)"]),
    ]


def test_front_without_events_says_so() -> None:
    page = read(pages.front("sv", site()))
    assert words(page.select_one(".empty")) == "Det finns inga kommande evenemang just nu."
    assert page.select(".browse") == []


def test_year_lists_events_that_start_in_it() -> None:
    page = read(pages.year("en", 2020, site(*EVENTS)))
    assert words(page.h1) == "Events in 2020"
    assert entries(page) == {"October 2020": ["Event 5 Thursday 1 October 2020, 9.00–11.00 Online"]}


def test_year_without_events_says_so() -> None:
    assert words(read(pages.year("en", 1999, site())).select_one(".empty")) == "There are no events here."


def test_years_with_pages_are_those_with_events() -> None:
    assert list(site(*EVENTS).by_year) == [2021, 2020]


def test_archive_lists_past_events_by_year() -> None:
    page = read(pages.archive("fi", site(*EVENTS, moment=AFTERWARDS)))
    assert [(heading, len(found)) for heading, found in entries(page).items()] == [("2021", 5), ("2020", 1)]
    assert links(page, "h2 a") == [("2021", "../2021/index.html"), ("2020", "../2020/index.html")]


def test_archive_leaves_older_years_to_their_pages() -> None:
    old = [event(id=f"2019-{n}", year=2019, name=f"v{n}", occasions=(occasion("1.4.2019"),)) for n in range(3)]
    new = [event(id=f"2020-{n}", year=2020, name=f"u{n}", occasions=(occasion("1.4.2020"),)) for n in range(50)]
    page = read(pages.archive("fi", site(*old, *new)))
    assert [words(heading) for heading in page.select("main section:has(.cards) h2")] == ["2020"]
    assert [name for name, _ in links(page, ".browse a")] == ["2020 (50 tapahtumaa)", "2019 (3 tapahtumaa)"]


def test_archive_is_in_order_of_the_times_that_it_shows() -> None:
    course = coming(1, "5.1.2021", occasions=(occasion("5.1.2021"), occasion("20.2.2021", "2")))
    page = read(pages.archive("fi", site(course, coming(2, "1.2.2021"))))
    assert [words(heading) for heading in page.select(".cards h3")] == ["Tapahtuma 1", "Tapahtuma 2"]


def test_list_tells_of_changes_and_of_what_is_full() -> None:
    one = coming(1, "1.4.2021", was=Former(spans=(span("2.4.2021"),)), registrations=(registration(full=True),))
    page = read(pages.front("en", site(one)))
    assert [words(flag) for flag in page.select(".cards .flag")] == ["New time", "Fully booked"]


def test_list_of_nobody_stays_out_of_search_engines() -> None:
    empty = read(pages.listing("series", ACADEMY, "fi", site(event())))
    assert [str(tag["content"]) for tag in empty.select("meta[name=robots]")] == ["noindex"]


def test_archive_without_events_says_so() -> None:
    assert words(read(pages.archive("fi", site())).select_one(".empty")) == "Menneitä tapahtumia ei vielä ole."


def test_topic_lists_what_comes_then_what_is_over() -> None:
    described = topic(summary=text("Järjestöjen asiat", en="Matters of associations"))
    other = coming(7, "1.4.2021", topics=())
    page = read(pages.listing("topics", described, "en", site(EVENTS[1], EVENTS[4], other)))
    assert words(page.select_one(".poster")) == ("Civil society Matters of associations 2 events As of 1 March 2021")
    assert entries(page) == {
        "Coming events": ["Event 2 Thursday 25 March 2021, 9.00–11.00 House of the Estates · Online"],
        "Past events": ["Event 5 Thursday 1 October 2020, 9.00–11.00 Online"],
    }


def test_series_lists_its_parts_by_time_and_marks_its_language() -> None:
    parts = (coming(1, "1.4.2021", series=(ACADEMY,)), coming(2, "1.10.2020", series=(ACADEMY,)))
    page = read(pages.listing("series", ACADEMY, "sv", site(*parts)))
    assert entries(page) == {
        "Evenemangen i serien": [
            "Evenemang 2 torsdag 1 oktober 2020 Ständerhuset",
            "Evenemang 1 torsdag 1 april 2021 Ständerhuset",
        ]
    }
    assert str(page.h1) == '<h1 class="longer"><span lang="fi">Kansalaisjärjestöakatemia</span></h1>'


def test_organiser_has_its_addresses() -> None:
    page = read(pages.listing("organisers", ministry(), "fi", site()))
    assert links(page, ".row .links a") == [
        ("https://vm.fi/", "https://vm.fi/"),
        ("kirjaamo.vm@gov.fi", "mailto:kirjaamo.vm@gov.fi"),
        ("0295 16001", "tel:+35829516001"),
    ]
    assert words(page.select_one(".empty")) == "Tässä ei ole tapahtumia."


def test_organiser_without_addresses_has_a_name() -> None:
    page = read(pages.listing("organisers", Organisation("x", text("Yhdistys")), "fi", site()))
    assert page.select("main .links") == []


def ways(page: BeautifulSoup) -> list[tuple[str, str]]:
    """The ways to subscribe: what is written, and where it leads."""
    return [(words(way), str(way.a["href"]) if way.a else "") for way in page.select(".ways dt")]


def test_list_tells_how_to_subscribe_to_its_calendar() -> None:
    page = read(pages.listing("topics", topic(), "en", site(event())))
    part = section(page, "subscribe")
    address = "example.org/en/topics/kansalaisyhteiskunta/esim-kansalaisyhteiskunta-en.ics"
    query = f"?url=https%3A%2F%2F{address.replace('/', '%2F')}&name=Civil%20society%20%E2%80%93%20Events"
    assert words(part.code) == f"https://{address}"
    assert ways(page) == [
        ("Address of the calendar", ""),
        ("Open in a calendar application", f"webcal://{address}"),
        ("Outlook (work or school account)", f"https://outlook.office.com/calendar/0/addfromweb/{query}"),
        ("Outlook.com (personal account)", f"https://outlook.live.com/calendar/0/addfromweb/{query}"),
        ("Google Calendar", "https://calendar.google.com/calendar/u/0/r/settings/addbyurl"),
    ]
    assert [len(way.find_next_siblings("dd", limit=1)) for way in part.select("dt")] == [1] * 5


@pytest.mark.parametrize(
    ("language", "heading", "address"),
    [
        ("fi", "Tilaa kalenteri", "https://example.org/fi/esim-tapahtumat-fi.ics"),
        ("sv", "Prenumerera på kalendern", "https://example.org/sv/esim-evenemang-sv.ics"),
        ("en", "Subscribe to the calendar", "https://example.org/en/esim-events-en.ics"),
    ],
)
def test_front_year_and_archive_lead_to_the_calendar_of_all_events(language: Any, heading: str, address: str) -> None:  # noqa: ANN401
    here = site(*EVENTS)
    made = (pages.front(language, here), pages.archive(language, here), pages.year(language, 2021, here))
    parts = [section(read(page), "subscribe") for page in made]
    assert [(words(part.h2), words(part.code)) for part in parts] == [(heading, address)] * 3


def test_list_leads_to_the_instructions_where_the_site_has_them() -> None:
    guide = static_page(name="kalenteri", slug=text("kalenteri"), block="calendar-subscriptions")
    page = read(pages.front("sv", site(event(), static_pages=(guide,))))
    assert links(section(page, "subscribe"), "p a") == [
        ("Så här prenumererar du, steg för steg", "kalenteri/index.html")
    ]
    assert links(section(read(pages.front("sv", site(event()))), "subscribe"), "p a") == []


def test_instructions_list_every_calendar() -> None:
    guide = static_page(name="kalenteri", slug=text("kalenteri"), block="calendar-subscriptions")
    page = read(pages.static(guide, "fi", site(event(series=(ACADEMY,)), static_pages=(guide,))))
    assert words(page.code) == "https://example.org/fi/esim-tapahtumat-fi.ics"
    assert links(page, ".prose ul a") == [
        ("Kansalaisyhteiskunta", "../aiheet/kansalaisyhteiskunta/index.html#subscribe"),
        ("Kansalaisjärjestöakatemia", "../sarjat/akatemia/index.html#subscribe"),
        ("Valtiovarainministeriö", "../jarjestajat/valtiovarainministerio/index.html#subscribe"),
    ]


def test_head_names_the_calendars_of_a_page() -> None:
    def named(page: bytes) -> list[tuple[str, str]]:
        return [
            (str(link["title"]), str(link["href"])) for link in read(page).select("head link[type='text/calendar']")
        ]

    days = (programme_day(item()), programme_day(item(day="26.3.2021")))
    here = site(one := event(programme=days, series=(ACADEMY,)))
    assert named(pages.event_page(one, "en", here)) == [
        ("Open seminar", "seminaari-en.ics"),
        ("Programme: Open seminar", "seminaari-programme-en.ics"),
        ("Kansalaisjärjestöakatemia – Events", "../../series/akatemia/esim-akatemia-en.ics"),
    ]
    assert named(pages.listing("organisers", ministry(), "sv", here)) == [
        ("Finansministeriet – Evenemang", "esim-valtiovarainministerio-sv.ics")
    ]
    assert named(pages.front("fi", here)) == [("Tapahtumat", "esim-tapahtumat-fi.ics")]
    assert named(pages.static(static_page(), "fi", here)) == []


# --- Other pages ---


def test_static_page_has_its_words_and_files() -> None:
    body = text("", "[Anvisning](ohje.pdf)")
    page = read(pages.static(static_page(body=body), "sv", site()))
    assert words(page.main) == "Om webbplatsen Vad det här är. Anvisning"
    assert links(page, ".prose a") == [("Anvisning", "../../files/pages/ohje.pdf")]


@pytest.mark.parametrize(
    ("title", "body", "notice"),
    [
        ("About", "", "Some of the texts on this page are not available in English; they are shown in Finnish."),
        ("", "", "This page is not available in English; it is shown in Finnish."),
    ],
)
def test_static_page_with_missing_words_says_so(title: str, body: str, notice: str) -> None:
    page = static_page(title=text("Tietoa", en=title), body=text("Leipäteksti", en=body))
    assert words(read(pages.static(page, "en", site())).select_one(".notice")) == notice


def statement(**changes: Any) -> Any:  # noqa: ANN401
    """The facts of an accessibility statement."""
    default = Statement(
        level="partial",
        made=date(2021, 1, 15),
        revised=date(2021, 2, 1),
        method="self",
        unit={"fi": "Viestintä", "sv": "Kommunikationen", "en": "Communications"},
        email="saavutettavuus@example.org",
        url="https://example.org/palaute",
        known_issues={"fi": ("Kartat",), "sv": ("Kartorna",), "en": ("Maps",)},
    )
    return replace(default, **changes)


def test_accessibility_statement_is_made_of_settings() -> None:
    page = static_page(body=NO_TEXT, summary=NO_TEXT, block="accessibility-statement")
    shown = read(pages.static(page, "sv", site(settings=settings(accessibility=statement()))))
    assert words(shown.select_one(".prose")) == (
        "Hur tillgänglig webbplatsen är Webbplatsen uppfyller delvis kraven på nivåerna A och AA i WCAG 2.1. "
        "Innehåll som inte är tillgängligt Kartorna Hur utlåtandet har tagits fram Vi har själva bedömt webbplatsens "
        "tillgänglighet. Utlåtandet upprättades 15.1.2021. Det uppdaterades senast 1.2.2021. Berätta för oss om "
        "brister "
        "Har du upptäckt en brist i webbplatsens tillgänglighet? Berätta om den för oss. Vi svarar inom 14 dagar. "
        "Kommunikationen saavutettavuus@example.org https://example.org/palaute Tillsyn Om du inte är nöjd med vårt "
        "svar "
        "eller inte får något svar inom 14 dagar kan du göra en anmälan till tillsynsmyndigheten. "
        "Transport- och kommunikationsverket Traficom https://www.saavutettavuusvaatimukset.fi/sv"
    )


def test_accessibility_statement_of_a_site_without_faults_names_none() -> None:
    facts = statement(
        level="full", revised=None, method="external", email=None, known_issues=dict.fromkeys(LANGUAGES, ())
    )
    page = static_page(block="accessibility-statement")
    shown = read(pages.static(page, "en", site(settings=settings(accessibility=facts))))
    assert [words(heading) for heading in shown.select(".prose h2")] == [
        "How accessible the site is",
        "How this statement was made",
        "Tell us about a shortcoming",
        "Supervision",
    ]


def test_accessibility_statement_without_settings_says_nothing() -> None:
    page = static_page(block="accessibility-statement")
    assert read(pages.static(page, "fi", site())).select("h2") == []


def test_chooser_links_to_three_languages_in_their_own_names() -> None:
    page = read(pages.chooser(site()))
    assert [(words(link), link["lang"], link["href"]) for link in page.select("nav a")] == [
        ("Suomeksi", "fi", "fi/index.html"),
        ("På svenska", "sv-FI", "sv/index.html"),
        ("In English", "en-GB", "en/index.html"),
    ]


def test_chooser_is_called_by_its_names_once() -> None:
    assert words(read(pages.chooser(site())).title) == "Tapahtumat · Evenemang · Events"


def test_not_found_has_three_languages_and_works_at_any_address() -> None:
    page = read(pages.not_found(site()))
    assert [(part["lang"], words(part.h2)) for part in page.select("main section")] == [
        ("fi", "Sivua ei löytynyt"),
        ("sv-FI", "Sidan hittades inte"),
        ("en-GB", "The page was not found"),
    ]
    assert [str(tag.get("href")) for tag in page.select("[href]:not([href='#main'])")] == [
        "https://example.org/theme/favicon-0.svg",
        "https://example.org/theme/juliste-0.css",
        "https://example.org/fi/",
        "https://example.org/sv/",
        "https://example.org/en/",
    ]


def test_redirect_leads_to_the_present_address() -> None:
    page = read(pages.redirect("sv", "sv/2021/ny/index.html", "sv/2020/gammal/index.html", text("Uusi", "Ny"), site()))
    assert page.select_one("[http-equiv=refresh]")["content"] == "0; url=../../2021/ny/index.html"  # type: ignore[index]
    assert page.select_one("[rel=canonical]")["href"] == "https://example.org/sv/2021/ny/"  # type: ignore[index]
    assert page.select_one("[name=robots]")["content"] == "noindex"  # type: ignore[index]
    assert links(page) == [("Ny", "../../2021/ny/index.html")]
    assert words(page.h1) == "Sidan har flyttats"


# --- All pages together ---


def whole_site() -> dict[str, bytes]:
    """Every page of a small site: path → bytes."""
    file = File("x", "files/2021/rikas/ohjelma.pdf", "application/pdf", 35_000)
    rich = coming(
        9,
        "25.3.2021 klo 9–11",
        name="rikas",
        id="2021-rikas",
        body=text("Ks. [tietoa](page:tietoa)."),
        series=(ACADEMY,),
        partners=(ministry(),),
        contacts=(contact(),),
        attachments=(Attachment("o", file, text("Ohjelma")),),
        programme=(programme_day(item(text=text(LONG)), item("9.30–10.00", "Toinen")),),
        accessibility=Accessibility(step_free=True),
        was=Former((span("1.3.2021 klo 9–10"),)),
    )
    events = (*EVENTS, rich)
    here = site(*events, publisher=ministry())
    made = {urls.CHOOSER: pages.chooser(here), urls.NOT_FOUND: pages.not_found(here)}
    for language in LANGUAGES:
        made |= {urls.event_page(one, language): pages.event_page(one, language, here) for one in events}
        made |= {urls.year_page(language, year): pages.year(language, year, here) for year in here.by_year}
        made[urls.front(language)] = pages.front(language, here)
        made[urls.archive(language)] = pages.archive(language, here)
        made[urls.static_page(static_page(), language)] = pages.static(static_page(), language, here)
        made[urls.list_page("topics", topic().id, language)] = pages.listing("topics", topic(), language, here)
        made[urls.list_page("series", ACADEMY.id, language)] = pages.listing("series", ACADEMY, language, here)
        made[urls.list_page("organisers", ministry().id, language)] = pages.listing(
            "organisers", ministry(), language, here
        )
    return made


@pytest.fixture(scope="module")
def everything() -> dict[str, BeautifulSoup]:
    return {path: read(page) for path, page in whole_site().items()}


def test_pages_are_the_same_when_made_again() -> None:
    assert whole_site() == whole_site()


def test_pages_have_one_main_heading_and_ids_of_their_own(everything: dict[str, BeautifulSoup]) -> None:
    for path, page in everything.items():
        ids = [tag["id"] for tag in page.select("[id]")]
        assert (path, len(page.select("h1")), len(ids)) == (path, 1, len(set(ids)))


def test_pages_lead_only_to_what_is_there(everything: dict[str, BeautifulSoup]) -> None:
    known = {*everything, "theme/juliste-0.css", "theme/favicon-0.svg", "files/2021/rikas/ohjelma.pdf"}
    known |= {"theme/juliste-0.js", "theme/list-0.js", *(f"{code}/atom.xml" for code in LANGUAGES)}
    for path, page in everything.items():
        ids = {f"#{tag['id']}" for tag in page.select("[id]")}
        for link in page.select("[href]"):
            target = str(link["href"])
            is_elsewhere = target.startswith(("https:", "webcal:", "mailto:", "tel:")) or target.endswith(".ics")
            page_of_target = target.removesuffix("#subscribe")
            assert is_elsewhere or target in ids or resolved(page_of_target, path) in known, (path, target)


def resolved(target: str, path: str) -> str:
    parts = path.split("/")[:-1]
    for step in target.split("/"):
        parts = parts[:-1] if step == ".." else [*parts, step]
    return "/".join(parts)


def test_pages_ask_nothing_of_other_hosts_and_have_no_inline_code(everything: dict[str, BeautifulSoup]) -> None:
    for path, page in everything.items():
        assert page.select("style, [style], [onclick], iframe, [src^=http]") == [], path
        scripts = [script for script in page.select("script") if script.get("type") != "application/ld+json"]
        assert [script for script in scripts if not script.get("src") or script.get_text()] == [], path


def test_pages_have_no_empty_elements(everything: dict[str, BeautifulSoup]) -> None:
    filled = "h1, h2, h3, p, li, dt, dd, td, th, caption, a, ul, ol, dl, section, span, strong, address, div"
    for path, page in everything.items():
        empty = [str(tag) for tag in page.select(filled) if not words(tag) and not tag.select("img")]
        assert (path, empty) == (path, [])


def test_pages_end_with_a_line_and_are_utf8() -> None:
    pages_made = whole_site().values()
    assert all(page.endswith(b"</html>\n") and page.decode() for page in pages_made)


def test_languages_of_parts_are_not_those_of_the_page(everything: dict[str, BeautifulSoup]) -> None:
    for path, page in everything.items():
        parts = chain.from_iterable(page.select(f"{outer} [lang]") for outer in ("main h1", "main p", "main td"))
        assert page.html is not None
        own = page.html["lang"]
        assert path in (urls.CHOOSER, urls.NOT_FOUND) or all(part["lang"] != own for part in parts)


# --- The theme ---

THEME = PROJECT / "theme"
CSS = (THEME / "static/juliste.css").read_text(encoding="utf-8")
PAIRS = (
    ("ink", "paper"),
    ("quiet", "paper"),
    ("accent", "paper"),
    ("ink", "tint"),
    ("quiet", "tint"),
    ("accent", "tint"),
    ("paper", "accent"),
    ("on-poster", "poster"),
    ("on-poster", "over"),
    ("on-note", "note"),
    ("on-poster", "stop"),
)


def colours(block: str) -> dict[str, str]:
    """Each colour of a block of tokens: name → rrggbb."""
    return dict(re.findall(r"--([a-z-]+): #([0-9a-f]{6});", block))


@pytest.mark.parametrize(("written", "ground"), PAIRS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_their_ground(written: str, ground: str, scheme: str) -> None:
    light, dark = CSS.split("(prefers-color-scheme: dark)")[:2]
    tokens = colours(light) | (colours(dark.partition("\n}\n")[0]) if scheme == "dark" else {})
    assert contrast(tokens[written], tokens[ground]) >= 4.5


def test_contrast_of_black_and_white_is_known() -> None:
    assert round(contrast("000000", "ffffff"), 2) == 21


def test_style_sheet_is_light_and_asks_nothing_of_others() -> None:
    assert len(CSS.encode()) < 10_000
    assert "url(" not in CSS
    assert "@import" not in CSS


def test_every_token_is_used_and_made() -> None:
    made = {name for name in re.findall(r"(--[a-z-]+):", CSS) if not name.startswith("--pf-")}  # those are Pagefind's
    assert made == set(re.findall(r"var\((--[a-z-]+)\)", CSS))


def test_theme_files_are_named_by_their_bytes(tmp_path: Path) -> None:
    (tmp_path / "static/folder").mkdir(parents=True)
    (tmp_path / "static/a.css").write_bytes(b"a {}")
    assert pages.theme_files(tmp_path) == {"a.css": ("theme/a-9a4487ccbe.css", b"a {}")}


def test_theme_has_what_pages_ask_for() -> None:
    assert pages.blocks(THEME) == {"accessibility-statement", "calendar-subscriptions"}
    assert sorted(pages.theme_files(THEME)) == [*FILES]
