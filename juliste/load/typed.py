"""A text as typed, plain or in quotes, with the lines below → the same in valid YAML, told apart from what was wrong.

Pure text work: nothing here knows keys, files or line numbers.
"""

import json
import re
from collections.abc import Sequence

from msgspec import Struct

from juliste.problems import Message, say

KEY_WORD = re.compile(r"""(?:[a-z][a-z_]*|\d[\d.: –-]*|"[^"]*"|'(?:[^']|'')*')\s*:(?=\s|$)""")
"""A key that nobody takes for prose: one small English word, or the time of a programme item."""
COMMENT = re.compile(r"\s{2,}#.*")
STRAY_COMMENT = re.compile(r"(?<=\S)(?: |\t)#|^#")
COLON = re.compile(r":(?=\s|$)")
SPECIAL = "@`%*&!|>[]{},\"'#"
CURLY = re.compile('([“”„])([^“”„]*)([“”"])')
TIMED = re.compile(r"(\d\d?[.:]\d\d(?: ?[-–—] ?\d\d?[.:]\d\d)?) +(\S.*)")


class Wrong(Struct, frozen=True):
    """What is wrong on a line: `below` lines under the one where the value begins. cure: when it has one of its own."""

    message: Message
    below: int = 0
    cure: Message | None = None


class Value(Struct, frozen=True):
    """A value that has been read, with `below` lines under its first one.

    yaml: the value in one line; as typed, and then only its first line, when nothing was wrong. paragraphs: an author
    could not write it in one line. only_warns: nothing is lost, the author may have meant it. lost: it cannot be read.
    """

    yaml: str
    below: int = 0
    wrongs: tuple[Wrong, ...] = ()
    paragraphs: bool = False
    only_warns: bool = False
    lost: bool = False


def in_quotes(text: str) -> str:
    """The text as YAML in one line; "…" unless it has a quote or a backslash, for authors should not need to escape."""
    if "\n" in text:
        return json.dumps(text, ensure_ascii=False)
    return "'" + text.replace("'", "''") + "'" if '"' in text or "\\" in text else f'"{text}"'


def begins_wrongly(text: str) -> Message | None:
    """What to say of a text without quotes whose first character means something else in YAML 1.1 (5.3, indicators)."""
    if text[:1] and (text[0] in SPECIAL or (text[0] in "-?:" and text[1:2] in ("", " "))):
        return say("a text cannot begin with {character}; put it in quotes", character=text[0])
    return None


def width(line: str) -> int:
    """How many spaces stand at the beginning of the line."""
    return len(line) - len(line.lstrip(" "))


def begins_entry(content: str) -> bool:
    """Whether a line without its first spaces looks like a key or a list item of its own, or a comment."""
    return bool(re.match(r"-(\s|$)|#", content) or KEY_WORD.match(content))


def lacks_spaces(content: str) -> bool:
    """Whether a line at the margin can only be the rest of the text above: it has no key and does not look like one."""
    looks_like_key = re.match(r"[a-z][a-z_]+(\s|:\S|$)|\S+:(\s|$)", content) or COLON.search(content)
    return bool(re.match(r"\w", content)) and not looks_like_key


def read_plain(typed: str, below: Sequence[str], indent: int) -> Value:
    """Read a text without quotes."""
    texts, wrongs = _lines_of_text(typed, below, indent)
    wrongs += [Wrong(message, n) for n, text in enumerate(texts) if (message := wrong_inside(text, first=n == 0))]
    whole = re.sub(r" *(\n+) *", r"\1", " ".join(text or "\n\n" for text in texts))
    curly = CURLY.fullmatch(whole)
    if curly and (wrongs or curly[3] == '"'):
        message = say("the curly quote {quote} does not quote here; use straight ones", quote=curly[1])
        return Value(in_quotes(curly[2]), len(texts) - 1, (Wrong(message),))
    if curly:
        message = say("curly quotes are shown as part of the text; if they only stand around it, use straight ones")
        return Value(in_quotes(curly[2]), len(texts) - 1, (Wrong(message),), only_warns=True)
    ordered = tuple(sorted(wrongs, key=lambda wrong: wrong.below))
    return Value(in_quotes(whole) if ordered else typed, len(texts) - 1, ordered, paragraphs="\n" in whole)


def _lines_of_text(typed: str, below: Sequence[str], indent: int) -> tuple[list[str], list[Wrong]]:
    """The lines of a plain text without their comments, "" for a blank one, and what is wrong between them."""
    texts, wrongs, end = [COMMENT.sub("", typed)], list[Wrong](), 1
    had_comment = texts[0] != typed
    for number, line in enumerate(below, 1):
        content = line.strip()
        if not content:
            texts.append("")
            continue
        at_margin = width(line) <= indent
        if begins_entry(content) or (at_margin and (texts[-1] == "" or had_comment or not lacks_spaces(content))):
            break
        if TIMED.fullmatch(texts[0]) and TIMED.fullmatch(content):  # an item of the programme below another one
            cure = say("write: {line}", line=f"{' ' * indent}- {content}")
            wrongs.append(Wrong(say("the hyphen is missing before this item"), number, cure))
        elif at_margin:
            wrongs.append(Wrong(say("a line that goes on with a text needs spaces at its beginning"), number))
        elif texts[-1] == "":
            wrongs.append(Wrong(say("a text with an empty line in it needs | after its key"), number - 1))
        elif had_comment:
            wrongs.append(Wrong(say("a comment cannot stand in the middle of a text"), number - 1))
        texts.append(COMMENT.sub("", content))
        had_comment, end = texts[-1] != content, number + 1
    return texts[:end], wrongs


def wrong_inside(text: str, first: bool) -> Message | None:
    """What is wrong within one line of a plain text."""
    if first and (message := begins_wrongly(text)):
        return message
    if comment := STRAY_COMMENT.search(text):
        lost = text[comment.end() - 1 :]
        return say('# begins a comment here, so "{lost}" would be lost', lost=lost)
    if COLON.search(text):
        return colon_inside(text)
    return None


def colon_inside(text: str) -> Message:
    """What to say of a text without quotes in which YAML sees a key."""
    if text.endswith(":"):
        return say('a text that ends with ":" needs quotes')
    return say('a text with ": " in it needs quotes')


def read_quoted(typed: str, below: Sequence[str], indent: int) -> Value:
    """Read a value that begins with a quote; the quote may close on a later line."""
    deeper = deeper_lines(below, indent)
    for number in range(len(deeper) + 1):
        if number and typed[0] not in deeper[number - 1]:
            continue
        whole = _folded([typed, *deeper[:number]])
        end = closing_quote(whole)
        if end:
            return after_quotes(whole, end, typed, number)
    opening = typed[0]
    texts, _ = _lines_of_text(typed[1:], below, indent)
    text = " ".join(filter(None, texts))
    if text[-1:] in ("“", "”"):
        message = say("the curly quote {quote} does not quote here; use straight ones", quote=text[-1])
        return Value(in_quotes(text[:-1]), len(texts) - 1, (Wrong(message),))
    return Value(in_quotes(text), len(texts) - 1, (Wrong(say("the closing quote {quote} is missing", quote=opening)),))


def after_quotes(whole: str, end: int, typed: str, below: int) -> Value:
    """A text in quotes that closes at `end`: nothing but a comment may follow, and no backslash stand inside."""
    rest = COMMENT.sub("", whole[end:])
    if rest.strip():
        comment = STRAY_COMMENT.match(whole, end) if whole[end:].startswith(" #") else None
        message = wrong_inside(whole[end - 1 :], first=False) if comment else begins_wrongly(whole)
        text = COMMENT.sub("", whole).rstrip()
        return Value(in_quotes(text), below, (Wrong(message),) if message else ())
    if whole[0] == '"' and "\\" in whole[:end]:
        message = say("a backslash inside \"…\" is read as something else; use '…'")
        return Value(in_quotes(unescaped(whole[1 : end - 1])), below, (Wrong(message),))
    return Value(typed, below)


def unescaped(inside: str) -> str:
    """What stands inside "…", with the backslashes that were typed to keep a quote or a backslash taken away."""
    return re.sub(r'\\(["\\])', r"\1", inside)


def _folded(lines: Sequence[str]) -> str:
    """Lines as YAML folds them: an empty line is a line break, other ends of lines are spaces."""
    return re.sub(r" *(\n+) *", r"\1", " ".join(line.strip() or "\n" for line in lines))


def closing_quote(text: str) -> int:
    """Where the text goes on after the quote that it begins with is closed; 0 where it is not."""
    inside = r'"(?:[^"\\]|\\.)*"' if text[0] == '"' else r"'(?:[^']|'')*'"
    match = re.match(inside, text, re.DOTALL) or (re.match(r'"[^"]*"', text) if text[0] == '"' else None)
    return match.end() if match else 0


def deeper_lines(below: Sequence[str], indent: int) -> list[str]:
    """The lines that stand deeper than `indent`, blank ones between them included."""
    found = list[str]()
    for line in below:
        if line.strip() and width(line) <= indent:
            break
        found.append(line)
    return found
