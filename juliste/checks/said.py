"""An event and its texts → what the texts say of days, hours and addresses, against the facts. All are warnings."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache

from msgspec import Struct

from juliste import when
from juliste.checks import phrases
from juliste.checks.subjects import Known, Written
from juliste.load.mentions import Passage
from juliste.model import Event, Language, Registration
from juliste.problems import Message, Problem, say

NEAR = timedelta(days=60)
"""How far from the event a day may lie that stands there only with the event's weekday."""

FAR = timedelta(days=200)
"""The same, of a day with an hour or a word of beginning: it may have been another day of the event itself."""

_SENTENCE = re.compile(r"(?:[^\n.!?]|[.!?](?!\s+[A-ZÅÄÖ])|\n(?!\s*\n|\s*(?:[-*+•#|>]|\d+[.)])\s))+[.!?]*")
# No day and no hour is without a number of two digits at most. Most go on after it: that pattern begins with its digit,
# which is found quickly. The last is of what stands before one: a clock, or an English month.
_SMALL_NUMBER = re.compile(r"\d(?<!\d\d)\d?(?!\d)")
_WITH_MORE = re.compile(
    r"\d(?<![\w/]\d)\d?(?!\d)"
    r"(?:[.:]\s?\d|\s?[-–—]\s?\d|(?:\.|st|nd|rd|th|:[ea])?\s+(?:of\s+)?[^\W\d_]{3}|\s?[ap]\.?m)",
    re.IGNORECASE,
)
_AFTER_WORD = re.compile(r"\b(?:(?i:klo:?|kello|kl\.?|klockan|at)|[A-Z][a-z]+\.?)\s*\d{1,2}(?!\d)")


class Sentence(Struct, frozen=True):
    """A sentence of a text, and where it begins: the offset in the text."""

    words: str
    passage: Passage
    offset: int

    def problem(self, start: int, message: Message, cure: Message | None = None) -> Problem:
        """A warning about what stands at a place of the sentence."""
        line = self.passage.words.count("\n", 0, self.offset + start)
        return self.passage.problem(line, message, cure, "warning")


class Facts(Struct, frozen=True):
    """What texts are compared with.

    days: of the event; known: these, and the other days of its facts; hours: at which something begins or ends, in
    minutes since midnight; spans: from when to when something goes on, the end None where none was given.
    """

    days: frozenset[date]
    known: frozenset[date]
    hours: frozenset[int]
    spans: frozenset[tuple[int, int | None]]


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
            found = phrases.UNTIL.match(sentence.words, said.end)
            if found and said.near(event.starts.date()) in closing:
                message = say(
                    "'{written}' leaves open whether that day is the last one", written=said.written + found[0]
                )
                yield sentence.problem(said.start, message, say('write "viimeistään {day}"', day=said.on))


def personal_address(written: Written, event: Event, known: Known) -> Iterator[Problem]:
    """A person's own address stands under contacts only, from where it leaves the site after the event."""
    cure = say("give it under contacts, from where it goes some time after the event, and here that of the office")
    for passage in written.sheets.passages.texts:
        for found in phrases.PERSONAL.finditer(passage.words) if phrases.AT.search(passage.words) else ():
            if not phrases.ROLES.search(found["local"]):
                line = passage.words.count("\n", 0, found.start())
                message = say("'{address}' seems to be a person's own address", address=found[0])
                yield passage.problem(line, message, cure, "warning")
    for number, way in enumerate(event.registrations):
        if (own := phrases.PERSONAL.fullmatch(way.email)) and not phrases.ROLES.search(own["local"]):
            message = say("'{address}' seems to be a person's own address", address=way.email)
            where = written.of_registering(number, "email")
            cure = say("give it under contacts with an id, and here contact: with that id")
            yield written.sheets.merged.problem(where, message, cure, "warning")


def sentences(written: Written) -> list[Sentence]:
    """The sentences in which there may be a day or an hour."""
    return [sentence for passage in written.sheets.passages.texts for sentence in sentences_of(passage)]


@lru_cache(maxsize=64)  # several rules look at the texts of one event
def sentences_of(passage: Passage) -> tuple[Sentence, ...]:
    """The same of one text; most texts say nothing of time and are never split."""
    if not _may_say(passage.words):
        return ()
    found = _SENTENCE.finditer(passage.words)
    return tuple(Sentence(each[0], passage, each.start()) for each in found if _may_say(each[0]))


def _may_say(words: str) -> bool:
    """Whether there may be a day or an hour in it: a quick look."""
    return bool(_SMALL_NUMBER.search(words) and (_WITH_MORE.search(words) or _AFTER_WORD.search(words)))


def _deadlines(sentence: Sentence, written: Written, event: Event) -> Iterator[Problem]:
    """The last day to register in a sentence about registering: one on which registration closes, at that hour."""
    language, words = sentence.passage.language, sentence.words
    closing = [one.closes for one in event.registrations if one.closes]
    if not closing or not phrases.REGISTERING[language].search(words):
        return
    if phrases.ASIDE[language].search(words) or phrases.OTHER[language].search(words):
        return
    last = [said for said in when.said_days(words, language) if _is_last(words, said, language)]
    right = [said for said in last if any(said.near(one.last_day) == one.last_day for one in closing)]
    for said in right or last:
        if end := _end_of_wrong(sentence, said, event.starts.date(), closing):
            number, way = next((number, one) for number, one in enumerate(event.registrations) if one.closes)
            message = _against_closing(f"{said.written}{words[said.end : end]}", written, number, way)
            yield sentence.problem(said.start, message, _CURE)


def _end_of_wrong(sentence: Sentence, said: when.SaidDay, beside: date, closing: list[when.Span]) -> int:
    """Where a last day ends, and an hour beside it, when nothing closes then; 0: something does."""
    day = said.near(beside)
    on_day = [one for one in closing if one.last_day == day]
    if not on_day:
        is_before = phrases.NOT_ON.search(sentence.words[: said.start])
        is_right = day is None or (is_before and any(one.last_day == day - timedelta(days=1) for one in closing))
        return 0 if is_right else said.end
    hours = _hours_beside(sentence, said)
    right = {when.MIDNIGHT - 1 if one.whole_days else _minutes(one.start) for one in on_day}
    right |= {0} if any(one.whole_days for one in on_day) else set()
    return hours.end if hours and hours.last is None and hours.first % when.MIDNIGHT not in right else 0


def _hours_beside(sentence: Sentence, said: when.SaidDay) -> when.SaidHours | None:
    """The hours that stand with a day."""
    words = sentence.words
    after = (one for one in when.said_hours(words, sentence.passage.language) if one.start >= said.end)
    return next((one for one in after if phrases.BESIDE.fullmatch(words, said.end, one.start)), None)


def _days(sentence: Sentence, written: Written, event: Event, facts: Facts) -> Iterator[Problem]:
    """The day of the event. In a sentence that has the right one, others are of something else."""
    language, words = sentence.passage.language, sentence.words
    if _is_of_registering(sentence) or phrases.OTHER[language].search(words):
        return
    days = [(said, said.near(event.starts.date())) for said in when.said_days(words, language)]
    if any(day in facts.days for _, day in days):
        return
    for said, day in days:
        if not day or day in facts.known or _is_last(words, said, language):
            continue
        if _is_meant(sentence, said, day, event, facts):
            yield sentence.problem(said.start, _against_time(said.written, written, event, language), _CURE)


def _is_meant(sentence: Sentence, said: when.SaidDay, day: date, event: Event, facts: Facts) -> bool:
    """Whether the sentence says that the event is on that day."""
    language, words = sentence.passage.language, sentence.words
    away, hours = abs(day - event.starts.date()), _hours_beside(sentence, said)
    about = phrases.ABOUT[language].search(words[: said.start])
    if about and phrases.BEGINNING[language].search(about[0]):
        is_of_week = len(facts.days) == 1 and words[said.end : said.end + 1] in {"-", "–"}
        is_of_another_year = (day.month, day.day) in {(own.month, own.day) for own in facts.days}
        return not is_of_week and (away <= FAR or is_of_another_year)
    if about and not hours:
        return said.weekday in {own.weekday() for own in facts.days} and away <= NEAR
    return away <= FAR and bool(about or (hours and _has_its_hours(sentence, hours, facts)))


def _has_its_hours(sentence: Sentence, hours: when.SaidHours, facts: Facts) -> bool:
    """Whether they are those of the event, and stand with the only day of a sentence that is no part of a list."""
    is_alone = len(when.said_days(sentence.words, sentence.passage.language)) == 1
    return (hours.first, hours.last) in facts.spans and is_alone and not phrases.LISTED.match(sentence.words)


def _hours(sentence: Sentence, written: Written, event: Event, facts: Facts) -> Iterator[Problem]:
    """Hours in a clause about the event that stand with its own day, or with words of beginning."""
    language, words = sentence.passage.language, sentence.words
    if sentence.passage.field.startswith("programme") or _is_of_registering(sentence):
        return
    said_days = when.said_days(words, language)
    if said_days and not all(said.near(event.starts.date()) in facts.days for said in said_days):
        return
    days = {one: said for said in said_days if (one := _hours_beside(sentence, said))}
    since, is_meant = 0, False
    for one in when.said_hours(words, language):
        clause = words[since : days[one].start if one in days else one.start]
        about = None if phrases.OTHER[language].search(clause) else phrases.ABOUT[language].search(clause)
        begins = about and (one in days or phrases.BEGINNING[language].search(about[0]))
        since, is_meant = one.end, bool(begins or (is_meant and phrases.AND_ENDS.match(clause)))
        if is_meant and not _agrees(one, facts):
            yield sentence.problem(one.start, _against_time(one.written, written, event, language), _CURE)


def _agrees(said: when.SaidHours, facts: Facts) -> bool:
    """Whether something begins and ends at these hours; what the facts do not tell is nothing to compare with."""
    if not facts.hours or (said.first, None) in facts.spans:
        return True
    if said.last is None:
        return said.first % when.MIDNIGHT in facts.hours
    return (said.first, said.last) in facts.spans or {said.first, said.last % when.MIDNIGHT} <= facts.hours


def _is_last(words: str, said: when.SaidDay, language: Language) -> bool:
    """Whether the sentence says that it is the last day."""
    return bool(phrases.LAST_BEFORE[language].search(words[: said.start]) or phrases.LAST_AFTER.match(words, said.end))


_CURE = say("mend the one that is wrong")


def _against_closing(said: str, written: Written, number: int, way: Registration) -> Message:
    at = written.sheets.merged.problem(written.of_registering(number, "closes"), _CURE)
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


def _is_of_registering(sentence: Sentence) -> bool:
    field = sentence.passage.field
    return bool(phrases.REGISTERING[sentence.passage.language].search(sentence.words)) or field.startswith(
        "registration"
    )


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
        frozenset((_minutes(span.start), _minutes(span.end) if span.end else None) for span in timed),
    )
