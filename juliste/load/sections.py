"""The words of an original → its sections, each with a mark that changes when its words do.

A language file records the marks of the words that it translates (`translates:`). So it is known, without asking git
or any clock, which of them have changed since. Marks see through what changes no meaning: spaces, quotes, dashes,
emphasis.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from hashlib import blake2b
from typing import Protocol
from unicodedata import normalize

from msgspec import Struct

from juliste.model import Language, Text

SHOWN = frozenset({"title", "summary", "programme", "registration"})
"""The sections whose change the page of an older translation tells."""

_HEADING = re.compile(r"^(?=##+\s)", re.MULTILINE)
_MARKS = re.compile(r"[*_`]+")
_SAME = str.maketrans({**dict.fromkeys("–—−‑‐", "-"), **dict.fromkeys("”“„»«", '"'), **dict.fromkeys("’‘´", "'")})


class Texts(Protocol):
    """What is known of the texts of an event (load.translations)."""

    @property
    def texts(self) -> tuple[tuple[str, Text], ...]:
        """Each text under its name."""


class Section(Struct, frozen=True):
    """A part of the words of an original. name: the key that it stands under, "body" for each part of the body.

    texts: the words, each with the name that its author knows it by.
    """

    name: str
    texts: tuple[tuple[str, str], ...]

    @property
    def mark(self) -> str:
        """`title.7f3a`: its name and four digits of its words."""
        words = "\n".join(_plain(words) for _, words in self.texts)
        return f"{self.name}.{blake2b(words.encode(), digest_size=2).hexdigest()}"


def sections_of(translations: Texts, original: Language) -> tuple[Section, ...]:
    """The sections of an original, in the order of its keys: one a key, and one for each part of the body."""
    return tuple(_sections((name, text.own(original)) for name, text in translations.texts))


def older(sections: Sequence[Section], recorded: Iterable[str], same: Iterable[str]) -> tuple[Section, ...]:
    """Those whose words are not the recorded ones. same: pairs of marks that mean the same ("title.7f3a=02bc")."""
    known = set(recorded)
    pairs = [_pair(one) for one in same]
    for _ in pairs:  # what is the same as the same is the same
        known |= {mark for pair in pairs if known & set(pair) for mark in pair}
    return tuple(section for section in sections if section.mark not in known)


def changes(
    sections: Sequence[Section], recorded: Iterable[str], same: Iterable[str] = ()
) -> Iterator[tuple[str, str]]:
    """The mark that was and the mark that is of each section, where it is clear which was which.

    Those of one name are told apart by their order among those that have stayed.
    """
    kept, new = tuple(recorded), {section.mark for section in older(sections, tuple(recorded), same)}
    for name in dict.fromkeys(section.name for section in sections):
        was = [mark for mark in kept if mark.partition(".")[0] == name]
        now = [section.mark for section in sections if section.name == name]
        for _, a, b, c, d in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
            if b - a == d - c:
                yield from (pair for pair in zip(was[a:b], now[c:d], strict=True) if pair[1] in new)


def marks(sections: Sequence[Section]) -> str:
    """What a language file records of them."""
    return " ".join(section.mark for section in sections)


def _sections(texts: Iterable[tuple[str, str]]) -> Iterator[Section]:
    grouped: dict[str, list[tuple[str, str]]] = {}
    body = ""
    for name, words in texts:
        if name == "body":
            body = words
        elif words:
            grouped.setdefault(re.split(r"[ .]", name, maxsplit=1)[0], []).append((name, words))
    yield from (Section(name, tuple(parts)) for name, parts in grouped.items())
    yield from (Section("body", (("body", part.strip()),)) for part in _HEADING.split(body) if part.strip())


def _pair(same: str) -> tuple[str, str]:
    """The two marks of "title.7f3a=02bc"."""
    was, _, now = same.partition("=")
    return was, f"{was.partition('.')[0]}.{now}"


def _plain(words: str) -> str:
    return " ".join(_MARKS.sub("", normalize("NFC", words)).translate(_SAME).split())
