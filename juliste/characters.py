"""A text → the same without the characters that files for machines cannot hold or that would change their meaning."""

import re

_LINE_ENDS = re.compile("\r\n|[\r\u0085\u2028\u2029]")
# The controls of ASCII and Latin-1, lone surrogates, and the two that XML forbids besides (XML 1.0, 2.2).
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """The text as readers give it back: line ends are line feeds; controls and lone surrogates are gone."""
    # Nothing that can be printed is any of these, and nearly all texts can: two patterns would cost ten times as much.
    if text.isprintable() or text.replace("\n", "").isprintable():
        return text
    return _FORBIDDEN.sub("", _LINE_ENDS.sub("\n", text))


def in_one_line(text: str) -> str:
    """The text without line ends, and without the blanks around it, which not all readers keep (libical)."""
    return clean(text).replace("\n", " ").strip()
