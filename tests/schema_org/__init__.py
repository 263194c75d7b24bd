"""JSON-LD as `json` reads it → what is wrong in it by schema.org's vocabulary and Google's Event page.

Ours alone and offline: vocabulary.json is an extract of schema.org's own release, see README.md. A fault is a line that
begins with where it is: `Event.location.Place.adress: is no property`.
"""

from collections.abc import Iterator
from typing import Any

from tests.schema_org import values
from tests.schema_org.rules import OF_AN_EVENT
from tests.schema_org.vocabulary import kinds, property_named

__all__ = ["faults"]

CONTEXT = "https://schema.org"
ANYTHING = frozenset({"Thing"})
Node = dict[str, Any]


def faults(data: object) -> list[str]:
    """Every fault, in the order of the data."""
    if not isinstance(data, dict) or data.get("@context") != CONTEXT:
        return [f"the @context is not {CONTEXT}"]
    rest = {name: value for name, value in data.items() if name != "@context"}
    things = rest["@graph"] if rest.keys() == {"@graph"} else [rest]
    if not isinstance(things, list) or not all(isinstance(thing, dict) and "@type" in thing for thing in things):
        return ["what stands alone has no @type"]
    found = [fault for thing in things for fault in _faults_of_node(thing, ANYTHING, "")]
    return [*found, *_same_twice(things)]


def _faults_of_node(node: Node, holds: frozenset[str], place: str) -> Iterator[str]:
    """Of a thing, or a reference to one; of what it is nothing follows when its type is wrong."""
    named = node.get("@type")
    here = ".".join(filter(None, (place, named if isinstance(named, str) else "")))
    wrong = _wrong_kind(node, holds)
    if wrong:
        yield f"{here or 'the whole'}: {wrong}"
        return
    is_a = kinds(named) if named else holds.union(*(kinds(kind) for kind in holds))
    yield from (fault for name, value in node.items() for fault in _faults_of_property(name, value, is_a, here))
    if "Event" in kinds(named or ""):
        yield from (f"{here}: {fault}" for rule in OF_AN_EVENT for fault in rule(node))


def _wrong_kind(node: Node, holds: frozenset[str]) -> str:
    named, identity = node.get("@type"), node.get("@id", "")
    if identity and not values.is_address(identity):
        return f"has an @id that is no absolute address: {identity}"
    if named is None:
        return "" if identity else "has neither @type nor @id"
    if not isinstance(named, str) or not kinds(named):
        return "is of an unknown type"
    return "" if kinds(named) & holds else f"is not of {', '.join(sorted(holds))}"


def _faults_of_property(name: str, value: object, is_a: frozenset[str], place: str) -> Iterator[str]:
    """It exists, it is one of the thing's, and so are its values."""
    here = f"{place}.{name}"
    if name in ("@type", "@id"):
        return
    known = property_named(name)
    if not known:
        yield f"{here}: is no property"
    elif not known.of & is_a:
        yield f"{here}: is a property of {', '.join(sorted(known.of))}"
    elif value == []:
        yield f"{here}: is empty"
    else:
        each = value if isinstance(value, list) else [value]
        yield from (fault for one in each for fault in _faults_of_value(one, known.holds, here))


def _faults_of_value(value: object, holds: frozenset[str], place: str) -> Iterator[str]:
    if isinstance(value, dict):
        yield from _faults_of_node(value, holds, place)
    elif fault := values.fault(value, holds):
        yield f"{place}: {fault}"


def _same_twice(things: list[Node]) -> list[str]:
    """One @id is one thing."""
    names = [thing["@id"] for thing in things if "@id" in thing]
    return [f"two things are {name}" for name in dict.fromkeys(names) if names.count(name) > 1]
