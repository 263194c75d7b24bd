"""A text and a line with a gap for it → the line of front matter that is read back as just that text."""

from juliste.load.draft import Tree
from juliste.load.frontmatter import CONTROLS
from juliste.load.tree import read_keys
from juliste.load.typed import in_quotes
from juliste.load.values import line


def cleaned(text: str) -> str:
    """The text on one line, without the characters that no file of ours may have."""
    return line(CONTROLS.sub(" ", text).encode(errors="ignore").decode().replace("\ufeff", ""))


def line_for(gap: str, text: str) -> str:
    """The line, with the text in quotes if it needs them: whether it does is asked of the reader.

    gap: such as "title: {}" or "place: {name: {}}". text: on one line, see `cleaned`.
    """
    plain, quoted = gap.replace("{}", text), gap.replace("{}", in_quotes(text))
    return plain if _keys(plain) == _keys(quoted) else quoted


def _keys(typed: str) -> dict[str, Tree] | None:
    """What is read, where nothing is wrong."""
    tree, growth, damaged = read_keys([typed], "", 1)
    return None if growth.problems or damaged else tree
