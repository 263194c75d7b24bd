"""The bytes of a source file → its keys as a tree of texts with their lines, its body, and the problems found.

YAML is read as typed: every value stays the text that the author sees. A file without faults is parsed once, by PyYAML's
C reader; only when that fails, or when something in it looks as if YAML might lose it silently, are its lines examined.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeAlias

import yaml

from juliste.load.faults import KEY, Mended, Place, mend, says_something
from juliste.load.typed import KEY_WORD
from juliste.problems import Message, Problem, in_order, say

Tree = str | list["Tree"] | dict[str, "Tree"]

Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
FENCE = re.compile(r"---\s*")
NEAR_FENCE = re.compile(r"\s*(?:-{2,}|[–—]+|\.{3}|\+{3})\s*")
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
SUSPECT = {
    "#": r"\S[ \t]#|[\"'\]}]#",
    "\t": r"\t",
    "\\": r"\\",
    "\u00a0": r"[\n:-] *\u00a0|\u00a0 *:",
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff": r"[\u00ad\u200b-\u200f\u2060\ufeff]",
    "&*!": r"[\n:,?\[{-] *[&*!]",
    "?": r"\n[ -]*\?",
    "“”„": r"[:-] [“”„]",
    "|>": r"[|>][1-9]",
    "-": r"\n *-[^\s-]|(?:-\s+){4}",
    "%.": r"\n(?:%|\.\.\.)",
}
"""What YAML may accept and yet lose or misread without a trace in its tree: rare characters, and how they do it."""
PATTERNS = [(chars, re.compile(pattern)) for chars, pattern in SUSPECT.items()]
END_FENCE = re.compile(r"(?:-{2,}|[–—]{1,3}|\.{3})\s*")
MOST_BRACKETS = 500
"""More may nest so deep that YAML's reader crashes."""
MOST_ATTEMPTS = 100


@dataclass(frozen=True, slots=True)
class Source:
    """A source file that has been read, as if the faults told with it were cured.

    path: as shown to the author. fields: what its keys say; empty keys are left out. lines: the line in the file, from 1, of
    each key and list item; () is the first of all. texts: the file's lines as typed. body: the Markdown after the front
    matter; "" for registers. body_line: where it begins. damaged: places whose value could not be read at all; () for all.
    """

    path: str
    fields: dict[str, Tree]
    lines: Mapping[Place, int]
    texts: tuple[str, ...]
    body: str
    body_line: int
    damaged: frozenset[Place]

    def line(self, place: Place) -> int:
        """The line of a place, or of the nearest thing around it that has one."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)


@dataclass(slots=True)
class Growth:
    """What is noted while the tree grows from YAML's nodes. doubtful: something may not be what the author meant."""

    first: int
    path: str
    lines: dict[Place, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Cut:
    """Where the parts of a page are: its keys in lines[start:end], its body from `body` on; what is wrong with the fences."""

    start: int
    end: int
    body: int
    problems: tuple[Problem, ...] = ()


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
    tree, growth, damaged = _read_keys(keys, path, cut.start + 1)
    source = Source(path, tree, MappingProxyType(growth.lines), tuple(lines), body, cut.body + 1, frozenset(damaged))
    return source, in_order([*problems, *growth.problems])


def _no_keys(lines: Sequence[str]) -> Message:
    if not any(line.strip() for line in lines):
        return say("the file is empty")
    return say("there are no keys here, such as title:")


def _read_lines(data: bytes, path: str) -> tuple[list[str], list[Problem]]:
    """The lines of a file without their ends and without characters that no text can have, each told once."""
    text, problems = _decode(data, path)
    lines = re.split("\r\n|\r|\n", text)
    for at, line in enumerate(lines if CONTROLS.search(text) else ()):
        if found := CONTROLS.search(line):
            message = say("an invisible control character (U+{code}) stands here", code=f"{ord(found[0]):04X}")
            before = line[: found.start()][-20:].strip()
            cure = say('take it away; it stands after "{before}"', before=before) if before else say("take it away")
            problems.append(Problem(path, at + 1, "", message, cure))
            lines[at] = CONTROLS.sub(lambda odd: " " if odd[0].isspace() else "", line)
    return lines, problems


def _decode(data: bytes, path: str) -> tuple[str, list[Problem]]:
    """The text of the file, decoded by the best guess where it is not UTF-8, so that its other faults can be told too."""
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError as wrong:
        name, text = _guess(data)
        line = len(re.findall(b"\r\n|\r|\n", data[: wrong.start])) + 1
        message = say("this file is not UTF-8 but probably {encoding}", encoding=name)
        return text, [Problem(path, line, "", message, say("save the file as UTF-8"))]


def _guess(data: bytes) -> tuple[str, str]:
    """The encoding that gives the most of the letters and marks that our languages write, and the text that it gives."""
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
    problems = list[Problem]()
    start = first + 1
    if FENCE.fullmatch(lines[first]):
        if first:
            cure = say("take away the empty lines above ---")
            problems.append(Problem(path, 1, "", say("the first line of the file must be ---"), cure))
    elif NEAR_FENCE.fullmatch(lines[first]):
        problems.append(Problem(path, first + 1, "", say("the first line of the file must be ---"), say("write: ---")))
    elif KEY_WORD.match(lines[first]):
        start = first
        problems.append(Problem(path, first + 1, "", say("the line --- is missing above the first key")))
    else:
        message = say("the file must begin with a line ---, then keys such as title:, then a line --- again")
        return Cut(first, first, first, (Problem(path, first + 1, "", message),))
    return _cut_end(lines, path, start, problems)


def _cut_end(lines: Sequence[str], path: str, start: int, problems: list[Problem]) -> Cut:
    """Find the second line `---`, or the place where the keys seem to end."""
    end = next((at for at in range(start, len(lines)) if END_FENCE.fullmatch(lines[at])), None)
    if end is None:
        end = _end_of_keys(lines, start)
        message = say("the line --- is missing after the last key")
        return Cut(start, end, end, (*problems, Problem(path, min(end + 1, len(lines)), "", message)))
    if not FENCE.fullmatch(lines[end]):
        problems.append(Problem(path, end + 1, "", say("the line after the last key must be ---"), say("write: ---")))
    return Cut(start, end, end + 1, tuple(problems))


def _end_of_keys(lines: Sequence[str], start: int) -> int:
    """The first line after a blank one that begins at the margin and is no key, list item or comment."""
    for at in range(start + 1, len(lines)):
        is_key = KEY.match(lines[at]) or re.match(r"\s|-\s|#(?!#)|$", lines[at])
        if not lines[at - 1].strip() and not is_key:
            return at
    return len(lines)


def _read_keys(lines: Sequence[str], path: str, first: int) -> tuple[dict[str, Tree], Growth, set[Place]]:
    """Read the YAML lines, of which the first has the number `first` in the file."""
    text = "\n".join(lines)
    growth = Growth(first, path)
    try:
        if not _is_suspect("\n" + text) and text.count("[") + text.count("{") < MOST_BRACKETS:
            tree = _grow(_compose(text), (), growth)
            if isinstance(tree, dict) and not growth.doubtful:
                return tree, growth, set()
    except yaml.YAMLError:
        pass  # The lines are examined below: YAML names one fault, in its own words.
    return _read_mended(mend(lines, path, first), path, first)


def _is_suspect(text: str) -> bool:
    """Whether the text, with a line end before it, has something of SUSPECT. Most files have not, and know it quickly."""
    return any(any(char in text for char in chars) and pattern.search(text) for chars, pattern in PATTERNS)


def _read_mended(mended: Mended, path: str, first: int) -> tuple[dict[str, Tree], Growth, set[Place]]:
    """Read lines that were mended; should YAML still refuse one, tell that line and blank it out."""
    lines, problems, damaged = mended.lines, mended.problems, mended.damaged
    growth = Growth(first, path)
    tree: Tree = {}
    for _ in range(MOST_ATTEMPTS):
        try:
            tree = _grow(_compose("\n".join(lines)), (), growth)
            break
        except yaml.YAMLError as wrong:
            at = _line_refused(lines, wrong)
            problems.append(
                Problem(path, first + at, "", say("this line cannot be read"), say("put its text in quotes"))
            )
            damaged.add(mended.places[at])
            lines[at] = ""
    fields = tree if isinstance(tree, dict) else {}
    growth.problems += problems
    return fields, growth, damaged if fields or not problems else {()}


def _line_refused(lines: Sequence[str], wrong: yaml.YAMLError) -> int:
    """The last line with something on it that YAML had read when it gave up."""
    mark = getattr(wrong, "problem_mark", None)
    upto = mark.line + 1 if mark else len(lines)
    spoken = [at for at, line in enumerate(lines) if line]
    return max((at for at in spoken if at < upto), default=min(spoken, default=0))


def _compose(text: str) -> yaml.Node | None:
    loader = Loader(text)
    try:
        node: yaml.Node | None = loader.get_single_node()
        return node
    finally:
        loader.dispose()


def _grow(node: yaml.Node | None, place: Place, growth: Growth) -> Tree:
    """The tree of a node and what hangs below it; lines and doubts are noted in `growth`."""
    if isinstance(node, yaml.ScalarNode):
        growth.doubtful = growth.doubtful or _doubtful_text(node)
        return node.value
    if isinstance(node, yaml.SequenceNode):
        return _grow_list(node, place, growth)
    if isinstance(node, yaml.MappingNode):
        return _grow_keys(node, place, growth)
    return {}


def _is_empty(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and not node.value and node.style not in ("'", '"')


def _doubtful_text(node: yaml.ScalarNode) -> bool:
    """Whether a text may have swallowed something, or be nothing: only texts below | rightly have several lines."""
    if node.style in ("|", ">"):
        return not node.value.strip()
    return node.start_mark.line != node.end_mark.line or node.tag != "tag:yaml.org,2002:str"


def _grow_list(node: yaml.SequenceNode, place: Place, growth: Growth) -> list[Tree]:
    items = list[Tree]()
    for child in node.value:
        here = (*place, len(items))
        if isinstance(child, yaml.MappingNode):
            growth.doubtful = growth.doubtful or _doubtful_item(node, child)
        if not _is_empty(child):
            growth.lines[here] = growth.first + child.start_mark.line
            items.append(_grow(child, here, growth))
    return items


def _doubtful_item(node: yaml.SequenceNode, child: yaml.MappingNode) -> bool:
    """Whether an item with keys may be a text that has a colon in it."""
    if node.flow_style:
        return child.start_mark.column == child.value[0][0].start_mark.column if child.value else False
    key = child.value[0][0] if child.value else None
    return isinstance(key, yaml.ScalarNode) and len(child.value) == 1 and not KEY_WORD.match(f"{key.value}:")


def _grow_keys(node: yaml.MappingNode, place: Place, growth: Growth) -> dict[str, Tree]:
    fields = dict[str, Tree]()
    growth.lines.setdefault(place, growth.first + node.start_mark.line)
    seen = dict[str, int]()
    for key, value in node.value:
        line = growth.first + key.start_mark.line
        if (
            not isinstance(key, yaml.ScalarNode)
            or _doubtful_text(key)
            or key.value == "<<"
            or _doubtful_pair(node, key, value)
        ):
            growth.doubtful = True
            continue
        if key.value in seen:
            message = say('"{key}" is already on line {line}', key=key.value, line=seen[key.value])
            growth.problems.append(Problem(growth.path, line, key.value, message, say("keep one of the two")))
            continue
        seen[key.value] = line
        here = (*place, key.value)
        if not _is_empty(value):
            growth.lines[here] = line
            fields[key.value] = _grow(value, here, growth)
    return fields


def _doubtful_pair(node: yaml.MappingNode, key: yaml.ScalarNode, value: yaml.Node) -> bool:
    """Whether a key may lack its colon, or its value may be a list or text that was not meant to be one."""
    if _is_empty(value):
        return bool(node.flow_style)
    return isinstance(value, yaml.ScalarNode) and value.start_mark.line != key.start_mark.line
