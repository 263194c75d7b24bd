"""A thing to publish → its path in the output and its public address; nobody else joins them.

A path is relative to the output folder, with "/"; a page's path ends in "index.html". The table is in docs/format.md.
"""

import posixpath
import re
from functools import lru_cache
from typing import Literal, Protocol
from urllib.parse import quote

from juliste.model import LANGUAGES, Language

List = Literal["topics", "series", "organisers"]
ListEntry = tuple[List, str]
"""A topic, series or organiser: the kind and the id."""

LISTS: dict[List, dict[Language, str]] = {
    "topics": {"fi": "aiheet", "sv": "teman", "en": "topics"},
    "series": {"fi": "sarjat", "sv": "serier", "en": "series"},
    "organisers": {"fi": "jarjestajat", "sv": "arrangorer", "en": "organisers"},
}
FEEDS: dict[Language, str] = {"fi": "tapahtumat", "sv": "evenemang", "en": "events"}
INVITATIONS: dict[Language, str] = {"fi": "kutsu", "sv": "inbjudan", "en": "invitation"}
PROGRAMMES: dict[Language, str] = {"fi": "ohjelma", "sv": "program", "en": "programme"}
SEARCH: dict[Language, str] = {"fi": "haku", "sv": "sok", "en": "search"}
ARCHIVE: dict[Language, str] = {"fi": "menneet", "sv": "tidigare", "en": "past"}

CHOOSER = "index.html"
NOT_FOUND = "404.html"
SCHEMA = "events.schema.json"
SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
HEADERS = "_headers"

_NOT_ENCODED = "!#$&'()*+,/:;=?@[]~%"  # besides letters, digits and _.- (RFC 3986, 2)
_UNSAFE = re.compile("[^A-Za-z0-9_.~/-]")  # what `quote` looks for, but quickly
_ODD = re.compile(r"(?:^|/)(?:\.|/|$)")  # a part of a path that is empty or begins with a dot
_LONE_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")


class HasAddress(Protocol):
    """An event or its card."""

    @property
    def year(self) -> int:
        """The year of its folder."""

    @property
    def name(self) -> str:
        """The name of its folder."""

    def slug_in(self, language: Language) -> str:
        """The last part of its address in the language."""


class HasSlug(Protocol):
    """A static page."""

    def slug_in(self, language: Language) -> str:
        """The last part of its address in the language."""


def event_page(event: HasAddress, language: Language) -> str:
    """`fi/2021/NAME/index.html`."""
    return f"{language}/{event.year}/{event.slug_in(language)}/index.html"


def event_calendar(event: HasAddress, language: Language) -> str:
    """`fi/2021/NAME/NAME-fi.ics`: clients name what they import after the file."""
    slug = event.slug_in(language)
    return f"{language}/{event.year}/{slug}/{slug}-{language}.ics"


def programme_calendar(event: HasAddress, language: Language) -> str:
    """`fi/2021/NAME/NAME-ohjelma-fi.ics`: the programme, an entry an item."""
    slug = event.slug_in(language)
    return f"{language}/{event.year}/{slug}/{slug}-{PROGRAMMES[language]}-{language}.ics"


def event_invitation(event: HasAddress, language: Language) -> str:
    """`fi/2021/NAME/NAME-kutsu-fi.pdf`: the invitation and the programme, to print."""
    return f"{_invitation(event, language)}.pdf"


def event_mail(event: HasAddress, language: Language) -> str:
    """`fi/2021/NAME/NAME-kutsu-fi.txt`: the same to send; no page links to it."""
    return f"{_invitation(event, language)}.txt"


def event_mail_of_all(event: HasAddress) -> str:
    """`fi/2021/NAME/NAME-kutsu-fi-sv-en.txt`: the same in all languages."""
    return f"{_invitation(event, 'fi')}-sv-en.txt"


def event_mails(event: HasAddress) -> tuple[str, ...]:
    """All of these: in all languages, then in each."""
    return (event_mail_of_all(event), *(event_mail(event, code) for code in LANGUAGES))


def _invitation(event: HasAddress, language: Language) -> str:
    slug = event.slug_in(language)
    return f"{language}/{event.year}/{slug}/{slug}-{INVITATIONS[language]}-{language}"


def is_invitation(path: str) -> bool:
    """Whether a path is that of an event's invitation in PDF: others are attachments, which lie in `files`."""
    return path.endswith(".pdf") and not path.startswith("files/")


def item_anchor(item: str) -> str:
    """The id of a programme item's row on the event's page: its own id alone may be one of the page's."""
    return f"item-{item}"


def event_address(language: Language, year: int, slug: str) -> str:
    """The page of a former or present address of an event."""
    return f"{language}/{year}/{slug}/index.html"


def event_file(year: int, name: str, file: str) -> str:
    """`files/2021/NAME/FILE`: once for all languages."""
    return f"files/{year}/{name}/{file}"


def register_file(register: str, file: str) -> str:
    """`files/organisations/FILE`: a file that an entry of a register brings."""
    return f"files/{register}/{file}"


def page_file(file: str) -> str:
    """`files/pages/FILE`: a file that a static page links to."""
    return f"files/pages/{file}"


def theme_file(name: str, digest: str) -> str:
    """`theme/NAME-DIGEST.css`: a changed file has a new address, so that browsers may keep it for ever."""
    stem, dot, ending = name.rpartition(".")
    return f"theme/{stem}-{digest}{dot}{ending}"


def front(language: Language) -> str:
    """What is on now and coming."""
    return f"{language}/index.html"


def year_page(language: Language, year: int) -> str:
    """The events of a year."""
    return f"{language}/{year}/index.html"


def archive(language: Language) -> str:
    """The past events, by year."""
    return f"{language}/{ARCHIVE[language]}/index.html"


def search_page(language: Language) -> str:
    """The search."""
    return f"{language}/{SEARCH[language]}/index.html"


def search_file(name: str) -> str:
    """`pagefind/NAME`: a file of the search, named by Pagefind."""
    return f"pagefind/{name}"


def list_page(kind: List, id: str, language: Language) -> str:  # noqa: A002 - the entry's id is called id everywhere
    """The events of one topic, series or organiser."""
    return f"{language}/{LISTS[kind][language]}/{id}/index.html"


def feed(language: Language, short_name: str, of: ListEntry | None = None) -> str:
    """The calendar of all events, `fi/SHORT-tapahtumat-fi.ics`, or `fi/aiheet/ID/SHORT-ID-fi.ics` beside a list's page.

    Clients name what they subscribe to after the file.
    """
    if of is None:
        return f"{language}/{short_name}-{FEEDS[language]}-{language}.ics"
    kind, name = of
    return f"{language}/{LISTS[kind][language]}/{name}/{short_name}-{name}-{language}.ics"


def news(language: Language) -> str:
    """The news of all events as an Atom feed, `fi/atom.xml`."""
    return f"{language}/atom.xml"


def open_data(language: Language) -> str:
    """The public facts of all events, `fi/events.json`."""
    return f"{language}/events.json"


def sitemap_part(number: int) -> str:
    """A part of a sitemap that would be too large for one file; SITEMAP then names the parts."""
    return f"sitemap-{number}.xml"


def is_feed(path: str, language: Language) -> bool:
    """Whether a path is that of a calendar to subscribe to in the language, and not of an event."""
    first, *folders, name = path.split("/") if "/" in path else ("", path)
    return first == language and name.endswith(".ics") and not any(folder.isdecimal() for folder in folders[:1])


def static_page(page: HasSlug, language: Language) -> str:
    """`fi/PAGE/index.html`."""
    return f"{language}/{page.slug_in(language)}/index.html"


def reserved_slugs(language: Language) -> frozenset[str]:
    """Names directly under a language that the site itself uses; years are reserved besides."""
    return frozenset({ARCHIVE[language], SEARCH[language], *(names[language] for names in LISTS.values())})


def relative(path: str, start: str) -> str:
    """The link from the page `start` to `path`. It names index.html: an unpacked copy opens from a folder too."""
    there = _as_linked(path)
    is_plain = there and not start.startswith(f"{path}/")  # for the library is what leads to no file
    for folder, up in _folders(start) if is_plain else ():
        if there.startswith(folder):
            return up + there[len(folder) :]
    return _quoted(posixpath.relpath(path, posixpath.dirname(start) or "."))


@lru_cache(maxsize=4096)  # each page has many links, and many pages have the same
def _as_linked(path: str) -> str:
    """The path of a file, as links have it; "" where a name in it is empty or begins with a dot."""
    return "" if _ODD.search(path) else _quoted(path)


@lru_cache(maxsize=64)  # pages are made one after the other
def _folders(page: str) -> list[tuple[str, str]]:
    """The folders that a page is in, from its own up to the output, as links have them, and the way up to each.

    None of a page that is not linked so.
    """
    if not (linked := _as_linked(page)):
        return []
    *names, _ = linked.split("/")
    return [("".join(f"{name}/" for name in names[: len(names) - up]), "../" * up) for up in range(len(names) + 1)]


def public(site_url: str, path: str) -> str:
    """The absolute address of a path of the output."""
    return f"{site_url.rstrip('/')}/{_quoted(path.removesuffix('index.html'))}"


def _quoted(path: str) -> str:
    return quote(path) if _UNSAFE.search(path) else path


def uri(address: str) -> str:
    """An address as authors write it, as machines do: what a URI may not hold is percent-encoded (RFC 3986)."""
    return quote(_LONE_PERCENT.sub("%25", address), safe=_NOT_ENCODED, errors="replace")
