"""The bytes of a PDF → what is wrong with it for a screen reader, and what that reads: by its tags, in their order.

No tool for PDF/UA is to be had from the registries; this looks at what the Matterhorn Protocol asks for and a machine
can see. How tags, marked content and texts hang together: ISO 32000-1, 14.6 to 14.8, and 9.10 for the letters.
"""

import re
from collections.abc import Iterator
from functools import cached_property
from io import BytesIO
from typing import Any

import pikepdf
from msgspec import Struct

_BLOCKS = frozenset({"Caption", "H1", "H2", "H3", "LBody", "Lbl", "P", "TD", "TH", "Div", "Figure"})
_CHAR = re.compile(r"<([0-9A-F]+)> <([0-9A-F]+)>\n")
_RANGE = re.compile(r"<([0-9A-F]+)> <([0-9A-F]+)> <([0-9A-F]+)>\n")
_SHOWS = frozenset({"Tj", "TJ", "'", '"'})


class Tag(Struct, frozen=True):
    """An element of structure. inner: texts and tags in it. alt: instead of a picture. attributes: of all owners."""

    role: str
    inner: "tuple[str | Tag, ...]"
    alt: str
    language: str
    attributes: dict[str, Any]
    annotations: tuple[Any, ...]

    @property
    def tags(self) -> "list[Tag]":
        """Those directly in it."""
        return [each for each in self.inner if isinstance(each, Tag)]

    def all(self) -> "Iterator[Tag]":
        """It, and those in it at any depth, in reading order."""
        yield self
        for each in self.tags:
            yield from each.all()

    @property
    def text(self) -> str:
        """What is read of it."""
        return _joined(self.alt if self.role == "Figure" else "".join(_texts(self)))


def _texts(tag: Tag) -> Iterator[str]:
    for each in tag.inner:
        if isinstance(each, str):
            yield each
        elif each.role in _BLOCKS:
            yield f"\n{each.text}\n"
        else:
            yield each.text if each.role == "Figure" else "".join(_texts(each))


def _joined(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\u00ad", "")).strip()


class Document:
    """An open PDF."""

    def __init__(self, data: bytes) -> None:
        self.pdf = pikepdf.open(BytesIO(data))

    @cached_property
    def pages(self) -> "list[_Contents]":
        """The contents of each page."""
        return [_Contents(page) for page in self.pdf.pages]

    @cached_property
    def tree(self) -> Tag:
        """The root of the structure."""
        (document,) = self.pdf.Root.StructTreeRoot.K
        return self._tag(document)

    def _tag(self, element: Any, page: Any = None) -> Tag:  # noqa: ANN401 - objects of a PDF have no better type
        page = element.get("/Pg", page)
        kids = element.get("/K", pikepdf.Array())
        kids = kids if isinstance(kids, pikepdf.Array) else [kids]
        inner: list[str | Tag] = []
        annotations = []
        for kid in kids:
            if isinstance(kid, int):
                inner.append(self._content(page, kid))
            elif kid.get("/Type") == "/MCR":
                inner.append(self._content(kid.get("/Pg", page), int(kid.MCID)))
            elif kid.get("/Type") == "/OBJR":
                annotations.append(kid.Obj)
            else:
                inner.append(self._tag(kid, page))
        owners = element.get("/A", pikepdf.Array())
        attributes = {
            str(name): value
            for owner in (owners if isinstance(owners, pikepdf.Array) else [owners])
            for name, value in owner.items()
        }
        role, alt, language = str(element.S)[1:], str(element.get("/Alt", "")), str(element.get("/Lang", ""))
        return Tag(role, tuple(inner), alt, language, attributes, tuple(annotations))

    def _content(self, page: Any, number: int) -> str:  # noqa: ANN401 - as above
        return self.pages[self.pdf.pages.index(pikepdf.Page(page))].texts[number]

    @property
    def said(self) -> list[str]:
        """What is read, a block after another: paragraphs, headings, cells, labels, alternatives of pictures."""
        return [text for text in _blocks(self.tree) if text]

    @property
    def spoken(self) -> list[tuple[str, str]]:
        """What is read, in the order of the tags, and in which language: texts of one language as one."""
        found: list[tuple[str, str]] = []
        for language, text in _spoken(self.tree, str(self.pdf.Root.Lang)):
            if found and found[-1][0] == language:
                found[-1] = language, f"{found[-1][1]} {text}"
            else:
                found.append((language, text))
        return found

    @property
    def bookmarks(self) -> list[str]:
        """Their titles, indented by level."""
        with self.pdf.open_outline() as outline:
            return list(_titles(outline.root))


def _spoken(tag: Tag, language: str) -> Iterator[tuple[str, str]]:
    """Each text with the language of the innermost tag that has one (ISO 32000-1, 14.9.2)."""
    language = tag.language or language
    if tag.role == "Figure":
        yield language, tag.text
        return
    for each in tag.inner:
        if isinstance(each, Tag):
            yield from _spoken(each, language)
        elif text := _joined(each):
            yield language, text


def _titles(items: Any, level: int = 0) -> Iterator[str]:  # noqa: ANN401 - as above
    for item in items:
        yield "  " * level + str(item.title)
        yield from _titles(item.children, level + 1)


def _blocks(tag: Tag) -> Iterator[str]:
    """The words of a block as one text; blocks inside it by themselves."""
    if tag.role == "Figure":
        yield tag.text
        return
    words = ""
    for each in tag.inner:
        if isinstance(each, Tag) and (each.role in _BLOCKS or any(one.role in _BLOCKS for one in each.all())):
            yield _joined(words)
            words = ""
            yield from _blocks(each)
        else:
            words += each if isinstance(each, str) else "".join(_texts(each))
    yield _joined(words)


class _Contents:
    """The contents of a page: the text of each marked content that is part of the structure."""

    def __init__(self, page: pikepdf.Page) -> None:
        self.texts: dict[int, str] = {}
        self.untagged = 0
        open_marks: list[tuple[int | None, bool, str | None]] = []
        letters: dict[int, str] = {}
        for instruction in pikepdf.parse_content_stream(page):
            operands: Any = instruction.operands
            name = str(instruction.operator)
            if name in ("BDC", "BMC"):
                known = operands[1] if name == "BDC" else {}
                number = int(known["/MCID"]) if "/MCID" in known else None
                actual = str(known["/ActualText"]) if "/ActualText" in known else None
                open_marks.append((number, str(operands[0]) == "/Artifact", actual))
                if number is not None:
                    self.texts[number] = ""
                if actual is not None:
                    self._add(open_marks, actual)
            elif name == "EMC":
                open_marks.pop()
            elif name == "Tf":
                letters = _letters(page.Resources.Font[str(operands[0])])
            elif name in _SHOWS and not any(actual is not None for _, _, actual in open_marks):
                self._add(open_marks, "".join(_shown(operands, letters)))

    def _add(self, open_marks: list[tuple[int | None, bool, str | None]], text: str) -> None:
        number = next((number for number, _, _ in reversed(open_marks) if number is not None), None)
        if number is not None:
            self.texts[number] += text
        elif not any(is_artifact for _, is_artifact, _ in open_marks):
            self.untagged += 1


def _shown(operands: Any, letters: dict[int, str]) -> Iterator[str]:  # noqa: ANN401 - as above
    for operand in operands:
        for part in operand if isinstance(operand, pikepdf.Array) else [operand]:
            if isinstance(part, pikepdf.String):
                data = bytes(part)
                yield from (letters[int.from_bytes(data[at : at + 2])] for at in range(0, len(data), 2))


def _letters(font: Any) -> dict[int, str]:  # noqa: ANN401 - as above
    """What each glyph of a font stands for (ISO 32000-1, 9.10.3)."""
    table = font.ToUnicode.read_bytes().decode("ascii")
    found: dict[int, str] = {}
    for block in re.findall(r"beginbfchar\n(.*?)endbfchar", table, re.DOTALL):
        found |= {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in _CHAR.findall(block)}
    for block in re.findall(r"beginbfrange\n(.*?)endbfrange", table, re.DOTALL):
        for first, last, text in _RANGE.findall(block):
            start = int(first, 16)
            found |= {code: chr(int(text, 16) + code - start) for code in range(start, int(last, 16) + 1)}
    return found


def lint(document: Document) -> list[str]:
    """What is wrong, a sentence each; none in a PDF that screen readers read well."""
    return [*_of_document(document), *_of_pages(document), *_of_tags(document.tree), *_of_fonts(document)]


def _of_document(document: Document) -> Iterator[str]:
    root, pdf = document.pdf.Root, document.pdf
    if not root.MarkInfo.get("/Marked") or root.MarkInfo.get("/Suspects", False):
        yield "the document is not marked"
    if str(root.get("/Lang", "")) not in ("fi", "sv-FI", "en-GB"):
        yield "the document has no language"
    if not root.ViewerPreferences.get("/DisplayDocTitle"):
        yield "the window does not show the title"
    with pdf.open_metadata() as metadata:
        if metadata.get("pdfuaid:part") != "1":
            yield "it does not say that it is PDF/UA-1"
        if not metadata.get("dc:title") or metadata.get("dc:title") != str(pdf.docinfo.get("/Title", "")):
            yield "the metadata have no title"
    headings = [tag.text for tag in document.tree.all() if re.fullmatch("H[1-6]", tag.role)]
    if [title.strip() for title in document.bookmarks] != headings:
        yield f"the bookmarks are not the headings: {document.bookmarks}"


def _of_pages(document: Document) -> Iterator[str]:
    for number, (page, contents) in enumerate(zip(document.pdf.pages, document.pages, strict=True), start=1):
        if str(page.get("/Tabs")) != "/S":
            yield f"page {number}: the order of tabs is not that of the tags"
        if "/StructParents" not in page:
            yield f"page {number} is not of the structure"
        if contents.untagged:
            yield f"page {number}: there is text without a tag"
        for annotation in page.get("/Annots", []):
            if not str(annotation.get("/Contents", "")) or "/StructParent" not in annotation:
                yield f"page {number}: a link has no alternative"


def _of_tags(tree: Tag) -> Iterator[str]:
    level = 0
    for tag in tree.all():
        if found := re.fullmatch("H([1-6])", tag.role):
            if int(found[1]) > level + 1 or (int(found[1]) == 1) != (level == 0):
                yield f"the heading {tag.text!r} is of level {found[1]} after {level}"
            level = int(found[1])
        yield from _of_tag(tag)


def _of_tag(tag: Tag) -> Iterator[str]:
    roles = [each.role for each in tag.tags]
    match tag.role:
        case "Table":
            yield from _of_table(tag)
        case "L" if set(roles) != {"LI"}:
            yield f"a list holds {roles}"
        case "LI" if roles not in (["Lbl", "LBody"], ["LBody"]):
            yield f"an item of a list holds {roles}"
        case "Figure" if not tag.alt.strip():
            yield "a picture has no alternative"
        case "Link" if not (tag.text and tag.annotations):
            yield f"the link {tag.text!r} leads nowhere or has no words"
        case "TH" | "H1" | "H2" | "H3" | "Caption" if not tag.text:
            yield f"an empty {tag.role}"


def _of_table(table: Tag) -> Iterator[str]:
    parts = [each.role for each in table.tags if each.role != "Caption"]
    if parts != ["THead", "TBody"]:
        yield f"a table holds {parts}"
        return
    head, body = (each for each in table.tags if each.role != "Caption")
    heads = head.tags[0].tags
    if [str(cell.attributes.get("/Scope")) for cell in heads] != ["/Column"] * len(heads):
        yield "a header cell has no scope"
    if any([cell.role for cell in row.tags] != ["TD"] * len(heads) for row in body.tags):
        yield "a row has other cells than the head"


def _of_fonts(document: Document) -> Iterator[str]:
    for page in document.pdf.pages:
        for font in page.Resources.get("/Font", {}).values():
            descriptor = font.DescendantFonts[0].FontDescriptor
            if not {"/FontFile2", "/FontFile3"} & set(descriptor.keys()) or "/ToUnicode" not in font:
                yield f"the font {font.BaseFont} is not embedded"
