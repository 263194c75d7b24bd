"""The pages that are no events: static pages, the choice of language, "not found", and those that lead on."""

from datetime import date

from msgspec import Struct

from juliste import notices, urls, when
from juliste.model import LANGUAGES, NO_TEXT, Language, StaticPage, Text, Words
from juliste.pages.frame import Page
from juliste.pages.lists import indexes, of_entries
from juliste.pages.site import SUBSCRIPTIONS, Site
from juliste.pages.subscriptions import feed, subscription
from juliste.pages.templates import render
from juliste.pages.titles import size

AUTHORITY: dict[Language, str] = {
    "fi": "https://www.saavutettavuusvaatimukset.fi/",
    "sv": "https://www.saavutettavuusvaatimukset.fi/sv",
    "en": "https://www.saavutettavuusvaatimukset.fi/en",
}


class Statement(Struct, frozen=True):
    """The facts of the accessibility statement, in sentences of the page's language."""

    level: str
    known_issues: tuple[str, ...]
    method: str
    made: str
    revised: str
    unit: str
    email: str
    url: str
    authority_url: str


class Missing(Struct, frozen=True):
    """What 404.html says in one language."""

    language: Language
    tag: str
    title: str
    text: str
    link: str
    path: str


def static(page: StaticPage, language: Language, site: Site) -> bytes:
    """A static page; its block, when it has one, is a template of the theme that only facts of the settings fill."""
    here = Page(
        site,
        language,
        urls.static_page(page, language),
        page.title.words(language),
        description=page.summary.words(language).text,
        versions_at={other: urls.static_page(page, other) for other in LANGUAGES},
        calendars=(feed(None, NO_TEXT, language, site),) if page.block == SUBSCRIPTIONS else (),
        indexed=tuple(other for other in LANGUAGES if page.is_indexed(other)),
    )
    return render(
        "static.html",
        here,
        static=page,
        title_size=size(here.title.text),
        notice=notices.of_static_page(page, language, here.catalogue),
        block_template=f"blocks/{page.block}.html" if page.block else "",
        facts=_statement(here),
        subscription=subscription(None, NO_TEXT, here),
        indexes=of_entries(here) if page.block == SUBSCRIPTIONS else (),
    )


def search(language: Language, site: Site) -> bytes:
    """The page of the search, which needs scripts; without them it leads to the lists."""
    page = Page(
        site,
        language,
        urls.search_page(language),
        Words(site.catalogues[language].gettext("Search the events"), language),
        "",
        versions_at={other: urls.search_page(other) for other in LANGUAGES},
        indexed=(),
    )
    return render(
        "search.html",
        page,
        script=urls.search_file("pagefind-component-ui.js"),
        style=urls.search_file("pagefind-component-ui.css"),
        bundle=urls.search_file(""),
        browse=indexes(page),
    )


def chooser(site: Site) -> bytes:
    """The page at the root: a link to each language, in its own words."""
    names = dict.fromkeys(site.settings.name[language] for language in LANGUAGES)
    page = Page(
        site,
        "fi",
        urls.CHOOSER,
        Words(" · ".join(names), "fi"),
        "",
        versions_at={language: urls.front(language) for language in LANGUAGES},
    )
    return render("chooser.html", page)


def not_found(site: Site) -> bytes:
    """What hosts show for an address that does not exist, at any depth: all its links are absolute."""
    page = Page(site, "fi", urls.NOT_FOUND, Words("404", "fi"), "", indexed=(), is_anywhere=True)
    return render("not-found.html", page, parts=tuple(_missing(language, site) for language in LANGUAGES))


def redirect(language: Language, target_path: str, here_path: str, title: Text, site: Site) -> bytes:
    """A page at a former address that leads to the present one, also without the browser's help."""
    page = Page(site, language, here_path, title.words(language), "", indexed=())
    return render("redirect.html", page, target=target_path, title=title)


def removed(language: Language, here_path: str, reason: Text, site: Site) -> bytes:
    """What stands at the address of an event that is no more."""
    title = site.catalogues[language].gettext("The event has been removed")
    page = Page(site, language, here_path, Words(title, language), "", indexed=())
    return render("removed.html", page, reason=reason)


def _missing(language: Language, site: Site) -> Missing:
    catalogue = site.catalogues[language]
    return Missing(
        language=language,
        tag=catalogue.tag,
        title=catalogue.gettext("The page was not found"),
        text=catalogue.gettext("The address may be mistyped, or the page may have moved."),
        link=catalogue.gettext("Go to the events"),
        path=urls.front(language),
    )


def _statement(page: Page) -> Statement | None:
    facts = page.site.settings.accessibility
    if not facts:
        return None
    gettext = page.catalogue.gettext
    levels = {
        "full": gettext("The site meets the requirements of WCAG 2.1, levels A and AA."),
        "partial": gettext("The site meets the requirements of WCAG 2.1, levels A and AA, in part."),
        "none": gettext("The site does not meet the requirements of WCAG 2.1, levels A and AA."),
    }
    methods = {
        "self": gettext("We have assessed the site ourselves."),
        "external": gettext("An outside expert has assessed the site."),
    }
    return Statement(
        level=levels[facts.level],
        known_issues=facts.known_issues[page.language],
        method=methods[facts.method],
        made=_dated(gettext("This statement was made on {day}."), facts.made, page),
        revised=_dated(gettext("It was last revised on {day}."), facts.revised, page) if facts.revised else "",
        unit=facts.unit[page.language],
        email=facts.email or "",
        url=facts.url or "",
        authority_url=AUTHORITY[page.language],
    )


def _dated(sentence: str, day: date, page: Page) -> str:
    return sentence.format(day=when.updated(day, page.language))
