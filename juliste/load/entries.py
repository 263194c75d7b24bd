"""A line of front matter as typed → its spaces, list marks, key and rest, told apart from what was wrong with them."""

import re

from msgspec.structs import replace

from juliste.load.draft import Draft, Entry, says_something
from juliste.load.typed import KEY_WORD, in_quotes, width, wrong_inside
from juliste.problems import Message, say

INVISIBLE = "\u00ad\u200b-\u200f\u2060\ufeff"
GAP = re.compile(f"[\\s{INVISIBLE}]*")
ODD = re.compile(f"[^\\S ]|[{INVISIBLE}]")
KEY = re.compile(
    rf"""("[^"]*"|'(?:[^']|'')*'|[\[{{][^\n]*?[\]}}]|[^"'\s][^\n]*?)([\s{INVISIBLE}]*):(?=[\s{INVISIBLE}]|$)"""
)
TIGHT_KEY = re.compile(r"([A-Za-z_]\w*|\d\d?\.\d\d):(?=[^\s/:])")
BARE_KEY = re.compile(r"([a-z][a-z_]+)(?:\s*=\s*|\s+|$)")
BULLET = re.compile(r"[–—•*](?=\s)")
MOST_DASHES = 4
"""Lists in lists on one line; no event needs two, and YAML's reader would crash on thousands."""


def take_apart(draft: Draft, at: int) -> Entry:
    """Split a line into its parts, with spaces where tabs and other gaps were typed."""
    line = draft.lines[at] = draft.lines[at].rstrip(" \t")
    lead = gap_at(line)
    wrongs = wrong_gap(lead)
    rest = line[len(lead) :]
    dashes, rest, more = _take_dashes(rest)
    entry = Entry(len(as_spaces(lead)), dashes, "", rest, (*wrongs, *more), bool(wrongs))
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
        wrongs += wrong_gap(dash[1])
        dashes.append("- " if wrong_gap(dash[1]) else "-" + (dash[1] or " "))
        rest = rest[dash.end() :]
    return tuple(dashes), rest, wrongs


def _take_key(draft: Draft, at: int, entry: Entry) -> Entry:
    """Find the key at the beginning of the rest; in a list only where no one could take it for a text."""
    found = KEY.match(entry.rest)
    if not found:
        return entry if entry.dashes else _take_broken_key(draft, at, entry)
    if entry.dashes and not _is_key_of_item(draft, at, entry, found):
        return entry
    key = re.sub(f"[{INVISIBLE}]", "", found[1])
    wrongs = [*entry.wrongs, *wrong_gap(found[2]), *(wrong_gap(found[1]) if key != found[1] else [])]
    if key[0] not in "\"'" and key != "<<" and (message := wrong_inside(key, first=True)):
        key, wrongs = in_quotes(key), [*wrongs, message]
    return replace(entry, key=key, rest=entry.rest[found.end() :], wrongs=tuple(wrongs))


def _is_key_of_item(draft: Draft, at: int, entry: Entry, found: re.Match[str]) -> bool:
    """Whether "- word: …" is meant as a key: a small word, a time, or with more keys right below it."""
    if entry.rest[0] in "[{|>@`%*&!#,":
        return False
    column = entry.indent + len("".join(entry.dashes))
    return bool(KEY_WORD.match(re.sub(ODD, " ", found[0] + " "))) or key_below(draft, at, column)


def _take_broken_key(draft: Draft, at: int, entry: Entry) -> Entry:
    """A line without ": ": find the key that was meant, when one was."""
    top = draft.levels[-1]
    if tight := TIGHT_KEY.match(entry.rest):
        wrong = say('":" needs a space after it')
        return replace(entry, key=tight[1], rest=" " + entry.rest[tight.end() :], wrongs=(*entry.wrongs, wrong))
    if top.waits and entry.indent > top.indent and not key_below(draft, at, entry.indent):
        return entry
    fits = (
        any(not level.is_list and level.indent == entry.indent for level in draft.levels) or entry.odd_lead or top.waits
    )
    if fits and (bare := BARE_KEY.match(entry.rest)):
        wrong = say('the key "{key}" needs ":" and a space after it', key=bare[1])
        return replace(entry, key=bare[1], rest=" " + entry.rest[bare.end() :], wrongs=(*entry.wrongs, wrong))
    return entry


def key_below(draft: Draft, at: int, column: int) -> bool:
    """Whether the next line that says something is a key at this column."""
    below = next((line for line in draft.lines[at + 1 : at + 9] if says_something(line)), "")
    return width(below) == column and bool(KEY.match(below.strip())) and not below.lstrip().startswith("-")


def gap_at(text: str) -> str:
    """The spaces, and what may be taken for them, at the beginning of a text."""
    gap = GAP.match(text)
    return gap[0] if gap else ""


def as_spaces(gap: str) -> str:
    """A gap as spaces: a tab is two, what has no width is none."""
    return (
        re.sub(f"[{INVISIBLE}]", "", gap)
        .replace("\t", "  ")
        .translate({ord(char): " " for char in gap if char.isspace()})
    )


def wrong_gap(gap: str) -> list[Message]:
    """What is wrong with a gap: nothing where it is all ordinary spaces."""
    odd = ODD.search(gap)
    if not odd:
        return []
    if odd[0] == "\t":
        return [say("a tab stands where spaces belong")]
    return [say("an invisible character (U+{code}) stands where spaces belong", code=f"{ord(odd[0]):04X}")]
