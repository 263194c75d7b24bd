"""An event → its entry in the news of one language; entries → the feed that news readers subscribe to (RFC 4287).

An entry changes only when its event does: nothing in it depends on the day.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from html import escape

from juliste import markdown, urls, when, wording
from juliste.characters import clean, in_one_line
from juliste.language import TAGS, Catalogue
from juliste.model import Card, Event, Language, Organisation, Text, Topic, Words
from juliste.settings import Settings

MOST = 50
"""How many entries a feed has: readers ask for it often, and keep what they have seen."""

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""When a feed without entries was updated: a feed must say it, and nothing has happened in it yet."""

_MINTED = "2020"  # RFC 4151 wants a date for the domain; it only must never change

Entries = Mapping[str, Mapping[Language, bytes]]
"""The entry of each event by its id, in each language."""


def entry(event: Event, language: Language, revised: datetime, catalogue: Catalogue, settings: Settings) -> bytes:
    """The entry of an event. revised: when it last changed, aware."""
    page = urls.public(settings.site_url, urls.event_page(event, language))
    parts = (
        _element("id", _tag(settings.host, f"event:{event.uid}:{language}")),
        _worded("title", _title(event, catalogue), language),
        _element("updated", _moment(revised)),
        f'<link rel="alternate" type="text/html" hreflang="{language}" href="{_value(page)}"/>\n',
        *(_author(body, language) for body in event.organisers),
        *(_category(topic, language) for topic in event.topics),
        _element("summary", "".join(_summary(event, catalogue)), ' type="html"'),
    )
    return f"<entry>\n{''.join(parts)}</entry>\n".encode()


def latest(cards: Iterable[Card]) -> tuple[Card, ...]:
    """The cards whose events have entries: those last revised, the latest first."""
    return tuple(sorted(cards, key=lambda card: (-card.revised.timestamp(), card.id))[:MOST])


def feed(
    cards: Sequence[Card], entries: Entries, language: Language, catalogue: Catalogue, settings: Settings
) -> bytes:
    """The feed of these cards, in their order."""

    def public(path: str) -> str:
        return urls.public(settings.site_url, path)

    own, front = public(urls.news(language)), public(urls.front(language))
    head = (
        _element("id", _tag(settings.host, f"events:{language}")),
        _element("title", settings.name[language]),
        # Translators: Under the site's name in readers of news feeds.
        _element("subtitle", catalogue.gettext("New events and changes to events")),
        _element("updated", _moment(max((card.revised for card in cards), default=NEVER))),
        f'<link rel="self" type="application/atom+xml" href="{_value(own)}"/>\n',
        f'<link rel="alternate" type="text/html" hreflang="{language}" href="{_value(front)}"/>\n',
        _element("generator", "Juliste"),
    )
    root = f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{TAGS[language]}">\n'
    start = f'<?xml version="1.0" encoding="utf-8"?>\n{root}{"".join(head)}'.encode()
    return b"".join((start, *(entries[card.id][language] for card in cards), b"</feed>\n"))


def _tag(host: str, name: str) -> str:
    """A name that nothing else in the world has, and that stays when addresses change (RFC 4151)."""
    return f"tag:{host},{_MINTED}:{name}"


def _title(event: Event, catalogue: Catalogue) -> Words:
    """The title; before it what nobody may miss, for many read no more of an entry."""
    words = event.title.words(catalogue.code)
    marked = wording.calendar_title(in_one_line(words.text), event.standing, event.changes, catalogue)
    return Words(marked, words.language)


def _author(body: Organisation, language: Language) -> str:
    """An organiser: RFC 4287 calls bodies persons too (3.2)."""
    name, url = body.name.words(language), body.url.shown(language)
    uri = _element("uri", urls.uri(url)) if url else ""
    return f"<author{_lang(name, language)}>\n{_element('name', in_one_line(name.text))}{uri}</author>\n"


def _category(topic: Topic, language: Language) -> str:
    name = topic.name.words(language)
    label = escape(in_one_line(name.text))
    return f'<category term="{_value(topic.id)}" label="{label}"{_lang(name, language)}/>\n'


def _summary(event: Event, catalogue: Catalogue) -> Iterator[str]:
    """As HTML, so that words of other languages can say so: time and place first, the summary, why it is not held."""
    language = catalogue.code
    yield _paragraph(" · ".join(filter(None, (_time(event, catalogue), *_where(event, catalogue)))))
    yield _paragraph(_html(event.summary.words(language), language))
    yield _paragraph(_html(_plain(event.status.reason, language), language))


def _time(event: Event, catalogue: Catalogue) -> str:
    """The first time that it is held, and how many more there are; nothing while the new time is not known."""
    if event.standing == "postponed":
        return ""
    spans = [occasion.span for occasion in event.held or event.occasions]
    first = when.label(min(spans), catalogue.code, zone_note=event.online is not None)
    return escape(f"{first} {wording.other_times(len(spans) - 1, catalogue)}".strip())


def _where(event: Event, catalogue: Catalogue) -> Iterator[str]:
    """The place of that time, and that one can join over the net."""
    first = min(event.held or event.occasions, key=lambda occasion: occasion.span)
    if place := first.place or event.place:
        yield _html(wording.place_line(place, catalogue.code), catalogue.code)
    if event.online:
        yield escape(catalogue.gettext("Online"))


def _plain(text: Text, language: Language) -> Words:
    words = text.words(language)
    return Words(markdown.plain(words.text), words.language) if words.text else words


def _paragraph(html: str) -> str:
    return f"<p>{html}</p>" if html else ""


def _html(words: Words, language: Language) -> str:
    """Words in a text of the language."""
    text = escape(in_one_line(words.text))
    return text if words.language == language or not text else f'<span lang="{TAGS[words.language]}">{text}</span>'


# XML. What it cannot hold is taken out, so that no text of an author can break the feed.


def _worded(name: str, words: Words, language: Language) -> str:
    return _element(name, in_one_line(words.text), _lang(words, language))


def _lang(words: Words, language: Language) -> str:
    """The attribute of what is not in the language of the feed."""
    return "" if words.language == language else f' xml:lang="{TAGS[words.language]}"'


def _element(name: str, text: str, attributes: str = "") -> str:
    """An element. attributes: as they are written, each after a space."""
    return f"<{name}{attributes}>{escape(clean(text), quote=False)}</{name}>\n"


def _value(text: str) -> str:
    """A text as the value of an attribute."""
    return escape(clean(text))


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").removesuffix("+00:00") + "Z"
