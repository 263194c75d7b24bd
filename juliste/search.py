"""The pages of a site in one language → their part of the files of the search: an index, and what a browser needs.

Pagefind makes them. It finds the pages that bear `data-pagefind-body` and leaves out what bears `data-pagefind-ignore`.
What it makes of the pages of one language does not depend on the others: when they change, it stays as it is. It does
depend on their order, and that in which a folder gives them is another on each file system: so they are handed to it
one by one, as its own libraries do (`--service`: messages of JSON in Base64, a comma after each).
"""

import subprocess
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import IO, Any

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

_END = b","
_PIECE = 1 << 16


class SearchError(StoppedError):
    """The index could not be made; its text is a sentence with the reason."""


class Index(Struct, frozen=True):
    """What Pagefind has made of the pages of one language: the folder with it; "" where there are no pages."""

    folder: str

    @property
    def entry(self) -> bytes:
        """What the file that names the languages has of it; b"" of no pages."""
        return Path(self.folder, _LIST).read_bytes() if self.folder else b""

    @property
    def own(self) -> Iterator[tuple[str, bytes]]:
        """The files that are made of the pages: paths in the output with their bytes."""
        return ((path, content) for name, path, content in self._files() if not name.startswith(_SHARED))

    @property
    def shared(self) -> Iterator[tuple[str, bytes]]:
        """Those that are the same for any language."""
        return ((path, content) for name, path, content in self._files() if name.startswith(_SHARED))

    def _files(self) -> Iterator[tuple[str, str, bytes]]:
        """One after the other: all together they may be large."""
        folder = Path(self.folder)
        for file in sorted(folder.rglob("*")) if self.folder else ():
            name = file.relative_to(folder).as_posix()
            if file.is_file() and not name.startswith(_UNUSED) and name != _LIST:
                yield name, urls.search_file(name), file.read_bytes()


def index(pages: Iterable[tuple[str, bytes]], folder: Path) -> Index:
    """The index of the pages of a language (path in the output, bytes), which are in the order of their paths.

    The same pages give the same bytes, wherever they are made. folder: where to make it. Raises SearchError.
    """
    searched = ((path, content) for path, content in pages if _BODY in content)
    if not (first := next(searched, None)):
        return Index("")
    try:
        _make(_requests(chain([first], searched), folder))
    except OSError as error:
        raise SearchError(say("The index of the search could not be made: {reason}", reason=error)) from error
    return Index(folder.as_posix())


def languages(entries: Iterable[bytes]) -> tuple[str, bytes]:
    """The file that names the languages, of the entries of their indexes."""
    found: list[dict[str, Any]] = [json.decode(entry) for entry in entries]
    named = {tag: about for entry in found for tag, about in entry["languages"].items()}
    return urls.search_file(_LIST), json.encode({**found[0], "languages": named}, order="deterministic")


def _make(requests: Iterable[dict[str, object]]) -> None:
    command = [str(pagefind_bin_extended.get_executable()), "--service"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdin
        assert process.stdout
        for _ in _answers(requests, process.stdin, process.stdout):
            pass


def _requests(pages: Iterable[tuple[str, bytes]], folder: Path) -> Iterator[dict[str, object]]:
    """What Pagefind is asked to do. The only index of a process has the number 0."""
    yield {"type": "NewIndex", "config": {}}
    for path, content in pages:
        yield {"type": "AddFile", "index_id": 0, "file_path": path, "file_contents": content.decode()}
    yield {"type": "WriteFiles", "index_id": 0, "output_path": str(folder)}


def _answers(requests: Iterable[dict[str, object]], stdin: IO[bytes], stdout: IO[bytes]) -> Iterator[dict[str, Any]]:
    """The answer to each request, which is given before the next one is asked, and after that one is written out."""
    is_asked = False
    for number, request in enumerate(requests):
        message = b64encode(json.encode({"message_id": number, "payload": request})) + _END
        if is_asked:
            yield _answer(stdout)
        stdin.write(message)
        stdin.flush()
        is_asked = True
    yield _answer(stdout)


def _answer(stdout: IO[bytes]) -> dict[str, Any]:
    pieces: list[bytes] = []
    while not pieces or not pieces[-1].endswith(_END):
        if not (piece := stdout.read1(_PIECE)):  # type: ignore[attr-defined]  # a pipe has it
            raise SearchError(say("The index of the search could not be made: {reason}", reason="Pagefind ended"))
        pieces.append(piece)
    answer: dict[str, Any] = json.decode(b64decode(b"".join(pieces).removesuffix(_END)))["payload"]
    if answer["type"] == "Error":
        reason = answer.get("message", answer)
        raise SearchError(say("The index of the search could not be made: {reason}", reason=reason))
    return answer
