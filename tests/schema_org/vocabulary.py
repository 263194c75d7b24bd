"""The extract in vocabulary.json → questions about types, properties and members of enumerations."""

import json
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

VOCABULARY = Path(__file__).parent / "vocabulary.json"
HOME = "https://schema.org/"


class Property(NamedTuple):
    """of: the types that may have it. holds: the types of its values."""

    of: frozenset[str]
    holds: frozenset[str]


@cache
def _extract() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(VOCABULARY.read_text("utf-8"))
    return found


@cache
def kinds(name: str) -> frozenset[str]:
    """A type and all that it descends from; none of a type that is not in the extract."""
    if name not in _extract()["types"]:
        return frozenset()
    return frozenset({name}).union(*(kinds(parent) for parent in _extract()["types"][name]))


@cache
def property_named(name: str) -> Property | None:
    """The property, when the extract has it."""
    found = _extract()["properties"].get(name)
    return Property(frozenset(found["of"]), frozenset(found["holds"])) if found else None


def members(enumerations: frozenset[str]) -> frozenset[str]:
    """The addresses of all that those of the types that are enumerations have."""
    known = _extract()["enumerations"]
    return frozenset(HOME + member for name in enumerations & known.keys() for member in known[name])
