"""Markdown in, the HTML that Python-Markdown makes of it out: not yet safe.

One instance of it is kept for blocks and one for inline text (making one costs more than converting a page).
"""

import re
from collections.abc import Callable
from functools import lru_cache
from html import escape
from xml.etree.ElementTree import Element

import markdown
from markdown.extensions import Extension
from markdown.extensions.fenced_code import FencedBlockPreprocessor
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import HtmlBlockPreprocessor, Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from juliste.markdown.lines import mended
from juliste.markdown.ranges import ranges

_MARKED = re.compile(r"[\\`*_\[<&\x02]|!\[|://|@|  \n")
_ADDRESS = (
    r"(?<![\w/.@=:\x03-])(?:(?P<web>https?://[^\s<>\"\x02\x03]*[^\s<>\"\x02\x03'”’.,;:!?…)\]*_])"
    r"|(?P<mail>\w[\w.+-]*@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}))(?![\w@])"
)


FENCED = FencedBlockPreprocessor.FENCED_BLOCK_RE
"""Lines between two lines of ``` or ~~~, which are shown as typed."""


def blocks_of(text: str) -> str:
    """All of Markdown, with tables and fenced code; text that nests beyond all measure is given as it stands."""
    return _converted(_block_machine, text)


def inline_of(text: str) -> str:
    """Inline Markdown only; lines become one."""
    html = _converted(_inline_machine, " ".join(text.split()))
    return html.removeprefix("<p>").removesuffix("</p>")


def _converted(machine: Callable[[], markdown.Markdown], text: str) -> str:
    try:
        return machine().reset().convert(text)
    except RecursionError:
        _block_machine.cache_clear()  # an instance that was interrupted stays in a state of its own
        _inline_machine.cache_clear()
        return f"<p>{escape(text)}</p>"


@lru_cache(maxsize=1)
def _block_machine() -> markdown.Markdown:
    machine = markdown.Markdown(extensions=["sane_lists", "tables", "fenced_code", _AsWritten()], output_format="html")
    machine.parser.blockprocessors.deregister("setextheader")  # `lines` reads them
    machine.preprocessors.register(_HtmlBlocks(machine), "html_block", 20)
    machine.preprocessors.register(_Lines(machine), "lines", 10)
    return machine


@lru_cache(maxsize=1)
def _inline_machine() -> markdown.Markdown:
    machine = markdown.Markdown(extensions=[_AsWritten()], output_format="html")
    machine.preprocessors.deregister("html_block")
    for processor in ("empty", "indent", "code", "hashheader", "setextheader", "hr", "olist", "ulist", "quote"):
        machine.parser.blockprocessors.deregister(processor)
    machine.parser.blockprocessors.deregister("reference")
    return machine


class _AsWritten(Extension):
    """What blocks and inline text share: bare addresses become links, ranges get their dash."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        """Hook everything in, by Python-Markdown's own priorities (higher runs first; its "inline" has 20)."""
        md.inlinePatterns.register(_Address(_ADDRESS, md), "address", 85)
        md.treeprocessors.register(_Unmarked(md), "unmarked", 30)
        md.treeprocessors.register(_Ranges(md), "ranges", 15)


class _HtmlBlocks(HtmlBlockPreprocessor):
    """Raw HTML, looked for only where there can be some: it costs a second parser."""

    def run(self, lines: list[str]) -> list[str]:
        return super().run(lines) if any("<" in line for line in lines) else lines


class _Lines(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        return [line for _, line in mended(lines)]


class _Address(InlineProcessor):
    """https://… and name@example.org, written without marks."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: N802
        link = Element("a", href=m["web"] or f"mailto:{m['mail']}")
        link.text = AtomicString(m[0])
        return link, m.start(), m.end()


class _Unmarked(Treeprocessor):
    """Text without any mark spared the twenty inline patterns: half of the time for a usual page."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.text and not _MARKED.search(element.text):
                element.text = AtomicString(element.text)


class _Ranges(Treeprocessor):
    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.text and "-" in element.text and element.tag != "code":
                element.text = ranges(element.text)
            if element.tail and "-" in element.tail:
                element.tail = ranges(element.tail)
