"""The pages of a site → the files of its search: an index for each language, and what reads it in the browser.

Pagefind makes them. It finds the pages that bear `data-pagefind-body` and leaves out what bears `data-pagefind-ignore`.
"""

import json
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pagefind_bin_extended

from juliste import urls
from juliste.problems import StoppedError, say

_BODY = b"data-pagefind-body"
_LIST = "pagefind-entry.json"
"""The file that names the languages; Pagefind writes them in another order each time."""

_UNUSED = ("pagefind-ui", "pagefind-modular-ui", "pagefind-highlight")
"""What Pagefind brings for other ways to show the search."""


class SearchError(StoppedError):
    """The index could not be made; its text is a sentence with the reason."""


def files(pages: Iterable[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    """The files of the search over the pages (path in the output, bytes). The same pages give the same bytes.

    Raises SearchError.
    """
    with TemporaryDirectory(prefix="juliste-search-") as name:
        scratch = Path(name)
        site, index = scratch / "site", scratch / "index"
        site.mkdir()
        for path, content in pages:
            if path.endswith(".html") and _BODY in content:
                (site / path).parent.mkdir(parents=True, exist_ok=True)
                (site / path).write_bytes(content)
        _run(site, index)
        return list(_made(index))


def _run(site: Path, index: Path) -> None:
    try:
        program = str(pagefind_bin_extended.get_executable())
        command = [program, "--site", str(site), "--output-path", str(index), "--silent"]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False, cwd=site)
    except OSError as error:
        raise SearchError(say("The index of the search could not be made: {reason}", reason=error)) from error
    if done.returncode:
        reason = (done.stderr or done.stdout).strip().splitlines() or [f"Pagefind ended with {done.returncode}"]
        raise SearchError(say("The index of the search could not be made: {reason}", reason=reason[-1]))


def _made(index: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(path for path in index.rglob("*") if path.is_file()):
        if not path.name.startswith(_UNUSED):
            content = path.read_bytes()
            yield urls.search_file(path.relative_to(index).as_posix()), _sorted(content, path.name)


def _sorted(content: bytes, name: str) -> bytes:
    if name != _LIST:
        return content
    return json.dumps(json.loads(content), sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
