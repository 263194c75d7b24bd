"""Links of a page, by their accessible names → those that do not say by themselves where they lead (WCAG 2.4.9)."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup, Tag
from msgspec import Struct

EMPTY = """
avaa katso linkistä linkki lisää lue napsauta siirry täältä tästä tässä
här klicka läs länk länken mer öppna via
click go here link more open read this
doc docx fil file html ics odt pdf pptx sivu sida page tiedosto txt www xlsx
"""
"""Words that name nothing, alone or together, in the three languages."""
YEAR = re.compile(r"(19|20)\d\d")
DOCUMENTS = frozenset(
    {".csv", ".docx", ".jpg", ".mp4", ".odp", ".ods", ".odt", ".pdf", ".png", ".pptx", ".txt", ".xlsx", ".zip"}
)
KIND_AND_SIZE = re.compile(r"\([A-Z0-9]{2,5}, [\d,.]+\s(kt|Mt|kB|MB)\)")


class Link(Struct, frozen=True):
    """A link: its name, in one line, and the whole address."""

    name: str
    address: str

    def __str__(self) -> str:
        return f"“{self.name}” → {self.address}"


def of_page(page: BeautifulSoup, address: str) -> list[Link]:
    """The links of a page that stands at that address."""
    return [Link(_name(tag), urljoin(address, str(tag["href"]))) for tag in page.select("a[href]")]


def wrong(links: Sequence[Link]) -> list[str]:
    """What is wrong with the names."""
    return [*_meaningless(links), *_twins(links), *_files(links)]


def _name(tag: Tag) -> str:
    """The name as a browser makes it of what we write: a label, or the words and the texts of pictures."""
    if label := tag.get("aria-label"):
        return str(label)
    pictures = {id(each): str(each.get("alt", "")) for each in tag.select("img")}
    words = [pictures.get(id(each), "") if isinstance(each, Tag) else str(each) for each in tag.descendants]
    return " ".join("".join(words).split())


def _meaningless(links: Iterable[Link]) -> Iterator[str]:
    """A name says something by itself; a number does when it is a year or, at its link, that of a telephone."""
    for link in links:
        words = set(re.findall(r"[^\W\d_]+", link.name.lower())) - set(EMPTY.split())
        if not (words or YEAR.fullmatch(link.name) or link.address.startswith("tel:")):
            yield f"says nothing: {link}"


def _twins(links: Iterable[Link]) -> Iterator[str]:
    """Links of one name lead to one address."""
    addresses: dict[str, set[str]] = defaultdict(set)
    for link in links:
        addresses[link.name].add(link.address)
    yield from (f"one name: “{name}” → {', '.join(sorted(them))}" for name, them in addresses.items() if len(them) > 1)


def _files(links: Iterable[Link]) -> Iterator[str]:
    """A link to a file tells its kind and its size. The size of a calendar file would say nothing to its reader."""
    for link in links:
        address = urlsplit(link.address)
        suffix = PurePosixPath(address.path).suffix.lower() if address.scheme == "https" else ""
        if suffix in DOCUMENTS and not KIND_AND_SIZE.search(link.name):
            yield f"no kind and size: {link}"
        if suffix == ".ics" and "ICS" not in link.name:
            yield f"no kind: {link}"
