"""A few words → whole values of the model; what a test does not name is as in an ordinary event."""

from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from juliste import catalogues as po
from juliste import when
from juliste.language import Catalogue
from juliste.model import (
    Contact,
    Event,
    Item,
    Language,
    Occasion,
    Organisation,
    Place,
    ProgrammeDay,
    Registration,
    StaticPage,
    Text,
    Topic,
    Words,
)
from juliste.settings import Settings
from juliste.when import Span

PROJECT = Path(__file__).parents[1]
HELSINKI = ZoneInfo("Europe/Helsinki")
MOMENT = datetime(2021, 3, 1, 12, 0, tzinfo=HELSINKI)
"""When the site is built, unless the test says otherwise: before the event, while one can register."""
REVISED = datetime(2021, 2, 1, 10, 0, tzinfo=UTC)


def span(text: str, zone: ZoneInfo = HELSINKI) -> Span:
    """A time as authors write it: `span("25.3.2021 klo 9-11")`."""
    return when.read_span(text, zone)


def point(text: str, zone: ZoneInfo = HELSINKI) -> Span:
    """A day or a moment: `point("18.3.2021 klo 16")`."""
    return when.read_point(text, zone)


def text(fi: str = "", sv: str = "", en: str = "", original: Language = "fi") -> Text:
    """Words in up to three languages."""
    return Text(fi, sv, en, original)


def words(shown: str, its_language: Language = "fi") -> Words:
    """Words to show and their language."""
    return Words(shown, its_language)


def ministry(**changes: Any) -> Organisation:  # noqa: ANN401 - any field of the model
    """An organisation of the register."""
    default = Organisation(
        id="valtiovarainministerio",
        name=text("Valtiovarainministeriö", "Finansministeriet", "Ministry of Finance"),
        url=text("https://vm.fi/", "https://vm.fi/sv/", "https://vm.fi/en/"),
        email="kirjaamo.vm@gov.fi",
        phone="0295 16001",
    )
    return replace(default, **changes)


def place(**changes: Any) -> Place:  # noqa: ANN401
    """A place of the register."""
    default = Place(
        id="saatytalo",
        name=text("Säätytalo", "Ständerhuset", "House of the Estates"),
        street=text("Snellmaninkatu 9–11", "Snellmansgatan 9–11"),
        postcode="00170",
        city=text("Helsinki", "Helsingfors", "Helsinki"),
        map=(60.1719, 24.9525),
    )
    return replace(default, **changes)


def contact(**changes: Any) -> Contact:  # noqa: ANN401
    """A named person."""
    return replace(
        Contact("maija", name="Maija Mallikas", organisation=ministry(), email="maija@example.org"), **changes
    )


def topic(**changes: Any) -> Topic:  # noqa: ANN401
    """A topic of the register."""
    name = text("Kansalaisyhteiskunta", "Civilsamhället", "Civil society")
    return replace(Topic("kansalaisyhteiskunta", name), **changes)


def registration(**changes: Any) -> Registration:  # noqa: ANN401
    """An open registration with a form and a closing day."""
    default = Registration("open", url=text("https://example.org/ilmoittaudu"), closes=point("18.3.2021"))
    return replace(default, **changes)


def occasion(time: str = "25.3.2021 klo 9.00–11.00", key: str = "", **changes: Any) -> Occasion:  # noqa: ANN401
    """One time that the event is held."""
    return replace(Occasion(key, span(time)), **changes)


def item(time: str = "9.00–9.30", title: str = "Tervetuloa", day: str = "25.3.2021", **changes: Any) -> Item:  # noqa: ANN401
    """A programme item; `day` as authors write it. Its room is that of its track, unless it has one of its own."""
    when_it_is = span(f"{day} klo {time}")
    made = replace(Item(f"{when_it_is.start:at-%m%d-%H%M}", when_it_is, text(title)), **changes)
    return replace(made, room=made.room or made.track.room) if made.track else made


def programme_day(*items: Item, on: date | None = None, title: Text | None = None) -> ProgrammeDay:
    """A day of the programme: the first item's, unless `on` says another."""
    return ProgrammeDay(on or items[0].span.first_day, title or text(), items)


def event(**changes: Any) -> Event:  # noqa: ANN401
    """An event on site on 25.3.2021 at 9.00–11.00, with a registration and without a programme."""
    default = Event(
        id="2021-seminaari",
        uid="2021-seminaari",
        year=2021,
        name="seminaari",
        original="fi",
        folder="content/events/2021/seminaari",
        sources=("content/events/2021/seminaari/event.fi.md",),
        title=text("Avoin seminaari", "Öppet seminarium", "Open seminar"),
        occasions=(occasion(),),
        organisers=(ministry(),),
        summary=text("Puhumme yhteistyöstä.", "Vi talar om samarbete.", "We talk about cooperation."),
        place=place(),
        registrations=(registration(),),
        languages=("fi",),
        topics=(topic(),),
    )
    return replace(default, **changes)


def static_page(**changes: Any) -> StaticPage:  # noqa: ANN401
    """A page that is no event."""
    default = StaticPage(
        name="tietoa",
        original="fi",
        sources=("content/pages/tietoa.fi.md",),
        title=text("Tietoa sivustosta", "Om webbplatsen", "About the site"),
        slug=text("tietoa", "om", "about"),
        summary=text("Mikä tämä on.", "Vad det här är.", "What this is."),
        body=text("Tapahtumia.", "Evenemang.", "Events."),
    )
    return replace(default, **changes)


def settings(**changes: Any) -> Settings:  # noqa: ANN401
    """The settings of a site at https://example.org, with this project's theme and catalogues."""
    default = Settings(
        name={"fi": "Tapahtumat", "sv": "Evenemang", "en": "Events"},
        short_name="esim",
        site_url="https://example.org",
        host="example.org",
        zone=HELSINKI,
        publisher=None,
        required_languages=(),
        contact_days=90,
        feed_months=12,
        public=False,
        moment=MOMENT,
        source_date=None,
        workers=1,
        pdf=False,
        search=False,
        editor_language="en",
        accessibility=None,
        guide=False,
        content=PROJECT / "content",
        output=PROJECT / "output",
        theme=PROJECT / "theme",
        translations=PROJECT / "translations",
        docs=PROJECT / "docs",
        cache=PROJECT / ".cache",
    )
    return replace(default, **changes)


@cache
def catalogues() -> dict[Language, Catalogue]:
    """The three catalogues of this project."""
    return po.read(PROJECT / "translations")
