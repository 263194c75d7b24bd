"""What was read and the settings → what is wrong where several keys, files or events must agree.

A rule is a small generator whose docstring is the rule. The tables below name them all, by what they look at.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain

from juliste.checks.addresses import one_thing_at_an_address
from juliste.checks.identities import one_entry_an_identity
from juliste.checks.references import (
    headings_begin_below_title,
    links_lead_somewhere,
    page_links_lead_somewhere,
    replacement_exists,
)
from juliste.checks.subjects import Known, Written
from juliste.checks.times import end_given, registration_before_event, year_of_folder
from juliste.checks.words import language_spoken, other_words, required_words
from juliste.load import Content
from juliste.model import Event, Language
from juliste.problems import Problem

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
OF_THE_SITE: tuple[Callable[[Known], Iterator[Problem]], ...] = (
    one_thing_at_an_address,
    one_entry_an_identity,
    page_links_lead_somewhere,
)


def check(content: Content, required: tuple[Language, ...]) -> list[Problem]:
    """All that the rules find. required: languages that title and summary must have."""
    known = Known(content, required)
    events = chain.from_iterable(_of_event(written, event, known) for written, event in known.written)
    return [*events, *chain.from_iterable(rule(known) for rule in OF_THE_SITE)]


def _of_event(written: Written, event: Event | None, known: Known) -> Iterator[Problem]:
    found = [problem for rule in OF_WHAT_IS_WRITTEN for problem in rule(written, known)]
    found += [problem for rule in OF_THE_EVENT if event for problem in rule(written, event)]
    for problem in found:
        yield replace(problem, severity="warning") if written.is_draft else problem
