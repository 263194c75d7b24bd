"""Markdown that needs little of the machine in, the safe HTML that the machine would make of it out, or None.

Most of what people write is plain: paragraphs, headings and short lists without any mark. Those are written out here;
of the rest a paragraph at a time goes to the machine, for what stands in one paragraph changes no other. A text with
anything else, and with raw HTML, is left to the machine as a whole. A test compares both ways.
"""

import re
from collections.abc import Callable, Iterator

from juliste.markdown.ranges import ranges

_BETWEEN = re.compile(r"\n(?: *\n)+")
# A line that begins with a letter begins nothing but a paragraph; without these signs there is nothing in it to do.
_PLAIN = r"[^\W\d_](?:[^\\`*_\[\]<>&|@#~/\x00-\x1f\x7f-\x9f\u2028\u2029]*[^\\`*_\[\]<>&|@#~/\s\x00-\x1f\x7f-\x9f])?"
_PARAGRAPH = re.compile(rf"{_PLAIN}(?:\n{_PLAIN})*")
_HEADING = re.compile(rf"(?P<marks>#{{1,6}}) (?P<words>{_PLAIN})")
_LIST = re.compile(rf"- {_PLAIN}(?:\n- {_PLAIN})*")
# Emphasis and links to other sites, with plain words in them.
_WORDS = r"[^\W\d_](?:[^\\`*_\[\]<>&|@#~/\n\x00-\x1f\x7f-\x9f\u2028\u2029]*[^\\`*_\[\]<>&|@#~/\s\x00-\x1f\x7f-\x9f])?"
_INLINE = re.compile(
    r"(?P<plain>[^\\`*_\[\]<>&|@#~/\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]+)"
    rf"|\*\*(?P<strong>{_WORDS})\*\*(?!\*)|\*(?P<em>{_WORDS})\*(?!\*)"
    rf"|(?<!!)\[(?P<label>{_WORDS})\]\((?P<address>https?://[A-Za-z0-9][A-Za-z0-9./?=%-]*)\)"
)
# A paragraph with marks: every line begins with a letter, and there is no HTML, no table and no sign of the machine's.
_MARKED = re.compile(r"[^\W\d_][^<|\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]*")
_BEGINS_OTHERWISE = re.compile(r"\n[\W\d_]")

Convert = Callable[[str], str]
"""What the machine makes of a text, made safe."""


def html_of(text: str, convert: Convert) -> str | None:
    """The HTML of a text; None where the machine must see all of it."""
    parts = list(_parts(text, convert))
    return None if None in parts else "\n".join(filter(None, parts))


def _parts(text: str, convert: Convert) -> Iterator[str | None]:
    was_list = False
    for part in _BETWEEN.split(text.strip("\n")):
        is_list = part.startswith("- ")
        yield None if is_list and was_list else _part(part, convert)  # two lists with a blank line between are one
        was_list = is_list


def _part(part: str, convert: Convert) -> str | None:
    if _PARAGRAPH.fullmatch(part):
        return f"<p>{_written(part)}</p>"
    if found := _HEADING.fullmatch(part):
        level = len(found["marks"])
        return f"<h{level}>{_written(found['words'])}</h{level}>"
    if _LIST.fullmatch(part):
        items = "\n".join(f"<li>{_written(line[2:])}</li>" for line in part.split("\n"))
        return f"<ul>\n{items}\n</ul>"
    if _MARKED.fullmatch(part) and not _BEGINS_OTHERWISE.search(part) and part == part.rstrip():
        return _with_marks(part) or convert(part)
    return None


def _with_marks(part: str) -> str | None:
    """The paragraph, when there is no mark in it but of plain emphasis and links."""
    written, end = "", 0
    for found in _INLINE.finditer(part):
        if found.start() != end:
            return None
        kind, words, end = found.lastgroup, found[found.lastgroup or 0], found.end()
        if kind == "plain":
            written += _written(words)
        elif kind == "address":
            written += f'<a href="{words}">{_written(found["label"])}</a>'
        else:
            written += f"<{kind}>{_written(words)}</{kind}>"
    return f"<p>{written}</p>" if end == len(part) and "  \n" not in part else None


def _written(words: str) -> str:
    """Plain words as nh3 writes them."""
    return ranges(words).replace("\u00a0", "&nbsp;")
