"""The keys of an event's file → the changes that write a dash for each hyphen between two ends of a time."""

from collections.abc import Iterator

import yaml

from juliste import when
from juliste.editor.tidying.edits import Edit
from juliste.editor.tidying.keys import Keys, begin, end, scalars
from juliste.load.frontmatter import Place
from juliste.load.values import is_identity


def dashes(keys: Keys) -> Iterator[Edit]:
    """The times of the event, of its former plan, of its programme, and those by which a language file names items."""
    for place, node in scalars(keys.root):
        edit = keys.edit(begin(node), end(node, keys.lined))
        typed = keys.lined.text[edit.start : edit.end]
        if (mended := _mended(place, node, typed)) != typed:
            yield Edit(edit.start, edit.end, mended)


def _mended(place: Place, node: yaml.ScalarNode, typed: str) -> str:
    """What is typed there, in its quotes if it has any, with dashes in its times."""
    if _is_time(place) or (_is_key_of_item(place) and not is_identity(node.value)):
        return when.dashed(typed)
    if _is_item(place):
        quote = typed[:1] if node.style in ("'", '"') else ""
        return quote + when.dashed_before_title(typed[len(quote) :])
    return typed


def _is_time(place: Place) -> bool:
    """A time of the event: `time`, of a list `time.0` or `time.0.time`; `was.time`; `programme.9.time`."""
    keys = tuple(part for part in place if isinstance(part, str))
    is_in_programme = keys[:1] == ("programme",) and keys[-1] == "time" and len(place) > 2
    return keys in (("time",), ("time", "time"), ("was", "time")) or is_in_programme


def _is_key_of_item(place: Place) -> bool:
    return len(place) == 3 and place[0] == "programme" and place[2] == "" and isinstance(place[1], str)


def _is_item(place: Place) -> bool:
    """An item in one line, in the programme or in a day of it."""
    return (
        len(place) > 1
        and place[0] == "programme"
        and isinstance(place[-1], int)
        and place[-2] in ("programme", "items")
    )
