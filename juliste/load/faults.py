"""The lines of front matter as typed → as many lines of valid YAML, told apart from every fault that was mended.

A reader of its own for the YAML that this project accepts: it walks the lines once, knows which keys are open at which
indentation, and after each fault goes on as if the author had already pasted the cure. It never asks YAML, whose words
and guesses are no help to an author.
"""

import re
from collections.abc import Sequence
from itertools import islice, takewhile

from msgspec import Struct
from msgspec.structs import replace

from juliste.load.brackets import CLOSERS, read_brackets
from juliste.load.draft import Draft, Entry, Level, Paste, Place, says_something
from juliste.load.entries import GAP, INVISIBLE, KEY, as_spaces, gap_at, take_apart, wrong_gap
from juliste.load.levels import open_levels, settle, wrong_spaces
from juliste.load.typed import (
    KEY_WORD,
    Value,
    Wrong,
    begins_entry,
    begins_wrongly,
    in_quotes,
    lacks_spaces,
    read_plain,
    read_quoted,
    width,
)
from juliste.problems import Message, Problem, Severity, say

LAST_GAP = re.compile(f"[\\s{INVISIBLE}]+$")
MARKS = "\"'[{|>"
BLOCK = re.compile(r"[|>](?:[1-9][+-]?|[+-][1-9]?)?(?=\s+#|$)")

_CONFLICT = re.compile(r"(?:<{7}|={7}|>{7})(?: |$)")
"""Lines that git leaves in a file."""


class Mended(Struct, frozen=True):
    """The lines after mending, as many as came in.

    places: of each line. damaged: the places whose value could not be read. pastes: the cures that are whole lines; of
    two for a line the later one has what both say.
    """

    lines: list[str]
    places: list[Place]
    problems: list[Problem]
    damaged: set[Place]
    pastes: list[Paste]


def mend(lines: Sequence[str], path: str, first: int) -> Mended:
    """Mend all faults that can be mended; a line that cannot is blanked out with what hangs below it."""
    seen = ["" if GAP.fullmatch(line) else line for line in lines]
    margin = min((width(line) for line in seen if says_something(line)), default=0)
    draft = Draft(path, first, seen, [Level(margin, False)], [()] * len(seen), frozenset(_anchors(seen)))
    at = 0
    while at < len(seen):
        if says_something(seen[at]):
            at += _read_line(draft, at)
        else:
            seen[at] = ""
            at += 1
    return Mended(draft.lines, draft.places, draft.problems, draft.damaged, draft.pastes)


def _anchors(lines: Sequence[str]) -> list[str]:
    return re.findall(r":\s+&(\S+)", "\n".join(lines))


def _read_line(draft: Draft, at: int) -> int:
    """Read the entry that begins on the line `at`; return how many lines it has taken."""
    if not draft.levels[0].key and draft.lines[at].startswith("{"):
        whole = read_brackets(draft.lines[at].rstrip(), draft.lines[at + 1 :], -1)
        if whole.yaml.startswith("{"):
            _tell_all(draft, at, Entry(0), whole)
            return 1 + whole.below
    entry = take_apart(draft, at)
    top = draft.levels[-1]
    if not entry.dashes and not entry.key:
        if top.waits and entry.indent > top.indent:
            return _read_text(draft, at, entry)
        return _refuse(draft, at, entry, _no_key(entry))
    settled = settle(draft, at, entry)
    if isinstance(settled, Message):
        return _refuse(draft, at, entry, settled)
    open_levels(draft.levels, settled, at)
    draft.places[at] = draft.place()
    if entry.key == "<<":
        return _refuse(draft, at, entry, say("<< is not used here; write the keys themselves"))
    return _read_text(draft, at, settled)


def _no_key(entry: Entry) -> Message:
    if entry.rest[:1] == "?":
        return say("a line cannot begin with ?; write the key with a colon after it")
    if entry.rest.startswith(("---", "...", "%")):
        return say("{line} cannot stand here", line=entry.rest)
    if _CONFLICT.match(entry.rest):
        return say("two changes meet here: keep one of them, and take away the lines <<<<<<<, ======= and >>>>>>>")
    return say("this line has no key; a text that goes on needs spaces at the beginning of its lines")


def _refuse(draft: Draft, at: int, entry: Entry, message: Message) -> int:
    """Tell that a line cannot stand where it does and blank it out, with all that hangs below it."""
    no_key_yet = draft.levels[0].key == ""
    if no_key_yet:
        message = say("the first line must have a key, such as title:")
    is_orphan = entry.indent > draft.levels[-1].indent
    draft.tell(at, entry.name or (_key_of(draft) if is_orphan else ""), message, None)
    if entry.key:
        draft.damaged.add(_place_refused(draft, entry))
    floor = min(entry.indent, draft.levels[-1].indent) if entry.key or entry.dashes else entry.indent
    end = at + 1
    while end < len(draft.lines) and _hangs_below(draft.lines[end], floor, entry, no_key_yet):
        end += 1
    draft.lines[at:end] = [""] * (end - at)
    return end - at


def _place_refused(draft: Draft, entry: Entry) -> Place:
    """What cannot be known: with << any key beside it, otherwise the one key."""
    place, top = draft.place(), draft.levels[-1]
    if entry.key == "<<":
        return place[:-1]
    return (*(place if entry.indent > top.indent and top.is_list else place[:-1]), entry.name)


def _hangs_below(line: str, floor: int, entry: Entry, no_key_yet: bool) -> bool:
    if not line.strip() or width(line) > floor:
        return True
    if entry.dashes and width(line) == entry.indent and line.strip().startswith("-"):
        return True
    return no_key_yet and not KEY_WORD.match(line.strip())


def _read_text(draft: Draft, at: int, entry: Entry) -> int:
    """Read the value after the entry's key or dash, tell its faults with the line mended, and let that line stand."""
    top = draft.levels[-1]
    lead, tail = gap_at(entry.rest), LAST_GAP.search(entry.rest)
    typed = LAST_GAP.sub("", entry.rest[len(lead) :])
    wrongs = wrong_gap(lead) or (wrong_gap(tail[0]) if tail and typed[:1] in MARKS else [])
    entry = replace(entry, rest=typed, wrongs=(*entry.wrongs, *wrongs))
    is_comment = typed.startswith("#") and len(as_spaces(lead)) > 1
    if BLOCK.match(typed):
        return _read_block(draft, at, entry)
    top.waits = not typed or is_comment
    value = Value(typed) if top.waits else _read_value(draft, at, typed)
    top.waits = top.waits or not value.yaml
    _tell_all(draft, at, entry, value)
    return 1 + value.below


def _read_value(draft: Draft, at: int, typed: str) -> Value:
    """The value, after refusing what YAML offers to programmers: names for repeated parts, and types."""
    indent, below = draft.levels[-1].indent, draft.lines[at + 1 :]
    anchor = re.match(r"&\S+(?:\s+(?=[\[{\"'|>])|$)", typed)
    tag = re.match(r"!(?:!\S+|<\S*>)(?:\s+|$)", typed) or (
        re.match(r"!\S*$", typed) if _block_below(below, indent) else None
    )
    if found := anchor or tag:
        wrong = Wrong(say("{mark} is not used here; take it away", mark=found[0].strip()))
        rest = typed[found.end() :]
        value = _read_plainly(rest, below, indent) if rest else Value("")
        return replace(value, wrongs=(wrong, *value.wrongs))
    if re.fullmatch(r"\*\S+", typed) and typed[1:] in draft.anchors:
        return Value(
            "", 0, (Wrong(say("{mark} is not used here; write again what it repeats", mark=typed)),), lost=True
        )
    return _read_plainly(typed, below, indent)


def _read_plainly(typed: str, below: Sequence[str], indent: int) -> Value:
    """The value that begins with `typed`, not empty; lines of `below` deeper than `indent` may belong to it."""
    if typed[0] in "\"'":
        return read_quoted(typed, below, indent)
    if typed[0] in CLOSERS:
        return read_brackets(typed, below, indent)
    return read_plain(typed, below, indent)


def _block_below(below: Sequence[str], indent: int) -> bool:
    line = next((line for line in below if says_something(line)), "")
    return width(line) > indent and begins_entry(line.strip())


def _tell_all(draft: Draft, at: int, entry: Entry, value: Value) -> None:
    """Tell what is wrong with an entry, each on its line, all with the one cure; then let the mended lines stand."""
    wrongs = [*(Wrong(message) for message in entry.wrongs), *value.wrongs]
    if not wrongs:
        return
    line = entry.line(value.yaml)
    cure: Message | None = say("write: {line}", line=line)
    if value.paragraphs:
        cure = say(
            'write "{line}" and below it the text, each line with {spaces} spaces at its beginning',
            line=entry.line("|").strip() if entry.key or entry.dashes else f"{_key_of(draft)}: |",
            spaces=draft.levels[-1].indent + 2,
        )
    if value.lost:
        draft.damaged.add(draft.place())
        line, cure = entry.line(""), None
    severity: Severity = "warning" if value.only_warns and not entry.wrongs else "error"
    for wrong in wrongs:
        key = str(draft.levels[-1].key) if entry.key else _key_of(draft)
        draft.tell(at + wrong.below, key, wrong.message, wrong.cure or cure, severity)
    if severity == "error":
        if not (value.paragraphs or value.lost or any(wrong.cure for wrong in wrongs)):
            draft.paste(at, line, value.below)
        draft.lines[at : at + value.below + 1] = [line] + [""] * value.below


def _key_of(draft: Draft) -> str:
    """The nearest key above a list item, as the author knows it."""
    return next((str(level.key) for level in reversed(draft.levels) if not level.is_list), "")


def _read_block(draft: Draft, at: int, entry: Entry) -> int:
    """Read the lines of a text below | or >, and mend the spaces at their beginning."""
    indent, draft.levels[-1].waits = draft.levels[-1].indent, False
    first = next((line for line in draft.lines[at + 1 :] if line.strip()), "")
    is_lost = width(first) <= indent and lacks_spaces(first.strip())
    block = list(takewhile(lambda line: _is_of_block(line, indent, is_lost), islice(draft.lines, at + 1, None)))
    margin, end = _margin(block, entry.rest, indent), at + 1 + len(block)
    for number in range(at + 1, end):
        _mend_block_line(draft, number, entry, margin, is_first=draft.lines[number] is first)
    wrong = None if any(map(str.strip, draft.lines[at + 1 : end])) else begins_wrongly(entry.rest)
    _tell_all(draft, at, entry, Value(in_quotes(entry.rest), 0, (Wrong(wrong),)) if wrong else Value(entry.rest))
    return end - at


def _margin(block: Sequence[str], mark: str, indent: int) -> int:
    """How many spaces each line of a text below | must have: as many as most to the left, or as the mark says."""
    if told := re.search(r"\d", mark):
        return indent + int(told[0])
    return min((width(line) for line in block if line.strip() and width(line) > indent), default=indent + 2)


def _is_of_block(line: str, indent: int, is_lost: bool) -> bool:
    """Whether a line belongs to the text below |: it is blank or deeper, or has lost its spaces as the first has."""
    content = line.strip()
    if not content or len(as_spaces(gap_at(line))) > indent:
        return True
    return lacks_spaces(content) or (is_lost and not begins_entry(content) and not KEY.match(content))


def _mend_block_line(draft: Draft, at: int, entry: Entry, margin: int, is_first: bool) -> None:
    line, lead = draft.lines[at], gap_at(draft.lines[at])
    if not line.strip():
        draft.lines[at] = ""
    elif width(line) < margin or (is_first and width(line) > margin and not re.search(r"\d", entry.rest)):
        spaces = margin if is_first else max(margin, len(as_spaces(lead)))
        wrongs = wrong_gap(lead) or [wrong_spaces(spaces, width(line))]
        draft.lines[at] = " " * spaces + line[len(lead) :]
        draft.tell(at, entry.name or _key_of(draft), wrongs[0], say("write: {line}", line=draft.lines[at]))
        draft.paste(at, draft.lines[at])
