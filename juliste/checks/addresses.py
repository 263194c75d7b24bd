"""What all events and pages take for themselves → two things at one address, or one that the site needs itself."""

import re
from collections.abc import Iterator, Sequence

from juliste import urls
from juliste.checks.subjects import Claim, Claims
from juliste.model import LANGUAGES
from juliste.problems import Problem, say

_RESERVED = {f"{language}/{slug}/index.html" for language in LANGUAGES for slug in urls.reserved_slugs(language)}
_YEAR_PAGE = re.compile(r"[a-z]+/\d{4}/index\.html\Z")


def one_thing_at_an_address(events: Sequence[Claims], pages: Sequence[Claims]) -> Iterator[Problem]:
    """No two events, former addresses or pages have the same address, and none takes one that the site needs."""
    taken: dict[str, str] = {}
    told: set[tuple[str, str, str]] = set()
    for owner, claim in _addresses(events, pages):
        other = "" if _is_of_site(claim.what) else taken.setdefault(claim.what, owner)
        if other == owner:
            continue
        address = "/" + claim.what.removesuffix("index.html")
        found = claim.problem(say("the address {address} belongs to {other} too", address=address, other=other))
        if not other:
            found = claim.problem(say("the address {address} is needed by the site itself", address=address))
        if (found.path, found.field, other) not in told:  # once for all languages
            told.add((found.path, found.field, other))
            yield found


def _is_of_site(path: str) -> bool:
    """Whether the site has a page of its own there: a year, the archive, a list."""
    return path in _RESERVED or bool(_YEAR_PAGE.match(path))


def _addresses(events: Sequence[Claims], pages: Sequence[Claims]) -> Iterator[tuple[str, Claim]]:
    """Every address of a page and whose it is: present ones first."""
    for each in (*events, *pages):
        yield from ((each.owner, claim) for claim in each.present)
    for each in events:
        yield from ((each.owner, claim) for claim in each.former)
