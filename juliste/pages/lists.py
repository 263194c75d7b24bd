"""Cards → the pages that list events: what is coming, a year, the past, a topic, a series, an organiser."""

from collections.abc import Callable
from itertools import groupby

from msgspec import Struct

from juliste import urls
from juliste.language import NBSP, phone_uri
from juliste.model import LANGUAGES, NO_TEXT, Card, Language, Organisation, Series, Text, Topic, Words
from juliste.pages.entries import Group, Part, by_month, group
from juliste.pages.frame import Page
from juliste.pages.narrowing import narrowing
from juliste.pages.phases import Phase
from juliste.pages.site import Site
from juliste.pages.subscriptions import feed, subscription
from juliste.pages.templates import render
from juliste.pages.titles import size

ENOUGH = 50
"""From how many past events on the archive leaves older years to their own pages."""


class Link(Struct, frozen=True):
    """A link with its words, and how many events are there."""

    words: Text
    path: str
    count: str


class Index(Struct, frozen=True):
    """The lists of a kind. id: of the heading."""

    id: str
    title: str
    links: tuple[Link, ...]


class Detail(Struct, frozen=True):
    """An address of an organiser."""

    text: str
    href: str


def front(language: Language, site: Site) -> bytes:
    """What is on now, and what is coming, by month; then the ways to the rest."""
    gettext = site.catalogues[language].gettext
    page = _page(site, language, gettext("Coming events"), urls.front)
    on_now = [card for card in site.coming if _is_on(card, site)]
    ids = {card.id for card in on_now}
    later = [card for card in site.coming if card.id not in ids]
    now = (group("now", gettext("Under way"), on_now, page, part="coming"),) if on_now else ()
    return _render(
        page,
        (*now, *by_month(later, page, "coming")),
        empty=gettext("There are no coming events at the moment."),
        browse=indexes(page),
    )


def _is_on(card: Card, site: Site) -> bool:
    """Whether an occasion has begun; what is cancelled or postponed never does."""
    occasion = site.now[card.id]
    return occasion.span.start <= site.moment and {card.status.kind, occasion.status.kind} == {"scheduled"}


def year(language: Language, year: int, site: Site) -> bytes:
    """The events that start in a year, by month."""
    gettext = site.catalogues[language].gettext
    title = gettext("Events in {year}").format(year=year)
    page = _page(site, language, title, lambda other: urls.year_page(other, year))
    cards = site.by_year.get(year, ())
    return _render(page, by_month(cards, page), empty=gettext("There are no events here."), browse=_by_year(page))


def archive(language: Language, site: Site) -> bytes:
    """The past events by year, the latest first; of a large site those of the last years, and links to the others."""
    gettext = site.catalogues[language].gettext
    page = _page(site, language, gettext("Past events"), urls.archive)
    groups: list[Group] = []
    for year, cards in groupby(site.past, key=lambda card: card.starts.year):
        if sum(len(group.cards) for group in groups) < ENOUGH:
            groups.append(group(f"y{year}", str(year), tuple(cards), page, urls.year_page(language, year)))
    return _render(page, tuple(groups), empty=gettext("There are no past events yet."), browse=_by_year(page))


def listing(kind: urls.List, entry: Topic | Series | Organisation, language: Language, site: Site) -> bytes:
    """The events of a topic, a series or an organiser: to come, then over; of a series by time."""
    gettext = site.catalogues[language].gettext
    of = kind, entry.id
    own = {card.id for card in site.by_entry.get(of, ())}
    indexed = LANGUAGES if own else ()  # nothing leads to a list without events
    page = _page(site, language, entry.name, lambda other: urls.list_page(kind, entry.id, other), of, indexed)

    def of_its_own(name: str, title: str, cards: tuple[Card, ...], part: Part) -> Group:
        return group(name, title, tuple(card for card in cards if card.id in own), page, part=part)

    groups = (
        (of_its_own("parts", gettext("Events in the series"), site.in_order, ""),)
        if kind == "series"
        else (
            of_its_own("coming", gettext("Coming events"), site.coming, "coming"),
            of_its_own("past", gettext("Past events"), site.past, "past"),
        )
    )
    return _render(
        page,
        tuple(group for group in groups if group.cards),
        empty=gettext("There are no events here."),
        heading=entry.name,
        of=of,
        count=_count(len(own), page),
        summary=NO_TEXT if isinstance(entry, Organisation) else entry.summary,
        details=_details(entry, page) if isinstance(entry, Organisation) else (),
    )


def _page(
    site: Site,
    language: Language,
    title: str | Text,
    path: Callable[[Language], str],
    of: urls.ListEntry | None = None,
    indexed: tuple[Language, ...] = LANGUAGES,
) -> Page:
    words = title.words(language) if isinstance(title, Text) else Words(title, language)
    name = title if isinstance(title, Text) else NO_TEXT
    return Page(
        site,
        language,
        path(language),
        words,
        site.catalogues[language].gettext("{title}: times, places and programmes.").format(title=words.text),
        versions_at={other: path(other) for other in LANGUAGES},
        calendars=(feed(of, name, language, site),),
        indexed=indexed,
    )


def _render(
    page: Page,
    groups: tuple[Group, ...],
    *,
    empty: str,
    heading: Text = NO_TEXT,
    count: str = "",
    summary: Text = NO_TEXT,
    details: tuple[Detail, ...] = (),
    browse: tuple[Index, ...] = (),
    of: urls.ListEntry | None = None,
) -> bytes:
    return render(
        "list.html",
        page,
        heading=heading or page.title,
        title_size=size(page.title.text),
        count=count,
        summary=summary,
        details=details,
        groups=groups,
        is_dated=any(group.part == "coming" for group in groups),
        over=_over(groups),
        narrowing=narrowing(groups, page),
        empty=empty,
        browse=browse,
        subscription=subscription(of, heading, page),
    )


def _over(groups: tuple[Group, ...]) -> Phase | None:
    """From when on the list needs a part for what is over; None where it has one, or nothing that will be over."""
    ends = [card.ends for group in groups if group.part == "coming" for card in group.cards]
    return Phase(min(ends)) if ends and not any(group.part == "past" for group in groups) else None


def _count(number: int, page: Page) -> str:
    """`3 tapahtumaa`, on one line."""
    words = page.catalogue.ngettext("{number} event", "{number} events", number)
    return words.format(number=number).replace(" ", NBSP)


def _details(organiser: Organisation, page: Page) -> tuple[Detail, ...]:
    url = page.words(organiser.url).text
    details = (
        Detail(url, url),
        Detail(organiser.email, f"mailto:{organiser.email}"),
        Detail(page.catalogue.phone(organiser.phone) if organiser.phone else "", phone_uri(organiser.phone)),
    )
    return tuple(detail for detail in details if detail.text)


def indexes(page: Page) -> tuple[Index, ...]:
    """The years and the lists that have events."""
    return (*_by_year(page), *of_entries(page))


def _by_year(page: Page) -> tuple[Index, ...]:
    links = _years(page)
    return (Index("years", page.catalogue.gettext("By year"), links),) if links else ()


def of_entries(page: Page) -> tuple[Index, ...]:
    """The topics, series and organisers that have events."""
    gettext = page.catalogue.gettext
    titles: dict[urls.List, str] = {
        "topics": gettext("Topics"),
        "series": gettext("Series of events"),
        "organisers": gettext("All organisers"),
    }
    indexes = (Index(kind, titles[kind], _links(kind, entries, page)) for kind, entries in page.site.lists.items())
    return tuple(index for index in indexes if index.links)


def _years(page: Page) -> tuple[Link, ...]:
    return tuple(
        Link(Text(str(year), str(year), str(year)), urls.year_page(page.language, year), _count(len(cards), page))
        for year, cards in page.site.by_year.items()
    )


def _links(kind: urls.List, entries: tuple[Topic | Series | Organisation, ...], page: Page) -> tuple[Link, ...]:
    used = (entry for entry in entries if page.site.by_entry[kind, entry.id])
    links = (
        Link(
            entry.name,
            urls.list_page(kind, entry.id, page.language),
            _count(len(page.site.by_entry[kind, entry.id]), page),
        )
        for entry in used
    )
    return tuple(sorted(links, key=lambda link: page.catalogue.sort_key(page.words(link.words).text)))
