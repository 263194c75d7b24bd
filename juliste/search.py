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
    """What Pagefind makes of the pages of one language: paths in the output with their bytes.

    shared: the files that are the same for any language. entry: of the file that names the languages.
    """

    own: tuple[tuple[str, bytes], ...] = ()
    shared: tuple[tuple[str, bytes], ...] = ()
    entry: bytes = b""


NONE = Index()
"""That of no pages."""


def index(pages: Iterable[tuple[str, bytes]]) -> Index:
    """The index of the pages of a language (path in the output, bytes), which are in the order of their paths.

    The same pages give the same bytes, wherever they are made. Raises SearchError.
    """
    searched = ((path, content) for path, content in pages if _BODY in content)
    if not (files := _indexed(searched)):
        return NONE
    entry = files.pop(_LIST)
    own, shared = (
        tuple((urls.search_file(path), files[path]) for path in sorted(files) if path.startswith(_SHARED) is is_shared)
        for is_shared in (False, True)
    )
    return Index(own, shared, entry)


def languages(entries: Iterable[bytes]) -> tuple[str, bytes]:
    """The file that names the languages, of the entries of their indexes."""
    found: list[dict[str, Any]] = [json.decode(entry) for entry in entries]
    named = {tag: about for entry in found for tag, about in entry["languages"].items()}
    return urls.search_file(_LIST), json.encode({**found[0], "languages": named}, order="deterministic")


def _indexed(pages: Iterator[tuple[str, bytes]]) -> dict[str, bytes]:
    """The files that Pagefind makes of the pages, but for those that nobody uses; none of no pages."""
    if not (first := next(pages, None)):
        return {}
    try:
        command = [str(pagefind_bin_extended.get_executable()), "--service"]
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        ) as process:
            assert process.stdin
            assert process.stdout
            *_, last = _answers(_requests(chain([first], pages)), process.stdin, process.stdout)
    except OSError as error:
        raise SearchError(say("The index of the search could not be made: {reason}", reason=error)) from error
    files = {file["path"]: b64decode(file["content"]) for file in last["files"]}
    return {path: content for path, content in files.items() if not path.startswith(_UNUSED)}


def _requests(pages: Iterable[tuple[str, bytes]]) -> Iterator[dict[str, object]]:
    """What Pagefind is asked to do. The only index of a process has the number 0."""
    yield {"type": "NewIndex", "config": {}}
    for path, content in pages:
        yield {"type": "AddFile", "index_id": 0, "file_path": path, "file_contents": content.decode()}
    yield {"type": "GetFiles", "index_id": 0}  # what it is asked to write itself may not be whole when it has answered


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
