"""A file of the author's, what was read of it and what shall stand in it in; the file replaced whole, or not at all."""

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path


def replaced(path: Path, before: bytes | None, after: bytes) -> bool:
    """Whether the file was still as it was read, and now is the new one: whole, with the rights that it had.

    before: None for a file that was not there. Raises OSError.
    """
    path = path.resolve()  # a link stays one
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
        written = Path(file.name)
        try:
            file.write(after)
            file.close()
            if before is None:
                written.chmod(0o666 & ~_mask())
            else:
                shutil.copymode(path, written)
            if (path.read_bytes() if path.exists() else None) == before:
                written.replace(path)
                return True
        finally:
            with suppress(FileNotFoundError):
                written.unlink()
    return False


def _mask() -> int:
    """The rights that new files do not get here; Python can only ask by setting them."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
