"""Author's Markdown in; safe HTML, plain text, or the links and headings that stand in it out.

Python-Markdown does the work, nh3 makes its result safe, and a small extension of ours reads the text as people write
it (design, "Markdown as people write it"). Nothing here knows where a link leads: the caller gives `resolve`.
"""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from html import escape, unescape

import nh3

from juliste.markdown import quick
from juliste.markdown.lines import HEADING, mended
from juliste.markdown.machine import FENCED, blocks_of, inline_of
from juliste.markdown.nodes import Element, Node, nodes_of
from juliste.markdown.plain import text_of
from juliste.markdown.ranges import ranges

__all__ = [
    "Element",
    "Node",
    "Resolve",
    "anchors",
    "block",
    "headings",
    "inline",
    "links",
    "may_have_title",
    "may_mention",
    "nodes_of",
    "pictures",
    "plain",
    "ranges",
    "text_of",
    "wordless_pictures",
]

Resolve = Callable[[str], str]
"""From a link's target as written ("event:2021/x", "page:saavutettavuus", "ohje.pdf", "https://…") to its address."""

_INLINE_TAGS = frozenset({"a", "abbr", "br", "code", "em", "span", "strong", "sub", "sup", "time"})
_BLOCK_TAGS = _INLINE_TAGS | {
    *("h1", "h2", "h3", "h4", "h5", "h6", "p", "pre", "blockquote", "hr", "img", "del", "ins"),
    *("ul", "ol", "li", "dl", "dt", "dd"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td"),
}
_ATTRIBUTES = {
    "*": {"lang"},
    "a": {"href", "hreflang"},
    "abbr": {"title"},
    "img": {"alt", "height", "src", "width"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
_PUBLIC_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_OUR_SCHEMES = frozenset({"event", "page"})


def _cleaner(tags: frozenset[str]) -> nh3.Cleaner:
    return nh3.Cleaner(tags=tags, attributes=_ATTRIBUTES, url_schemes=_PUBLIC_SCHEMES | _OUR_SCHEMES, link_rel=None)


_BLOCK_CLEANER, _INLINE_CLEANER = _cleaner(_BLOCK_TAGS), _cleaner(_INLINE_TAGS)

# nh3 writes attributes in one way only: in double quotes, with every " inside escaped.
_HEADING_TAG = re.compile(r"(</?h)([1-6])(?=[ >])")
_TARGET = re.compile(r'(?P<tag><(?:a|img)(?: [a-z]+="[^"]*")*?) (?P<name>href|src)="(?P<target>[^"]*)"')
_ANCHOR = re.compile(r'<a(?: [a-z]+="[^"]*")*? href="(?P<target>[^"]*)"[^>]*>(?P<words>.*?)</a>', re.DOTALL)
_HAS_WORDS = re.compile(r' alt="[^"…]')
_LEADS_NOWHERE = re.compile(r'<a(?: (?!href=)[a-z]+="[^"]*")*>(?P<words>.*?)</a>', re.DOTALL)
# A pattern that begins with one set of signs is found quickly.
_MAY_MENTION = re.compile(r"[\]<@#=:](?:(?<!:)|//)")
_MAY_BE_TITLE = re.compile(r"\n[ >\t]*(?:#(?!#)|=+ *(?=\n|\Z))")
_MAY_LEAD = re.compile(r"[\]<@:](?:(?<!:)|//)")
_SCHEME = re.compile(r"([^/?#:]*):")
_SKIPPED_BY_BROWSERS = re.compile(r"[\x00-\x20]+")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def block(text: str, resolve: Resolve | None = None, level: int = 2) -> str:
    """Markdown as HTML blocks; the author's `##` becomes <hLEVEL>, and so does `#`, which the checks tell about.

    Without `resolve`, links to events and pages leave only their words. A picture from another host loses it always:
    pages ask nothing of third parties (design, principle 6).
    """
    return _addressed(_leveled(_safe_block(text), level), resolve)


def inline(text: str, resolve: Resolve | None = None) -> str:
    """Markdown as HTML without blocks: emphasis, code and links; what would begin a list or heading stays as typed."""
    return _addressed(_safe_inline(text), resolve)


def plain(text: str, resolve: Resolve | None = None) -> str:
    """Markdown as plain text for calendars and descriptions: links as "text (address)", lists as "- item".

    Only whole addresses are given; a relative one means nothing outside the site, unless `resolve` completes it.
    """
    return text_of(block(text, resolve))


def links(text: str) -> list[tuple[str, int]]:
    """Every target of a link or picture as written, and the line of the text that it stands on, from 0."""
    return list(_placed(text, _targets(text)))


def pictures(text: str) -> list[tuple[str, int]]:
    """Those of `links` that are pictures; `block` shows only those that stand beside the event."""
    return list(_placed(text, (found for found in _targets(text) if found["name"] == "src")))


def anchors(text: str) -> list[tuple[str, str, int]]:
    """Every link with words: these, its target as written, and the line of the text that it stands on, from 0."""
    if not _MAY_LEAD.search(text):
        return []
    found = list(_ANCHOR.finditer(_safe_block(text.strip())))
    words = [text_of(each["words"]) if "<" in each["words"] else unescape(each["words"]) for each in found]
    places = _placed(text, found)
    return [(said.strip(), *place) for said, place in zip(words, places, strict=True) if said.strip()]


def wordless_pictures(text: str) -> list[tuple[str, int]]:
    """The target of every picture that has no alternative text, and the line of the text that it stands on, from 0."""
    if "!" not in text and "<" not in text:
        return []
    tags = re.finditer(r'<img[^>]*? src="(?P<target>[^"]*)"[^>]*>', _safe_block(text.strip()))
    return list(_placed(text, (tag for tag in tags if not _HAS_WORDS.search(tag[0]))))


def headings(text: str) -> list[tuple[int, str, int]]:
    """Every heading: its level (1 for `#`), its text, and its line from 0."""
    shown = _COMMENT.sub(_emptied, FENCED.sub(_emptied, "\n".join(_lines(text))))
    found = ((number, HEADING.match(line)) for number, line in mended(shown.split("\n")))
    return [(len(heading["marks"]), plain(heading["words"]), number) for number, heading in found if heading]


def may_mention(text: str) -> bool:
    """Whether there may be a link, a picture or a heading in it: a quick look."""
    return bool(_MAY_MENTION.search(text))


def may_have_title(text: str) -> bool:
    """Whether there may be a heading of the first level in it: a quick look, for hardly any text has one."""
    return ("#" in text or "=" in text) and bool(_MAY_BE_TITLE.search("\n" + text.replace("\r", "\n")))


def _emptied(found: re.Match[str]) -> str:
    """As many lines with nothing in them."""
    return "\n" * found[0].count("\n")


def _targets(text: str) -> Iterable[re.Match[str]]:
    """The links and pictures in the text's HTML; most texts have none, and need not be converted to know it."""
    return _TARGET.finditer(_safe_block(text.strip())) if _MAY_LEAD.search(text) else ()


# The same text is asked for by the checks and by the pages of three languages, one soon after the other.
@lru_cache(maxsize=256)
def _safe_block(text: str) -> str:
    found = quick.html_of(text, _converted)
    return _converted(text) if found is None else found


def _converted(text: str) -> str:
    return _BLOCK_CLEANER.clean(blocks_of(text)).strip()


@lru_cache(maxsize=256)
def _safe_inline(text: str) -> str:
    return _INLINE_CLEANER.clean(inline_of(text)).strip()


def _leveled(html: str, level: int) -> str:
    if "<h" not in html or (level == 2 and "<h1" not in html):
        return html
    return _HEADING_TAG.sub(lambda found: f"{found[1]}{min(max(int(found[2]), 2) + level - 2, 6)}", html)


def _addressed(html: str, resolve: Resolve | None) -> str:
    """The HTML with its targets resolved; those that no browser should follow are taken out, their words stay."""

    def address(found: re.Match[str]) -> str:
        target = unescape(found["target"])
        resolved = resolve(target) if resolve else target
        is_kept = _is_ours(resolved) if found["name"] == "src" else _is_public(resolved)
        return f'{found["tag"]} {found["name"]}="{escape(resolved)}"' if is_kept else found["tag"]

    if "<a" not in html and "<img" not in html:
        return html
    return _LEADS_NOWHERE.sub(r"\g<words>", _TARGET.sub(address, html))


def _is_public(address: str) -> bool:
    scheme = _SCHEME.match(_SKIPPED_BY_BROWSERS.sub("", address))
    return not scheme or scheme[1].lower() in _PUBLIC_SCHEMES


def _is_ours(address: str) -> bool:
    read = _SKIPPED_BY_BROWSERS.sub("", address).replace("\\", "/")
    return not _SCHEME.match(read) and not read.startswith("//")


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").expandtabs(4).split("\n")


def _placed(text: str, found: Iterable[re.Match[str]]) -> Iterable[tuple[str, int]]:
    """Targets with their lines: they are looked for from the line of the one before, then from the first."""
    lines, start = _lines(text), 0
    for match in found:
        target = unescape(match["target"])
        order = (*range(start, len(lines)), *range(start))
        start = next((number for number in order if _stands(target.removeprefix("mailto:"), lines[number])), start)
        yield target, start


def _stands(target: str, line: str) -> bool:
    """Whether the line holds the target, and not only the beginning of a longer one."""
    end = line.find(target) + len(target)
    while end >= len(target):
        if not (line[end : end + 1].isalnum() or line[end : end + 1] in ("_", "/", "-")):
            return True
        end = line.find(target, end - len(target) + 1) + len(target)
    return False
