"""A folder of pages → static pages in three languages, and what is wrong in their files."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec import Struct

from juliste import urls
from juliste.load.filling import Filled, fill
from juliste.load.folder import language_files, relative, visible
from juliste.load.mentions import Passages, files_in_texts, passages_of
from juliste.load.originals import read_files
from juliste.load.sheets import PageSheet
from juliste.load.values import Reading, as_identity, identity
from juliste.model import LANGUAGES, Language, StaticPage, Text
from juliste.problems import Problem, WrongError, say

PAGE_FILE = re.compile(r"(?P<name>.+)\.(fi|sv|en)\.md\Z")


class FoundPage(Struct, frozen=True):
    """A static page and the files in which its keys stand."""

    page: StaticPage
    files: Mapping[Language, Filled[PageSheet]]
    passages: Passages


def read_pages(
    folder: Path, root: Path, zone: ZoneInfo, blocks: frozenset[str]
) -> tuple[list[FoundPage], list[Problem]]:
    """Read the static pages. blocks: the blocks that the theme has."""
    problems = list(_strangers(folder, root))
    names = sorted({match["name"] for path in visible(folder) if (match := PAGE_FILE.match(path.name))})
    return [_page(folder, name, root, zone, blocks, problems) for name in names], problems


def _strangers(folder: Path, root: Path) -> Iterator[Problem]:
    for path in visible(folder):
        if path.suffix == ".md" and not PAGE_FILE.match(path.name):
            message = say("is not read: a page is NAME.fi.md, NAME.sv.md and NAME.en.md")
            yield Problem(relative(path, root), 0, "", message)


def _page(
    folder: Path, name: str, root: Path, zone: ZoneInfo, blocks: frozenset[str], problems: list[Problem]
) -> FoundPage:
    sources, faults = read_files(language_files(folder, name), root)
    problems += faults
    original = next((code for code, source in sources.items() if "block" in source.fields), next(iter(sources)))
    files: dict[Language, Filled[PageSheet]] = {}
    for language, source in sources.items():
        files[language], wrongs = fill(PageSheet, source, Reading(language, zone))
        problems += wrongs
    problems += _wrong(files[original], name, blocks)
    problems += _twice(files, original)
    passages = passages_of(files)
    linked, wrong_files = files_in_texts(passages, folder, root, urls.page_file)
    problems += wrong_files
    page = StaticPage(
        name=name,
        original=original,
        sources=tuple(source.path for source in sources.values()),
        title=_together(files, original, "title"),
        slug=_together(files, original, "slug"),
        summary=_together(files, original, "summary"),
        body=Text(**{code: source.body.strip() for code, source in sources.items()}, original=original),
        block=files[original].sheet.block,
        files=linked,
    )
    return FoundPage(page, files, passages)


def _wrong(original: Filled[PageSheet], name: str, blocks: frozenset[str]) -> Iterator[Problem]:
    try:
        identity(name)
    except WrongError as wrong:
        yield Problem(original.source.path, 0, "", wrong.message, say("rename it {mended}", mended=as_identity(name)))
    if not original.sheet.title and not original.is_damaged(("title",)):
        yield original.problem(("title",), say("is missing: what is the page called?"))
    block = original.sheet.block
    if block and block not in blocks:
        known = ", ".join(sorted(blocks))
        yield original.problem(
            ("block",), say("'{block}' is not a block of the theme; there are {known}", block=block, known=known)
        )


def _twice(files: Mapping[Language, Filled[PageSheet]], original: Language) -> Iterator[Problem]:
    """Words of one language in two files that are not the same, and a block that only the original can have."""
    first = files[original]
    file = first.source.path.rpartition("/")[2]
    for language, filled in files.items():
        for key in ("title", "slug", "summary"):
            words = getattr(filled.sheet, key)
            own, present = words.own(language), getattr(first.sheet, key).own(language)
            if language != original and words.is_in_other(language):
                yield filled.problem((key,), say("must be a text in the language of this file only"))
            elif own and present and own != present:
                message = say("is given in {path} too: '{present}'", path=file, present=present)
                yield filled.problem((key,), message, say("remove it from one of the two"))
        if filled.sheet.block not in ("", first.sheet.block):
            message = say("differs from {path}: all languages have the same block", path=file)
            yield filled.problem(("block",), message, say("remove this line"))


def _together(files: Mapping[Language, Filled[PageSheet]], original: Language, name: str) -> Text:
    """The words of all files; a file's own come before what another file's map says."""
    words: dict[str, str] = {}
    for language in LANGUAGES:
        texts = [files[code].sheet for code in (language, original, *files) if code in files]
        words[language] = next((own for sheet in texts if (own := getattr(sheet, name).own(language))), "")
    return Text(**words, original=original)
