"""A value as typed, with the lines below it → the same value in valid YAML, told apart from what was wrong with it.

Only what this project accepts: plain text, text in quotes, [lists] and {key: value} on a line. Pure text work: nothing here
knows keys, files or line numbers.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from juliste.problems import Message, say

KEY_WORD = re.compile(r"""(?:[a-z][a-z_]*|\d[\d.: –-]*|"[^"]*"|'[^']*')\s*:(?=\s|$)""")
"""A key that nobody takes for prose: one small English word, or the time of a programme item."""
COMMENT = re.compile(r"\s{2,}#.*")
STRAY_COMMENT = re.compile(r"(?<=\S)(?: |\t)#|^#")
COLON = re.compile(r":(?=\s|$)")
SPECIAL = "@`%*&!|>[]{},\"'#"
CURLY = re.compile('([“”„])([^“”„]*)([“”"])')
CLOSERS = {"[": "]", "{": "}"}
DEEPEST = 20
"""Brackets in brackets; no event needs three, and YAML's reader would crash on thousands."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong on a line: `below` lines under the one where the value begins."""

    message: Message
    below: int = 0


@dataclass(frozen=True, slots=True)
class Value:
    """A value read: `yaml` stands for it in one line (as typed when nothing was wrong) and `below` lines under it are part of it.

    paragraphs: no line can hold it as an author should write it. only_warns: nothing is lost, the author may have meant it.
    lost: it could not be read, and `yaml` is not worth keeping.
    """

    yaml: str
    below: int = 0
    wrongs: tuple[Wrong, ...] = ()
    paragraphs: bool = False
    only_warns: bool = False
    lost: bool = False


def in_quotes(text: str) -> str:
    """The text as YAML in one line; "…" unless the text has a quote or a backslash, for authors should not need to escape."""
    if "\n" in text:
        return json.dumps(text, ensure_ascii=False)
    return "'" + text.replace("'", "''") + "'" if '"' in text or "\\" in text else f'"{text}"'


def begins_wrongly(text: str) -> Message | None:
    """What to say of a text without quotes whose first character means something else in YAML 1.1 (5.3, indicators)."""
    if text[:1] and (text[0] in SPECIAL or (text[0] in "-?:" and text[1:2] in ("", " "))):
        return say("a text cannot begin with {character}; put it in quotes", character=text[0])
    return None


def read_value(typed: str, below: Sequence[str], indent: int) -> Value:
    """Read the value that begins with `typed`, stripped and not empty; lines of `below` deeper than `indent` may belong to it."""
    if typed[0] in "\"'":
        return _read_quoted(typed, below, indent)
    if typed[0] in CLOSERS:
        return _read_brackets(typed, below, indent)
    return _read_plain(typed, below, indent)


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


def _read_plain(typed: str, below: Sequence[str], indent: int) -> Value:
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
        if at_margin:
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
        return _colon_inside(text)
    return None


def _colon_inside(text: str) -> Message:
    if text.endswith(":"):
        return say('a text that ends with ":" needs quotes')
    return say('a text with ": " in it needs quotes')


def _read_quoted(typed: str, below: Sequence[str], indent: int) -> Value:
    deeper = _deeper(below, indent)
    for number in range(len(deeper) + 1):
        whole = _folded([typed, *deeper[:number]])
        end = _closing_quote(whole)
        if end:
            return _after_quotes(whole, end, typed, number)
    opening = typed[0]
    texts, _ = _lines_of_text(typed[1:], below, indent)
    text = " ".join(filter(None, texts))
    if text[-1:] in ("“", "”"):
        message = say("the curly quote {quote} does not quote here; use straight ones", quote=text[-1])
        return Value(in_quotes(text[:-1]), len(texts) - 1, (Wrong(message),))
    return Value(in_quotes(text), len(texts) - 1, (Wrong(say("the closing quote {quote} is missing", quote=opening)),))


def _after_quotes(whole: str, end: int, typed: str, below: int) -> Value:
    """A text in quotes that closes at `end`: nothing but a comment may follow, and no backslash stand inside."""
    rest = COMMENT.sub("", whole[end:])
    if rest.strip():
        comment = STRAY_COMMENT.match(whole, end) if whole[end:].startswith(" #") else None
        message = wrong_inside(whole[end - 1 :], first=False) if comment else begins_wrongly(whole)
        text = COMMENT.sub("", whole).rstrip()
        return Value(in_quotes(text), below, (Wrong(message),) if message else ())
    if whole[0] == '"' and "\\" in whole[:end]:
        message = say("a backslash inside \"…\" is read as something else; use '…'")
        return Value(in_quotes(_unescaped(whole[1 : end - 1])), below, (Wrong(message),))
    return Value(typed, below)


def _unescaped(inside: str) -> str:
    return re.sub(r'\\(["\\])', r"\1", inside)


def _folded(lines: Sequence[str]) -> str:
    """Lines as YAML folds them: an empty line is a line break, other ends of lines are spaces."""
    return re.sub(r" *(\n+) *", r"\1", " ".join(line.strip() or "\n" for line in lines))


def _closing_quote(text: str) -> int:
    """Where the text goes on after the quote that it begins with is closed; 0 where it is not."""
    inside = r'"(?:[^"\\]|\\.)*"' if text[0] == '"' else r"'(?:[^']|'')*'"
    match = re.match(inside, text, re.DOTALL) or (re.match(r'"[^"]*"', text) if text[0] == '"' else None)
    return match.end() if match else 0


def _deeper(below: Sequence[str], indent: int) -> list[str]:
    """The lines that stand deeper than `indent`, blank ones between them included."""
    found = list[str]()
    for line in below:
        if line.strip() and width(line) <= indent:
            break
        found.append(line)
    return found


def _read_brackets(typed: str, below: Sequence[str], indent: int) -> Value:
    lines = _deeper(below, indent)
    if len(lines) < len(below) and below[len(lines)].strip().startswith(("]", "}")):
        lines.append(below[len(lines)])
    cut = [re.sub(r"(^|\s{2,})#[^\"']*$", "", line) for line in lines]
    for number in range(len(lines) + 1):
        whole = " ".join([typed, *(line.strip() for line in cut[:number])])
        if number < len(lines) and _missing_closers(whole):
            continue
        flow = _read_flow(whole)
        if flow.end:
            return _after_brackets(whole, flow, typed, number)
    closed = _read_flow(whole := typed.rstrip(" ,") + _missing_closers(typed))
    if len([line for line in lines if line.strip()]) or not closed.end:
        return Value(in_quotes(typed), len(lines), (Wrong(_missing(typed)),), lost=True)
    return Value(closed.yaml if closed.wrongs else whole, 0, (Wrong(_missing(typed)), *map(Wrong, closed.wrongs)))


def _missing(typed: str) -> Message:
    return say("the closing {bracket} is missing", bracket=CLOSERS[typed[0]])


def _missing_closers(typed: str) -> str:
    """The closing brackets that a line leaves out, innermost first."""
    waiting = ""
    for bracket in re.findall(r"[\[\]{}]", typed):
        waiting = CLOSERS[bracket] + waiting if bracket in CLOSERS else waiting.removeprefix(bracket)
    return waiting


def _after_brackets(whole: str, flow: "Flow", typed: str, below: int) -> Value:
    """A list or keys in brackets that closes at its end: nothing but a comment may follow it."""
    rest = whole[flow.end :]
    if rest.startswith(" #"):
        lost = say('# begins a comment here, so "{lost}" would be lost', lost=rest.strip())
        return Value(f"{flow.yaml} {rest}", below, (*map(Wrong, flow.wrongs), Wrong(lost)))
    if COMMENT.sub("", rest).strip():
        message = begins_wrongly(whole)
        return Value(in_quotes(COMMENT.sub("", whole)), below, (Wrong(message),) if message else ())
    return Value(flow.yaml if flow.wrongs else typed, below, tuple(map(Wrong, flow.wrongs)))


@dataclass(frozen=True, slots=True)
class Flow:
    """A piece inside brackets: its YAML, where the text goes on after it (0 = it never closed), and what was wrong.

    text: the piece as plain text where it is one, so that a comma that has cut it can be healed.
    """

    yaml: str
    end: int
    wrongs: tuple[Message, ...] = ()
    text: str | None = None


def _read_flow(text: str, at: int = 0, depth: int = 0) -> Flow:
    """Read "[a, b]" or "{a: b}" from its bracket at `at`; nested brackets to a depth that no event needs."""
    opener, pieces, wrongs, at = text[at], list[tuple[str, Flow]](), list[Message](), at + 1
    while depth < DEEPEST:
        at += width(text[at:])
        if at >= len(text):
            break
        if text[at] in "]}":
            if text[at] != CLOSERS[opener]:
                break
            inside = ", ".join(key + piece.yaml for key, piece in pieces)
            return Flow(opener + inside + CLOSERS[opener], at + 1, tuple(wrongs))
        if text[at] == ",":
            at += 1
            continue
        key, piece = _read_piece(text, at, depth) if opener == "[" else _read_pair(text, at, depth)
        if not piece.end:
            break
        at = piece.end
        wrongs += piece.wrongs
        if opener == "{" and not key:
            wrongs += _heal_comma(pieces, piece)
        else:
            pieces.append((key, piece))
        if text[at : at + 1] == "," and text[at + 1 :].lstrip().startswith(","):
            wrongs.append(say("two commas follow each other"))
    return Flow("", 0)


def _heal_comma(pieces: list[tuple[str, Flow]], piece: Flow) -> list[Message]:
    """Join a piece without a key to the text before it, as the author meant it."""
    if not pieces or pieces[-1][1].text is None or piece.text is None:
        return [say('each part inside {brackets} needs a key, ":" and a space', brackets="{ }")]
    key, before = pieces[-1]
    text = f"{before.text}, {piece.text}"
    pieces[-1] = key, replace(before, yaml=in_quotes(text), text=text)
    return [
        say("a comma ends a text inside {brackets}; put the text in quotes or write one key on a line", brackets="{ }")
    ]


def _read_piece(text: str, at: int, depth: int) -> tuple[str, Flow]:
    """One part of a list in brackets, or the value of a key there."""
    raw, end = _up_to_comma(text, at)
    if text[at] in CLOSERS:
        nested = _read_flow(text, at, depth + 1)
        if nested.end and not text[nested.end : end].strip():
            return "", replace(nested, end=end)
    if text[at] in "\"'" and (close := _closing_quote(text[at:])):
        after = re.compile(r"\s*(?=[,\]}])").match(text, at + close)
        if after:
            return "", _quoted_piece(text[at : at + close], after.end())
    message = wrong_inside(raw, first=True) or _wrong_in_brackets(raw)
    return "", Flow(in_quotes(raw) if message else raw, end, (message,) if message else (), raw)


def _quoted_piece(quoted: str, end: int) -> Flow:
    value = _after_quotes(quoted, len(quoted), quoted, 0)
    return Flow(value.yaml, end, tuple(wrong.message for wrong in value.wrongs), _unescaped(quoted[1:-1]))


def _wrong_in_brackets(raw: str) -> Message | None:
    """What is wrong with a plain text only because brackets stand around it."""
    if found := re.search(r"[\[\]{}]", raw):
        return say("a text that has {character} in it needs quotes here", character=found[0])
    if re.match(r"[?:]", raw) or re.search(r":$", raw):
        return begins_wrongly(raw[0]) or _colon_inside(raw)
    return None


def _read_pair(text: str, at: int, depth: int) -> tuple[str, Flow]:
    """One "key: value" inside braces; the key is "" where there is none."""
    head = re.compile(r"""("[^"]*"|'[^']*'|[^\s,\[\]{}"'#&*!|>%@`?:-][^,\[\]{}]*?)\s*:(?=[\s,}])\s*""").match(text, at)
    if head and text[head.end() : head.end() + 1] in (",", "}"):
        wrongs = (say('":" needs a space after it'),) if head[0].endswith(":") and text[head.end()] == "," else ()
        return f"{head[1]}: ", Flow("", head.end(), wrongs)
    if head and head.end() < len(text):
        _, piece = _read_piece(text, head.end(), depth)
        return f"{head[1]}: ", piece
    tight = re.compile(r"([A-Za-z_]\w*):(?=[^\s/:])").match(text, at)
    if tight:
        _, piece = _read_piece(text, tight.end(), depth)
        return f"{tight[1]}: ", replace(piece, wrongs=(say('":" needs a space after it'), *piece.wrongs))
    raw, end = _up_to_comma(text, at)
    return "", Flow("", end, (), raw)


def _up_to_comma(text: str, at: int) -> tuple[str, int]:
    """The plain text from `at` up to the comma or bracket that ends it, brackets inside it skipped, and where that is."""
    depth = 0
    for end in range(at, len(text)):
        if depth == 0 and text[end] in ",]}":
            return text[at:end].strip(), end
        depth += (text[end] in CLOSERS) - (text[end] in "]}")
    return text[at:].strip(), 0
