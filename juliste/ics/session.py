"""One programme item of an occasion in one language, as a calendar entry of its own shows it."""

from msgspec import Struct
from msgspec.structs import replace

from juliste import urls, wording
from juliste.ics.entry import Entry
from juliste.model import Item, Status, Words


class Session(Struct, frozen=True):
    """An item, and the entry of the occasion that it belongs to. parent: the identity of that occasion's entry."""

    entry: Entry
    item: Item
    parent: str

    @property
    def status(self) -> Status:
        """The item's own while the event takes place."""
        return self.item.status if self.entry.takes_place else self.entry.status

    @property
    def title(self) -> Words:
        """The item's title, or what its kind is called; before it that it is off."""
        words = wording.item_title(self.item, self.entry.catalogue)
        return replace(words, text=wording.marked_title(words.text, self.status.kind, self.entry.catalogue))

    @property
    def location(self) -> Words | None:
        """The room first, since phones cut the line; then the house and its address."""
        room, place, language = self.item.room, self.entry.place, self.entry.catalogue.code
        if not room:
            return self.entry.location
        return wording.place_line(replace(place, room=room), language) if place else room.words(language)

    @property
    def page(self) -> str:
        """The public address of its row on the event's page."""
        return f"{self.entry.page}#{urls.item_anchor(self.item.id)}"
