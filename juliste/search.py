"""The pages of a site in one language → their part of the files of the search: an index, and what a browser needs.

Pagefind makes them. It finds the pages that bear `data-pagefind-body` and leaves out what bears `data-pagefind-ignore`.
What it makes of the pages of one language does not depend on the others: when they change, it stays as it is.
"""

import shutil
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pagefind_bin_extended
from msgspec import Struct, json

from juliste import urls
from juliste.problems import StoppedError, say

_BODY = b"data-pagefind-body"
_LIST = "pagefind-entry.json"
"""The file that names the languages."""

_UNUSED = ("pagefind-ui", "pagefind-modular-ui", "pagefind-highlight")
"""What Pagefind brings for other ways to show the search."""

_SHARED = ("pagefind-", "pagefind.js", "wasm.unknown.")
"""How the paths of the files begin that are the same whatever the pages are."""


class SearchError(StoppedError):
    """The index could not be made; its text is a sentence with the reason."""


class Index(Struct, frozen=True):
    """What Pagefind makes of the pages of one language: paths in the output with their bytes.

    shared: the files that are the same for any language. entry: of the file that names the languages.
    """

    own: tuple[tuple[str, bytes], ...] = ()
    shared: tuple[tuple[str, bytes], ...] = ()
    entry: bytes = b""


NONE = Index()
"""That of no pages."""


def index(pages: Iterable[tuple[str, bytes]], scratch: Path) -> Index:
    """The index of the pages of a language (path in the output, bytes). The same pages give the same bytes.

    scratch: a folder to work in, which is not there yet. Raises SearchError.
    """
    site, made = scratch / "site", scratch / "index"
    site.mkdir(parents=True)
    try:
        for path, content in pages:
            if _BODY in content:
                (site / path).parent.mkdir(parents=True, exist_ok=True)
                (site / path).write_bytes(content)
        if not any(site.iterdir()):
            return NONE
        _run(site, made)
        files = dict(_made(made))
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    entry = files.pop(_LIST)
    own, shared = (
        tuple((urls.search_file(path), files[path]) for path in files if path.startswith(_SHARED) is is_shared)
        for is_shared in (False, True)
    )
    return Index(own, shared, entry)


def languages(entries: Iterable[bytes]) -> tuple[str, bytes]:
    """The file that names the languages, of the entries of their indexes."""
    found: list[dict[str, Any]] = [json.decode(entry) for entry in entries]
    named = {tag: about for entry in found for tag, about in entry["languages"].items()}
    return urls.search_file(_LIST), json.encode({**found[0], "languages": named}, order="deterministic")


def _run(site: Path, made: Path) -> None:
    try:
        program = str(pagefind_bin_extended.get_executable())
        command = [program, "--site", str(site), "--output-path", str(made), "--silent"]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False, cwd=site)
    except OSError as error:
        raise SearchError(say("The index of the search could not be made: {reason}", reason=error)) from error
    if done.returncode:
        reason = (done.stderr or done.stdout).strip().splitlines() or [f"Pagefind ended with {done.returncode}"]
        raise SearchError(say("The index of the search could not be made: {reason}", reason=reason[-1]))


def _made(made: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(path for path in made.rglob("*") if path.is_file()):
        if not path.name.startswith(_UNUSED):
            yield path.relative_to(made).as_posix(), path.read_bytes()
