"""Templates as Jinja compiles them → files of the cache folder: compiled once for all languages, builds and processes.

A file that is damaged, or of other templates, another Jinja, Python or other code of ours, is none. Where the folder
cannot be written, each environment compiles for itself.
"""

import marshal
import os
import sys
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

_DIGEST = 32
"""How many bytes of a file are the digest of the rest and of what the rest was compiled by."""

_MADE_BY = f"{jinja2.__version__} {sys.version} ".encode() + b"".join(
    (Path(__file__).parent / name).read_bytes() for name in ("generator.py", "templates.py")
)


class Compiled(BytecodeCache):
    """What Jinja asks for and gives compiled templates to. The files are as many as there are templates."""

    def __init__(self, cache: Path) -> None:
        self._folder = cache / "templates"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give Jinja the code when there is one for this very source."""
        with suppress(OSError):
            content = (self._folder / bucket.key).read_bytes()
            code = content[_DIGEST:]
            if content[:_DIGEST] == _digest(bucket.checksum, code):
                bucket.code = marshal.loads(code)  # noqa: S302 - as a build wrote it: the digest tells

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code, whole or not at all: other processes read at the same time."""
        code = marshal.dumps(bucket.code)
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            beside = self._folder / f"{bucket.key}.{os.getpid()}"
            beside.write_bytes(_digest(bucket.checksum, code) + code)
            beside.replace(self._folder / bucket.key)


def _digest(checksum: str, code: bytes) -> bytes:
    return sha256(_MADE_BY + checksum.encode() + code).digest()
