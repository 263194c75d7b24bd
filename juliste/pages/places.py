"""A place, and whether one can join over the net → where an event is, in one line of the page's language."""

from juliste import wording
from juliste.language import Catalogue
from juliste.model import Place


def where(place: Place | None, online: bool, catalogue: Catalogue) -> str:
    """`Säätytalo, Snellmaninkatu 9–11, 00170 Helsinki · Verkossa`; "" when nothing is known."""
    on_site = wording.place_line(place, catalogue.code).text if place else ""
    return " · ".join(filter(None, (on_site, catalogue.gettext("Online") if online else "")))
