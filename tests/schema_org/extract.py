"""The vocabulary of schema.org, as it is released → the part of it that vocabulary.json holds.

`python -m tests.schema_org.extract schemaorg-current-https.jsonld` writes it anew; README.md says where that file is.
"""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.schema_org.vocabulary import VOCABULARY

TYPES = (
    *("Audience", "Event", "EventSeries", "GeoCoordinates", "Offer", "Organization", "Person", "Place"),
    *("PostalAddress", "Thing", "VirtualLocation"),
)
ENUMERATIONS = ("EventAttendanceModeEnumeration", "EventStatusType", "ItemAvailability")
Terms = dict[str, dict[str, Any]]


def extract(release: str) -> str:
    """Our types with all that they descend from, every property that they may have, and the members of enumerations."""
    terms = {_name(term["@id"]): term for term in json.loads(release)["@graph"]}
    kinds = _with_parents(TYPES, terms)
    parts: dict[str, dict[str, Any]] = {
        "types": {kind: _parents(kind, terms) for kind in sorted(kinds)},
        "properties": dict(sorted(_properties(kinds, terms))),
        "enumerations": {kind: _members(kind, terms) for kind in ENUMERATIONS},
    }
    return "{\n" + ",\n".join(f'"{name}": {_a_line_each(part)}' for name, part in parts.items()) + "\n}\n"


def _with_parents(kinds: Iterable[str], terms: Terms) -> set[str]:
    """The types and all that they descend from, without what only says how schema.org is written."""
    found = set(kinds)
    for kind in kinds:
        found |= _with_parents(_parents(kind, terms), terms)
    return found


def _parents(kind: str, terms: Terms) -> list[str]:
    return [_name(parent) for parent in _ids(terms[kind].get("rdfs:subClassOf")) if parent.startswith("schema:")]


def _properties(kinds: set[str], terms: Terms) -> Iterable[tuple[str, dict[str, list[str]]]]:
    """Of the types that a property belongs to only ours, of what it may hold everything; none that has a successor."""
    for name, term in terms.items():
        domain = {_name(kind) for kind in _ids(term.get("schema:domainIncludes"))} & kinds
        if domain and "schema:supersededBy" not in term:
            holds = sorted(_name(kind) for kind in _ids(term.get("schema:rangeIncludes")))
            yield name, {"of": sorted(domain), "holds": holds}


def _members(kind: str, terms: Terms) -> list[str]:
    return sorted(name for name, term in terms.items() if term["@type"] == f"schema:{kind}")


def _ids(value: Any) -> list[str]:  # noqa: ANN401 - JSON
    """JSON-LD writes one reference, a list of them, or nothing."""
    found = value if isinstance(value, list) else [value] if value else []
    return [one["@id"] for one in found]


def _name(address: str) -> str:
    return address.removeprefix("schema:")


def _a_line_each(part: dict[str, Any]) -> str:
    """Small, and a new release shows as the lines that have changed."""
    return "{\n" + ",\n".join(f"  {json.dumps(name)}: {json.dumps(value)}" for name, value in part.items()) + "\n}"


if __name__ == "__main__":
    VOCABULARY.write_text(extract(Path(sys.argv[1]).read_text("utf-8")), "utf-8", newline="\n")
