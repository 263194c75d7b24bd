"""A page's place on the site → what stands around its own words: addresses, links between languages, footer."""

import re
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Literal

from msgspec import Struct

from juliste import urls, when
from juliste.language import NAMES, TAGS, Catalogue
from juliste.letterhead import Column
from juliste.model import LANGUAGES, Language, Picture, Text, Words
from juliste.pages.phases import Phase
from juliste.pages.site import Site

LOCALES: dict[Language, str] = {"fi": "fi_FI", "sv": "sv_FI", "en": "en_GB"}  # as OpenGraph writes them

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:|[/#]", re.IGNORECASE)
_OURS = re.compile(r"(?P<kind>event|page):(?P<name>[^#?]+)(?P<rest>.*)")


def _of_pages(file: str) -> str:
    return urls.register_file("pages", file)


class Version(Struct, frozen=True):
    """The same page in a language, under the language's own name."""

    language: Language
    tag: str
    locale: str
    name: str
    path: str
    public: str
    is_current: bool


class Calendar(Struct, frozen=True):
    """A calendar file that belongs to a page. path: in the output; title: what it is called."""

    path: str
    title: str


class Page(Struct, frozen=True, dict=True):  # dict: what templates ask for several times is made once and kept
    """The page being made, as its template sees it.

    path: in the output. versions_at: the paths of the page in the languages; empty when it has one address only.
    title: what it is called. preview: the same for tabs and previews of links, when more must be said.
    description: one or two sentences, plain. calendars: the files that a calendar application may find in the page's
    head. own_picture: what previews of links show; without one the site's.
    beside: a file's name in a text → its path in the output.
    indexed: the languages in which search engines may list it. is_anywhere: shown at any address, as 404.html is.
    """

    site: Site
    language: Language
    path: str
    title: Words
    description: str
    preview: str = ""
    versions_at: Mapping[Language, str] = {}
    calendars: tuple[Calendar, ...] = ()
    own_picture: Picture | None = None
    beside: Callable[[str], str] = _of_pages
    kind: Literal["website", "article"] = "website"
    indexed: tuple[Language, ...] = LANGUAGES
    is_anywhere: bool = False

    @cached_property
    def catalogue(self) -> Catalogue:
        """The words of its language."""
        return self.site.catalogues[self.language]

    @property
    def tag(self) -> str:
        """Its language as `lang` has it."""
        return TAGS[self.language]

    @property
    def locale(self) -> str:
        """Its language as OpenGraph has it."""
        return LOCALES[self.language]

    @property
    def site_name(self) -> str:
        """The site's name in its language."""
        return self.site.settings.name[self.language]

    @cached_property
    def public(self) -> str:
        """Its absolute address."""
        return self.address(self.path)

    @cached_property
    def front(self) -> str:
        """The path of the front page in its language."""
        return urls.front(self.language)

    @property
    def archive(self) -> str:
        """The path of the past events in its language."""
        return urls.archive(self.language)

    @property
    def news(self) -> str:
        """The path of the news feed in its language."""
        return urls.news(self.language)

    @property
    def search(self) -> str:
        """The path of the search in its language, "" when the site has none."""
        return urls.search_page(self.language) if self.site.has_search else ""

    @property
    def chooser(self) -> str:
        """The absolute address of the page that lets choose a language: hreflang x-default."""
        return self.address(urls.CHOOSER)

    @cached_property
    def versions(self) -> tuple[Version, ...]:
        """The page in each language that has it."""
        return tuple(
            Version(code, TAGS[code], LOCALES[code], NAMES[code], path, self.address(path), code == self.language)
            for code in LANGUAGES
            if (path := self.versions_at.get(code, ""))
        )

    @property
    def is_indexed(self) -> bool:
        """Whether search engines may list it."""
        return self.language in self.indexed

    @cached_property
    def alternates(self) -> tuple[Version, ...]:
        """The versions that search engines are told of, itself among them: each names the same (Google, hreflang)."""
        versions = self.versions if self.is_indexed else ()
        return tuple(version for version in versions if version.language in self.indexed)

    @cached_property
    def picture(self) -> Picture | None:
        """What previews of links show: they take no drawings (SVG)."""
        own = self.own_picture
        return own if own and not own.is_drawing else self.site.picture

    @cached_property
    def as_of(self) -> str:
        """The day that the site is built for, which keeps true what holds only for a while."""
        return when.updated(self.site.moment.date(), self.language)

    def tells(self, phase: Phase) -> bool:
        """Whether something holds at the site's moment or will later."""
        return not phase.is_past(self.site.moment)

    def holds(self, phase: Phase) -> bool:
        """Whether something is true at the site's moment."""
        return phase.is_on(self.site.moment)

    @property
    def site_links(self) -> tuple[tuple[str, Words], ...]:
        """Link and title of the site's static pages."""
        return tuple(
            (self.href(urls.static_page(page, self.language)), self.words(page.title))
            for page in self.site.static_pages
        )

    @property
    def letterhead(self) -> tuple[Column, ...]:
        """The publisher's columns; none without a publisher."""
        return self.site.letterhead

    def asset(self, name: str) -> str:
        """The link to a file of the theme."""
        return self.href(self.site.assets[name])

    def words(self, text: Text) -> Words:
        """The words of a text to a reader of this page."""
        return text.words(self.language)

    def href(self, path: str) -> str:
        """The link from here to a path of the output."""
        return self.address(path) if self.is_anywhere else urls.relative(path, self.path)

    def is_elsewhere(self, span: when.Span) -> bool:
        """Whether the hours are told by another clock than the site's."""
        return span.is_elsewhere(self.site.settings.zone)

    def address(self, path: str) -> str:
        """The absolute address of a path of the output."""
        return urls.public(self.site.settings.site_url, path)

    def resolve(self, target: str) -> str:
        """The address of a link's target as an author writes it: an address, `event:2021/x`, `page:x`, a file beside.

        An event or a page that is not published stays as written; `markdown` then makes no link of it.
        """
        if found := _OURS.fullmatch(target):
            path = self._event(found["name"]) if found["kind"] == "event" else self._static_page(found["name"])
            return self.href(path) + found["rest"] if path else target
        return target if _ADDRESS.match(target) else self.href(self.beside(target))

    def _event(self, folder: str) -> str:
        card = self.site.find(folder.strip("/").replace("/", "-", 1))
        return urls.event_page(card, self.language) if card else ""

    def _static_page(self, name: str) -> str:
        page = self.site.by_page_name.get(name)
        return urls.static_page(page, self.language) if page else ""
