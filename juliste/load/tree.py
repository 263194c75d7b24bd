"""Lines of YAML → the tree that they say, with every value as typed and the line of each key, and the problems found.

Lines without faults are parsed once, by `quick` or else by PyYAML's C reader. Only when that fails, or when something
looks as if YAML might lose it silently, are they walked by `faults`.
"""

import re
from collections.abc import Sequence

import yaml
from msgspec import Struct

from juliste.load import quick
from juliste.load.draft import Paste, Place, Tree
from juliste.load.faults import Mended, mend
from juliste.load.typed import KEY_WORD
from juliste.problems import Problem, say

_TAGS = {
    yaml.ScalarNode: yaml.BaseLoader.DEFAULT_SCALAR_TAG,
    yaml.SequenceNode: yaml.BaseLoader.DEFAULT_SEQUENCE_TAG,
    yaml.MappingNode: yaml.BaseLoader.DEFAULT_MAPPING_TAG,
}


class Loader(getattr(yaml, "CBaseLoader", yaml.BaseLoader)):  # type: ignore[misc]  # whichever there is
    """PyYAML's loader that takes every scalar for a text, without the search for what makes it anything else."""

    def resolve(self, kind: type[yaml.Node], value: object, implicit: object) -> str:
        """The tag of what has none."""
        return _TAGS[kind]


SUSPECT = (
    ("#", r"\S[ \t]#|[\"'\]}]#"),
    ("\t", r"\t"),
    ("\\", r"\\"),
    ("\u00a0", r"[\n:-] *\u00a0|\u00a0 *:"),
    ("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff", r"[\u00ad\u200b-\u200f\u2060\ufeff]"),
    ("&*!", r"[\n:,?\[{-] *[&*!]"),
    ("?", r"\n[ -]*\?"),
    ("“”„", r"[:-] [“”„]"),
    ("|>", r"[|>][1-9]"),
    ("-", r"\n *-[^\s-]"),
    ("-", r"-\s+-\s+-\s+-\s"),
    ("%.", r"\n(?:%|\.\.\.)"),
)
"""What YAML may accept and yet lose or misread without a trace in its tree: the characters, and how they do it."""
PATTERNS = [(char, re.compile(pattern)) for chars, pattern in SUSPECT for char in chars]
MOST_BRACKETS = 500
"""More may nest so deep that YAML's reader crashes."""
MOST_ATTEMPTS = 100


class Growth(Struct):
    """What is noted while the tree grows from YAML's nodes. doubtful: something may not be what the author meant.

    pastes: of the lines that were mended.
    """

    first: int
    path: str
    lines: dict[Place, int] = {}
    problems: list[Problem] = []
    doubtful: bool = False
    pastes: Sequence[Paste] = ()


def read_keys(lines: Sequence[str], path: str, first: int) -> tuple[dict[str, Tree], Growth, set[Place]]:
    """Read the YAML lines, of which the first has the number `first` in the file."""
    text = "\n".join([*lines, ""])
    growth = Growth(first, path)
    try:
        if not _is_suspect("\n" + text) and text.count("[") + text.count("{") < MOST_BRACKETS:
            if found := quick.read(lines, first):
                return found[0], Growth(first, path, found[1]), set()
            tree = _grow(_compose(text), (), growth)
            if isinstance(tree, dict) and not growth.doubtful:
                return tree, growth, set()
    except yaml.YAMLError:
        pass  # The lines are examined below: YAML names one fault, in its own words.
    return _read_mended(mend(lines, path, first), path, first)


def _is_suspect(text: str) -> bool:
    """Whether the text, with a line end before it, has something of SUSPECT. Most have not, and know it quickly."""
    return any(pattern.search(text) for char, pattern in PATTERNS if char in text)


def _read_mended(mended: Mended, path: str, first: int) -> tuple[dict[str, Tree], Growth, set[Place]]:
    """Read lines that were mended; should YAML still refuse one, tell that line and blank it out."""
    lines, problems, damaged = mended.lines, mended.problems, mended.damaged
    growth = Growth(first, path, pastes=mended.pastes)
    tree: Tree = {}
    for _ in range(MOST_ATTEMPTS):
        try:
            tree = _grow(_compose("\n".join([*lines, ""])), (), growth)
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
        if _doubtful_text(node):
            growth.doubtful = True
        text: str = node.value
        return text
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
        if not isinstance(key, yaml.ScalarNode):
            growth.doubtful = True
            continue
        name, line, is_empty = key.value, growth.first + key.start_mark.line, _is_empty(value)
        if _doubtful_pair(node, key, value, is_empty=is_empty):
            growth.doubtful = True
        if name in seen:
            growth.doubtful = True  # It may be the first key of a list item that has lost its "-".
            message = say('"{key}" is already on line {line}', key=name, line=seen[name])
            growth.problems.append(Problem(growth.path, line, name, message, say("keep one of the two")))
            continue
        seen[name] = line
        if not is_empty:
            here = (*place, name)
            growth.lines[here] = line
            fields[name] = _grow(value, here, growth)
    return fields


def _doubtful_pair(node: yaml.MappingNode, key: yaml.ScalarNode, value: yaml.Node, *, is_empty: bool) -> bool:
    """Whether a key may lack its colon, or is no text, or its value may not be what was meant."""
    if _doubtful_text(key) or key.value == "<<":
        return True
    if is_empty:
        return bool(node.flow_style)
    return isinstance(value, yaml.ScalarNode) and value.start_mark.line != key.start_mark.line
