"""A site → the links of its pages that lead to no file of it, or to no place in a page. No other site is asked."""

import html
import posixpath
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from msgspec import Struct

from juliste.editor.publishing.staged import Site
from juliste.problems import Message, Problem, say

# Comments, and what stands in scripts and styles, have no links; the possessive "+" keeps odd pages from taking long.
_SILENT = re.compile(r"<!--.*?-->|(<(script|style)\b[^>]*>).*?(?=</\2\s*>)", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"""<([a-zA-Z][\w-]*+)((?:[^<>"']++|"[^"]*+"|'[^']*+')*+)>""")
_ATTRIBUTE = re.compile(r"""([\w:-]++)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"']++))""")
_LINKING = frozenset({"href", "src", "poster", "action"})
_REFRESH = re.compile(r"\s*\d+\s*[;,]\s*url=(.*)", re.DOTALL | re.IGNORECASE)
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")


class Link(NamedTuple):
    """An address as it stands in a page, and the name of the element that has it."""

    address: str
    element: str


class Place(NamedTuple):
    """Where a link leads to: a path in the site, and the id in that page, "" for all of it."""

    path: str
    fragment: str = ""


class _Lost(Struct):
    """A place that is not there: the first link to it, the page that has that one, and on how many pages one is."""

    link: Link
    place: Place
    page: str
    pages: set[str] = set()


def wrong(site: Site) -> Iterator[Problem]:
    """Each place that links lead to and that is not there, once, at the first page that has such a link.

    Of the same address on other pages, where it is another place, no more is told: it is of a template, as a rule.
    """
    wanted: dict[Place, _Lost] = {}
    for page in site.files:
        if page.endswith(".html"):
            links, ids = read(site.read(page).decode("utf-8", "replace"))
            for link in links:
                place = place_of(link, page, site)
                if place and not (_is_whole(place, site) or (place.path == page and place.fragment in ids)):
                    wanted.setdefault(place, _Lost(link, place, page)).pages.add(page)
    ids_of = cache(lambda path: read(site.read(path).decode("utf-8", "replace"))[1])  # of few pages: all would be many
    told: dict[str, _Lost] = {}
    for place, lost in wanted.items():
        if place.path not in site.files or place.fragment not in ids_of(place.path):
            told.setdefault(lost.link.address, lost).pages.update(lost.pages)
    for lost in told.values():
        yield Problem(lost.page, 0, "", _message(lost, site))


def _is_whole(place: Place, site: Site) -> bool:
    """Whether it is a file as a whole; parts of files that are no pages are not looked for."""
    return place.path in site.files and not (place.fragment and place.path.endswith(".html"))


def read(page: str) -> tuple[tuple[Link, ...], frozenset[str]]:
    """The links of a page, and the ids in it."""
    links: list[Link] = []
    ids: set[str] = set()
    for tag in _TAG.finditer(_SILENT.sub(r"\1", page)):
        element, attributes = tag[1].lower(), _attributes(tag[2])
        ids |= {attributes["id"]} if "id" in attributes else set()
        links += [Link(attributes[name], element) for name in sorted(_LINKING & attributes.keys())]
        if element == "meta" and (led := _REFRESH.fullmatch(attributes.get("content", ""))):
            links.append(Link(led[1], element))
    return tuple(links), frozenset(ids)


def _attributes(written: str) -> dict[str, str]:
    found = _ATTRIBUTE.findall(written) if "=" in written else ()
    return {name.lower(): html.unescape(a or b or c) for name, a, b, c in found}


def place_of(link: Link, page: str, site: Site) -> Place | None:
    """Where a link of a page leads to; None when that is none of the site's.

    An absolute address is the site's where we have written it, as in <link rel="canonical">: authors may link to what
    else stands on the same host.
    """
    address, base = link.address.strip(), posixpath.dirname(page)
    root = f"{urlsplit(site.address).path}/"
    for own in (f"{site.address}/", root):
        if address.startswith(own) and not address.startswith("//") and (own == root or link.element != "a"):
            address, base = f"./{address.removeprefix(own)}", ""
    if _ELSEWHERE.match(address) or address.startswith("/"):
        return None
    whole, _, fragment = address.partition("#")
    path = unquote(whole.partition("?")[0])
    return Place(_file(path, base, site) if path else page, _id(fragment))


def _file(path: str, base: str, site: Site) -> str:
    """The path in the site: that of a folder's index.html where a folder is meant."""
    found = posixpath.normpath(posixpath.join(base, path))
    index = posixpath.normpath(f"{found}/index.html")
    return index if path.endswith("/") or (found not in site.files and index in site.files) else found


def _id(fragment: str) -> str:
    """The id that a fragment asks for: "top" is there in each page, text to look for (":~:") may be anything."""
    found = unquote(fragment.partition(":~:")[0])
    return "" if found == "top" else found


def _message(lost: _Lost, site: Site) -> Message:
    others, address = len(lost.pages) - 1, lost.link.address
    if lost.place.path in site.files:
        told = say("the link '{address}' leads to no place of {page}", address=address, page=lost.place.path)
    else:
        told = say("the link '{address}' leads to no file of the site", address=address)
    return say("{message}; so do links on other pages: {count}", message=told, count=others) if others else told
