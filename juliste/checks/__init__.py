"""What was read and the settings → what is wrong where several keys, files or events must agree.

A rule is a small generator whose docstring is the rule. The tables below name them all, by what they look at.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from itertools import chain

from msgspec.structs import replace

from juliste.checks.addresses import one_thing_at_an_address
from juliste.checks.changed import address_changed, place_changed, time_changed
from juliste.checks.days import public_holiday
from juliste.checks.identities import one_entry_an_identity
from juliste.checks.likeness import looks_copied
from juliste.checks.linked import (
    heading_level,
    headings_that_skip,
    link_text,
    links_that_say_nothing,
    picture_alt,
    pictures_without_words,
)
from juliste.checks.older import older_translation
from juliste.checks.references import (
    headings_begin_below_title,
    links_lead_somewhere,
    links_of_page_lead_somewhere,
    replacement_exists,
)
from juliste.checks.said import facts_in_text, personal_address, sentences_of, until_in_text, weekday_in_text, weekdays
from juliste.checks.subjects import (
    NO_CLAIMS,
    Claim,
    Claims,
    Known,
    Written,
    accepted,
    claims_of,
    claims_of_page,
    no_history,
    written,
)
from juliste.checks.times import early_closing, folder_year, late_publishing, late_registration, no_end
from juliste.checks.words import other_words, required_words, spoken_languages, untranslated
from juliste.load import Content, FoundPage
from juliste.load.events import Found
from juliste.load.values import nearest
from juliste.model import Event, Language
from juliste.problems import Problem, say

__all__ = ["NO_CLAIMS", "Claim", "Claims", "Known", "check", "claims_of", "known_in", "of_event", "of_pages", "of_site"]

OF_WHAT_IS_WRITTEN: tuple[Callable[[Written, Known], Iterator[Problem]], ...] = (
    required_words,
    other_words,
    replacement_exists,
    links_lead_somewhere,
    headings_begin_below_title,
)
ADVICE_ON_WHAT_IS_WRITTEN: tuple[Callable[[Written, Known], Iterator[Problem]], ...] = (
    spoken_languages,
    untranslated,
    link_text,
    heading_level,
    picture_alt,
    older_translation,
)
ADVICE_ON_THE_EVENT: tuple[Callable[[Written, Event, Known], Iterator[Problem]], ...] = (
    no_end,
    folder_year,
    late_registration,
    early_closing,
    late_publishing,
    weekday_in_text,
    facts_in_text,
    until_in_text,
    personal_address,
    public_holiday,
    time_changed,
    place_changed,
    address_changed,
)
OF_A_PAGE: tuple[Callable[[FoundPage, Known], Iterator[Problem]], ...] = (links_of_page_lead_somewhere,)
OF_THE_SITE: tuple[Callable[[Sequence[Claims], Sequence[Claims]], Iterator[Problem]], ...] = (
    one_thing_at_an_address,
    one_entry_an_identity,
    looks_copied,
)


@cache  # asked for each rule and event
def name_of(rule: Callable[..., object]) -> str:
    """What an author calls a rule under `accept`: the name of its function, with hyphens."""
    return rule.__name__.replace("_", "-")


ACCEPTABLE = (
    *(name_of(rule) for rule in ADVICE_ON_WHAT_IS_WRITTEN),
    *(name_of(rule) for rule in ADVICE_ON_THE_EVENT),
    name_of(looks_copied),
)
"""The rules that an event may break when its author tells why."""


def check(
    content: Content,
    required: tuple[Language, ...],
    holidays: frozenset[date] = frozenset(),
    former: Callable[[str], Iterable[bytes]] = no_history,
) -> list[Problem]:
    """All that the rules find. required: languages that title and summary must have. The others: see `Known`."""
    known = replace(known_in(content, required), holidays=holidays, former=former)
    events = chain.from_iterable(of_event(found, known) for found in content.events)
    claims = [claims_of(found) for found in content.events]
    return [*events, *of_pages(content.pages, known), *of_site(claims, content.pages)]


def known_in(content: Content, required: tuple[Language, ...]) -> Known:
    """What rules look things up in."""
    drafts = (each for each in map(written, content.events) if each and each.is_draft)
    return Known(
        required,
        events=tuple(f"{found.folder.year}/{found.folder.name}" for found in content.events),
        drafts=frozenset(each.path for each in drafts),
        pages=tuple(found.page.name for found in content.pages),
    )


def of_event(found: Found, known: Known, *, is_over: bool = False) -> list[Problem]:
    """What is wrong in one event; in a draft all are warnings.

    is_over: it needs no advice, which nobody would follow, unless there is something in it that must be mended.
    """
    if not (each := written(found)):
        return []
    problems = [problem for rule in OF_WHAT_IS_WRITTEN for problem in rule(each, known)]
    problems += _exceptions(each)
    if not is_over or any(problem.is_error for problem in (*found.problems, *problems)):
        problems += _advice(each, found.event, known)
    return [replace(problem, severity="warning") for problem in problems] if each.is_draft else problems


def _advice(each: Written, event: Event | None, known: Known) -> Iterator[Problem]:
    """What the rules say that may be broken, each problem with the rule's name."""
    kept = accepted(each.sheets)
    for rule in ADVICE_ON_WHAT_IS_WRITTEN:
        if (name := name_of(rule)) not in kept:
            yield from (replace(problem, rule=name) for problem in rule(each, known))
    for on_event in ADVICE_ON_THE_EVENT if event else ():
        if event and (name := name_of(on_event)) not in kept:
            yield from (replace(problem, rule=name) for problem in on_event(each, event, known))


def _exceptions(each: Written) -> Iterator[Problem]:
    """What `accept` names is a rule that may be broken, and has a reason."""
    filled = each.sheets.merged
    for name, reason in (filled.sheet.accept or {}).items():
        if name not in ACCEPTABLE:
            message = say(
                "there is no such check; those that may be passed over are {known}", known=", ".join(ACCEPTABLE)
            )
            yield filled.problem(("accept", name), message, nearest(name, ACCEPTABLE))
        elif not reason:
            yield filled.problem(("accept", name), say("must tell why"))


def of_pages(found: Sequence[FoundPage], known: Known) -> Iterator[Problem]:
    """What is wrong in the static pages."""
    for page in found:
        yield from (problem for rule in OF_A_PAGE for problem in rule(page, known))
        for passage in page.passages.texts:
            yield from (
                *links_that_say_nothing(passage),
                *headings_that_skip(passage),
                *pictures_without_words(passage),
            )
            for sentence in sentences_of(passage):
                yield from weekdays(sentence, None)


def of_site(events: Sequence[Claims], pages: Sequence[FoundPage]) -> Iterator[Problem]:
    """What is wrong among events and pages that are each right by themselves."""
    of_the_pages = [claims_of_page(page) for page in pages]
    return (problem for rule in OF_THE_SITE for problem in rule(events, of_the_pages))
