"""Safe HTML of a body in, plain text for calendars and descriptions out."""

import re
from html import unescape
from itertools import count

TOKEN = re.compile(r'<(?P<end>/?)(?P<tag>[a-z0-9]+)(?P<attributes>(?: [a-z]+="[^"]*")*)>|(?P<words>[^<]+)')
ATTRIBUTE = re.compile(r' ([a-z]+)="([^"]*)"')
EMPTY_ELEMENTS = frozenset({"br", "hr", "img"})
PARAGRAPHS = frozenset(
    ["blockquote", "caption", "dl", "h1", "h2", "h3", "h4", "h5", "h6", "ol", "p", "pre", "table", "ul"]
)
_WHOLE = ("http://", "https://", "mailto:", "tel:")
_ITEM, _CELL = "\x1e", "\x1f"  # stand where a mark will, until the list or the row is complete


def text_of(html: str) -> str:
    """The words of well-formed HTML as nh3 writes it: a blank line between paragraphs, one line an item or a row."""
    open_elements: list[tuple[str, dict[str, str], list[str]]] = [("", {}, [])]
    for token in TOKEN.finditer(html.replace("<br>\n", "<br>")):
        tag, attributes = token["tag"], {name: unescape(value) for name, value in ATTRIBUTE.findall(token[0])}
        if token["words"]:
            is_typed = any(element == "pre" for element, _, _ in open_elements)
            open_elements[-1][2].append(flowing(token["words"], is_typed))
        elif token["end"]:
            element, its_attributes, parts = open_elements.pop()
            open_elements[-1][2].append(_shown(element, its_attributes, "".join(parts)))
        elif tag in EMPTY_ELEMENTS:
            open_elements[-1][2].append(attributes.get("alt", "") if tag == "img" else "\n")
        else:
            open_elements.append((tag, attributes, []))
    return _tidy("".join(open_elements[0][2]))


def flowing(words: str, is_typed: bool) -> str:
    """A text of HTML, its blanks as they are shown; as they are typed in <pre>."""
    text = re.sub(f"[{_ITEM}{_CELL}]", " ", unescape(words))
    return text if is_typed else re.sub(r"[ \t\n]+", " ", text)


def _shown(tag: str, attributes: dict[str, str], text: str) -> str:
    match tag:
        case "a":
            return _link(text.strip(), attributes.get("href", ""))
        case "li":
            return f"\n{_ITEM}" + re.sub(r"\s*\n+", "\n  ", text.strip())
        case "ol":
            start = attributes.get("start", "")
            numbers = count(int(start) if start.isdecimal() else 1)
            return f"\n\n{re.sub(_ITEM, lambda _: f'{next(numbers)}. ', text)}\n\n"
        case "td" | "th":
            return text.strip() + _CELL
        case "tr":
            return "\n" + " | ".join(cell.strip() for cell in text.split(_CELL)[:-1])
        case "dt" | "dd":
            return f"\n{text}"
    return f"\n\n{text.replace(_ITEM, '- ')}\n\n" if tag in PARAGRAPHS else text


def _link(text: str, address: str) -> str:
    """Text and address, or one of them where they say the same or the address is not whole."""
    shown = address.removeprefix("mailto:").removeprefix("tel:")
    if not address.startswith(_WHOLE) or text in (shown, address):
        return text
    return f"{text} ({shown})" if text else shown


def _tidy(text: str) -> str:
    lines = re.sub(r"[ \t]+\n", "\n", text)
    return re.sub(r"\n\s*\n\s*", "\n\n", lines).strip()
