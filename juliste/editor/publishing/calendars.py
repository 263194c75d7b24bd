"""A site → what calendars would refuse in its calendar files, by line: a small part of RFC 5545.

The tests look far deeper; this is for what a change of the generator, of a library or of the disk may bring.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from juliste.editor.publishing.staged import Site
from juliste.problems import Message, Problem, say

LONGEST = 75
"""Octets of a line without its end (RFC 5545, 3.1)."""

NEEDED = {"VCALENDAR": ("VERSION", "PRODID"), "VEVENT": ("UID", "DTSTAMP", "DTSTART")}
"""Properties without which a component is not taken (RFC 5545, 3.6 and 3.6.1)."""

_PROPERTY = re.compile(r'([A-Za-z0-9-]++)(?:"[^"]*+"|[^":]++)*+:(.*)', re.DOTALL)
"""A line: the name, the parameters, which may have ":" in quotes, and the value."""

Wrong = tuple[int, Message]
"""The number of a line, from 1, and what is wrong there."""


class Component(Struct):
    """What stands between BEGIN and END. line: of its BEGIN. values: the value of each property of its own."""

    name: str
    line: int
    values: dict[str, str] = {}


def wrong(site: Site) -> Iterator[Problem]:
    """All that is wrong in the calendars of the site."""
    for path in site.files:
        if path.endswith(".ics"):
            yield from (Problem(path, line, "", message) for line, message in lint(site.read(path)))


def lint(content: bytes) -> Iterator[Wrong]:
    """What is wrong in a calendar file."""
    yield from _lines(content)
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        yield content.count(b"\n", 0, error.start) + 1, say("the characters are not UTF-8")
        return
    components: list[Component] = []
    yield from _tree(text, components)
    for component in components:
        for name in NEEDED.get(component.name, ()):
            if not component.values.get(name):
                yield component.line, say("{component} has no {property}", component=component.name, property=name)
    yield from _twice(components)


def _lines(content: bytes) -> Iterator[Wrong]:
    """Each line ends in CR LF and is short enough."""
    *lines, rest = content.split(b"\n")
    for number, line in enumerate(lines, 1):
        if not line.endswith(b"\r"):
            yield number, say("the line does not end in CR LF")
        if (octets := len(line.removesuffix(b"\r"))) > LONGEST:
            yield number, say("the line has {count} octets; {most} are allowed", count=octets, most=LONGEST)
    if rest:
        yield len(lines) + 1, say("the line does not end in CR LF")


def _tree(text: str, found: list[Component]) -> Iterator[Wrong]:
    """Each BEGIN has its END, and all stands in calendars. found: takes the components."""
    open_ones: list[Component] = []
    for number, name, value in _properties(text):
        if not open_ones and (name, value) != ("BEGIN", "VCALENDAR"):
            yield number, say("the line does not stand in a VCALENDAR")
        if name == "BEGIN":
            open_ones.append(Component(value, number))
            found.append(open_ones[-1])
        elif name == "END":
            yield from _ended(open_ones, number, value)
        elif open_ones:
            open_ones[-1].values[name] = value
    for component in open_ones:
        yield component.line, say("BEGIN:{component} has no END:{component}", component=component.name)
    if not found:
        yield 0, say("there is no VCALENDAR")


def _ended(open_ones: list[Component], number: int, name: str) -> Iterator[Wrong]:
    """Close the component that ends, if it is the last that has begun."""
    if open_ones and open_ones[-1].name == name:
        open_ones.pop()
    else:
        yield number, say("END:{component} has no BEGIN:{component} before it", component=name)


def _properties(text: str) -> Iterator[tuple[int, str, str]]:
    """Line, name and value of each property."""
    unfolded: list[tuple[int, str]] = []
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        if line[:1] in (" ", "\t") and unfolded:
            first, before = unfolded[-1]
            unfolded[-1] = first, before + line[1:]
        elif line:
            unfolded.append((number, line))
    for number, line in unfolded:
        found = _PROPERTY.fullmatch(line)
        yield (number, found[1].upper(), found[2]) if found else (number, "", line)


def _twice(components: list[Component]) -> Iterator[Wrong]:
    """No two events have the same UID, unless they are different times of a recurring one."""
    seen: set[tuple[str, str]] = set()
    for component in components:
        uid = component.values.get("UID", "")
        key = uid, component.values.get("RECURRENCE-ID", "")
        if component.name == "VEVENT" and uid:
            if key in seen:
                yield component.line, say("the UID '{uid}' is that of another event of the file", uid=uid)
            seen.add(key)
