"""Safe HTML in, the tree of its elements out, for documents that are no web pages."""

from html import unescape
from itertools import groupby

from msgspec import Struct

from juliste.markdown.plain import ATTRIBUTE, EMPTY_ELEMENTS, PARAGRAPHS, TOKEN, flowing

_BLOCKS = PARAGRAPHS | {"dd", "dt", "hr", "li", "tbody", "td", "th", "thead", "tr"}


class Element(Struct, frozen=True):
    """An element of HTML. inner: what stands in it, texts and elements."""

    tag: str
    attributes: dict[str, str] = {}
    inner: "tuple[str | Element, ...]" = ()

    @property
    def is_block(self) -> bool:
        """Whether it stands on lines of its own."""
        return self.tag in _BLOCKS


Node = str | Element


def nodes_of(html: str) -> tuple[Node, ...]:
    """What stands in well-formed HTML as nh3 writes it, without the blanks that browsers do not show."""
    open_elements: list[tuple[str, dict[str, str], list[Node]]] = [("", {}, [])]
    for token in TOKEN.finditer(html.replace("<br>\n", "<br>")):
        inner, tag = open_elements[-1][2], token["tag"]
        if token["words"]:
            is_typed = any(element == "pre" for element, _, _ in open_elements)
            inner.append(flowing(token["words"], is_typed))
        elif token["end"]:
            element, attributes, its_inner = open_elements.pop()
            open_elements[-1][2].append(Element(element, attributes, _tidy(its_inner)))
        else:
            attributes = {name: unescape(value) for name, value in ATTRIBUTE.findall(token[0])}
            if tag in EMPTY_ELEMENTS:
                inner.append(Element(tag, attributes))
            else:
                open_elements.append((tag, attributes, []))
    return _tidy(open_elements[0][2])


def _tidy(inner: list[Node]) -> tuple[Node, ...]:
    """The words beside blocks as paragraphs of their own; among blocks alone, blanks are the writer's line ends."""
    if not any(isinstance(node, Element) and node.is_block for node in inner):
        return tuple(inner)
    found: list[Node] = []
    for is_block, group in groupby(inner, lambda node: isinstance(node, Element) and node.is_block):
        nodes = tuple(group)
        if is_block:
            found += nodes
        elif any(not isinstance(node, str) or node.strip() for node in nodes):
            found.append(Element("p", {}, nodes))
    return tuple(found)
