"""An event that is not as it was planned → what its page says first: what has changed, why, and how it was before."""

from msgspec import Struct

from juliste import urls, when, wording
from juliste.model import Event, Text
from juliste.pages.frame import Page


class Status(Struct, frozen=True):
    """stops: whether nobody should come. times: the former ones. place: what is said of the former one.

    successor: the event that is held instead.
    """

    titles: tuple[str, ...]
    stops: bool
    reason: Text
    times: tuple[when.Span, ...]
    zone_note: bool
    place: str
    successor: Text | None
    successor_path: str


def status(event: Event, page: Page) -> Status | None:
    """None when the event is as it was planned."""
    titles = wording.status_titles(event, page.catalogue)
    if not titles:
        return None
    was = event.was
    successor = page.site.find(event.replaced_by) if event.replaced_by else None
    return Status(
        titles=titles,
        stops=event.status.kind != "scheduled",
        reason=event.status.reason,
        times=event.former_spans,
        zone_note=event.online is not None,
        place=wording.former_place(was, page.catalogue) if was else "",
        successor=successor.title if successor else None,
        successor_path=urls.event_page(successor, page.language) if successor else "",
    )
