"""The setting JULISTE_ACCESSIBILITY in; the facts of the accessibility statement out, whole and in agreement."""

from collections.abc import Mapping
from datetime import date
from typing import Literal, cast

from msgspec import Struct

from juliste.model import LANGUAGES, Language
from juliste.problems import WrongError, say
from juliste.settings import values
from juliste.settings.reading import Given

Level = Literal["full", "partial", "none"]
Method = Literal["self", "external"]


class Accessibility(Struct, frozen=True):
    """The facts of the accessibility statement, which the law (306/2019, section 7; decision (EU) 2018/1523) asks for.

    level: how far WCAG 2.1 A and AA are met: "full", "partial" or "none". made, revised: the statement's dates.
    method: assessed by oneself ("self") or by somebody else ("external"). unit: who is responsible, in each language.
    email, url: where feedback goes, one of them at least. known_issues: what is not accessible and why, in each
    language alike many; empty only when the level is "full".
    """

    level: Level
    made: date
    revised: date | None
    method: Method
    unit: Mapping[Language, str]
    email: str | None
    url: str | None
    known_issues: Mapping[Language, tuple[str, ...]]


def _level(value: object) -> Level:
    return cast(Level, values.matching("full|partial|none", say('"full", "partial" or "none"'))(value))


def _method(value: object) -> Method:
    return cast(Method, values.matching("self|external", say('"self" or "external"'))(value))


def accessibility(value: object) -> Accessibility | None:
    """Check the facts of the statement, which must be true and whole: an untruthful one is itself a breach."""
    if value is None:
        return None
    if not isinstance(value, Mapping):
        raise values.wanted(say('the facts of the accessibility statement, {{"level": …, …}}'), value)
    given = Given(value, "JULISTE_ACCESSIBILITY ")
    facts = Accessibility(
        level=given.take("level", _level),
        made=given.take("made", values.day),
        revised=given.take("revised", values.or_none(values.day)),
        method=given.take("method", _method),
        unit=given.take("unit", values.words),
        email=given.take("email", values.or_none(values.email)),
        url=given.take("url", values.or_none(values.web_address)),
        known_issues=given.take("known_issues", values.lists_of_words, {language: [] for language in LANGUAGES}),
    )
    given.end(say("there is no such fact of the accessibility statement"))
    _agreeing(facts)
    return facts


def _agreeing(facts: Accessibility) -> None:
    """Check the rules of the statement that need more than one fact."""
    if not (facts.email or facts.url):
        raise WrongError(say("must say where feedback goes: email or url"))
    if (facts.level == "full") == any(facts.known_issues.values()):
        raise WrongError(say('known_issues must be empty when the level is "full", and only then'))
    if facts.revised and facts.revised < facts.made:
        raise WrongError(say("revised must not be before made"))
