"""An invitation → a PDF for paper and for screen readers (PDF/UA-1, ISO 14289-1), set by Typst.

The theme's template `pdf/invitation.typ` says how it looks. It gets all words as data, as JSON: whatever an author
writes, it is text to Typst and never code. The same invitation gives the same bytes.
"""

import base64
import json
import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache
from importlib.metadata import version
from math import ceil, isqrt
from pathlib import Path
from typing import NamedTuple

import typst
import zxingcpp
from msgspec import Struct
from msgspec.structs import asdict

from juliste import characters, digests, letterhead, markdown
from juliste.invitation import Invitation, Link, Prose
from juliste.language import TAGS
from juliste.markdown import Element
from juliste.model import File, Words
from juliste.problems import StoppedError, form

Bytes = Callable[[File], bytes]
"""Gives the bytes of a picture as it is published."""

TEMPLATE = "invitation.typ"

_UNKNOWN = "\N{REPLACEMENT CHARACTER}"
_MISSING = re.compile(r'the text `"(?P<text>.*?)"` could not be displayed', re.DOTALL)
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}")
_LINE = 85
"""Characters in a line of a PDF, about."""
_DARK = re.compile(rb"\x00+")
_ATTEMPTS = 8
"""How often it is tried again without the characters that the fonts have not: Typst names some at a time."""


class PdfError(StoppedError):
    """The PDF could not be made; its text is the reason, in Typst's words."""


class Printed(NamedTuple):
    """A PDF. missing: what one would see, and it shows nothing or a sign instead of it, because no font has it."""

    data: bytes
    missing: tuple[str, ...]


def edition(theme: Path) -> str:
    """The digest of what every PDF is made with besides its contents: the template, its fonts, and what sets it."""
    return digests.of(digests.of_folder(str(theme / "pdf")), version("typst"), version("zxing-cpp"))


def contents(invitation: Invitation, read: Bytes) -> str:
    """All that the template gets, as JSON: the invitation's fields by their names, and of these what follows.

    tag: its language. lines: how many its texts take about, but for the letterhead. qr: the code of its page's address.
    """
    address = invitation.page.entries[0].said
    assert isinstance(address, Link)
    known = _fields(invitation, read)
    lines = _lines([value for name, value in known.items() if name != "letterhead"])
    known |= {"tag": TAGS[invitation.language], "lines": lines, "qr": _qr(address.url)}
    return json.dumps(known, ensure_ascii=False, separators=(",", ":"))


def printed(contents: str, theme: Path, edition: str) -> Printed:
    """The PDF. Raises PdfError."""
    compiler, missing = _compiler(theme, edition), dict[str, None]()
    for _ in range(_ATTEMPTS):
        try:
            data = compiler.compile(
                format="pdf", pdf_standards=["ua-1"], sys_inputs={"invitation": _without(missing, contents)}
            )
        except typst.TypstError as error:
            found = [_unescaped(each["text"]) for each in _MISSING.finditer(error.diagnostic)]
            if not found:
                raise PdfError(form("{message}", message=error.message)) from error
            missing |= dict.fromkeys(found)
        else:
            assert isinstance(data, bytes)
            return Printed(data, tuple(text for text in missing if _has(text, "LNPS")))
    raise PdfError(form("{message}", message="".join(missing)))


@lru_cache(maxsize=1)
def _compiler(theme: Path, edition: str) -> typst.Compiler:  # another edition has another compiler
    """Typst with the theme's fonts and its own for what these have not; none of the machine, which others have not."""
    folder = theme / "pdf"
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[folder / "fonts"])
    return typst.Compiler(folder / TEMPLATE, root=folder, font_paths=fonts, ignore_system_fonts=True)


def _without(missing: dict[str, None], contents: str) -> str:
    """The contents without pictographs that no font has; of letters it has not a sign stands there."""
    for text in sorted(missing, key=len, reverse=True):
        is_word, blank = _has(text, "LN"), " ?" if _has(text, "S") else ""
        written = json.dumps(text, ensure_ascii=False)[1:-1]
        contents = contents.replace(written, _UNKNOWN) if is_word else re.sub(re.escape(written) + blank, "", contents)
    return contents


def _has(text: str, kinds: str) -> bool:
    """Whether a sign of it is a letter (L), a number (N), punctuation (P) or a symbol (S), by Unicode's categories."""
    return any(unicodedata.category(sign)[0] in kinds for sign in text)


def _unescaped(text: str) -> str:
    """A text as Rust shows it in messages."""
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text).replace('\\"', '"').replace("\\\\", "\\")


def _qr(address: str) -> str:
    """A drawing (SVG) of the QR code of an address, with an eighth to spare for damage (ISO/IEC 18004, level M)."""
    code = zxingcpp.create_barcode(address, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    image = zxingcpp.write_barcode_to_image(code, add_quiet_zones=False)
    dots = memoryview(image).tobytes()  # type: ignore[arg-type]  # it is a buffer, which its types do not say
    side = isqrt(len(dots))
    runs = [(y, run.span()) for y in range(side) for run in _DARK.finditer(dots[y * side : (y + 1) * side])]
    drawn = "".join(f"M{start} {y}h{end - start}v1h{start - end}z" for y, (start, end) in runs)
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="{side}" height="{side}"><path d="{drawn}"/></svg>'


# Values as JSON


def _fields(value: Struct, read: Bytes) -> dict[str, object]:
    return {name: _json(each, read) for name, each in asdict(value).items()}


def _json(value: object, read: Bytes) -> object:
    """The value as the template gets it: its fields by their names; of texts also the language."""
    match value:
        case Words(text, language):
            return {"text": characters.in_one_line(text), "tag": TAGS[language]}
        case Prose(html, language):
            return {"nodes": _nodes(markdown.nodes_of(html)), "tag": TAGS[language]}
        case Link(text, url, language):
            return {"text": characters.in_one_line(text), "url": url, "tag": TAGS[language]}
        case letterhead.Part(text, url, tag):
            return {"text": characters.in_one_line(text), "url": url, "tag": tag}
        case File():
            return _svg(value, read(value))
        case str():
            return characters.in_one_line(value)
        case tuple():
            return [_json(each, read) for each in value]
    return _fields(value, read) if isinstance(value, Struct) else value


def _nodes(nodes: Sequence[str | Element]) -> list[object]:
    """An element as a list: its name, its attributes, and what is in it."""
    return [
        characters.clean(node) if isinstance(node, str) else [node.tag, node.attributes, *_nodes(node.inner)]
        for node in nodes
    ]


def _lines(value: object) -> int:
    """How many lines the texts take, about; each has at least one."""
    match value:
        case {"text": str(text)}:
            return ceil(len(text) / _LINE)
        case {"nodes": list(nodes)}:
            return ceil(len(json.dumps(nodes, ensure_ascii=False)) / _LINE)
        case dict():
            return sum(map(_lines, value.values()))
        case list():
            return sum(map(_lines, value))
    return 0


def _svg(file: File, data: bytes) -> str:
    """A picture as text, so that it comes with the other data: a drawing as it is, any other inside one."""
    if file.media_type == "image/svg+xml":
        return data.decode("utf-8", "replace")
    size = f'width="{file.width}" height="{file.height}"'
    inside = f"data:{file.media_type};base64,{base64.b64encode(data).decode()}"
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}><image {size} href="{inside}"/></svg>'
