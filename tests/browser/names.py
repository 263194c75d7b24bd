"""A page that is open → its links, by the names that the browser tells to a screen reader."""

from tests import link_names
from tests.browser.visit import Visit
from tests.link_names import Link


def links(visit: Visit) -> list[Link]:
    """The links that are not hidden from assistive technology, in no order."""
    session = visit.page.context.new_cdp_session(visit.page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    return [
        Link(" ".join(node["name"]["value"].split()), _of(node, "url"))
        for node in nodes
        if not node["ignored"] and node["role"]["value"] == "link"
    ]


def of_names(visit: Visit) -> list[str]:
    """What is wrong with their names, and where the page as it is written would have others."""
    found = links(visit)
    written = {link.name for link in link_names.of_page(visit.written(), visit.page.url)}
    return [*link_names.wrong(found), *(f"has another name: {link}" for link in found if link.name not in written)]


def _of(node: dict[str, list[dict[str, object]]], name: str) -> str:
    """The value of a property of a node."""
    value = next((each["value"] for each in node["properties"] if each["name"] == name), None)
    return str(value["value"]) if isinstance(value, dict) else ""
