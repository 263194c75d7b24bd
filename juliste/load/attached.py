"""The sheets of attachments and links, and the texts → what is published beside the event, and its problems."""

from collections.abc import Iterator

from juliste.load import pictures
from juliste.load.frontmatter import Place
from juliste.load.mentions import files_in_texts
from juliste.load.sheets import AttachmentSheet, LinkSheet
from juliste.load.work import Making
from juliste.model import Attachment, Event, File, Link
from juliste.problems import WrongError, say


def attachments_of(work: Making) -> Iterator[Attachment]:
    """The files to read, in the author's order."""
    for number, sheet in enumerate(work.sheet.attachments):
        place: Place = ("attachments", number)
        if not sheet.file:
            work.missing((*place, "file"), say("is missing: which file?"))
            continue
        _check_title(work, place, sheet)
        try:
            file = pictures.file(sheet.file, work.folder.path, work.folder.root, work.folder.target)
        except WrongError as wrong:
            work.wrong((*place, "file"), wrong.message, wrong.cure)
        else:
            yield Attachment(sheet.id, file, sheet.title, sheet.kind)


def links_of(work: Making) -> Iterator[Link]:
    """The addresses to read, in the author's order."""
    for number, sheet in enumerate(work.sheet.links):
        place: Place = ("links", number)
        if not sheet.url:
            work.missing((*place, "url"), say("is missing: where is it?"))
            continue
        _check_title(work, place, sheet)
        yield Link(sheet.id, sheet.url, sheet.title, sheet.kind)


def _check_title(work: Making, place: Place, sheet: AttachmentSheet | LinkSheet) -> None:
    if not sheet.title and sheet.kind == "other":
        message = say("is missing: only programme, slides, recording and report have one of their own")
        work.missing((*place, "title"), message)


def files_of(work: Making, event: Event) -> tuple[File, ...]:
    """Every file of the event, each once: the picture, the attachments, what its texts link to."""
    beside = [*([event.image.file] if event.image else []), *(attachment.file for attachment in event.attachments)]
    folder = work.folder
    linked = work.told(files_in_texts(work.sheets.passages, folder.path, folder.root, folder.target))
    return tuple({file.target: file for file in (*beside, *linked)}.values())
