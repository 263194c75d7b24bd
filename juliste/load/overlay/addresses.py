"""A language file's keys as written → the same with every thing in a list carrying the address it translates."""

from msgspec.structs import replace

from juliste import when
from juliste.load.frontmatter import Place, Source, Tree
from juliste.load.labels import ADDRESS, as_written
from juliste.load.sheets import OccasionSheet, keys_of
from juliste.problems import WrongError

SHORT = {
    "programme": "title",
    "tracks": "name",
    "contacts": "role",
    "attachments": "title",
    "links": "title",
    "time": "note",
    "registration": "instructions",
}
"""Keys whose lists a language file may write as a map from addresses to words, and what a text there stands for."""


def addressed(source: Source) -> Source:
    """The language file with every map of a list made a list whose things carry their address."""
    tree, lines = dict(source.fields), dict(source.lines)
    for name in SHORT:
        words = tree.get(name)
        if isinstance(words, dict) and not _is_single(name, words):
            tree[name] = [_carrying(name, address, value) for address, value in words.items()]
            lines |= _moved(source, name, list(words))
    if isinstance(programme := tree.get("programme"), list):
        tree["programme"] = [_with_address(item) for item in programme]
    return replace(source, fields=tree, lines=lines)


def as_typed(place: Place, source: Source) -> Place:
    """The place in the language file itself that has become this one where every thing carries its address."""
    name = str(place[0])
    words = source.fields.get(name)
    if len(place) > 1 and name in SHORT and isinstance(words, dict) and not _is_single(name, words):
        place = (name, list(words)[int(place[1])], *place[2:])
    return as_written(place, source.fields)


def _is_single(name: str, words: dict[str, Tree]) -> bool:
    """Whether the keys are those of a single time or registration, not addresses."""
    if name == "registration":
        return not words.keys() <= {"place", "online"}
    return name == "time" and words.keys() <= {*keys_of(OccasionSheet)}


def _carrying(name: str, address: str, value: Tree) -> Tree:
    carrier = {"programme": ADDRESS, "registration": "for"}.get(name, "id")
    words: dict[str, Tree] = value if isinstance(value, dict) else {SHORT[name]: value}
    return {carrier: address, **words}


def _moved(source: Source, name: str, addresses: list[str]) -> dict[Place, int]:
    """The lines of the things, by number instead of by address."""
    numbers = {address: number for number, address in enumerate(addresses)}
    inside = ((place, line) for place, line in source.lines.items() if place[:1] == (name,) and len(place) > 1)
    return {(name, numbers[str(place[1])], *place[2:]): line for place, line in inside if place[1] in numbers}


def _with_address(item: Tree) -> Tree:
    """An item carries its id, else its time, as its address; the items of a day too."""
    if isinstance(item, str):
        return _short(item)
    if not isinstance(item, dict) or ADDRESS in item:
        return item
    if isinstance(items := item.get("items"), list):
        return {**item, "items": [_with_address(each) for each in items]}
    address = item.get("id") or item.get("time")
    return {ADDRESS: address, **item} if isinstance(address, str) and "day" not in item else item


def _short(item: str) -> Tree:
    try:
        time, title = when.split_hours(item)
    except WrongError:
        return item  # told when the sheet is filled in
    return {ADDRESS: time, "time": time, "title": title}
