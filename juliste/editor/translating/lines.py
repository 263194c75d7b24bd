"""Texts that a language file needs → its lines: each key empty, below the words of the original in a comment."""

from collections.abc import Iterator

from juliste.editor.translating.outline import Outline
from juliste.model import Language, Text

MARK = "#|"
"""Begins the comments that `invoke translate` writes, and takes away when the translation is done."""

STEP = "  "


def lines_of(outline: Outline, original: Language, indent: str = "") -> Iterator[str]:
    """The lines of a part of a front matter."""
    for name, value in outline.items():
        if isinstance(value, Text):
            yield from commented(value.own(original), indent)
            yield f"{indent}{name}:"
        elif isinstance(value, list):
            yield f"{indent}{name}:"
            for each in value:
                yield from _item(each, original, indent + STEP)
        else:
            yield f"{indent}{name}:"
            yield from lines_of(value, original, indent + STEP)


def commented(words: str, indent: str = "") -> Iterator[str]:
    """The words as a comment."""
    for line in words.strip().split("\n"):
        yield f"{indent}{MARK} {line}".rstrip()


def _item(each: Outline, original: Language, indent: str) -> Iterator[str]:
    """A thing of a list: its name on the line with the hyphen, the rest below it."""
    (name, known), *rest = each.items()
    if isinstance(known, Text):
        yield f"{indent}- {name}: {known.fi}"
    yield from lines_of(dict(rest), original, indent + STEP)
