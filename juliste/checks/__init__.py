"""What was read and the settings → what is wrong where several keys, files or events must agree.

A rule is a small generator whose docstring is the rule. The tables below name them all, by what they look at.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from juliste.checks.addresses import one_thing_at_an_address
from juliste.checks.identities import one_entry_an_identity
from juliste.checks.references import (
    headings_begin_below_title,
    links_lead_somewhere,
    links_of_page_lead_somewhere,
    replacement_exists,
)
from juliste.checks.subjects import NO_CLAIMS, Claim, Claims, Known, Written, claims_of, claims_of_page, written
from juliste.checks.times import end_given, registration_before_event, year_of_folder
from juliste.checks.words import language_spoken, other_words, required_words
from juliste.load import Content, FoundPage
from juliste.load.events import Found
from juliste.model import Event, Language
from juliste.problems import Problem

__all__ = ["NO_CLAIMS", "Claim", "Claims", "Known", "check", "claims_of", "known_in", "of_event", "of_pages", "of_site"]

OF_WHAT_IS_WRITTEN: tuple[Callable[[Written, Known], Iterator[Problem]], ...] = (
    required_words,
    other_words,
    language_spoken,
    replacement_exists,
    links_lead_somewhere,
    headings_begin_below_title,
)
OF_THE_EVENT: tuple[Callable[[Written, Event], Iterator[Problem]], ...] = (
    end_given,
    year_of_folder,
    registration_before_event,
)
OF_A_PAGE: tuple[Callable[[FoundPage, Known], Iterator[Problem]], ...] = (links_of_page_lead_somewhere,)
OF_THE_SITE: tuple[Callable[[Sequence[Claims], Sequence[Claims]], Iterator[Problem]], ...] = (
    one_thing_at_an_address,
    one_entry_an_identity,
)


def check(content: Content, required: tuple[Language, ...]) -> list[Problem]:
    """All that the rules find. required: languages that title and summary must have."""
    known = known_in(content, required)
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


def of_event(found: Found, known: Known) -> Iterator[Problem]:
    """What is wrong in one event; in a draft all are warnings."""
    if not (each := written(found)):
        return
    problems = [problem for rule in OF_WHAT_IS_WRITTEN for problem in rule(each, known)]
    if event := found.event:
        problems += [problem for rule in OF_THE_EVENT for problem in rule(each, event)]
    for problem in problems:
        yield replace(problem, severity="warning") if each.is_draft else problem


def of_pages(found: Sequence[FoundPage], known: Known) -> Iterator[Problem]:
    """What is wrong in the static pages."""
    return (problem for page in found for rule in OF_A_PAGE for problem in rule(page, known))


def of_site(events: Sequence[Claims], pages: Sequence[FoundPage]) -> Iterator[Problem]:
    """What is wrong among events and pages that are each right by themselves."""
    of_the_pages = [claims_of_page(page) for page in pages]
    return (problem for rule in OF_THE_SITE for problem in rule(events, of_the_pages))
