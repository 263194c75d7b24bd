"""One occasion in one language, as a calendar entry shows it: a value that the writer and the description read."""

from msgspec import Struct

from juliste import wording
from juliste.language import Catalogue
from juliste.model import Change, Event, Occasion, Place, Status, Words


class Entry(Struct, frozen=True):
    """An occasion of an event. page: the public address of the event's page in the catalogue's language."""

    event: Event
    occasion: Occasion
    catalogue: Catalogue
    page: str

    @property
    def status(self) -> Status:
        """That of the occasion."""
        return self.event.status_of(self.occasion)

    @property
    def takes_place(self) -> bool:
        """Whether people should come then."""
        return self.status.kind == "scheduled"

    @property
    def changes(self) -> tuple[Change, ...]:
        """What is no longer as planned; of several occasions one may still be when or where it was."""
        was = self.event.was
        if not was:
            return ()
        untrue: dict[Change, bool] = {
            "new-time": self.occasion.span in was.spans,
            "new-venue": self.place is not None and self.place == was.place,
            "moved-online": self.place is not None,
        }
        return tuple(change for change in self.event.changes if not untrue[change])

    @property
    def title(self) -> Words:
        """The title; before it what nobody may miss, since some clients show no status and few open the text."""
        words = self.event.title.words(self.catalogue.code)
        marked = wording.calendar_title(words.text, self.status.kind, self.changes, self.catalogue)
        return Words(marked, words.language)

    @property
    def place(self) -> Place | None:
        """The occasion's own place, else the event's."""
        return self.occasion.place or self.event.place

    @property
    def location(self) -> Words | None:
        """The place in one line; of an online event that takes place the link, else the words that it is online.

        None when nothing is known.
        """
        language, online = self.catalogue.code, self.event.online
        if self.place:
            return wording.place_line(self.place, language)
        if not online:
            return None
        link = online.link.words(language).text if self.takes_place else ""
        return Words(link or wording.online_place(online, self.catalogue), language)

    @property
    def contact(self) -> Words:
        """The first organiser and how to reach it. Never a person: imported copies do not expire."""
        body = self.event.organisers[0]
        whole = body if body.email or body.phone or not body.part_of else body.part_of
        name = whole.name.words(self.catalogue.code)
        phone = self.catalogue.phone(whole.phone) if whole.phone else ""
        return Words(", ".join(filter(None, (name.text, whole.email, phone))), name.language)
