"""A line taken apart → the same line with the spaces that it should have, and the list or keys that it belongs to."""

from collections.abc import Sequence
from itertools import islice, takewhile

from msgspec.structs import replace

from juliste.load.draft import Draft, Entry, Level, says_something
from juliste.load.entries import KEY
from juliste.load.typed import KEY_WORD, TIMED, width
from juliste.problems import Message, say


def settle(draft: Draft, at: int, entry: Entry) -> Entry | Message:
    """Find the level that the entry belongs to, close those above it, and move it there if it stands beside."""
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
    if top.is_list != bool(entry.dashes):
        return _open_text(draft, at, entry)
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
    for number, line in enumerate(run[1:], at + 1):
        draft.paste(number, line[step:])
    last = max(number for number, line in enumerate(run, draft.first + at) if line.strip())
    wrong = say(
        "spaces at the beginning of lines {first} to {last}: take away {step} from each",
        first=draft.first + at,
        last=last,
        step=step,
    )
    return replace(entry, indent=top.indent, wrongs=(*entry.wrongs, wrong))


def _open_text(draft: Draft, at: int, entry: Entry) -> Entry | Message:
    """Keys below a text in a list, or a list below a text: make the text the first of them, as the author meant it."""
    top = draft.levels[-1]
    text = draft.lines[top.at][len(top.head) :].strip()
    is_one_line = top.head and not any(map(str.strip, draft.lines[top.at + 1 : at]))
    if not is_one_line or text[:1] in ("", "[", "{", "|", ">") or (top.is_list and not _can_be_keys(draft, at, entry)):
        return say("this line stands below a text and belongs to no key")
    if entry.dashes:
        _make_first_item(draft, entry, text)
    else:
        _make_first_key(draft, entry, text)
    top.waits = False
    return entry


def _can_be_keys(draft: Draft, at: int, entry: Entry) -> bool:
    """Whether there is room for a key in the line above, and the lines below do not give the text's own key."""
    names = [line.split(":")[0].strip() for line in _run(draft.lines, at, draft.levels[-1].indent)]
    return entry.indent > len(draft.levels[-1].head) and "title" not in names


def _make_first_item(draft: Draft, entry: Entry, text: str) -> None:
    """Say that the text before a list should be its first item. It is left out: there is no line for it."""
    top = draft.levels[-1]
    message = say("a text cannot stand before a list; make it the first item")
    cure = say('write "{head}" and below it "{item}"', head=top.head, item=replace(entry, key="").line(text))
    draft.tell(top.at, str(top.key), message, cure)
    draft.lines[top.at] = top.head
    draft.levels.append(Level(entry.indent, True, -1))


def _make_first_key(draft: Draft, entry: Entry, text: str) -> None:
    """Say that the text of a list item with keys below should have a key too; an hour at its beginning is its time."""
    top = draft.levels[-1]
    head = top.head.rstrip() + " " * (entry.indent - len(top.head.rstrip()))
    timed = TIMED.fullmatch(text)
    first = f"{head}time: {timed[1]}" if timed else f"{head}title: {text}"
    cure = say("write: {line}", line=first)
    if timed:
        cure = say('write "{line}" and below it "{next}"', line=first, next=" " * entry.indent + f"title: {timed[2]}")
        draft.damaged.add((*draft.place(), "title"))
    message = say("a text with keys below it needs a key too")
    draft.tell(top.at, next(str(level.key) for level in reversed(draft.levels) if not level.is_list), message, cure)
    if not timed:
        draft.paste(top.at, first)
    draft.lines[top.at] = first
    draft.levels.append(Level(entry.indent, False, keys=["time" if timed else "title"]))


def _nearest(draft: Draft, at: int, entry: Entry, alike: Sequence[int]) -> int:
    """Which of the levels an entry was meant for that stands at none of them; the line below it tells most."""
    levels = draft.levels
    below = next((line for line in draft.lines[at + 1 : at + 9] if says_something(line)), "")
    hinted = list[int]()
    if entry.odd_lead or all(levels[number].indent != entry.indent for number in alike):
        if not entry.rest.strip():
            hinted = [number for number in alike if levels[number].indent < width(below)]
        elif not entry.dashes and width(below) >= entry.indent and KEY_WORD.match(below.strip()):
            hinted = [number for number in alike if levels[number].indent == width(below)]
    return min(hinted or alike, key=lambda number: (abs(levels[number].indent - entry.indent), -number))


def _moved(entry: Entry, right: int) -> Entry:
    """The entry with as many spaces as are right; told unless its spaces are told already."""
    if entry.indent == right:
        return entry
    wrongs = entry.wrongs if entry.odd_lead else (*entry.wrongs, wrong_spaces(right, entry.indent))
    return replace(entry, indent=right, wrongs=wrongs)


def _with_lost_dash(levels: list[Level], entry: Entry) -> Entry:
    """A second "time:" in one item of a list is the first key of the next item, whose "-" was lost."""
    top = levels[-1]
    if entry.dashes or entry.name not in top.keys[:1] or len(levels) < 2 or not levels[-2].is_list:
        return entry
    del levels[-1]
    wrong = say('a new list item needs "-" and a space before its first key')
    return replace(entry, indent=levels[-1].indent, dashes=("- ",), wrongs=(wrong,))


def wrong_spaces(right: int, wrong: int) -> Message:
    """What to say of a line that begins with a wrong number of spaces."""
    return say("spaces at the beginning of the line: {right} belong there, not {wrong}", right=right, wrong=wrong)


def open_levels(levels: list[Level], entry: Entry, at: int) -> None:
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
    levels[-1].at, levels[-1].head = at, entry.line("")
