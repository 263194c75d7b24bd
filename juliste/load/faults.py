"""The lines of front matter as typed → the same number of lines in valid YAML, told apart from every fault that was mended.

A reader of its own for the YAML that this project accepts: it walks the lines once, knows which keys are open at which
indentation, and after each fault goes on as if the author had already pasted the cure. It never asks YAML, whose words
and guesses are no help to an author.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, takewhile
from typing import TypeAlias

from juliste.load.typed import (
    KEY_WORD,
    Value,
    Wrong,
    begins_entry,
    begins_wrongly,
    in_quotes,
    lacks_spaces,
    read_value,
    width,
    wrong_inside,
)
from juliste.problems import Message, Problem, Severity, say

Place = tuple[str | int, ...]

INVISIBLE = "\u00ad\u200b-\u200f\u2060\ufeff"
GAP = re.compile(f"[\\s{INVISIBLE}]*")
LAST_GAP = re.compile(f"[\\s{INVISIBLE}]+$")
MARKS = "\"'[{|>"
ODD = re.compile(f"[^\\S ]|[{INVISIBLE}]")
KEY = re.compile(rf"""("[^"]*"|'(?:[^']|'')*'|[^"'\s][^\n]*?)([\s{INVISIBLE}]*):(?=[\s{INVISIBLE}]|$)""")
TIGHT_KEY = re.compile(r"([A-Za-z_]\w*|\d\d?\.\d\d):(?=[^\s/:])")
BARE_KEY = re.compile(r"([a-z][a-z_]+)(?:\s*=\s*|\s+|$)")
BULLET = re.compile(r"[–—•*](?=\s)")
BLOCK = re.compile(r"[|>](?:[1-9][+-]?|[+-][1-9]?)?(?=\s+#|$)")
MOST_DASHES = 4
"""Lists in lists on one line; no event needs two, and YAML's reader would crash on thousands."""


@dataclass(slots=True)
class Level:
    """A list or a group of keys that is still open while the lines are walked, with its last key or position.

    waits: that key has no value yet. keys: all so far, in order. empty: the last one that had no value and nothing below it.
    """

    indent: int
    is_list: bool
    key: str | int = ""
    waits: bool = False
    keys: list[str] = field(default_factory=list)
    empty: str = ""


@dataclass(slots=True)
class Draft:
    """The lines while they are mended: what is known so far.

    first: the number of the first line in the file. anchors: the names that "&name" gives to repeated parts.
    """

    path: str
    first: int
    lines: list[str]
    levels: list[Level]
    places: list[Place]
    anchors: frozenset[str]
    problems: list[Problem] = field(default_factory=list)
    damaged: set[Place] = field(default_factory=set)

    def tell(self, at: int, key: str, message: Message, cure: Message | None, severity: Severity = "error") -> None:
        """Add what is wrong on the line `at`."""
        self.problems.append(Problem(self.path, self.first + at, key, message, cure, severity))

    def place(self) -> Place:
        """Where in the tree the walk stands."""
        return tuple(level.key for level in self.levels)


@dataclass(frozen=True, slots=True)
class Mended:
    """lines: as many as came in. places: of each line. damaged: the places whose value could not be read."""

    lines: list[str]
    places: list[Place]
    problems: list[Problem]
    damaged: set[Place]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line taken apart: its spaces, its "- " pieces, its key as typed ("" for none), the rest, and what is wrong so far.

    odd_lead: something else than spaces stands at its beginning, which is told already.
    """

    indent: int
    dashes: tuple[str, ...] = ()
    key: str = ""
    rest: str = ""
    wrongs: tuple[Message, ...] = ()
    odd_lead: bool = False

    def line(self, value: str) -> str:
        """The whole line with this value."""
        head = " " * self.indent + "".join(self.dashes) + (f"{self.key}:" if self.key else "")
        return f"{head} {value}".rstrip() if self.key else (head + value).rstrip()

    @property
    def name(self) -> str:
        """The key without its quotes."""
        return self.key[1:-1] if self.key[:1] in ('"', "'") else self.key


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
    return Mended(draft.lines, draft.places, draft.problems, draft.damaged)


def _anchors(lines: Sequence[str]) -> list[str]:
    return re.findall(r":\s+&(\S+)", "\n".join(lines))


def says_something(line: str) -> bool:
    """Whether a line is neither blank nor all comment."""
    return not line.lstrip().startswith("#") and bool(line.strip())


def _read_line(draft: Draft, at: int) -> int:
    """Read the entry that begins on the line `at`; return how many lines it has taken."""
    entry = _take_apart(draft, at)
    top = draft.levels[-1]
    if not entry.dashes and not entry.key:
        if top.waits and entry.indent > top.indent:
            return _read_text(draft, at, entry)
        return _refuse(draft, at, entry, _no_key(entry))
    settled = _settle(draft, at, entry)
    if isinstance(settled, Message):
        return _refuse(draft, at, entry, settled)
    _open_levels(draft.levels, settled)
    draft.places[at] = draft.place()
    if entry.key == "<<":
        return _refuse(draft, at, entry, say("<< is not used here; write the keys themselves"))
    return _read_text(draft, at, settled)


def _no_key(entry: Entry) -> Message:
    if entry.rest[:1] == "?":
        return say("a line cannot begin with ?; write the key with a colon after it")
    if entry.rest.startswith(("---", "...", "%")):
        return say("{line} cannot stand here", line=entry.rest)
    return say("this line has no key; a text that goes on needs spaces at the beginning of its lines")


def _refuse(draft: Draft, at: int, entry: Entry, message: Message) -> int:
    """Tell that a line cannot stand where it does and blank it out, with all that hangs below it."""
    no_key_yet = draft.levels[0].key == ""
    if no_key_yet:
        message = say("the first line must have a key, such as title:")
    draft.tell(at, entry.name, message, None)
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
    place = draft.place()
    if entry.key == "<<":
        return place[:-1]
    return (*(place if entry.indent > draft.levels[-1].indent else place[:-1]), entry.name)


def _hangs_below(line: str, floor: int, entry: Entry, no_key_yet: bool) -> bool:
    if not line.strip() or width(line) > floor:
        return True
    if entry.dashes and width(line) == entry.indent and line.strip().startswith("-"):
        return True
    return no_key_yet and not KEY_WORD.match(line.strip())


def _take_apart(draft: Draft, at: int) -> Entry:
    """Split a line into its parts, with spaces where tabs and other gaps were typed."""
    line = draft.lines[at] = draft.lines[at].rstrip(" \t")
    lead = _gap(line)
    wrongs = _odd(lead)
    rest = line[len(lead) :]
    dashes, rest, more = _take_dashes(rest)
    entry = Entry(len(_plain(lead)), dashes, "", rest, (*wrongs, *more), bool(wrongs))
    return _take_key(draft, at, entry)


def _take_dashes(rest: str) -> tuple[tuple[str, ...], str, list[Message]]:
    """The list marks at the beginning, what follows them, and what is wrong with them."""
    dashes, wrongs = list[str](), list[Message]()
    if BULLET.match(rest):
        wrongs.append(say('a list item begins with "-", not with {bullet}', bullet=rest[0]))
        rest = "-" + rest[1:]
    elif re.match(r"-[^\s-]", rest) and not ODD.match(rest, 1):
        wrongs.append(say('"-" needs a space after it'))
        rest = "- " + rest[1:]
    while len(dashes) < MOST_DASHES and (dash := re.match(rf"-([\s{INVISIBLE}]+|$)", rest)):
        wrongs += _odd(dash[1])
        dashes.append("-" + (_plain(dash[1]) or " "))
        rest = rest[dash.end() :]
    return tuple(dashes), rest, wrongs


def _take_key(draft: Draft, at: int, entry: Entry) -> Entry:
    """Find the key at the beginning of the rest; in a list only where no one could take it for a text."""
    found = KEY.match(entry.rest)
    if entry.dashes:
        if not found or not _is_key_of_item(draft, at, entry, found):
            return entry
    elif not found:
        return _take_broken_key(draft, at, entry)
    if not found:
        return entry
    key = re.sub(f"[{INVISIBLE}]", "", found[1])
    wrongs = [*entry.wrongs, *_odd(found[2]), *(_odd(found[1]) if key != found[1] else [])]
    if key[0] not in "\"'" and key != "<<" and (message := wrong_inside(key, first=True)):
        key, wrongs = in_quotes(key), [*wrongs, message]
    return replace(entry, key=key, rest=entry.rest[found.end() :], wrongs=tuple(wrongs))


def _is_key_of_item(draft: Draft, at: int, entry: Entry, found: re.Match[str]) -> bool:
    """Whether "- word: …" is meant as a key: a small word, a time, or with more keys right below it."""
    if entry.rest[0] in "[{|>@`%*&!#,":
        return False
    column = entry.indent + len("".join(entry.dashes))
    return bool(KEY_WORD.match(re.sub(ODD, " ", found[0] + " "))) or _key_below(draft, at, column)


def _key_below(draft: Draft, at: int, column: int) -> bool:
    """Whether the next line that says something is a key at this column."""
    below = next((line for line in draft.lines[at + 1 : at + 9] if says_something(line)), "")
    return width(below) == column and bool(KEY.match(below.strip())) and not below.lstrip().startswith("-")


def _take_broken_key(draft: Draft, at: int, entry: Entry) -> Entry:
    """A line without ": ": find the key that was meant, when one was."""
    top = draft.levels[-1]
    if top.waits and entry.indent > top.indent and not _key_below(draft, at, entry.indent):
        return entry
    if tight := TIGHT_KEY.match(entry.rest):
        wrong = say('":" needs a space after it')
        return replace(entry, key=tight[1], rest=" " + entry.rest[tight.end() :], wrongs=(*entry.wrongs, wrong))
    fits = any(not level.is_list and level.indent == entry.indent for level in draft.levels) or entry.odd_lead or top.waits
    if fits and (bare := BARE_KEY.match(entry.rest)):
        wrong = say('the key "{key}" needs ":" and a space after it', key=bare[1])
        return replace(entry, key=bare[1], rest=" " + entry.rest[bare.end() :], wrongs=(*entry.wrongs, wrong))
    return entry


def _settle(draft: Draft, at: int, entry: Entry) -> Entry | Message:
    """Find the level that the entry belongs to, close those above it, and move the entry there if it stands beside it."""
    top, is_item = draft.levels[-1], bool(entry.dashes)
    if top.waits and (entry.indent > top.indent or (entry.indent == top.indent and is_item and not top.is_list)):
        entry, top.waits = _beside_its_siblings(draft, at, entry), False
        draft.levels.append(Level(entry.indent, is_item, -1 if is_item else ""))
        return entry
    in_item = is_item and not top.is_list and len(draft.levels) > 1 and draft.levels[-2].is_list
    if entry.indent > top.indent and not in_item:
        return _settle_orphan(draft, at, entry)
    alike = [number for number, level in enumerate(draft.levels) if level.is_list == is_item]
    if not alike:
        return say("a list item needs a key above it")
    number = _nearest(draft, at, entry, alike)
    del draft.levels[number + 1 :]
    return _with_lost_dash(draft.levels, _moved(entry, draft.levels[number].indent))


def _beside_its_siblings(draft: Draft, at: int, entry: Entry) -> Entry:
    """The first entry below a key, moved to where the lines after it show that it belongs."""
    floor = draft.levels[-1].indent
    run = [line for line in _run(draft.lines, at + 1, floor) if says_something(line)]
    widths = [width(line) for line in run]
    least = min(widths, default=entry.indent)
    alike = [line for line in run if width(line) == least and line.strip().startswith("-") == bool(entry.dashes)]
    if least < entry.indent and len(alike) > 1:
        return _moved(entry, least)
    if entry.odd_lead and alike and entry.indent < least < widths[0]:
        return _moved(entry, least)
    if entry.odd_lead and not entry.rest.strip() and widths and floor < widths[0] - 2 < entry.indent:
        return _moved(entry, widths[0] - 2)
    return entry


def _run(lines: Sequence[str], start: int, floor: int) -> list[str]:
    """The lines from `start` on that stand deeper than `floor`, blank ones between them included."""
    return list(takewhile(lambda line: not line.strip() or width(line) > floor, islice(lines, start, None)))


def _settle_orphan(draft: Draft, at: int, entry: Entry) -> Entry | Message:
    """Lines that stand deeper than a line which has its value already: move them to its side when they can be there."""
    top = draft.levels[-1]
    if top.is_list and not entry.dashes:
        return say("keys cannot follow a text in a list; give the text a key too, such as title:")
    if entry.dashes and not top.is_list:
        return say("a list cannot follow a text; write each of its items below the key, the text too")
    run = _run(draft.lines, at, top.indent)
    names = [found[1] for line in run if width(line) == entry.indent and (found := KEY.match(line.strip()))]
    is_uneven = len(names) > 1 and any(line.strip() and width(line) < entry.indent for line in run)
    if top.empty or is_uneven or set(names) & set(top.keys):
        draft.damaged.update((*draft.place()[:-1], name) for name in (top.empty, *names) if name)
        return say("spaces stand at the beginning of this line, but it belongs to no key above it")
    beside = [number for number, line in enumerate(run) if says_something(line) and width(line) == entry.indent]
    if len(beside) < 2:
        return _moved(entry, top.indent)
    step = entry.indent - top.indent
    draft.lines[at + 1 : at + len(run)] = [line[step:] for line in run[1:]]
    last = max(number for number, line in enumerate(run, draft.first + at) if line.strip())
    wrong = say(
        "spaces at the beginning of lines {first} to {last}: take away {step} from each",
        first=draft.first + at,
        last=last,
        step=step,
    )
    return replace(entry, indent=top.indent, wrongs=(*entry.wrongs, wrong))


def _nearest(draft: Draft, at: int, entry: Entry, alike: Sequence[int]) -> int:
    """Which of the levels an entry was meant for that stands at none of them; the line below it tells most."""
    levels = draft.levels
    below = next((line for line in draft.lines[at + 1 : at + 9] if says_something(line)), "")
    hinted = list[int]()
    if entry.odd_lead or all(levels[number].indent != entry.indent for number in alike):
        if not entry.rest.strip():
            hinted = [number for number in alike if levels[number].indent < width(below)]
        elif not entry.dashes and KEY_WORD.match(below.strip()):
            hinted = [number for number in alike if levels[number].indent == width(below)]
    return min(hinted or alike, key=lambda number: (abs(levels[number].indent - entry.indent), -number))


def _moved(entry: Entry, right: int) -> Entry:
    """The entry with as many spaces as are right; told unless its spaces are told already."""
    if entry.indent == right:
        return entry
    wrongs = entry.wrongs if entry.odd_lead else (*entry.wrongs, _wrong_spaces(right, entry.indent))
    return replace(entry, indent=right, wrongs=wrongs)


def _with_lost_dash(levels: list[Level], entry: Entry) -> Entry:
    """A second "time:" in one item of a list is the first key of the next item, whose "-" was lost."""
    top = levels[-1]
    if entry.dashes or entry.name not in top.keys[:1] or len(levels) < 2 or not levels[-2].is_list:
        return entry
    del levels[-1]
    wrong = say('a new list item needs "-" and a space before its first key')
    return replace(entry, indent=levels[-1].indent, dashes=("- ",), wrongs=(wrong,))


def _wrong_spaces(right: int, wrong: int) -> Message:
    return say("spaces at the beginning of the line: {right} belong there, not {wrong}", right=right, wrong=wrong)


def _open_levels(levels: list[Level], entry: Entry) -> None:
    """Enter the entry's items and key into the levels, the first of which is already there."""
    column = entry.indent
    for number, dash in enumerate(entry.dashes):
        if number:
            levels.append(Level(column, True, -1))
        levels[-1].key = int(levels[-1].key) + 1
        levels[-1].waits = False
        column += len(dash)
    if entry.key:
        if entry.dashes:
            levels.append(Level(column, False))
        top = levels[-1]
        top.empty = str(top.key) if top.waits else top.empty
        top.key = entry.name
        top.keys.append(entry.name)


def _read_text(draft: Draft, at: int, entry: Entry) -> int:
    """Read the value after the entry's key or dash, tell its faults with the line mended, and put that line in place."""
    top = draft.levels[-1]
    lead, tail = _gap(entry.rest), LAST_GAP.search(entry.rest)
    typed = LAST_GAP.sub("", entry.rest[len(lead) :])
    wrongs = _odd(lead) or (_odd(tail[0]) if tail and typed[:1] in MARKS else [])
    entry = replace(entry, rest=typed, wrongs=(*entry.wrongs, *wrongs))
    is_comment = typed.startswith("#") and len(_plain(lead)) > 1
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
        value = read_value(rest, below, indent) if rest else Value("")
        return replace(value, wrongs=(wrong, *value.wrongs))
    if re.fullmatch(r"\*\S+", typed) and typed[1:] in draft.anchors:
        return Value(
            "", 0, (Wrong(say("{mark} is not used here; write again what it repeats", mark=typed)),), lost=True
        )
    return read_value(typed, below, indent)


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
            line=entry.line("|").strip(),
            spaces=draft.levels[-1].indent + 2,
        )
    if value.lost:
        draft.damaged.add(draft.place())
        line, cure = entry.line(""), None
    severity: Severity = "warning" if value.only_warns and not entry.wrongs else "error"
    for wrong in wrongs:
        draft.tell(
            at + wrong.below, str(draft.levels[-1].key) if entry.key else _key_of(draft), wrong.message, cure, severity
        )
    if severity == "error":
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
    """Whether a line belongs to the text below |: it is blank or deeper, or has lost its spaces as the first line has."""
    content = line.strip()
    if not content or len(_plain(_gap(line))) > indent:
        return True
    return is_lost and not begins_entry(content) and not KEY.match(content)


def _mend_block_line(draft: Draft, at: int, entry: Entry, margin: int, is_first: bool) -> None:
    line, lead = draft.lines[at], _gap(draft.lines[at])
    if not line.strip():
        draft.lines[at] = ""
    elif width(line) < margin or (is_first and width(line) > margin and not re.search(r"\d", entry.rest)):
        spaces = margin if is_first else max(margin, len(_plain(lead)))
        wrongs = _odd(lead) or [_wrong_spaces(spaces, width(line))]
        draft.lines[at] = " " * spaces + line[len(lead) :]
        draft.tell(at, entry.name or _key_of(draft), wrongs[0], say("write: {line}", line=draft.lines[at]))


def _gap(text: str) -> str:
    """The spaces, and what may be taken for them, at the beginning of a text."""
    gap = GAP.match(text)
    return gap[0] if gap else ""


def _plain(gap: str) -> str:
    """A gap as spaces: a tab is two, what has no width is none."""
    return (
        re.sub(f"[{INVISIBLE}]", "", gap)
        .replace("\t", "  ")
        .translate({ord(char): " " for char in gap if char.isspace()})
    )


def _odd(gap: str) -> list[Message]:
    """What is wrong with a gap: nothing where it is all ordinary spaces."""
    odd = ODD.search(gap)
    if not odd:
        return []
    if odd[0] == "\t":
        return [say("a tab stands where spaces belong")]
    return [say("an invisible character (U+{code}) stands where spaces belong", code=f"{ord(odd[0]):04X}")]
