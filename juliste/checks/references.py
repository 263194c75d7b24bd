"""An event or a page as written → links and references that lead nowhere."""

from collections.abc import Iterator

from juliste.checks.subjects import Known, Written
from juliste.load.mentions import Mention, first_level_headings
from juliste.load.static import FoundPage
from juliste.load.values import nearest
from juliste.problems import Message, Problem, say


def replacement_exists(written: Written, known: Known) -> Iterator[Problem]:
    """The event that comes instead is there, and is another one."""
    given = written.sheets.merged.sheet.replaced_by
    if not given:
        return
    path = f"{given[0]}/{given[1]}"
    if path == written.path:
        yield written.problem("replaced_by", say("is this event itself"))
    elif path not in known.events:
        message = say("there is no event {path}", path=path)
        yield written.problem("replaced_by", message, nearest(path, known.events))
    elif path in known.drafts and not written.is_draft:
        yield written.problem("replaced_by", say("the event {path} is a draft", path=path))


def links_lead_somewhere(written: Written, known: Known) -> Iterator[Problem]:
    """A link in a text leads to an address, an event, a page, or a file beside it."""
    for mention in written.sheets.passages.mentions:
        yield from _lead(mention, known, is_draft=written.is_draft)


def _lead(mention: Mention, known: Known, *, is_draft: bool) -> Iterator[Problem]:
    kind, _, rest = mention.target.partition(":")
    name = rest.partition("#")[0].strip("/")
    if kind == "event" and name not in known.events:
        yield mention.problem(say("there is no event {name}", name=name), nearest(name, known.events))
    elif kind == "event" and name in known.drafts and not is_draft:
        yield mention.problem(say("the event {name} is a draft: nobody can open it yet", name=name))
    elif kind == "page" and name not in known.pages:
        yield mention.problem(say("there is no page {name}", name=name), nearest(name, known.pages))
    elif mention.is_picture and not mention.is_file:
        message = say("a picture must stand beside this file, not at '{target}'", target=mention.target)
        yield mention.problem(message, say("save the picture here and write its name"))
    elif mention.is_wrong:
        message = say("'{target}' is not an address that one can open", target=mention.target)
        yield mention.problem(message, _way_to(mention.target))


def _way_to(target: str) -> Message:
    """What to write instead of a target that leads nowhere."""
    if target.startswith("www."):
        return say("write https://{target}", target=target)
    return say("write https://…, event:YEAR/NAME, page:NAME or the name of a file beside this one")


def headings_begin_below_title(written: Written, known: Known) -> Iterator[Problem]:
    """Headings in a text begin with `##`."""
    yield from first_level_headings(written.sheets.passages)


def links_of_page_lead_somewhere(found: FoundPage, known: Known) -> Iterator[Problem]:
    """What holds for the links and headings of an event's texts holds for those of a static page."""
    yield from first_level_headings(found.passages)
    for mention in found.passages.mentions:
        yield from _lead(mention, known, is_draft=False)
