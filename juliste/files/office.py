"""An office document → the ending it should have, by what is packed in it (ECMA-376-2; OpenDocument 1.3-2)."""

import struct
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from juliste.files.reading import DamagedError

SIGNATURE = b"PK\x03\x04"
_FIRST_NAME = 30  # where an archive has its first part's name; an OpenDocument tells there what it is, uncompressed

_MAIN_PARTS = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "pptx": "ppt/presentation.xml"}
_NAMES = {"odt": b"text", "ods": b"spreadsheet", "odp": b"presentation"}
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument."


def ending(data: bytes) -> str:
    """One of docx, xlsx, pptx, odt, ods, odp; "" for any other archive. DamagedError when it cannot be unpacked."""
    parts = _parts(data)
    for found, name in _NAMES.items():
        if data.startswith(_OPEN_DOCUMENT + name, _FIRST_NAME) and "content.xml" in parts:
            return found
    return next((found for found, part in _MAIN_PARTS.items() if part in parts), "")


def _parts(data: bytes) -> frozenset[str]:
    try:
        with ZipFile(BytesIO(data)) as archive:
            return frozenset(archive.namelist())
    except (BadZipFile, NotImplementedError, OverflowError, OSError, ValueError, struct.error):
        raise DamagedError from None
