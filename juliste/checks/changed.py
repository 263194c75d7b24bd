"""An event and what was committed of it before → a time or an address that has changed without anybody being told."""

from collections.abc import Iterator

from juliste import when
from juliste.checks.subjects import Known, Written
from juliste.load.filling import Filled
from juliste.load.originals import sheet_of_file
from juliste.load.sheets import EventSheet
from juliste.model import LANGUAGES, Event
from juliste.problems import Problem, say


def time_changed(written: Written, event: Event, known: Known) -> Iterator[Problem]:
    """An event that has been announced tells its former time (`was`) when its time changes."""
    if (event.was and event.was.spans) or event.draft or event.status.kind == "postponed":
        return
    merged = written.sheets.merged
    now = _times(merged.sheet)
    for content in known.former(merged.source.path):
        sheet = sheet_of_file(content, merged.source.path, merged.reading)
        if sheet.draft or not (before := _times(sheet)) or before == now:
            continue
        told = ", ".join(when.typed(span, event.original) for span in before)
        message = say("was {time} when it was announced; nobody is told that it has changed", time=told)
        yield written.problem("time", message, say("write was: {{time: {time}}}", time=told), "warning")
        return


def place_changed(written: Written, event: Event, known: Known) -> Iterator[Problem]:
    """An event that has been announced tells its former place (`was`) when its place changes."""
    merged = written.sheets.merged
    if (event.was and (event.was.place or event.was.online)) or event.draft or event.status.kind == "postponed":
        return
    for content in known.former(merged.source.path):
        sheet = sheet_of_file(content, merged.source.path, merged.reading)
        if (
            sheet.draft
            or not sheet.place
            or not merged.sheet.place
            or _where(sheet, merged) == _where(merged.sheet, merged)
        ):
            continue
        message = say("is another one than was announced, and nobody is told")
        yield written.problem("place", message, say("write the former place under was: place:"), "warning")
        return


def _where(sheet: EventSheet, file: Filled[EventSheet]) -> tuple[str, str, str]:
    """What tells one place from another; what is said of the way there may change."""
    place, language = sheet.place, file.reading.language
    return (place.in_, place.name.own(language), place.street.own(language)) if place else ("", "", "")


def address_changed(written: Written, event: Event, known: Known) -> Iterator[Problem]:
    """A page that was published stays at its address, or its former address leads on (`former_slugs`)."""
    for language in () if event.draft else LANGUAGES:
        kept = {event.slug_in(language), *(slug for code, slug in event.former_slugs if code == language)}
        filled = written.sheets.where(language, "slug")
        for content in known.former(filled.source.path):
            sheet = sheet_of_file(content, filled.source.path, filled.reading)
            if sheet.draft or (before := sheet.slug.own(language) or event.name) in kept:
                continue
            kept.add(before)
            message = say(
                "the page was at {address} before, which leads nowhere now",
                address=f"/{language}/{event.year}/{before}/",
            )
            yield filled.problem(("slug",), message, say("write former_slugs: [{slug}]", slug=before), "warning")


def _times(sheet: EventSheet) -> tuple[when.Span, ...]:
    return tuple(occasion.time for occasion in sheet.time if occasion.time)
