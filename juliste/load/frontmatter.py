"""The bytes of a source file → its keys as a tree of texts with their lines, its body, and the problems found."""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from msgspec import Struct

from juliste.load.draft import Paste, Place, Tree, says_something
from juliste.load.entries import KEY
from juliste.load.tree import read_keys
from juliste.load.typed import KEY_WORD
from juliste.problems import Message, Problem, in_order, say

__all__ = ["Place", "Source", "Tree", "read_entry", "read_page"]

FENCE = re.compile(r"---\s*")
NEAR_FENCE = re.compile(r"\s*(?:-{2,}|[–—]+|\.{3}|\+{3})\s*")
END_FENCE = re.compile(r"(?:-{2,}|[–—]{1,3}|\.{3})\s*")
_ENDS = frozenset("-–—.")
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")


class Source(Struct, frozen=True):
    """A source file that has been read, as if the faults told with it were cured.

    path: as shown to the author. fields: what its keys say; empty keys are left out. lines: the line in the
    file, from 1, of each key and list item; () is the first of all. texts: the file's lines as typed. body: Markdown
    after the front matter; "" for registers. body_line: where it begins. damaged: places whose value could not be
    read at all; () for all. pastes: the cures that are whole lines, in the order in which they were found.
    """

    path: str
    fields: dict[str, Tree]
    lines: Mapping[Place, int]
    texts: tuple[str, ...]
    body: str
    body_line: int
    damaged: frozenset[Place]
    pastes: tuple[Paste, ...] = ()

    def line(self, place: Place) -> int:
        """The line of a place, or of the nearest thing around it that has one; of a key that was left empty too."""
        while len(place) > 1 and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place) or self._left_empty(place) or self.lines.get((), 1)

    def _left_empty(self, place: Place) -> int:
        """The line of a key without a value, which is none of the fields; 0 when it does not stand there."""
        keys = (line.rstrip() for line in self.texts[: self.body_line])
        return next((number for number, key in enumerate(keys, 1) if place and key == f"{place[0]}:"), 0)


class Cut(Struct, frozen=True):
    """Where the parts of a page are: its keys in lines[start:end], its body from `body` on.

    problems: what is wrong with the lines around the keys. pastes: the lines for their places.
    """

    start: int
    end: int
    body: int
    problems: tuple[Problem, ...] = ()
    pastes: tuple[Paste, ...] = ()


def read_page(data: bytes, path: str) -> tuple[Source, list[Problem]]:
    """Read a file of `---`, keys, `---` and Markdown."""
    lines, problems = _read_lines(data, path)
    cut = _cut(lines, path)
    return _source(lines, cut, path, [*problems, *cut.problems])


def read_entry(data: bytes, path: str) -> tuple[Source, list[Problem]]:
    """Read a register's file, which is all keys; a line `---` before them does no harm."""
    lines, problems = _read_lines(data, path)
    start = _first_that_speaks(lines)
    while start < len(lines) and lines[start].startswith("%"):
        problems.append(
            Problem(path, start + 1, "", say("{line} cannot stand here", line=lines[start]), say("take it away"))
        )
        start += 1
    start += start < len(lines) and bool(FENCE.fullmatch(lines[start]))
    end = next((at for at in range(start, len(lines)) if FENCE.match(lines[at])), len(lines))
    if _first_that_speaks(lines[end + 1 :]) < len(lines[end + 1 :]):
        message = say("a file holds one entry; what follows --- belongs in a file of its own")
        problems.append(Problem(path, end + 1, "", message))
    return _source(lines, Cut(start, end, len(lines)), path, problems)


def _source(lines: list[str], cut: Cut, path: str, problems: list[Problem]) -> tuple[Source, list[Problem]]:
    keys = lines[cut.start : cut.end]
    body = "\n".join(lines[cut.body :])
    if not any(map(says_something, keys)):
        if not any(problem.field == "" and problem.line for problem in cut.problems):
            problems.append(Problem(path, min(cut.start, len(lines)) or 1, "", _no_keys(lines)))
        return Source(path, {}, MappingProxyType({}), tuple(lines), body, cut.body + 1, frozenset({()})), in_order(
            problems
        )
    tree, growth, damaged = read_keys(keys, path, cut.start + 1)
    pastes = (*cut.pastes, *growth.pastes)
    source = Source(
        path, tree, MappingProxyType(growth.lines), tuple(lines), body, cut.body + 1, frozenset(damaged), pastes
    )
    return source, in_order([*problems, *growth.problems])


def _no_keys(lines: Sequence[str]) -> Message:
    if not any(line.strip() for line in lines):
        return say("the file is empty")
    return say("there are no keys here, such as title:")


def _read_lines(data: bytes, path: str) -> tuple[list[str], list[Problem]]:
    """The lines of a file without their ends and without characters that no text can have, each told once."""
    text, problems = _decode(data, path)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for at, line in enumerate(lines if CONTROLS.search(text) else ()):
        if found := CONTROLS.search(line):
            message = say("an invisible control character (U+{code}) stands here", code=f"{ord(found[0]):04X}")
            before = line[: found.start()][-20:].strip()
            cure = say('take it away; it stands after "{before}"', before=before) if before else say("take it away")
            problems.append(Problem(path, at + 1, "", message, cure))
            lines[at] = CONTROLS.sub(lambda odd: " " if odd[0].isspace() else "", line)
    return lines, problems


def _decode(data: bytes, path: str) -> tuple[str, list[Problem]]:
    """The text of the file, by the best guess where it is not UTF-8, so that its other faults can be told too."""
    try:
        return data.decode().removeprefix("\ufeff"), []
    except UnicodeDecodeError as wrong:
        name, text = _guess(data)
        line = len(re.findall(b"\r\n|\r|\n", data[: wrong.start])) + 1
        message = say("this file is not UTF-8 but probably {encoding}", encoding=name)
        return text, [Problem(path, line, "", message, say("save the file as UTF-8"))]


def _guess(data: bytes) -> tuple[str, str]:
    """The encoding that gives most of the letters and marks that our languages write, and the text that it gives."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16", data.decode("utf-16", "replace")
    names = {"cp1252": "Windows-1252", "cp850": "DOS 850", "mac_roman": "Mac Roman"}
    texts = {name: data.decode(codec, "replace") for codec, name in names.items()}
    name = max(texts, key=lambda name: len(re.findall("[åäöÅÄÖé–”’]", texts[name])))
    return name, texts[name]


def _first_that_speaks(lines: Sequence[str]) -> int:
    """The index of the first line that is not blank."""
    return next((at for at, line in enumerate(lines) if line.strip()), len(lines))


def _cut(lines: Sequence[str], path: str) -> Cut:
    """Find the lines `---` around the keys, or where they should be."""
    first = _first_that_speaks(lines)
    if first == len(lines):
        return Cut(0, 0, len(lines))
    problems, pastes = list[Problem](), list[Paste]()
    start = first + 1
    if FENCE.fullmatch(lines[first]):
        if first:
            cure = say("take away the empty lines above ---")
            problems.append(Problem(path, 1, "", say("the first line of the file must be ---"), cure))
    elif NEAR_FENCE.fullmatch(lines[first]):
        problems.append(Problem(path, first + 1, "", say("the first line of the file must be ---"), say("write: ---")))
        pastes.append(Paste(first + 1, 0, "---"))
    elif KEY_WORD.match(lines[first]):
        start = first
        problems.append(Problem(path, first + 1, "", say("the line --- is missing above the first key")))
    else:
        message = say("the file must begin with a line ---, then keys such as title:, then a line --- again")
        return Cut(first, first, first, (Problem(path, first + 1, "", message),))
    return _cut_end(lines, path, start, problems, pastes)


def _cut_end(lines: Sequence[str], path: str, start: int, problems: list[Problem], pastes: list[Paste]) -> Cut:
    """Find the second line `---`, or the place where the keys seem to end."""
    near = (at for at in range(start, len(lines)) if lines[at][:1] in _ENDS)  # their first sign tells of most lines
    end = next((at for at in near if END_FENCE.fullmatch(lines[at])), None)
    if end is None:
        end = _end_of_keys(lines, start)
        message = say("the line --- is missing after the last key")
        return Cut(start, end, end, (*problems, Problem(path, min(end + 1, len(lines)), "", message)), tuple(pastes))
    if not FENCE.fullmatch(lines[end]):
        problems.append(Problem(path, end + 1, "", say("the line after the last key must be ---"), say("write: ---")))
        pastes.append(Paste(end + 1, 0, "---"))
    return Cut(start, end, end + 1, tuple(problems), tuple(pastes))


def _end_of_keys(lines: Sequence[str], start: int) -> int:
    """The first line after a blank one that begins at the margin and is no key, list item or comment."""
    for at in range(start + 1, len(lines)):
        is_key = KEY.match(lines[at]) or re.match(r"\s|-\s|#(?!#)|$", lines[at])
        if not lines[at - 1].strip() and not is_key:
            return at
    return len(lines)
