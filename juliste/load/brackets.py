"""A list or keys in brackets as typed, and the lines below → the same in valid YAML, told apart from what was wrong."""

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from juliste.load.typed import (
    COMMENT,
    Value,
    Wrong,
    after_quotes,
    begins_wrongly,
    closing_quote,
    colon_inside,
    deeper_lines,
    in_quotes,
    unescaped,
    width,
    wrong_inside,
)
from juliste.problems import Message, say

CLOSERS = {"[": "]", "{": "}"}
DEEPEST = 20
"""Brackets in brackets; no event needs three, and YAML's reader would crash on thousands."""


class Flow(Struct, frozen=True):
    """A piece inside brackets: its YAML, where the text goes on after it (0 = it never closed), and what was wrong.

    text: the piece as plain text where it is one, so that a comma that has cut it can be healed.
    """

    yaml: str
    end: int
    wrongs: tuple[Message, ...] = ()
    text: str | None = None


NEVER_CLOSED = Flow("", 0)


def read_brackets(typed: str, below: Sequence[str], indent: int) -> Value:
    """Read a value that begins with [ or {."""
    lines = deeper_lines(below, indent)
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
    whole = whole.rstrip(" ,")
    closed = _read_flow(whole := whole + _missing_closers(whole))
    goes_on = typed.endswith((",", "[", "{"))
    if not closed.end or (any(map(str.strip, lines)) and not goes_on):
        return Value(in_quotes(typed), len(lines), (Wrong(_missing(typed)),), lost=True)
    return Value(
        closed.yaml if closed.wrongs else whole, len(lines), (Wrong(_missing(typed)), *map(Wrong, closed.wrongs))
    )


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


def _read_flow(text: str, at: int = 0, depth: int = 0) -> Flow:
    """Read "[a, b]" or "{a: b}" from its bracket at `at`; nested brackets to a depth that no event needs."""
    opener, pieces, wrongs, at = text[at], list[tuple[str, Flow]](), list[Message](), at + 1
    while depth < DEEPEST and (at := at + width(text[at:])) < len(text) and text[at] not in "]}":
        if text[at] == ",":
            wrongs.append(say("a comma stands here with nothing before it"))
            at += 1
            continue
        key, piece = _read_piece(text, at, depth) if opener == "[" else _read_pair(text, at, depth)
        if not piece.end:
            return NEVER_CLOSED
        comma = ", " if text[at - 1] == " " else ","
        at = piece.end + (text[piece.end : piece.end + 1] == ",")
        wrongs += piece.wrongs
        if opener == "{" and not key:
            wrongs += _heal_comma(pieces, piece, comma)
        else:
            pieces.append((key, piece))
    if text[at : at + 1] != CLOSERS[opener]:
        return NEVER_CLOSED
    inside = ", ".join(key + piece.yaml for key, piece in pieces)
    return Flow(opener + inside + CLOSERS[opener], at + 1, tuple(wrongs))


def _heal_comma(pieces: list[tuple[str, Flow]], piece: Flow, comma: str) -> list[Message]:
    """Join a piece without a key to the text before it, as the author meant it."""
    if not pieces or pieces[-1][1].text is None or piece.text is None:
        return [say('each part inside {brackets} needs a key, ":" and a space', brackets="{ }")]
    key, before = pieces[-1]
    text = f"{before.text}{comma}{piece.text}"
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
    if text[at] in "\"'" and (close := closing_quote(text[at:])):
        after = re.compile(r"\s*(?=[,\]}])").match(text, at + close)
        if after:
            return "", _quoted_piece(text[at : at + close], after.end())
    message = wrong_inside(raw, first=True) or _wrong_in_brackets(raw)
    return "", Flow(in_quotes(raw) if message else raw, end, (message,) if message else (), raw)


def _quoted_piece(quoted: str, end: int) -> Flow:
    value = after_quotes(quoted, len(quoted), quoted, 0)
    return Flow(value.yaml, end, tuple(wrong.message for wrong in value.wrongs), unescaped(quoted[1:-1]))


def _wrong_in_brackets(raw: str) -> Message | None:
    """What is wrong with a plain text only because brackets stand around it."""
    if found := re.search(r"[\[\]{}]", raw):
        return say("a text that has {character} in it needs quotes here", character=found[0])
    if re.match(r"[?:]", raw) or re.search(r":$", raw):
        return begins_wrongly(raw[0]) or colon_inside(raw)
    return None


def _read_pair(text: str, at: int, depth: int) -> tuple[str, Flow]:
    """One "key: value" inside braces; the key is "" where there is none."""
    head = re.compile(r"""("[^"]*"|'(?:[^']|'')*'|[^\s,\[\]{}"'#&*!|>%@`?:-][^,\[\]{}]*?)\s*:(?=[\s,}])\s*""").match(
        text, at
    )
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
    """The plain text from `at` up to the comma or bracket that ends it, past brackets inside it, and where that is."""
    depth = 0
    for end in range(at, len(text)):
        if depth == 0 and text[end] in ",]}":
            return text[at:end].strip(), end
        depth += (text[end] in CLOSERS) - (text[end] in "]}")
    return text[at:].strip(), 0
