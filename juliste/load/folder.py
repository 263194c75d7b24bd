"""A folder of the content → the files in it that matter, by language; and paths as authors see them."""

import os
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from juliste import digests
from juliste.model import LANGUAGES, Language

EVENT_FILE = re.compile(r"event\.(fi|sv|en)\.md\Z")


@lru_cache(maxsize=256)  # of the content's own folder for each event
def relative(path: Path, root: Path) -> str:
    """The path as problems show it: from the project's folder, with "/"; as it is when it lies elsewhere."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()


def language_files(folder: Path, stem: str) -> dict[Language, Path]:
    """The files STEM.fi.md, STEM.sv.md, STEM.en.md that there are, in this order."""
    found = {language: folder / f"{stem}.{language}.md" for language in LANGUAGES}
    return {language: path for language, path in found.items() if path.is_file()}


def files_in(folder: Path) -> list[str]:
    """The names of the visible files in a folder, in their order."""
    with os.scandir(folder) as found:  # a Path for each would cost more than to look
        return sorted(each.name for each in found if not digests.is_hidden(each.name) and each.is_file())


def visible(folder: Path) -> Iterator[Path]:
    """What stands in a folder, in the order of names; nothing when there is no such folder."""
    inside = sorted(folder.iterdir()) if folder.is_dir() else ()
    return (path for path in inside if not digests.is_hidden(path.name))
