"""The folder of the guide for editors, and the site's own pages → the guide as a page of the site."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from juliste.load.folder import relative
from juliste.load.static import FoundPage, read_pages
from juliste.problems import Problem, say


def read_guide(
    folder: Path, root: Path, zone: ZoneInfo, own: Sequence[FoundPage]
) -> tuple[list[FoundPage], list[Problem]]:
    """Read the guide, a page that no search finds. own: the site's own pages, of which none has its name."""
    found, problems = read_pages(folder, root, zone, frozenset())
    if not found:
        cure = say("bring it back, or take the setting JULISTE_GUIDE away")
        problems.append(Problem(relative(folder, root), 0, "", say("the guide for editors is not there"), cure))
    problems += _namesakes(found, own)
    return [replace(each, page=replace(each.page, is_listed=False)) for each in found], problems


def _namesakes(found: Sequence[FoundPage], own: Sequence[FoundPage]) -> Iterator[Problem]:
    names = {each.page.name for each in found}
    for each in own:
        if each.page.name in names:
            message = say("has the name of the guide for editors, which is a page of this site too")
            cure = say("rename it, or take the setting JULISTE_GUIDE away")
            yield Problem(each.page.sources[0], 0, "", message, cure)
