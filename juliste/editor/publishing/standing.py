"""What stands where the public's site belongs → what of it is not ours and stays, or why no site may come there.

At the top of a site there are always the same few names. What lies under these is ours; all else stays as it is, such
as CNAME, .git, .well-known or a file by which a service knows the owner. Nothing has to be remembered for that.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from juliste import urls
from juliste.model import LANGUAGES
from juliste.problems import Message, StoppedError, say

_FILES = (urls.CHOOSER, urls.NOT_FOUND, urls.SCHEMA, urls.SITEMAP, urls.ROBOTS, urls.HEADERS)
_FOLDERS = (
    *LANGUAGES,
    *(path.partition("/")[0] for path in (urls.page_file(""), urls.theme_file("", ""), urls.search_file(""))),
)
_PARTS = re.compile(r"sitemap-[0-9]+\.xml")
_MOST = 5
"""How many names are told."""


class HandoverError(StoppedError):
    """The site was built and nothing is wrong in it, but it could not be handed over; its message says what is now."""


class Entry(NamedTuple):
    """A name at the top of a folder."""

    name: str
    is_folder: bool


def is_ours(name: str) -> bool:
    """Whether a site of ours has or had that name at its top."""
    return name in _FILES or name in _FOLDERS or bool(_PARTS.fullmatch(name))


def foreign(found: Iterable[Entry], place: str) -> tuple[Entry, ...]:
    """What stands there and stays. place: as the editor knows it.

    Raises HandoverError for a folder that is not the site's own: one with other visible folders, as of a server of many
    sites, or with files of our names that no publishing has left there, for each of ours has the schema among them.
    """
    entries = sorted(found)
    others = [entry for entry in entries if not is_ours(entry.name)]
    ours = [entry for entry in entries if is_ours(entry.name)]
    if strange := [entry.name for entry in others if entry.is_folder and not entry.name.startswith(".")]:
        raise HandoverError(_refused(place, strange))
    if ours and urls.SCHEMA not in [entry.name for entry in ours]:
        raise HandoverError(_refused(place, [entry.name for entry in ours]))
    return tuple(others)


def _refused(place: str, names: list[str]) -> Message:
    told = ", ".join([*names[:_MOST], *(["…"] if len(names) > _MOST else [])])
    return say(
        "{place} holds what no publishing has left there: {names}. Nothing was changed. Name a folder that is the "
        "site's own, or move these away.",
        place=place,
        names=told,
    )
