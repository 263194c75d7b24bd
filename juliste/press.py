"""An event → the files of its invitations: PDFs, set anew only when they show something else, and mail."""

import time
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from juliste import digests, later, mail, pages, urls
from juliste.invitation import Around, Invitation, invitation
from juliste.model import LANGUAGES, Event, File, Language
from juliste.output import Placed, Stage
from juliste.problems import Message, StoppedError, say

Invitations = Mapping[Language, Invitation]


class Press(Struct, frozen=True, dict=True):  # dict: what follows from these is made once and kept
    """What PDFs are set with. read: gives the bytes of a picture as it is published; stage: where they wait."""

    theme: Path
    read: Callable[[File], bytes]
    stage: Stage

    @cached_property
    def edition(self) -> str:
        """The digest of the template, the fonts and the programs."""
        found: str = later.load("pdf").edition(self.theme)
        return found


class Paper(NamedTuple):
    """A PDF that lies in the output as it was left.

    shows: the digest of what is in it. missing: what no font has. size, time: of the file.
    """

    shows: str
    missing: tuple[str, ...]
    size: int
    time: int


class Made(Struct, frozen=True):
    """The invitations of an event. mails: the messages, with their paths.

    pdfs: as they wait for their place, or stand there; papers: by their paths the digest of what is in each, and what
    no font has. failures: what is wrong with them. new: how many were set; seconds: in which time.
    """

    mails: tuple[tuple[str, bytes], ...] = ()
    pdfs: Mapping[Language, Placed] = {}
    papers: Mapping[str, tuple[str, tuple[str, ...]]] = {}
    failures: tuple[Message, ...] = ()
    new: int = 0
    seconds: float = 0.0


def make(event: Event, revised: datetime, site: pages.Site, papers: Mapping[str, Paper], press: Press) -> Made:
    """All of them. papers: the PDFs that lie in the output, by their paths.

    To an event that is over nobody is invited by mail any more. An attachment that is its programme stands instead of
    the PDFs.
    """
    has_programme = any(attachment.kind == "programme" for attachment in event.attachments)
    is_printed, is_sent = site.settings.pdf and not has_programme, not event.is_past(site.moment)
    if not (is_printed or is_sent):
        return Made()
    around = Around(
        settings=site.settings,
        catalogues=site.catalogues,
        resolvers={code: pages.resolver(event, code, site) for code in LANGUAGES},
        letterhead=site.letterhead,
        revised=revised,
        moment=site.moment,
        successor=site.find(event.replaced_by) if event.replaced_by else None,
    )
    written = {code: invitation(event, code, around) for code in LANGUAGES}
    mails = tuple(_mails(event, written)) if is_sent else ()
    return _printed(event, written, mails, papers, press) if is_printed else Made(mails)


def _mails(event: Event, written: Invitations) -> Iterator[tuple[str, bytes]]:
    for code in LANGUAGES:
        yield urls.event_mail(event, code), mail.text(written[code])
    yield urls.event_mail_of_all(event), mail.all_languages([written[code] for code in LANGUAGES])


def _printed(
    event: Event,
    written: Invitations,
    mails: tuple[tuple[str, bytes], ...],
    papers: Mapping[str, Paper],
    press: Press,
) -> Made:
    """With the PDFs; one that fails leaves the others."""
    pdf, started = later.load("pdf"), time.perf_counter()
    pdfs: dict[Language, Placed] = {}
    shown: dict[str, tuple[str, tuple[str, ...]]] = {}
    failures: list[Message] = []
    new = 0
    for code in LANGUAGES:
        path, contents = urls.event_invitation(event, code), pdf.contents(written[code], press.read)
        shows = digests.of(contents, press.edition)
        if (paper := papers.get(path)) and paper.shows == shows:
            pdfs[code], missing = press.stage.keep(path, paper.size, paper.time), paper.missing
        else:
            try:
                data, missing = pdf.printed(contents, press.theme, press.edition)
            except StoppedError as error:
                failures.append(_failure(code, error.message))
                continue
            pdfs[code], new = press.stage.put(path, data), new + 1
        shown[path] = shows, missing
        failures += [_without(code, missing)] if missing else []
    return Made(mails, pdfs, shown, tuple(failures), new, time.perf_counter() - started)


def _failure(language: Language, reason: Message) -> Message:
    return say("the invitation in PDF ({language}) was not made: {reason}", language=language, reason=reason)


def _without(language: Language, missing: tuple[str, ...]) -> Message:
    return say(
        "the invitation in PDF ({language}) is without {signs}: its fonts do not have them",
        language=language,
        signs=" ".join(missing),
    )
