"""Style rules or declarations of a picture → the same without anything that would be fetched from elsewhere."""

import re

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_ADDRESS = re.compile(r"""url\(\s*+(?!["']?\#)(?:"[^"]*"|'[^']*'|[^)"']*)\s*\)""", re.IGNORECASE)
_STATEMENT = re.compile(r"""@(?:import|charset|namespace)\b(?:[^;"'{}]|"[^"]*"|'[^']*')*;""", re.IGNORECASE)
_FONT = re.compile(r"@font-face\s*\{[^{}]*\}", re.IGNORECASE)

_UNSAFE = re.compile(
    r"""url\(\s*+(?!["']?\#)|@(?!media\b|supports\b|(?:-webkit-)?keyframes\b)"""
    r"""|(?:image|image-set|src|element|expression)\s*\(|(?<!-)behavior|-moz-binding|script:|//|/\*|\\|<""",
    re.IGNORECASE,
)


def clean(text: str) -> str:
    """The styles as published; none at all when something in them stays unclear (a backslash can hide any word)."""
    text = _ADDRESS.sub("none", _COMMENT.sub(" ", text))
    text = _FONT.sub("", _STATEMENT.sub("", text))
    return text.strip() if is_safe(text) else ""


def is_safe(text: str) -> bool:
    """Whether the styles stay within the picture: `url(#id)` is all they point to."""
    return not _UNSAFE.search(text)
