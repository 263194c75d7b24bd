"""The account of a publishing → its lines for people: the whole report, and the summary that is printed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from juliste import when
from juliste.editor.publishing.account import Account, Announced, Excepted, Leaving, State, Translation
from juliste.editor.publishing.sizes import size
from juliste.model import Language
from juliste.problems import Message, Problem, Tongue, form, say

_STATES: Mapping[State, Message] = {
    "draft": say("a draft"),
    "not-yet-published": say("not published yet"),
    "cancelled": say("cancelled"),
    "postponed": say("postponed"),
    "past": say("is over"),
    "on": say("is on"),
    "coming": say("is coming"),
}
_WORDS: Mapping[Translation, Message] = {
    "complete": say("all words"),
    "partly": say("some words missing"),
    "missing": say("no words"),
}


def lines(found: Account, tongue: Tongue, language: Language) -> list[str]:
    """The report."""
    warnings = [problem for problem in found.outcome.problems if not problem.is_error]
    errors = [problem for problem in found.outcome.problems if problem.is_error]
    mails = [form("{address}", address=event.mails[0]) for event in found.events if event.mails]

    def told(messages: Iterable[Message]) -> list[str]:
        return [message.told(tongue) for message in messages]

    def part(title: Message, rows: Sequence[Message | Problem]) -> list[str]:
        return ["", title.told(tongue), *(f"  {row.told(tongue)}" for row in rows)] if rows else []

    return [
        *told(_head(found)),
        *found.outcome.reasons,
        *part(say("Errors: {count}", count=len(errors)), errors),
        *part(say("Warnings: {count}", count=len(warnings)), warnings),
        *part(say("Exceptions: {count}", count=len(found.exceptions)), list(map(_exception, found.exceptions))),
        *part(
            say("Persons who will leave the site: {count}", count=len(found.leaving)),
            list(map(_leaving, found.leaving)),
        ),
        *part(say("Events: {count}", count=len(found.events)), [_event(event, language) for event in found.events]),
        *part(say("Invitations to send: {count}", count=len(mails)), mails),
    ]


def summary(found: Account, tongue: Tongue) -> list[str]:
    """The exceptions, one a line, and how many persons are named."""
    told = [say("exception: {exception}", exception=_exception(each)) for each in found.exceptions]
    if found.leaving:
        count, first = len(found.leaving), _day(found.leaving[0].day)
        told.append(say("Persons who will leave the site: {count}, the first on {day}", count=count, day=first))
    return [message.told(tongue) for message in told]


def _head(found: Account) -> Iterator[Message]:
    outcome, at = found.outcome, f"{_day(found.moment.date())} {when.clock(found.moment)}"
    yield say("The site {address}, built for {moment}", address=found.address, moment=at)
    if outcome.is_handed_over:
        yield say("Published: {place}", place=outcome.to)
    else:
        yield say("Not published: {place}", place=outcome.to)
    if outcome.site:
        octets = sum(outcome.site.files.values())
        yield say("Files: {count}, together {size}", count=len(outcome.site.files), size=size(octets))


def _exception(each: Excepted) -> Message:
    if each.check:
        return form("{path}: {check}: {reason}", path=each.path, check=each.check, reason=each.reason)
    languages = ", ".join(each.languages)
    return say("{path}: only in {languages}: {reason}", path=each.path, languages=languages, reason=each.reason)


def _leaving(each: Leaving) -> Message:
    return form("{day}: {path}: {name}", day=_day(each.day), path=each.path, name=each.name)


def _event(event: Announced, language: Language) -> Message:
    words = [form("{language} {state}", language=code, state=_WORDS[state]) for code, state in event.languages]
    fi, sv, en = words
    return form(
        "{path}: {title}: {times}: {state}; {fi}, {sv}, {en}",
        path=event.path,
        title=event.title,
        times="; ".join(when.label(span, language) for span in event.times),
        state=_STATES[event.state],
        fi=fi,
        sv=sv,
        en=en,
    )


def _day(day: date) -> str:
    """As messages have days in every language."""
    return f"{day.day}.{day.month}.{day.year}"
