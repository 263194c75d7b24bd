"""The name of a file as its author gave it → whether it may be published, and the nearest name that may."""

import re
import unicodedata

from juliste.problems import WrongError, say

_GOOD = re.compile(r"[a-z0-9_-][a-z0-9._-]*")
_LETTERS = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ŋ": "n", "ŧ": "t"})


def check_name(name: str) -> None:
    """Accept the name of a file beside the text that names it: `a-z 0-9 . _ -`, so that it can be an address too.

    WrongError: it is an address or has a folder in it, or other letters, or begins with a dot.
    """
    if "://" in name:
        raise WrongError(
            say("must be a file that stands beside this text, not the address '{name}'", name=name),
            say('save the file here and give its name, or give the address under "links"'),
        )
    last = re.split(r"[/\\]", name)[-1]
    good = nearest(last)
    if last != name:
        raise WrongError(
            say("must be the name of a file beside this text, without a folder, not '{name}'", name=name),
            say('move the file beside this text and write "{name}"', name=good) if good else None,
        )
    if not _GOOD.fullmatch(name):
        raise WrongError(
            say(
                'a file\'s name must be of a-z, 0-9, ".", "_" and "-" and not begin with ".", not \'{name}\'', name=name
            ),
            say('rename the file to "{name}", also here', name=good) if good else None,
        )


def nearest(name: str) -> str:
    """The good name that is most like it: "Liite Äänestys.PDF" → "liite-aanestys.pdf"; "" when nothing is left."""
    plain = unicodedata.normalize("NFKD", name.casefold()).translate(_LETTERS)
    kept = "".join(letter for letter in plain if not unicodedata.combining(letter))
    stem, _, last = re.sub(r"[^a-z0-9._]+", "-", kept).rpartition(".")
    stem, last = re.sub(r"-*\.[-.]*", ".", stem).strip("-."), last.strip("-")
    return f"{stem}.{last}" if stem and last else ""


def ending(name: str) -> str:
    """What stands after its last dot, in small letters; "" without a dot."""
    return name.casefold().rpartition(".")[2] if "." in name else ""


def renamed(name: str, new_ending: str) -> str:
    """The name with another ending."""
    return f"{name.rpartition('.')[0]}.{new_ending}"
