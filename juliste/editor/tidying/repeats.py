"""A language file and the places of facts that only repeat the original → the changes that take them out.

Comments and empty lines stay: a comment after a fact gets a line of its own.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

import yaml

from juliste.editor.tidying.edits import Edit
from juliste.editor.tidying.keys import Child, Keys, begin, children, end, is_whole, value_of
from juliste.load.frontmatter import Place

_COMMENT = re.compile(r":?\s+(#.*)$")
_DASHES = re.compile(r" *(?:- +)+$")


def without(keys: Keys, places: Collection[Place]) -> list[Edit]:
    """The changes that take away what stands at the places; and what stands around it, where nothing else does."""
    return sorted(set(_edits(keys, keys.root, (), frozenset(places))))


def _edits(keys: Keys, node: yaml.Node, place: Place, places: frozenset[Place]) -> Iterator[Edit]:
    listed = children(node)
    gone = [_is_gone(value_of(child), (*place, part), places) for part, child in listed]
    if any(gone):
        out = _out_of_brackets if getattr(node, "flow_style", False) else _out_of_lines
        yield from out(keys, [child for _, child in listed], gone)
    for (part, child), is_out in zip(listed, gone, strict=True):
        if not is_out:
            yield from _edits(keys, value_of(child), (*place, part), places)


def _is_gone(node: yaml.Node, place: Place, places: frozenset[Place]) -> bool:
    listed = children(node)
    inside = (_is_gone(value_of(child), (*place, part), places) for part, child in listed)
    return place in places or (bool(listed) and all(inside))


# Inside [ ] and { }


def _out_of_brackets(keys: Keys, listed: Sequence[Child], gone: Sequence[bool]) -> Iterator[Edit]:
    """Take out each run of things with the commas after it, the last run with those before it."""
    for is_out, run in groupby(range(len(listed)), key=lambda number: gone[number]):
        numbers = list(run)
        if is_out and numbers[-1] + 1 < len(listed):
            edit = keys.edit(begin(listed[numbers[0]]), begin(listed[numbers[-1] + 1]))
        elif is_out and numbers[0]:
            before, last = value_of(listed[numbers[0] - 1]), value_of(listed[numbers[-1]])
            edit = keys.edit(end(before, keys.lined), end(last, keys.lined))
        else:
            continue
        if not re.search(r"\s#", keys.lined.text[edit.start : edit.end]):
            yield edit


# Line by line


def _out_of_lines(keys: Keys, listed: Sequence[Child], gone: Sequence[bool]) -> Iterator[Edit]:
    """Take out the lines of each thing; a list item whose first key goes begins with the next one that stays."""
    for number, child in enumerate(listed):
        if gone[number] and (edits := _lines_of(keys, child)):
            first = begin(child)
            head = keys.lined.lines[first.line][: first.column]
            staying = next((each for at, each in enumerate(listed) if at > number and not gone[at]), None)
            if isinstance(child, tuple) and head.strip():
                if not staying or not _DASHES.fullmatch(head):
                    continue
                line = begin(staying).line
                yield Edit(keys.lined.offset(line, 0), keys.lined.offset(line, len(head)), head)
            elif not isinstance(child, tuple) and not re.fullmatch(r" *- +", head):
                continue
            yield from edits


def _lines_of(keys: Keys, child: Child) -> list[Edit]:
    """The changes that take out the lines of a thing and leave the comments in them; none where that cannot be."""
    first, last = begin(child).line, end(value_of(child), keys.lined).line
    texts = {line for node in _texts(child) for line in range(begin(node).line, end(node, keys.lined).line)}
    edits = []
    for line in range(first, last + 1):
        typed = keys.lined.lines[line]
        if line in texts or line - 1 in texts:
            if "#" in typed:
                return []
            edits.append(keys.lined.without(line))
        elif comment := _COMMENT.match(typed[_end(keys, child, line) :]):
            edits.append(keys.lined.line(line, 0, typed[: len(typed) - len(typed.lstrip())] + comment[1]))
        elif typed.strip() and not typed.lstrip().startswith("#"):
            edits.append(keys.lined.without(line))
    return edits


def _texts(child: Child) -> Iterator[yaml.Node]:
    """The keys, texts and brackets that it consists of."""
    for node in child if isinstance(child, tuple) else (child,):
        if is_whole(node):
            yield node
        else:
            yield from (text for _, inner in children(node) for text in _texts(inner))


def _end(keys: Keys, child: Child, line: int) -> int:
    """The column where the last text of a line ends; 0 where there is none."""
    ends = (end(node, keys.lined) for node in _texts(child))
    return max((each.column for each in ends if each.line == line), default=0)
