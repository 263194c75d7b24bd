"""Content lines → the tree of components, when each BEGIN has its END (RFC 5545, 3.4 and 3.6)."""

from collections.abc import Iterator
from typing import NamedTuple

from tests.ics_lint.lines import Line
from tests.ics_lint.octets import Findings

INSIDE: dict[str, tuple[str, ...]] = {
    "VCALENDAR": ("VTIMEZONE", "VEVENT"),
    "VTIMEZONE": ("STANDARD", "DAYLIGHT"),
    "VEVENT": (),
    "STANDARD": (),
    "DAYLIGHT": (),
}
"""The components that we write, and which stand in them."""
_REFUSED = {"VCALENDAR": ("VTODO", "VJOURNAL"), "VEVENT": ("VALARM",)}
"""Those that a rule of their own refuses."""


class Component(NamedTuple):
    """A component. number: of its BEGIN. parts: the components in it. The whole file is one without a name."""

    name: str
    number: int
    lines: list[Line]
    parts: list["Component"]

    def first(self, name: str) -> Line | None:
        """The first property of that name."""
        return next((line for line in self.lines if line.name == name), None)

    def value(self, name: str) -> str:
        """Its value, or nothing."""
        line = self.first(name)
        return line.value if line else ""

    def parts_named(self, name: str) -> list["Component"]:
        """The components of that name in it."""
        return [part for part in self.parts if part.name == name]


def tree(lines: list[Line]) -> Component:
    """The whole file, from lines whose BEGIN and END match."""
    whole = [Component("", 1, [], [])]
    for line in lines:
        if line.name == "BEGIN":
            whole.append(Component(line.value, line.number, [], []))
            whole[-2].parts.append(whole[-1])
        elif line.name == "END":
            whole = whole[:-1] or whole
        else:
            whole[-1].lines.append(line)
    return whole[0]


def walk(component: Component) -> Iterator[Component]:
    """The component and those in it that stand in their place."""
    yield component
    for part in component.parts:
        if part.name in INSIDE[component.name]:
            yield from walk(part)


def begin_and_end_match(lines: list[Line]) -> Findings:
    """Each BEGIN has its END, the inner one first (RFC 5545, 3.6)."""
    begun: list[Line] = []
    for line in lines:
        if line.name == "BEGIN":
            begun.append(line)
        elif line.name == "END":
            last = begun.pop() if begun else None
            if not last or last.value != line.value:
                inner = f"comes before that of {last.value} in line {last.number}" if last else "has no BEGIN"
                yield line.number, f"END:{line.value} {inner}"
                return
    if begun:
        yield begun[-1].number, f"BEGIN:{begun[-1].value} has no END"


def nothing_outside(whole: Component) -> Findings:
    """Nothing stands outside of the VCALENDAR (RFC 5545, 3.4)."""
    for line in whole.lines:
        yield line.number, f"{line.name} stands outside of VCALENDAR"
    for part in whole.parts:
        if part.name != "VCALENDAR":
            yield part.number, f"{part.name} stands outside of VCALENDAR"


def one_calendar(whole: Component) -> Findings:
    """A file has one VCALENDAR, though RFC 5545, 3.4 allows several."""
    for part in whole.parts_named("VCALENDAR")[1:]:
        yield part.number, "this is a second VCALENDAR"


def component_in_its_place(component: Component) -> Findings:
    """A component stands where RFC 5545, 3.6 lets it, and is one of those that we write."""
    for part in component.parts:
        if part.name not in INSIDE[component.name] + _REFUSED.get(component.name, ()):
            yield part.number, f"{part.name} does not belong in {component.name}"


def no_alarm(event: Component) -> Findings:
    """There is no VALARM: when to be reminded is the reader's choice, and Google, Outlook and Nextcloud drop it."""
    for part in event.parts_named("VALARM"):
        yield part.number, "there is a VALARM; reminders are the reader's own"


def no_task_or_journal(calendar: Component) -> Findings:
    """There is no VTODO or VJOURNAL: Nextcloud strips them, Evolution and Google do not show them."""
    for part in calendar.parts:
        if part.name in _REFUSED["VCALENDAR"]:
            yield part.number, f"there is a {part.name}, which calendars do not show"
