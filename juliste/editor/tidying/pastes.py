"""The cures of a file's faults of typing that are whole lines → the changes that put them in their places."""

from collections.abc import Sequence

from juliste.editor.tidying.edits import Edit, Lined
from juliste.load.draft import Paste
from juliste.load.typed import COMMENT


def pasteable(lined: Lined, pastes: Sequence[Paste]) -> list[Paste]:
    """Those that change something and lose no comment; of several for a line, or for lines that overlap, one."""
    chosen = list[Paste]()
    for paste in sorted({paste.at: paste for paste in pastes}.values(), key=lambda paste: paste.at):
        is_apart = not chosen or paste.at > chosen[-1].at + chosen[-1].below
        if is_apart and (edit := pasted(lined, paste)) and lined.text[edit.start : edit.end] != edit.text:
            chosen.append(paste)
    return chosen


def pasted(lined: Lined, paste: Paste) -> Edit | None:
    """The change; a comment after the line stays. None where one stands between lines that become one."""
    at = paste.at - 1
    comments = [found[0] for line in lined.lines[at : at + paste.below + 1] if (found := COMMENT.search(line))]
    lost = [comment for comment in comments if comment.strip() not in paste.text]
    if paste.below and (lost or any(line.lstrip().startswith("#") for line in lined.lines[at : at + paste.below + 1])):
        return None
    return lined.line(at, paste.below, paste.text + "".join(lost))
