"""Names and values → nodes of JSON-LD, without what is not known."""

from collections.abc import Mapping, Sequence

from juliste import urls
from juliste.model import Language, Text

Node = dict[str, object]
"""A thing with its properties, as `json` writes it."""


def node(kind: str, values: Mapping[str, object]) -> Node:
    """A thing of that type with those of the properties that have a value; False and 0 are values."""
    found: Node = {"@type": kind}
    for name, value in values.items():
        if value or value == 0:
            found[name] = value
    return found


def one_or_all(values: Sequence[object]) -> object:
    """A property that mostly has one value: it alone, or the list of them."""
    return values[0] if len(values) == 1 else list(values)


def term(name: str) -> str:
    """The address of a member of an enumeration, which Google wants whole."""
    return f"https://schema.org/{name}"


def link(address: Text, language: Language) -> str:
    """An author's address for the readers of the language; "" without one."""
    shown = address.shown(language)
    return urls.uri(shown) if shown else ""
