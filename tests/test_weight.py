"""What a page of an event weighs: it comes with the first packets that a server may send, some 14 kB."""

import gzip
from pathlib import Path

from tests.published import Site

FIRST_PACKETS = 14_000
"""Bytes of an event's page and its style as they are sent: ten packets (RFC 6928), less what the headers take."""
STYLE, SCRIPT, ICON = 10_000, 2_048, 1_000
"""Bytes of files as they are written."""


def sent(path: Path) -> int:
    """The bytes of a file as a host sends it."""
    return len(gzip.compress(path.read_bytes(), 9, mtime=0))


def test_page_of_an_event_comes_with_the_first_packets(every_site: tuple[Site, ...]) -> None:
    weights = {
        f"{site.name}/{path}": (sent(site.folder / path), sum(map(sent, site.folder.glob("theme/*.css"))))
        for site in every_site
        for path in site.events
    }
    heaviest = sorted(weights.items(), key=lambda each: -sum(each[1]))[:10]
    table = "".join(f"\n{page + style:6} = {page:6} + {style:5}  {path}" for path, (page, style) in heaviest)

    assert max(map(sum, weights.values())) <= FIRST_PACKETS, f"\n total = page + style{table}"


def test_files_of_the_theme_are_small(every_site: tuple[Site, ...]) -> None:
    most = {".css": STYLE, ".js": SCRIPT, ".svg": ICON}
    paths = [path for path in every_site[0].folder.glob("theme/*") if path.suffix in most]

    assert {path.name: path.stat().st_size for path in paths if path.stat().st_size > most[path.suffix]} == {}
