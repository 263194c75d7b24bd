"""What was read and the settings → what is wrong where several keys, files or events must agree.

A rule is a small generator whose docstring is the rule: EVENT_RULES hold for each event, SITE_RULES for all together.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

from juliste import urls
from juliste.load import Content
from juliste.load.filling import Filled
from juliste.load.mentions import Mention, first_level_headings, mentions
from juliste.load.originals import Sheets
from juliste.load.sheets import Sheet
from juliste.load.translations import missing_words
from juliste.load.values import nearest
from juliste.model import LANGUAGES, Event, Language, Text, last_moment
from juliste.problems import Message, Problem, Severity, say


@dataclass(frozen=True, slots=True)
class Subject:
    """The event that a rule looks at."""

    folder: str
    path: str
    event: Event
    sheets: Sheets

    def problem(self, key: str, message: Message, cure: Message | None = None, severity: Severity = "error") -> Problem:
        """A problem at a key of the original."""
        return self.sheets.merged.problem((key,), message, cure, severity)


@dataclass(frozen=True)
class Known:
    """What the rules look things up in. Folders count also when their event could not be made."""

    content: Content
    required: tuple[Language, ...]

    @cached_property
    def event_paths(self) -> tuple[str, ...]:
        """YEAR/NAME of every event's folder."""
        return tuple(f"{found.folder.year}/{found.folder.name}" for found in self.content.events)

    @cached_property
    def subjects(self) -> tuple[Subject, ...]:
        """The events that could be made."""
        return tuple(
            Subject(found.folder.shown, f"{found.folder.year}/{found.folder.name}", found.event, found.sheets)
            for found in self.content.events
            if found.event and found.sheets
        )

    @cached_property
    def drafts(self) -> frozenset[str]:
        """YEAR/NAME of the drafts."""
        drafts = (found for found in self.content.events if found.is_draft)
        return frozenset(f"{found.folder.year}/{found.folder.name}" for found in drafts)

    @cached_property
    def page_names(self) -> tuple[str, ...]:
        """The names of the static pages."""
        return tuple(found.page.name for found in self.content.pages)


def check(content: Content, required: tuple[Language, ...]) -> list[Problem]:
    """All that the rules find. required: languages that title and summary must have."""
    known = Known(content, required)
    events = chain.from_iterable(_of_event(subject, known) for subject in known.subjects)
    return [*events, *chain.from_iterable(rule(known) for rule in SITE_RULES)]


def _of_event(subject: Subject, known: Known) -> Iterator[Problem]:
    for problem in chain.from_iterable(rule(subject, known) for rule in EVENT_RULES):
        yield replace(problem, severity="warning") if subject.event.draft else problem


# Words


def required_words(subject: Subject, known: Known) -> Iterator[Problem]:
    """Title and summary stand in every language of JULISTE_REQUIRED_LANGUAGES (Language Act 423/2003, section 32)."""
    for language in known.required:
        missing = [key for key in ("title", "summary") if _is_missing(subject, language, key)]
        if missing and not _is_excused(subject, language):
            own = subject.sheets.files.get(language)
            where = own or subject.sheets.merged
            message = say("must be given in {language} too: this site requires it", language=language)
            cure = None if own else say("write event.{language}.md beside this file", language=language)
            yield Problem(where.source.path, where.source.line(()), ", ".join(missing), message, cure)


def _is_excused(subject: Subject, language: Language) -> bool:
    """Whether the author has told why the language is missing."""
    only = subject.sheets.merged.sheet.only
    return bool(only and only.reason and only.languages and language not in only.languages)


def _is_missing(subject: Subject, language: Language, key: str) -> bool:
    """Whether a key has no words in the language, and is not there in a form that could not be read either."""
    files = [subject.sheets.merged, *(file for code, file in subject.sheets.files.items() if code == language)]
    text: Text = getattr(subject.event, key)
    return not text.own(language) and not any(file.is_damaged((key,)) for file in files)


def other_words(subject: Subject, known: Known) -> Iterator[Problem]:
    """All other words should stand in all three languages; a warning for each language, naming what is missing."""
    for language in LANGUAGES:
        missing = missing_words(subject.sheets.merged.sheet, subject.event.body, language)
        named = [name for name in missing if not (language in known.required and name in ("title", "summary"))]
        if not named or _is_excused(subject, language):
            continue
        own = subject.sheets.files.get(language)
        if own:
            message = say("has no words for: {names}", names=", ".join(named))
            yield Problem(own.source.path, own.source.line(()), "", message, severity="warning")
        else:
            message = say("has no event.{language}.md: its page shows the words of the original", language=language)
            yield Problem(subject.folder, 0, "", message, severity="warning")


def language_spoken(subject: Subject, known: Known) -> Iterator[Problem]:
    """An event tells which languages are spoken."""
    told = subject.event.languages or all(occasion.languages for occasion in subject.event.occasions)
    if not told and not subject.sheets.merged.is_damaged(("languages",)):
        message = say("is missing: tell which languages are spoken")
        yield subject.problem("languages", message, say("write for example languages: [fi, sv]"), "warning")


# Times


def end_given(subject: Subject, known: Known) -> Iterator[Problem]:
    """A time has an end: without one calendars show one hour."""
    for number, occasion in enumerate(subject.event.occasions):
        if occasion.span.end is None:
            message = say("has no end: calendars will show one hour, and say so")
            yield subject.sheets.merged.problem(("time", number), message, None, "warning")


def year_of_folder(subject: Subject, known: Known) -> Iterator[Problem]:
    """The folder's year is that of the event, or of its first announcement."""
    years = sorted({occasion.span.start.year for occasion in subject.event.occasions})
    if subject.event.year not in years:
        message = say("is in {time}, but the folder is of {folder}", time=years[0], folder=subject.event.year)
        yield subject.problem("time", message, severity="warning")


def registration_before_event(subject: Subject, known: Known) -> Iterator[Problem]:
    """Registration closes before the event ends."""
    listed = isinstance(subject.sheets.merged.source.fields.get("registration"), list)
    for number, way in enumerate(subject.event.registrations):
        closes = way.closes
        late = closes and closes.first_day > subject.event.ends.date() and last_moment(closes) > subject.event.ends
        if late:
            place = ("registration", number, "closes") if listed else ("registration", "closes")
            yield subject.sheets.merged.problem(place, say("is after the event"), None, "warning")


# What events refer to


def replacement_exists(subject: Subject, known: Known) -> Iterator[Problem]:
    """The event that comes instead is there, and is another one."""
    given = subject.sheets.merged.sheet.replaced_by
    if not given:
        return
    path = f"{given[0]}/{given[1]}"
    if path == subject.path:
        yield subject.problem("replaced_by", say("is this event itself"))
    elif path not in known.event_paths:
        message = say("there is no event {path}", path=path)
        yield subject.problem("replaced_by", message, nearest(path, known.event_paths))
    elif path in known.drafts and not subject.event.draft:
        yield subject.problem("replaced_by", say("the event {path} is a draft", path=path))


def links_lead_somewhere(subject: Subject, known: Known) -> Iterator[Problem]:
    """A link in a text leads to an address, an event, a page, or a file beside it."""
    for mention in mentions(subject.sheets.files):
        yield from _lead(mention, known, is_draft=subject.event.draft)


def _lead(mention: Mention, known: Known, *, is_draft: bool) -> Iterator[Problem]:
    kind, _, rest = mention.target.partition(":")
    name = rest.partition("#")[0].strip("/")
    if kind == "event" and name not in known.event_paths:
        yield mention.problem(say("there is no event {name}", name=name), nearest(name, known.event_paths))
    elif kind == "event" and name in known.drafts and not is_draft:
        yield mention.problem(say("the event {name} is a draft: nobody can open it yet", name=name))
    elif kind == "page" and name not in known.page_names:
        yield mention.problem(say("there is no page {name}", name=name), nearest(name, known.page_names))
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


def headings_begin_below_title(subject: Subject, known: Known) -> Iterator[Problem]:
    """Headings in a text begin with `##`."""
    yield from first_level_headings(subject.sheets.files)


# All together


def one_thing_at_an_address(known: Known) -> Iterator[Problem]:
    """No two events, former addresses or pages have the same address, and none takes one that the site needs."""
    taken: dict[str, str] = {}
    told: set[tuple[str, str, str]] = set()
    for path, owner, problem in _addresses(known):
        other = "" if _is_of_site(path) else taken.setdefault(path, owner)
        if other == owner:
            continue
        address = "/" + path.removesuffix("index.html")
        found = problem(say("the address {address} belongs to {other} too", address=address, other=other))
        if not other:
            found = problem(say("the address {address} is needed by the site itself", address=address))
        if (found.path, found.field, other) not in told:  # once for all languages
            told.add((found.path, found.field, other))
            yield found


def _is_of_site(path: str) -> bool:
    """Whether the site has a page of its own there: a year, the archive, a list."""
    reserved = {f"{language}/{slug}/index.html" for language in LANGUAGES for slug in urls.reserved_slugs(language)}
    return path in reserved or bool(re.fullmatch(r"[a-z]+/\d{4}/index\.html", path))


Told = Callable[[Message], Problem]


def _addresses(known: Known) -> Iterator[tuple[str, str, Told]]:
    """Every address of a page, whose it is, and how to tell a problem with it: present ones first."""
    events = [subject for subject in known.subjects if not subject.event.draft]
    for subject in events:
        yield from _present(subject)
    for each in known.content.pages:
        for language in LANGUAGES:
            path = urls.static_page(each.page, language)
            yield path, each.page.sources[0], _teller(each.page.sources[0], each.files.get(language), "slug")
    for subject in events:
        yield from _former(subject)


def _present(subject: Subject) -> Iterator[tuple[str, str, Told]]:
    for language in LANGUAGES:
        where = subject.sheets.where(language, "slug")
        yield urls.event_page(subject.event, language), subject.folder, _teller(subject.folder, where, "slug")


def _former(subject: Subject) -> Iterator[tuple[str, str, Told]]:
    for language, slug in subject.event.former_slugs:
        path = urls.event_address(language, subject.event.year, slug)
        yield path, subject.folder, _teller(subject.folder, subject.sheets.files[language], "former_slugs")
    for year, name in subject.event.moved_from:
        for language in LANGUAGES:
            path = urls.event_address(language, year, name)
            yield path, subject.folder, _teller(subject.folder, subject.sheets.merged, "moved_from")


def _teller(path: str, filled: Filled[Sheet] | None, key: str) -> Told:
    if filled and (key,) in filled.source.lines:
        return lambda message: filled.problem((key,), message)
    return lambda message: Problem(path, 0, "", message)


def page_links_lead_somewhere(known: Known) -> Iterator[Problem]:
    """What holds for the links and headings of an event's texts holds for those of a static page."""
    for found in known.content.pages:
        yield from first_level_headings(found.files)
        for mention in mentions(found.files):
            yield from _lead(mention, known, is_draft=False)


EventRule = Callable[[Subject, Known], Iterator[Problem]]
EVENT_RULES: tuple[EventRule, ...] = (
    required_words,
    other_words,
    language_spoken,
    end_given,
    year_of_folder,
    registration_before_event,
    replacement_exists,
    links_lead_somewhere,
    headings_begin_below_title,
)
SITE_RULES: tuple[Callable[[Known], Iterator[Problem]], ...] = (one_thing_at_an_address, page_links_lead_somewhere)
