"""The name of a file → what its ending promises, from the closed list of what the site publishes."""

from typing import NamedTuple

from juliste.files.names import ending, renamed
from juliste.problems import Message, WrongError, say


class Kind(NamedTuple):
    """One kind of file. ending: the spelling that the rest of the package knows, "jpg" also for "jpeg"."""

    ending: str
    media_type: str
    label: str


_OFFICE = "application/vnd.openxmlformats-officedocument"
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument"
_KINDS = {
    "pdf": Kind("pdf", "application/pdf", "PDF"),
    "docx": Kind("docx", f"{_OFFICE}.wordprocessingml.document", "DOCX"),
    "odt": Kind("odt", f"{_OPEN_DOCUMENT}.text", "ODT"),
    "xlsx": Kind("xlsx", f"{_OFFICE}.spreadsheetml.sheet", "XLSX"),
    "ods": Kind("ods", f"{_OPEN_DOCUMENT}.spreadsheet", "ODS"),
    "pptx": Kind("pptx", f"{_OFFICE}.presentationml.presentation", "PPTX"),
    "odp": Kind("odp", f"{_OPEN_DOCUMENT}.presentation", "ODP"),
    "csv": Kind("csv", "text/csv", "CSV"),
    "txt": Kind("txt", "text/plain", "TXT"),
    "png": Kind("png", "image/png", "PNG"),
    "jpg": Kind("jpg", "image/jpeg", "JPEG"),
    "jpeg": Kind("jpg", "image/jpeg", "JPEG"),
    "webp": Kind("webp", "image/webp", "WebP"),
    "gif": Kind("gif", "image/gif", "GIF"),
    "svg": Kind("svg", "image/svg+xml", "SVG"),
    "mp3": Kind("mp3", "audio/mpeg", "MP3"),
    "mp4": Kind("mp4", "video/mp4", "MP4"),
    "vtt": Kind("vtt", "text/vtt", "VTT"),
    "srt": Kind("srt", "application/x-subrip", "SRT"),
}
_LABELS = {kind.media_type: kind.label for kind in _KINDS.values()}

# What authors bring instead, by what its program can save it as.
_INSTEAD = {
    "docx": "doc docm dotx rtf",
    "xlsx": "xls xlsm numbers",
    "pptx": "ppt pptm ppsx",
    "pdf": "htm html pages key",
    "jpg": "heic heif",
    "png": "tif tiff bmp avif",
    "svg": "svgz eps ai",
    "mp3": "wav m4a ogg wma",
    "mp4": "mov avi wmv mkv webm m4v",
}

ENDINGS = tuple(_KINDS)
"""The endings that are taken, in the order in which an author is told of them."""

PICTURES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".gif", ".svg"})
"""The endings that `image` and `logo` take, with their dots, as `Path.suffix` has them."""


def kind(name: str) -> Kind:
    """The kind that the name's ending promises. WrongError for an ending that is not on the list."""
    found = _KINDS.get(ending(name))
    if found is None:
        allowed = ", ".join(ENDINGS)
        raise WrongError(
            say("must be a file of these kinds: {allowed}; not '{name}'", allowed=allowed, name=name), _cure(name)
        )
    return found


def media_type(name: str) -> str:
    """The media type that the name's ending promises. WrongError for an ending that is not on the list."""
    return kind(name).media_type


def label(media_type: str) -> str:
    """What a link calls it: "PDF", "DOCX", "JPEG" …, the same in all languages. For types of `media_type` only."""
    return _LABELS[media_type]


def _cure(name: str) -> Message | None:
    if ending(name) == "zip":  # it hides what is in it from telephones, screen readers and our checks alike
        return say("put what is in it here, each file by itself")
    better = next((new for new, former in _INSTEAD.items() if ending(name) in former.split()), "")
    return say('save it as {kind}: "{name}"', kind=_KINDS[better].label, name=renamed(name, better)) if better else None
