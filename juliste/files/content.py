"""The bytes of a file and the kind its name promises → nothing, when they agree, or what is wrong with them."""

import re

from juliste.files import gif, jpeg, office, png
from juliste.files.kinds import Kind, kind
from juliste.files.names import renamed
from juliste.files.reading import DamagedError
from juliste.problems import Message, WrongError, say

_TEXTS = frozenset({"csv", "txt", "vtt", "srt"})

# Where a kind of content shows itself. A film begins as a telephone's HEIC picture does, but for the brand.
_FILMS = (b"iso", b"mp4", b"avc1", b"M4V", b"MSNV", b"3gp", b"dash")
_MARKS = (
    ("png", 0, png.SIGNATURE),
    ("jpg", 0, jpeg.START + b"\xff"),
    *(("gif", 0, signature) for signature in gif.SIGNATURES),
    ("webp", 8, b"WEBP"),
    *(("mp4", 4, b"ftyp" + brand) for brand in _FILMS),
    ("mp3", 0, b"ID3"),
    *(("mp3", 0, b"\xff" + bytes([second])) for second in (0xFB, 0xFA, 0xF3, 0xF2, 0xE3, 0xE2)),
)
_PDF_REACH = 1024  # as far as readers look for the mark from either end (PDF 1.7, appendix H, notes 13 and 18)
_SVG = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*+(?>(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[[^\]]*\]\s*)?>)\s*)*+<(?:\w+:)?svg[\s/>]",
    re.DOTALL,
)


def check(data: bytes, name: str) -> None:
    """WrongError unless the content is what the name says; DamagedError when it is so only in part."""
    promised = kind(name)
    if not data:
        raise WrongError(say("'{name}' is empty", name=name), say("save it again, or remove it"))
    if promised.ending in _TEXTS:
        _check_text(data, name)
    elif (found := _found(data)) != promised.ending:
        raise WrongError(
            say("the content of '{name}' must be {kind}, as its ending says", name=name, kind=promised.label),
            _cure(name, found, promised),
        )
    elif found == "pdf" and b"%%EOF" not in data[-_PDF_REACH:]:
        raise DamagedError


def _cure(name: str, found: str, promised: Kind) -> Message:
    if not found:
        return say(
            "open it in its program, save it as {kind} without a password, and copy it here", kind=promised.label
        )
    better = renamed(name, found)
    return say('it is {kind}: name the file "{name}", here too', kind=kind(better).label, name=better)


def _found(data: bytes) -> str:
    """The ending that the content itself asks for, "" when nothing is recognised."""
    for found, start, mark in _MARKS:
        if data.startswith(mark, start):
            return found
    if data.startswith(office.SIGNATURE):
        return office.ending(data)
    if b"%PDF-" in data[:_PDF_REACH]:
        return "pdf"
    return "svg" if _SVG.match(data) else ""


def _check_text(data: bytes, name: str) -> None:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise WrongError(
            say("'{name}' must be text in UTF-8", name=name),
            say('save it with the encoding "UTF-8", which spreadsheets call "CSV UTF-8"'),
        )
    if kind(name).ending == "vtt" and not text.startswith("WEBVTT"):
        raise WrongError(
            say("'{name}' must begin with the line WEBVTT", name=name),
            say('save the subtitles as WebVTT, or name them "{name}" if they are SubRip', name=renamed(name, "srt")),
        )
