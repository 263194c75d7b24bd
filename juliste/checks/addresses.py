"""All events and pages → two things at one address, and what takes an address that the site needs itself."""

import re
from collections.abc import Callable, Iterator

from juliste import urls
from juliste.checks.subjects import Known, Written
from juliste.load.filling import Filled
from juliste.load.sheets import Sheet
from juliste.model import LANGUAGES, Event
from juliste.problems import Message, Problem, say

_RESERVED = {f"{language}/{slug}/index.html" for language in LANGUAGES for slug in urls.reserved_slugs(language)}
_YEAR_PAGE = re.compile(r"[a-z]+/\d{4}/index\.html\Z")

Told = Callable[[Message], Problem]
"""Makes the problem with an address, at the key that gives it."""


def one_thing_at_an_address(known: Known) -> Iterator[Problem]:
    """No two events, former addresses or pages have the same address, and none takes one that the site needs."""
    taken: dict[str, str] = {}
    told: set[tuple[str, str, str]] = set()
    for path, owner, problem in _addresses(known):
        other = "" if _is_of_site(path) else taken.setdefault(path, owner)
        if other == owner:
            continue
        address = "/" + path.removesuffix("index.html")
        found = problem(say("the address {address} belongs to {other} too", address=address, other=other))
        if not other:
            found = problem(say("the address {address} is needed by the site itself", address=address))
        if (found.path, found.field, other) not in told:  # once for all languages
            told.add((found.path, found.field, other))
            yield found


def _is_of_site(path: str) -> bool:
    """Whether the site has a page of its own there: a year, the archive, a list."""
    return path in _RESERVED or bool(_YEAR_PAGE.match(path))


def _addresses(known: Known) -> Iterator[tuple[str, str, Told]]:
    """Every address of a page, whose it is, and how to tell a problem with it: present ones first."""
    for written, event in known.shown:
        yield from _present(written, event)
    for each in known.content.pages:
        for language in LANGUAGES:
            path = urls.static_page(each.page, language)
            yield path, each.page.sources[0], _teller(each.page.sources[0], each.files.get(language), "slug")
    for written, event in known.shown:
        yield from _former(written, event)


def _present(written: Written, event: Event) -> Iterator[tuple[str, str, Told]]:
    for language in LANGUAGES:
        where = written.sheets.where(language, "slug")
        yield urls.event_page(event, language), written.folder, _teller(written.folder, where, "slug")


def _former(written: Written, event: Event) -> Iterator[tuple[str, str, Told]]:
    for language, slug in event.former_slugs:
        path = urls.event_address(language, event.year, slug)
        yield path, written.folder, _teller(written.folder, written.sheets.files[language], "former_slugs")
    for year, name in event.moved_from:
        for language in LANGUAGES:
            path = urls.event_address(language, year, name)
            yield path, written.folder, _teller(written.folder, written.sheets.merged, "moved_from")


def _teller(path: str, filled: Filled[Sheet] | None, key: str) -> Told:
    if filled and (key,) in filled.source.lines:
        return lambda message: filled.problem((key,), message)
    return lambda message: Problem(path, 0, "", message)
