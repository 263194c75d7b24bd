"""Times as text come in, checked spans go out; spans come in, words in three languages go out.

The one place where time is read and written. `span` holds the values, `read`, `hours` and `dates` read, `write` writes.
"""

from juliste.when.dates import numbers, read_day
from juliste.when.forms import dashed, dashed_before_title
from juliste.when.hours import read_day_hours, read_hours, split_hours
from juliste.when.names import Language
from juliste.when.prose import SaidDay, SaidHours, said_days, said_hours
from juliste.when.read import read_point, read_span, read_zone
from juliste.when.span import MIDNIGHT, Hours, Span, moment, on_day, whole_days
from juliste.when.write import (
    clock,
    day,
    days,
    deadline,
    label,
    machine,
    month,
    precise,
    sentence,
    short,
    to_the_minute,
    typed,
    updated,
    zone,
)

__all__ = [
    "MIDNIGHT",
    "Hours",
    "Language",
    "SaidDay",
    "SaidHours",
    "Span",
    "clock",
    "dashed",
    "dashed_before_title",
    "day",
    "days",
    "deadline",
    "label",
    "machine",
    "moment",
    "month",
    "numbers",
    "on_day",
    "precise",
    "read_day",
    "read_day_hours",
    "read_hours",
    "read_point",
    "read_span",
    "read_zone",
    "said_days",
    "said_hours",
    "sentence",
    "short",
    "split_hours",
    "to_the_minute",
    "typed",
    "updated",
    "whole_days",
    "zone",
]
