"""A folder of the content → the files in it that matter, by language; and paths as authors see them."""

import re
from collections.abc import Iterator
from pathlib import Path

from juliste import digests
from juliste.model import LANGUAGES, Language

EVENT_FILE = re.compile(r"event\.(fi|sv|en)\.md\Z")


def relative(path: Path, root: Path) -> str:
    """The path as problems show it: from the project's folder, with "/"; as it is when it lies elsewhere."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()


def language_files(folder: Path, stem: str) -> dict[Language, Path]:
    """The files STEM.fi.md, STEM.sv.md, STEM.en.md that there are, in this order."""
    found = {language: folder / f"{stem}.{language}.md" for language in LANGUAGES}
    return {language: path for language, path in found.items() if path.is_file()}


def is_hidden(path: Path) -> bool:
    """Whether it is none of the author's business: .DS_Store, editors' backups."""
    return digests.is_hidden(path.name)


def visible(folder: Path) -> Iterator[Path]:
    """What stands in a folder, in the order of names; nothing when there is no such folder."""
    return (path for path in sorted(folder.iterdir()) if not is_hidden(path)) if folder.is_dir() else iter(())
