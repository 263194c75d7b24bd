"""The texts in the files of an event or a page → every link and heading in them, with its file and line."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from juliste import markdown
from juliste.load import pictures
from juliste.load.filling import Filled
from juliste.load.frontmatter import Place
from juliste.load.labels import as_written, label
from juliste.load.sheets import Sheet, parts, worded
from juliste.model import LANGUAGES, File, Language, Text
from juliste.problems import NOTHING, Message, Problem, Severity, WrongError, say

SCHEMES = ("http:", "https:", "mailto:", "tel:", "event:", "page:")
_DIGIT = re.compile("[0-9]")
_UNSAFE = re.compile(r"\]\(\s*<?(?P<target>(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*:)(?:\([^\s()]*\)|[^\s()>])*)")


class Mention(Struct, frozen=True):
    """A link in a text: what it leads to as written, and where it stands."""

    target: str
    path: str
    line: int
    field: str
    is_picture: bool = False

    def problem(self, message: Message, cure: Message | None = None) -> Problem:
        """A problem with the link."""
        return Problem(self.path, self.line, self.field, message, cure)

    @property
    def is_file(self) -> bool:
        """Whether it names a file beside the text."""
        return not set(":/") & set(self.target) and not self.target.startswith(("www.", "#"))

    @property
    def is_wrong(self) -> bool:
        """Whether no reader could open it."""
        return not (self.is_file or self.target.startswith((*SCHEMES, "#"))) or self.target in SCHEMES


class Passage(Struct, frozen=True):
    """A text: its words and their language, its file, the line it begins on, the key ("" for the body)."""

    words: str
    language: Language
    path: str
    line: int
    field: str
    is_markdown: bool

    def problem(
        self, line: int, message: Message, cure: Message | None = None, severity: Severity = "error"
    ) -> Problem:
        """What is wrong on a line of it, from 0. In a key's text the line is the key's: only the body keeps them."""
        return Problem(self.path, self.line + (0 if self.field else line), self.field, message, cure, severity)


class Passages(Struct, frozen=True):
    """The texts of an event or a page, file by file, and the links in them.

    Texts in which there can be no link, heading, address, day or hour are not among them.
    """

    texts: tuple[Passage, ...]
    mentions: tuple[Mention, ...]


def passages_of(files: Mapping[Language, Filled[Sheet]]) -> Passages:
    """Read the texts once, for all who look into them."""
    texts = tuple(_passages(files))
    return Passages(texts, tuple(mention for passage in texts for mention in _mentions(passage)))


def _passages(files: Mapping[Language, Filled[Sheet]]) -> Iterator[Passage]:
    for filled in files.values():
        source = filled.source
        if _may_matter(source.body):
            yield Passage(source.body, filled.reading.language, source.path, source.body_line, "", True)
        for place, text, is_markdown in _texts(filled.sheet, ()):
            for language in LANGUAGES:
                if (words := text.own(language)) and _may_matter(words):
                    at = as_written(place, source.fields)
                    field = label(at, source.fields)
                    yield Passage(words, language, source.path, source.line(at), field, is_markdown)


def _may_matter(words: str) -> bool:
    return bool(_DIGIT.search(words)) or markdown.may_mention(words)


def _texts(sheet: Sheet, place: Place) -> Iterator[tuple[Place, Text, bool]]:
    """Every text, and whether it is Markdown."""
    for field, value in worded(sheet):
        here = (*place, field.key)
        if isinstance(value, Text):
            if field.is_markdown or field.is_translatable:
                yield here, value, field.is_markdown
        elif isinstance(value, Sheet):
            yield from _texts(value, here)
        else:
            for number, part in enumerate(parts(value)):
                yield from _texts(part, (*here, number))


def _mentions(passage: Passage) -> Iterator[Mention]:
    """Every link in the text."""
    if not passage.is_markdown or not markdown.may_mention(passage.words):
        return
    pictures_there = set(markdown.pictures(passage.words)) if "!" in passage.words or "<" in passage.words else ()
    for found in (*markdown.links(passage.words), *_unsafe(passage.words)):
        at = passage.problem(found[1], NOTHING)
        yield Mention(found[0], at.path, at.line, at.field, found in pictures_there)


def _unsafe(words: str) -> Iterator[tuple[str, int]]:
    """Targets that `markdown` would drop without a word: javascript: and the like."""
    for found in _UNSAFE.finditer(words):
        if found["scheme"].lower() not in SCHEMES:
            yield found["target"], words.count("\n", 0, found.start())


def first_level_headings(passages: Passages) -> Iterator[Problem]:
    """`# Heading`: the page's title is the only heading of the first level (WCAG 1.3.1)."""
    for passage in passages.texts:
        if not passage.is_markdown or not markdown.may_have_title(passage.words):
            continue
        for level, words, line in markdown.headings(passage.words):
            if level == 1:
                message = say("a heading in the text begins with ##: the title is the only one above it")
                yield passage.problem(line, message, say("write ## {words}", words=words))


def files_in_texts(
    passages: Passages, folder: Path, root: Path, target: pictures.Target
) -> tuple[tuple[File, ...], list[Problem]]:
    """The files that the texts link to, each once, and a problem for each that cannot be published."""
    found: dict[str, File] = {}
    problems: list[Problem] = []
    for mention in passages.mentions:
        name = mention.target.partition("#")[0]
        if mention.is_file and name not in found:
            try:
                found[name] = pictures.file(name, folder, root, target)
            except WrongError as wrong:
                problems.append(mention.problem(wrong.message, wrong.cure))
    return tuple(found.values()), problems
