"""The lines of a language file, and what it lacks → the lines with what it lacks, or without the comments on it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from juliste.editor.translating.lines import MARK, STEP, commented, lines_of
from juliste.editor.translating.outline import Outline
from juliste.load.frontmatter import Place, Source
from juliste.model import Language, Text

_FENCE = re.compile(r"---\s*")
_KEY_ALONE = re.compile(r"\s*(?:[^\s#:\-][^#:]*:\s*|- name: .*)")
_COMMENT = re.compile(rf"\s*{re.escape(MARK)}")


class Addition(Struct, frozen=True):
    """Lines to be put before a line of the file (number from 0)."""

    before: int
    lines: tuple[str, ...]


def without_requests(texts: Sequence[str]) -> list[str]:
    """The lines without our comments, and without keys that nobody has filled in."""
    end = _end(texts)
    lines = [line for line in texts[:end] if not _COMMENT.match(line)]
    while True:
        kept = [line for number, line in enumerate(lines) if not _is_empty(lines, number)]
        if kept == lines:
            return [*lines, *texts[end:]]
        lines = kept


def _is_empty(lines: Sequence[str], number: int) -> bool:
    """Whether a line is a key without a value, or names somebody of whom nothing is said, and nothing belongs to it."""
    line, below = lines[number], lines[number + 1] if number + 1 < len(lines) else ""
    return bool(_KEY_ALONE.fullmatch(line)) and not _belongs(below, len(line) - len(line.lstrip()), or_list=True)


def with_what_is_missing(source: Source, outline: Outline, original: Language) -> list[str]:
    """The lines with every key that is not there yet; where a key cannot be put in, a comment tells its original."""
    return _put(source.texts, list(_additions(source, outline, original, (), "")))


def with_changes(texts: Sequence[str], changes: Mapping[str, Iterable[str]]) -> list[str]:
    """The lines with comments on what has changed in the original, above the key that it belongs to."""
    lines = list(texts)
    for name, said in changes.items():
        at = next((number for number, line in enumerate(lines) if line.startswith(f"{name}:")), _end(lines))
        lines[at:at] = [line for each in said for line in commented(each)]
    return lines


def done(texts: Iterable[str], marks: str) -> list[str]:
    """The lines without our comments, with the marks of the words that are translated now."""
    lines = [line for line in texts if not _COMMENT.match(line)]
    recorded = f"translates: {marks}"
    for number, line in enumerate(lines[: _end(lines)]):
        if line.startswith("translates:"):
            lines[number] = recorded
            return lines
    lines.insert(_end(lines), recorded)
    return lines


def _additions(source: Source, outline: Outline, original: Language, place: Place, indent: str) -> Iterable[Addition]:
    for name, value in outline.items():
        here = (*place, name)
        if here not in source.lines:
            new = lines_of({name: value}, original, indent)
            yield Addition(_after(source, place), tuple(new))
        elif isinstance(value, dict) and _is_open(source, here):
            yield from _additions(source, value, original, here, _indent_below(source, here, indent))
        else:
            told = (line for words in _flat(name, value, original) for line in commented(words, indent))
            yield Addition(source.lines[here] - 1, tuple(told))


def _flat(name: str, value: "Text | Outline | list[Outline]", original: Language) -> Iterator[str]:
    """`title: words`: the texts below a key, each in a line of its own."""
    if isinstance(value, Text):
        yield f"{name}: {value.own(original)}"
        return
    for inside in value if isinstance(value, list) else [value]:
        for key, below in inside.items():
            yield from _flat(f"{name} {key}", below, original)


def _is_open(source: Source, place: Place) -> bool:
    """Whether the keys below a place stand on lines of their own, to which others can be added."""
    own = source.lines[place]
    inside = [line for at, line in source.lines.items() if at[: len(place)] == place and len(at) == len(place) + 1]
    is_map = all(isinstance(at[len(place)], str) for at in source.lines if at[: len(place)] == place and at != place)
    return bool(inside) and is_map and min(inside) > own


def _indent_below(source: Source, place: Place, indent: str) -> str:
    """The spaces before the keys below a place."""
    first = min(line for at, line in source.lines.items() if at[: len(place)] == place and len(at) > len(place))
    line = source.texts[first - 1]
    return line[: len(line) - len(line.lstrip())] or indent + STEP


def _after(source: Source, place: Place) -> int:
    """The line after the last one of what stands at a place, its comments above the next key not among it."""
    if not place:
        return _end(source.texts)
    last = max(line for at, line in source.lines.items() if at[: len(place)] == place)
    column = len(source.texts[source.lines[place] - 1]) - len(source.texts[source.lines[place] - 1].lstrip())
    number = last
    while number < _end(source.texts) and _belongs(source.texts[number], column):
        number += 1
    return number


def _belongs(line: str, column: int, *, or_list: bool = False) -> bool:
    """Whether a line goes on with what began at a column: it stands further right. or_list: or is a list below it."""
    own = len(line) - len(line.lstrip())
    return bool(line.strip()) and (own > column or (or_list and own == column and line.lstrip().startswith("- ")))


def _end(texts: Sequence[str]) -> int:
    """The number of the line that ends the keys."""
    fences = [number for number, line in enumerate(texts) if _FENCE.fullmatch(line)]
    return fences[1] if len(fences) > 1 else len(texts)


def _put(texts: Sequence[str], additions: Sequence[Addition]) -> list[str]:
    lines = list(texts)
    for one in reversed(sorted(additions, key=lambda each: each.before)):  # noqa: C413  # equal ones keep their order
        lines[one.before : one.before] = one.lines
    return lines
