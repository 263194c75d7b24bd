"""A place in the keys of a file → the same place as its author wrote it, and the name that the author knows it by."""

from juliste.load.frontmatter import Place, Tree

ADDRESS = "(address)"
"""The key under which a translation's thing in a list carries its address; no author can write it."""


def as_written(place: Place, tree: Tree) -> Place:
    """The place without what short forms leave out: the number of a single thing, the keys that a text stands for."""
    kept: list[str | int] = []
    here: Tree = tree
    for part in place:
        if isinstance(here, str):
            break
        if isinstance(part, int) and isinstance(here, dict):
            continue
        kept.append(part)
        here = below(here, part)
    return tuple(kept)


def below(tree: Tree, part: str | int) -> Tree:
    """What stands there; no keys where nothing stands."""
    if isinstance(tree, dict) and isinstance(part, str):
        return tree.get(part, {})
    if isinstance(tree, list) and isinstance(part, int) and part < len(tree):
        return tree[part]
    return {}


def label(place: Place, tree: Tree) -> str:
    """The place in words: ("place", "url") is "place.url", ("programme", 1, "title") is "programme 9.30 title"."""
    words = ""
    here = tree
    for number, part in enumerate(place):
        here = below(here, part)
        if isinstance(part, int):
            words += f" {_name(here, str(place[0])) or part + 1}"
        elif part != "items" or number == len(place) - 1:
            words += part if not words else f" {part}" if " " in words else f".{part}"
    return words


NAMING = {"programme": (ADDRESS, "id", "day", "time"), "registration": ("for",)}


def _name(thing: Tree, key: str) -> str:
    """By what the author tells a thing in a list from the others; "" when only its position does."""
    if isinstance(thing, dict):
        names = (thing.get(name) for name in NAMING.get(key, ("id",)))
        return next((name for name in names if isinstance(name, str) and name), "")
    first = thing.split()[0] if isinstance(thing, str) and thing.strip() else ""
    return first if key == "programme" and first[:1].isdigit() else ""
