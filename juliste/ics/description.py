"""A calendar entry → its description: plain text, first things first on a phone, nothing that depends on the day.

Order: what is not as planned, how to register by when, how to join, the page's address; the summary; the programme; the
address again. Persons are not named, neither contacts nor speakers.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from juliste import markdown, when, wording
from juliste.characters import clean
from juliste.ics.entry import Entry
from juliste.ics.lines import escaped
from juliste.ics.programme import programme
from juliste.ics.session import Session
from juliste.model import Former, Registration, Text
from juliste.when import Span
from juliste.when.write import FINNISH_ZONES

LIMIT = 8_000
"""Characters that Google reads; counted as written, with escapes."""
_MOST = 2
"""Characters that one can take as written: itself and its escape."""
_LONGEST_TEXT, _LONGEST_HEAD, _LONGEST_SUMMARY = 1_000, 3_500, 2_000


def description(entry: Entry) -> str:
    """The whole text, shorter than LIMIT: the programme is cut at an item, with a link to the rest."""
    gettext = entry.catalogue.gettext
    link = _labelled(gettext("Event page:"), entry.page)
    head = "\n".join([*_short_ones(_head(entry), _LONGEST_HEAD), link])
    summary = _shortened(entry.event.summary.shown(entry.catalogue.code), _LONGEST_SUMMARY)
    rest = _labelled(gettext("The whole programme:"), entry.page)
    room = LIMIT - sum(_length(part) for part in (head, summary, max(link, rest, key=len))) - _length("\n" * 6)
    items = programme(entry) if entry.takes_place else []
    shown = list(_first_ones(items, room))
    after = "\n\n".join(filter(None, (summary, "\n".join(shown))))
    return "\n\n".join((head, after, link if shown == items else rest)) if after else head


def item_description(session: Session) -> str:
    """The same of a programme item: whether it is off, its text, how to join, what has changed; the event, the address.

    Beside a place nothing is said of joining online: not every item has to be there too.
    """
    entry, code = session.entry, session.entry.catalogue.code
    words = session.item.text.shown(code)
    about = _shortened(markdown.plain(words), _LONGEST_TEXT) if words else ""
    is_joined = entry.place is None and session.status.kind == "scheduled"
    parts = (
        _status_of_item(session),
        (about,),
        _end(session.item.span, entry),
        _online(entry) if is_joined else (),
        _status(entry) if entry.takes_place else (),
    )
    event = _labelled(entry.catalogue.gettext("Event:"), _shortened(entry.event.title.shown(code), _LONGEST_TEXT))
    link = _labelled(entry.catalogue.gettext("Event page:"), session.page)
    told = ("\n".join(_short_ones(part, _LONGEST_HEAD)) for part in parts)
    return "\n\n".join(filter(None, (*told, f"{event}\n{link}")))


def _status_of_item(session: Session) -> Iterator[str]:
    if not session.entry.takes_place:
        yield from _status(session.entry)
    elif session.status.kind != "scheduled":
        yield f"{wording.item_status(session.status.kind, session.entry.catalogue)}."
        yield _plain(session.status.reason, session.entry)


def _head(entry: Entry) -> Iterator[str]:
    yield from _status(entry)
    if entry.takes_place:
        for registration in entry.event.registrations:
            yield from _registration(registration, entry)
        yield from _online(entry)
    if entry.status.kind != "postponed":  # its new day is not known
        yield from _time(entry)
    if entry.occasion.languages:
        yield wording.spoken_languages(entry.occasion.languages, entry.catalogue)
    yield _plain(entry.occasion.note, entry)


def _status(entry: Entry) -> Iterator[str]:
    """What has changed, why, and how it was before; of a time that alone is off only that."""
    event, catalogue = entry.event, entry.catalogue
    is_alone = entry.status.kind != event.status.kind
    if is_alone:
        titles = [wording.occasion_title(entry.status.kind, catalogue)]
    elif entry.takes_place:
        titles = [wording.change_title(change, catalogue) for change in entry.changes]
    else:
        titles = list(wording.status_titles(event, catalogue))
    yield from (f"{title}." for title in titles)
    if titles:
        yield _plain(entry.status.reason, entry)
    if titles and event.was and not is_alone:
        yield from _former(event.was, entry)


def _former(was: Former, entry: Entry) -> Iterator[str]:
    gettext, language = entry.catalogue.gettext, entry.catalogue.code
    told = entry.changes if entry.takes_place else entry.event.changes
    if "new-time" in told:
        yield _labelled(gettext("Previous time:"), "; ".join(when.label(span, language) for span in was.spans))
    if {"new-venue", "moved-online"} & set(told):
        yield wording.former_place(was, entry.catalogue)


def _registration(registration: Registration, entry: Entry) -> Iterator[str]:
    """How to register by when. A contact to register with is a person, or may become one: the page names it."""
    catalogue = entry.catalogue
    label = wording.joining(registration, catalogue)
    sentence = wording.registration_sentence(registration, catalogue)
    yield f"{label}: {sentence}" if label else sentence
    if registration.full:
        return
    yield registration.url.shown(catalogue.code)
    if registration.email:
        yield _labelled(catalogue.gettext("Register by email:"), registration.email)
    if registration.phone:
        yield _labelled(catalogue.gettext("Register by phone:"), catalogue.phone(registration.phone))


def _online(entry: Entry) -> Iterator[str]:
    online, catalogue = entry.event.online, entry.catalogue
    if not online:
        return
    yield wording.online_line(online, catalogue, beside_place=entry.place is not None)
    if online.link:
        yield _labelled(catalogue.gettext("Join the event online:"), online.link.shown(catalogue.code))
    yield _plain(online.note, entry)


def _time(entry: Entry) -> Iterator[str]:
    """What the entry's own times cannot show: the hours of each day, another zone's clock, an end that is not known."""
    span, catalogue = entry.occasion.span, entry.catalogue
    is_elsewhere = str(span.start.tzinfo) not in FINNISH_ZONES and not span.whole_days
    if is_elsewhere or span.daily:
        yield _labelled(catalogue.gettext("Time:"), when.label(span, catalogue.code, zone_note=is_elsewhere))
    yield from _end(span, entry)


def _end(span: Span, entry: Entry) -> Iterator[str]:
    if span.end is None:
        yield entry.catalogue.gettext("The end time has not been given. This calendar entry lasts one hour.")


def _labelled(label: str, value: str) -> str:
    return f"{label} {value}"


def _plain(text: Text, entry: Entry) -> str:
    """Inline Markdown as lines without a blank one, for those part what comes first from the rest."""
    shown = text.shown(entry.catalogue.code)
    return re.sub("\n+", "\n", _shortened(markdown.plain(shown), _LONGEST_TEXT)) if shown else ""


def _shortened(text: str, most: int) -> str:
    """The text; when it is longer than `most`, half as many signs of it, for each may need an escape."""
    text = clean(text).strip()
    if _MOST * len(text) <= most or _length(text) <= most:
        return text
    return f"{text[: most // 2].rsplit(maxsplit=1)[0]} …"


def _short_ones(lines: Iterable[str], room: int) -> Iterator[str]:
    """The lines that are not empty and that there is still room for: one that is very long is left out."""
    lines = list(filter(None, lines))
    if _all_fit(lines, room):
        yield from lines
        return
    for line in lines:
        if (length := _length(line) + _length("\n")) <= room:
            room -= length
            yield line


def _first_ones(items: Sequence[str], room: int) -> Iterator[str]:
    """The first items, as long as there is room for them."""
    if _all_fit(items, room):
        yield from items
        return
    for item in items:
        room -= _length(item) + _length("\n")
        if room < 0:
            return
        yield item


def _all_fit(lines: Sequence[str], room: int) -> bool:
    """Whether there is surely room for all; mostly there is much more, and nothing needs to be counted exactly."""
    return _MOST * (sum(map(len, lines)) + len(lines)) <= room


def _length(text: str) -> int:
    return len(escaped(text))
