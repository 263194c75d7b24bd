"""An event → its page in one language. What stands on it and in which order is in the template event.html."""

from collections.abc import Callable
from datetime import datetime

from juliste import notices, urls, when, wording
from juliste.language import Catalogue
from juliste.model import LANGUAGES, Event, File, Language
from juliste.pages import agenda, facts, related
from juliste.pages.accessible import accessible
from juliste.pages.frame import Page
from juliste.pages.phases import Phase
from juliste.pages.places import where
from juliste.pages.site import Site
from juliste.pages.status import status
from juliste.pages.structured import structured
from juliste.pages.subscriptions import calendars_of
from juliste.pages.templates import render
from juliste.pages.titles import size


def event_page(event: Event, language: Language, site: Site, invitation: File | None = None) -> bytes:
    """The page of an event, as it is true at the site's moment. invitation: its PDF in the language."""
    page = _page(event, language, site)
    return render(
        "event.html",
        page,
        event=event,
        title_size=size(page.title.text),
        is_past=event.is_past(site.moment),
        over=Phase(event.ends),
        status=status(event, page),
        notice=notices.of_event(event, language, page.catalogue),
        facts=facts.facts(event, page),
        agenda=agenda.tables(event, page),
        materials=related.materials(event, invitation, page),
        materials_title=related.materials_title(event, invitation, page),
        access=accessible(event, page),
        contacts=related.contacts(event, page),
        series=related.series(event, page),
        topics=related.topics(event, page),
        updated=_updated(event, page),
        structured=structured(event, page),
        is_dated=True,
    )


def resolver(event: Event, language: Language, site: Site) -> Callable[[str], str]:
    """What makes whole addresses of the links in the event's texts."""
    path, title = urls.event_page(event, language), event.title.words(language)
    return Page(site, language, path, title, "", beside=_beside(event), is_anywhere=True).resolve


def _beside(event: Event) -> Callable[[str], str]:
    return lambda file: urls.event_file(event.year, event.name, file)


def _page(event: Event, language: Language, site: Site) -> Page:
    title = event.title.words(language)
    return Page(
        site,
        language,
        urls.event_page(event, language),
        title,
        _description(event, site.catalogues[language]),
        preview=_preview(event, title.text, site.moment, site.catalogues[language]),
        versions_at={other: urls.event_page(event, other) for other in LANGUAGES},
        calendars=calendars_of(event, language, site),
        own_picture=event.image,
        indexed=tuple(other for other in LANGUAGES if event.is_indexed(other)),
        beside=_beside(event),
        kind="article",
    )


def _preview(event: Event, title: str, moment: datetime, catalogue: Catalogue) -> str:
    """The title, after what sends people to the wrong place or time when they do not know it."""
    changes = () if event.is_past(moment) else event.changes
    return wording.calendar_title(title, event.status.kind, changes, catalogue)


def _description(event: Event, catalogue: Catalogue) -> str:
    """Date and place first: they are what messengers show under the title."""
    online = event.online is not None
    first = min(event.held or event.occasions, key=lambda occasion: occasion.span)
    time = "" if event.status.kind == "postponed" else when.label(first.span, catalogue.code, zone_note=online)
    summary = event.summary.words(catalogue.code).text
    return " · ".join(filter(None, (time, where(first.place or event.place, online, catalogue), summary)))


def _updated(event: Event, page: Page) -> str:
    """The day of the last change; nothing for an event that no list shows."""
    card = page.site.by_id.get(event.id)
    return wording.updated(card.revised, page.site.moment, page.catalogue) if card else ""
