"""An event and its texts → what the texts say of days, hours and addresses, against the facts. All are warnings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from juliste import when
from juliste.checks.subjects import Known, Written
from juliste.load.mentions import Passage
from juliste.model import Event, Language, Registration
from juliste.problems import Message, Problem, say

NEAR = timedelta(days=60)
"""How far from the event a day may lie that stands there only with the event's weekday."""

FAR = timedelta(days=200)
"""The same, of a day with an hour: it may have been another day of the event itself."""

_SENTENCE = re.compile(r"(?:[^\n.!?]|[.!?](?!\s+[A-ZÅÄÖ])|\n(?!\s*\n|\s*(?:[-*+•#|>]|\d+[.)])\s))+[.!?]*")
_MAY_SAY = re.compile(
    r"(?<![\w/])\d{1,2}(?!\d)(?:[.:]\s?\d|\s?[-–—]\s?\d|(?:\.|st|nd|rd|th|:[ea])?\s+[^\W\d_]{3})"
    r"|\b(?:klo|kl|kello|klockan|at)\b|[a-z]\s+\d{1,2}\b",
    re.IGNORECASE,
)
_REGISTERING: dict[Language, re.Pattern[str]] = {
    "fi": re.compile(r"\b(?:ilmoittau|ilmoit(?:a|tak)|ilmo\b)", re.IGNORECASE),
    "sv": re.compile(r"\b(?:anmäl|registrer)", re.IGNORECASE),
    "en": re.compile(r"\b(?:regist|sign up|sign-up|enrol)", re.IGNORECASE),
}
_LAST_BEFORE: dict[Language, re.Pattern[str]] = {
    "fi": re.compile(r"\b(?:viimeistään|päättyy|sulkeutuu|määräaika|viimeinen)\b[^,;]{0,30}$", re.IGNORECASE),
    "sv": re.compile(
        r"\b(?:senast|sista|före|till och med|t\.o\.m\.|avslutas|stängs|slutar)\s[^,;]{0,30}$", re.IGNORECASE
    ),
    "en": re.compile(r"\b(?:by|no later than|until|before|deadline|closes|ends)\b[^,;]{0,25}$", re.IGNORECASE),
}
_LAST_AFTER = re.compile(r"\s*(?:klo\s*[\d.]+\s*)?(?:mennessä|asti|saakka)\b", re.IGNORECASE)
_BEGINNING: dict[Language, re.Pattern[str]] = {
    "fi": re.compile(r"\b(?:alkaa|aloit|alkaen|käynnist|järjestetään|pidetään)", re.IGNORECASE),
    "sv": re.compile(r"\b(?:börjar|inleds|startar|ordnas|hålls|äger rum)", re.IGNORECASE),
    "en": re.compile(r"\b(?:begin|start|is held|will be held|takes? place)", re.IGNORECASE),
}
_UNTIL = re.compile(r"\s*(?:asti|saakka)\b", re.IGNORECASE)
_PERSONAL = re.compile(r"(?<![\w.@-])[^\W\d_]{2,}(?:-[^\W\d_]+)?\.[^\W\d_]{2,}(?:-[^\W\d_]+)?@[\w-]+(?:\.[\w-]+)+")
_ROLES = re.compile(
    r"(?:info|tapahtum|viestint|kirjaam|neuvont|palvelu|toimist|hallint|koulutu|ilmoittaut|asiakas|media|event|evenemang"
    r"|service|office|contact|registr|support|anmäl|kansli|hanke|projekt|project|team|no|noreply|ei)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a text, and where it begins: the offset in the text."""

    words: str
    passage: Passage
    offset: int

    def problem(self, start: int, message: Message, cure: Message | None = None) -> Problem:
        """A warning about what stands at a place of the sentence."""
        line = self.passage.words.count("\n", 0, self.offset + start)
        return self.passage.problem(line, message, cure, "warning")


@dataclass(frozen=True, slots=True)
class Facts:
    """What texts are compared with.

    days: of the event; known: these, and the other days of its facts; hours: at which something begins or ends, in
    minutes since midnight; spans: from when to when something goes on.
    """

    days: frozenset[date]
    known: frozenset[date]
    hours: frozenset[int]
    spans: frozenset[tuple[int, int]]


def weekday_in_text(written: Written, event: Event, known: Known) -> Iterator[Problem]:
    """A weekday and a date that stand together in a text belong together."""
    for sentence in sentences(written):
        yield from weekdays(sentence, event.starts.date())


def weekdays(sentence: Sentence, beside: date | None) -> Iterator[Problem]:
    """The same for one sentence. beside: a day near which those are that have no year; None: these are passed over."""
    language = sentence.passage.language
    for said in when.said_days(sentence.words, language):
        day = said.near(beside or date.min) if said.year or beside else None
        if day and (message := said.wrong_weekday(day)) and not _is_of_another_year(said, day, beside):
            yield sentence.problem(said.start, message, say('write "{value}"', value=said.right_word(day, language)))


def _is_of_another_year(said: when.SaidDay, day: date, beside: date | None) -> bool:
    """Whether a day without a year may well be that of a year before or after, whose weekday fits."""
    if said.year or not beside or abs(day - beside) <= NEAR:
        return False
    return any(said.near(date(year, day.month, 1)) for year in (beside.year - 1, beside.year + 1))


def facts_in_text(written: Written, event: Event, known: Known) -> Iterator[Problem]:
    """A day or an hour of registering or of the event in a text is that of the facts."""
    if not (said := sentences(written)):
        return
    facts = _facts(event)
    for sentence in said:
        yield from _deadlines(sentence, written, event)
        yield from _days(sentence, written, event, facts)
        yield from _hours(sentence, written, event, facts)


def until_in_text(written: Written, event: Event, known: Known) -> Iterator[Problem]:
    """Finnish "18.3. asti" leaves open whether that day is the last one."""
    closing = {one.closes.first_day for one in event.registrations if one.closes and one.closes.whole_days}
    for sentence in sentences(written) if closing else ():
        if sentence.passage.language != "fi":
            continue
        for said in when.said_days(sentence.words, "fi"):
            found = _UNTIL.match(sentence.words, said.end)
            if found and said.near(event.starts.date()) in closing:
                message = say(
                    "'{written}' leaves open whether that day is the last one", written=said.written + found[0]
                )
                yield sentence.problem(said.start, message, say('write "viimeistään {day}"', day=said.written))


def personal_address(written: Written, event: Event, known: Known) -> Iterator[Problem]:
    """A person's own address stands under contacts only, from where it leaves the site after the event."""
    cure = say("give it under contacts, from where it goes some time after the event, and here that of the office")
    for passage in written.sheets.passages.texts:
        for found in _PERSONAL.finditer(passage.words) if "@" in passage.words else ():
            if not _ROLES.match(found[0]):
                line = passage.words.count("\n", 0, found.start())
                message = say("'{address}' seems to be a person's own address", address=found[0])
                yield passage.problem(line, message, cure, "warning")
    for number, way in enumerate(event.registrations):
        if _PERSONAL.fullmatch(way.email) and not _ROLES.match(way.email):
            message = say("'{address}' seems to be a person's own address", address=way.email)
            where = _place(written, number, "email")
            cure = say("give it under contacts with an id, and here contact: with that id")
            yield written.sheets.merged.problem(where, message, cure, "warning")


def sentences(written: Written) -> list[Sentence]:
    """The sentences in which there may be a day or an hour."""
    return [sentence for passage in written.sheets.passages.texts for sentence in sentences_of(passage)]


@lru_cache(maxsize=64)  # several rules look at the texts of one event
def sentences_of(passage: Passage) -> tuple[Sentence, ...]:
    """The same of one text; most texts say nothing of time and are never split."""
    if not _MAY_SAY.search(passage.words):
        return ()
    found = _SENTENCE.finditer(passage.words)
    return tuple(Sentence(each[0], passage, each.start()) for each in found if _MAY_SAY.search(each[0]))


def _deadlines(sentence: Sentence, written: Written, event: Event) -> Iterator[Problem]:
    """The last day to register in a sentence about registering: one on which registration closes."""
    language = sentence.passage.language
    closing = {one.closes.last_day for one in event.registrations if one.closes}
    if not closing or not _REGISTERING[language].search(sentence.words):
        return
    for said in when.said_days(sentence.words, language):
        day = said.near(event.starts.date())
        if day and day not in closing and _is_last(sentence.words, said, language):
            number, way = next((number, one) for number, one in enumerate(event.registrations) if one.closes)
            yield sentence.problem(said.start, _against_closing(said.written, written, number, way), _CURE)


def _days(sentence: Sentence, written: Written, event: Event, facts: Facts) -> Iterator[Problem]:
    """Days with an hour, or with the event's own weekday."""
    if _is_of_registering(sentence):
        return
    language = sentence.passage.language
    hours = when.said_hours(sentence.words, language)
    weekdays = {day.weekday() for day in facts.days}
    said_days = when.said_days(sentence.words, language)
    has_own = any(said.near(event.starts.date()) in facts.days for said in said_days)
    for said in said_days:
        day = said.near(event.starts.date())
        has_hour = any(0 <= one.start - said.end <= 2 for one in hours)
        reach = FAR if has_hour else NEAR if said.weekday in weekdays else timedelta(0)
        if not day or day in facts.known or abs(day - event.starts.date()) > reach:
            continue
        if said.year and said.year not in {each.year for each in facts.days}:
            continue
        if has_own and _is_former(day, event):  # "25.3., not 18.3. as was told"
            continue
        yield sentence.problem(said.start, _against_time(said.written, written, event, language), _CURE)


def _hours(sentence: Sentence, written: Written, event: Event, facts: Facts) -> Iterator[Problem]:
    """Hours that stand with the event's own day, or with words of beginning."""
    language = sentence.passage.language
    if sentence.passage.field.startswith("programme") or _is_of_registering(sentence):
        return
    said_days = when.said_days(sentence.words, language)
    if said_days and not all(said.near(event.starts.date()) in facts.days for said in said_days):
        return
    begins = _BEGINNING[language].search(sentence.words)
    for one in when.said_hours(sentence.words, language):
        beside = any(0 <= one.start - said.end <= 2 for said in said_days)
        if (beside or (begins and begins.start() < one.start)) and not _agrees(one, facts):
            yield sentence.problem(one.start, _against_time(one.written, written, event, language), _CURE)


def _agrees(said: when.SaidHours, facts: Facts) -> bool:
    """Whether something begins and ends at these hours; without hours in the facts there is nothing to compare with."""
    if not facts.hours:
        return True
    if said.last is None:
        return said.first in facts.hours
    return (said.first, said.last) in facts.spans or {said.first, said.last} <= facts.hours


def _is_last(words: str, said: when.SaidDay, language: Language) -> bool:
    """Whether the sentence says that it is the last day."""
    return bool(_LAST_BEFORE[language].search(words[: said.start]) or _LAST_AFTER.match(words, said.end))


_CURE = say("mend the one that is wrong")


def _against_closing(said: str, written: Written, number: int, way: Registration) -> Message:
    at = written.sheets.merged.problem(_place(written, number, "closes"), _CURE)
    closes = when.typed(way.closes, written.sheets.original) if way.closes else ""
    return say(
        "the text says '{said}', but registration closes {closes} ({path}, line {line})",
        said=said,
        closes=closes,
        path=at.path.rpartition("/")[2],
        line=at.line,
    )


def _against_time(said: str, written: Written, event: Event, language: Language) -> Message:
    at = written.problem("time", _CURE)
    return say(
        "the text says '{said}', but the event is {time} ({path}, line {line})",
        said=said,
        time=", ".join(when.typed(each.span, language) for each in event.occasions),
        path=at.path.rpartition("/")[2],
        line=at.line,
    )


def _place(written: Written, number: int, key: str) -> tuple[str | int, ...]:
    listed = isinstance(written.sheets.merged.source.fields.get("registration"), list)
    return ("registration", number, key) if listed else ("registration", key)


def _is_of_registering(sentence: Sentence) -> bool:
    field = sentence.passage.field
    return bool(_REGISTERING[sentence.passage.language].search(sentence.words)) or field.startswith("registration")


def _is_former(day: date, event: Event) -> bool:
    return bool(event.was and any(day in span.days for span in event.was.spans))


def _minutes(at: datetime) -> int:
    return at.hour * 60 + at.minute


def _facts(event: Event) -> Facts:
    spans = [each for occasion in event.occasions for each in occasion.span.each]
    items = [item.span for item in event.items if item.span]
    days = frozenset(day for occasion in event.occasions for day in occasion.span.days)
    points = [point for way in event.registrations for point in (way.opens, way.closes) if point]
    points += [event.publish] if event.publish else []
    points += [event.accessibility.ask_by] if event.accessibility and event.accessibility.ask_by else []
    timed = [span for span in (*spans, *items) if not span.whole_days]
    return Facts(
        days,
        days | {day for point in points for day in (point.first_day, point.last_day)},
        frozenset(_minutes(at) for span in timed for at in (span.start, span.end) if at),
        frozenset((_minutes(span.start), _minutes(span.end)) for span in timed if span.end),
    )
