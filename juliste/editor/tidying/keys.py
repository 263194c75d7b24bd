"""The lines of a file's keys → YAML's nodes, found by the places that the reader gives them."""

from collections.abc import Iterator
from typing import NamedTuple

import yaml
from msgspec import Struct

from juliste.editor.tidying.edits import Edit, Lined
from juliste.load.frontmatter import FENCE, Place, Source
from juliste.load.tree import Loader

Pair = tuple[yaml.ScalarNode, yaml.Node]
Child = yaml.Node | Pair
"""What stands in a list; or below keys, with its key."""


class At(NamedTuple):
    """A place in the lines, from 0."""

    line: int
    column: int


class Keys(Struct, frozen=True):
    """The keys of a language file as they stand in its text."""

    lined: Lined
    root: yaml.Node

    def edit(self, first: At, last: At, text: str = "") -> Edit:
        """The change of all between two places."""
        return Edit(self.lined.offset(*first), self.lined.offset(*last), text)


def keys_of(lined: Lined, source: Source) -> Keys | None:
    """The keys, when they are valid YAML and no character of theirs had to be left out in reading."""
    if lined.lines != source.texts or source.damaged:
        return None
    lines = ["" if FENCE.fullmatch(line) else line for line in source.texts[: source.body_line - 1]]
    try:
        root = yaml.compose("\n".join([*lines, ""]), Loader)
    except yaml.YAMLError:  # told by `invoke check`
        return None
    return Keys(lined, root) if isinstance(root, yaml.MappingNode) else None


def children(node: yaml.Node) -> list[tuple[str | int, Child]]:
    """What stands in a list or below keys, each with the last part of its place; what is empty has none."""
    if isinstance(node, yaml.SequenceNode):
        return list(enumerate(each for each in node.value if not is_empty(each)))
    if isinstance(node, yaml.MappingNode):
        return [(key.value, (key, value)) for key, value in node.value if isinstance(key, yaml.ScalarNode)]
    return []


def value_of(child: Child) -> yaml.Node:
    """What stands below a key, or in a list."""
    return child[1] if isinstance(child, tuple) else child


def scalars(node: yaml.Node, place: Place = ()) -> Iterator[tuple[Place, yaml.ScalarNode]]:
    """Every text with its place, and every key with the place of what stands below it and "" after it."""
    if isinstance(node, yaml.ScalarNode):
        yield place, node
    for part, child in children(node):
        if isinstance(child, tuple):
            yield (*place, part, ""), child[0]
        yield from scalars(value_of(child), (*place, part))


def is_empty(node: yaml.Node) -> bool:
    """Whether nothing was typed."""
    return isinstance(node, yaml.ScalarNode) and not node.value and node.style not in ("'", '"')


def is_whole(node: yaml.Node) -> bool:
    """Whether a # between its first and last character may be no comment: a text, or something in brackets."""
    return not isinstance(node, yaml.CollectionNode) or bool(node.flow_style)


def begin(child: Child) -> At:
    """Where it begins, with its key."""
    mark = (child[0] if isinstance(child, tuple) else child).start_mark
    return At(mark.line, mark.column)


def end(node: yaml.Node, lined: Lined) -> At:
    """Where it ends: YAML ends a list, or a text below |, only where the next thing begins."""
    if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
        return _end_of_block(node, lined)
    if is_whole(node):
        return At(node.end_mark.line, node.end_mark.column)
    parts = (part for each in node.value for part in (each if isinstance(each, tuple) else (each,)))
    return max((end(part, lined) for part in parts), default=begin(node))


def _end_of_block(node: yaml.ScalarNode, lined: Lined) -> At:
    """The end of the last line with something on it."""
    line = node.end_mark.line - 1
    while line > node.start_mark.line and not lined.lines[line].strip():
        line -= 1
    return At(line, len(lined.lines[line]))
