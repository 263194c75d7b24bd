"""The bytes of a calendar file → what is wrong in it (RFC 5545, RFC 7986, and what clients are known to do).

Ours alone: it imports neither the writer nor a library for calendars, so that no mistake is made twice. A rule is a
small generator whose docstring is the rule; the tables name them all, by what they look at. Steps: octets → unfolded
lines → content lines → components. A step whose rules find something beyond repair is the last one.
"""

from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import chain
from operator import itemgetter
from typing import TypeVar

from tests.ics_lint import event, header, lines, octets, properties, times, tree, values, zone
from tests.ics_lint.lines import Line, Parameters
from tests.ics_lint.octets import Findings, Unfolded
from tests.ics_lint.times import Zones
from tests.ics_lint.tree import Component

__all__ = ["lint", "offsets"]

T = TypeVar("T")
REMEMBERED = 20_000
"""Lines, with what is wrong in them."""
Rules = tuple[Callable[[T], Findings], ...]

OF_LINE_ENDS: Rules[list[bytes]] = (
    octets.not_empty,
    octets.no_byte_order_mark,
    octets.line_ends_in_crlf,
    octets.file_ends_in_crlf,
    octets.no_blank_line,
    octets.first_line_begins_something,
)
OF_OCTETS: Rules[list[bytes]] = (
    octets.line_is_short,
    octets.fold_is_a_space,
    octets.fold_carries_something,
    octets.fold_not_inside_character,
    octets.fold_not_inside_escape,
    octets.no_control_characters,
)
OF_AN_UNFOLDED_LINE: Rules[Unfolded] = (octets.text_is_utf8,)
OF_ITS_TEXT: Rules[str] = (lines.line_is_name_parameters_value,)
OF_A_CONTENT_LINE: Rules[Line] = (
    lines.names_are_upper_case,
    lines.parameter_stands_once,
    lines.begin_and_end_are_plain,
)
OF_THE_LINES: Rules[list[Line]] = (tree.begin_and_end_match,)

OF_THE_WHOLE: Rules[Component] = (tree.nothing_outside, tree.one_calendar)
OF_ANY_COMPONENT: Rules[Component] = (
    tree.component_in_its_place,
    properties.required_are_there,
    properties.stand_once,
    properties.are_known,
)
OF_ANY_PROPERTY: Rules[Line] = (
    properties.value_is_not_empty,
    properties.parameters_are_known,
    properties.type_is_said,
)
_OF_A_CHANGE: Rules[Component] = (
    zone.no_list_of_dates,
    zone.start_is_local,
    zone.offsets_are_offsets,
    zone.rule_is_yearly,
    zone.start_fits_its_rule,
)
OF_COMPONENTS: dict[str, Rules[Component]] = {
    "VCALENDAR": (
        header.no_method,
        header.no_uid,
        tree.no_task_or_journal,
        header.version_is_first,
        header.properties_before_components,
        header.something_inside,
        header.feed_header_is_whole,
        header.twins_agree,
        header.zones_are_unique,
        header.uids_are_unique,
    ),
    "VEVENT": (
        tree.no_alarm,
        event.no_organizer_or_attendee,
        event.no_duration_or_recurrence,
        event.stamps_agree,
        event.cancelled_leaves_time_free,
        event.cancelled_says_so,
        event.relative_is_another,
        times.forms_agree,
    ),
    "VTIMEZONE": (zone.one_change_to_and_one_from, zone.changes_meet),
    "STANDARD": _OF_A_CHANGE,
    "DAYLIGHT": _OF_A_CHANGE,
}
OF_AN_EVENTS_TIME: Rules[Line] = (
    times.date_is_called_date,
    times.date_is_a_date,
    times.date_has_no_zone,
    times.time_is_not_floating,
    times.utc_has_no_zone,
    times.time_has_a_form,
    times.time_is_real,
)
OF_EVENTS_IN_THEIR_ZONES: tuple[Callable[[Component, Zones], Findings], ...] = (
    times.zone_is_known,
    times.clock_shows_it_once,
    times.end_is_later,
)


def lint(data: bytes) -> list[str]:
    """What is wrong, in order of lines, each as "LINE: what is wrong"; nothing when the file is sound. Never raises.

    LINE: the number from 1 of the line in the file, as an editor shows it.
    """
    found = sorted(dict.fromkeys(_of_octets(data)), key=itemgetter(0))
    return [f"{number}: {what}" for number, what in found]


def offsets(data: bytes, tzid: str) -> Callable[[float], int | None]:
    """The file's own VTIMEZONE: a POSIX timestamp → seconds east of UTC; None before the zone's first change.

    ValueError: there is no VTIMEZONE of that TZID whose rules can be evaluated.
    """
    content = [lines.parsed(number, octets.text(line)) for number, line in octets.unfolded(data)]
    found = next((zones[tzid] for each in tree.tree(content).parts if tzid in (zones := zone.zones(each))), None)
    if found is None:
        raise ValueError(f"no sound VTIMEZONE {tzid}")
    return found.offset


def _of_octets(data: bytes) -> list[tuple[int, str]]:
    physical = data.split(b"\n")
    if found := _all(OF_LINE_ENDS, [physical]):
        return found
    unfolded = list(octets.unfolded(data))
    return _all(OF_OCTETS, [physical]) + _all(OF_AN_UNFOLDED_LINE, unfolded) + _of_unfolded(unfolded)


def _of_unfolded(unfolded: list[Unfolded]) -> list[tuple[int, str]]:
    written = [(number, *_written(octets.text(line))) for number, line in unfolded]
    if found := [(number, what) for number, _, wrong in written for _, what in wrong]:
        return found
    content = [Line(number, *line[1:]) for number, line, _ in written]
    return _all(OF_THE_LINES, [content]) or _of_tree(tree.tree(content))


def _of_tree(whole: Component) -> list[tuple[int, str]]:
    calendars = whole.parts_named("VCALENDAR")
    inside = chain.from_iterable(tree.walk(each) for each in calendars)
    return [
        *_all(OF_THE_WHOLE, [whole]),
        *chain.from_iterable(map(_of_component, inside)),
        *chain.from_iterable(map(_of_zones, calendars)),
    ]


def _of_component(component: Component) -> list[tuple[int, str]]:
    found = _all(OF_ANY_COMPONENT, [component]) + _all(OF_COMPONENTS[component.name], [component])
    found += [(line.number, what) for line in component.lines for _, what in _of_property(component.name, *line[1:])]
    return found


def _of_zones(calendar: Component) -> list[tuple[int, str]]:
    zones = zone.zones(calendar)
    events = calendar.parts_named("VEVENT")
    return [found for each in events for rule in OF_EVENTS_IN_THEIR_ZONES for found in rule(each, zones)]


# The same lines stand in file after file: the rules read each once, as line 0.


@lru_cache(REMEMBERED)
def _written(text: str) -> tuple[Line, list[tuple[int, str]]]:
    line = lines.parsed(0, text)
    return line, _all(OF_ITS_TEXT, [text]) or _all(OF_A_CONTENT_LINE, [line])


@lru_cache(REMEMBERED)
def _of_property(kind: str, name: str, parameters: Parameters, value: str) -> list[tuple[int, str]]:
    line = Line(0, name, parameters, value)
    found = _all(OF_ANY_PROPERTY, [line])
    if value.strip():
        found += _all(values.OF_VALUES.get(name, ()), [line])
        found += _all(OF_AN_EVENTS_TIME, [line] if kind == "VEVENT" and name in times.NAMES else [])
    return found


def _all(rules: Rules[T], subjects: Iterable[T]) -> list[tuple[int, str]]:
    return [found for subject in subjects for rule in rules for found in rule(subject)]
