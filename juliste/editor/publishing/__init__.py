"""Settings and where the public's site stands in; the site built aside, checked and only then handed over, out.

`staged` builds; `links`, `calendars` and `sizes` look for what is wrong; `targets` and `standing` say where the site
goes and what may be replaced there; `folders` and `sending` bring it there; `account` and `readable` tell of it.
"""

import sys
from collections.abc import Callable, Iterator

from juliste import build, terminal
from juliste.editor.publishing import account, calendars, links, readable, sizes, staged, targets
from juliste.editor.publishing.account import Account, Outcome
from juliste.editor.publishing.staged import Site
from juliste.editor.publishing.targets import HandoverError, Target
from juliste.load import Content
from juliste.model import Language
from juliste.problems import Problem, Tongue, in_order, say
from juliste.report import Report, line
from juliste.settings import Settings
from juliste.tongue import tongue


def publish(read: Callable[[], Settings], to: str) -> int:
    """Build, check and hand over, and tell of it; the exit status. A failure leaves what the public sees as it was.

    read: gives the settings, or raises. to: where the public's site stands, see `targets.read`.
    """
    language: Language = "en"
    try:
        settings = read()
        language = settings.editor_language
        target = targets.read(to, settings.content.parent)
        with staged.alone(settings.cache):
            return _published(staged.settings_of(settings), target)
    except HandoverError as error:
        terminal.say_all([error.message.told(tongue(language))], sys.stderr)
    except Exception as error:  # whatever it is, an editor gets a sentence and not a traceback
        terminal.say_all(terminal.reasons(error, language), sys.stderr)
    return terminal.FAILED


def _published(settings: Settings, target: Target) -> int:
    words = tongue(settings.editor_language)
    content = build.read(settings)
    outcome = _outcome(content, settings, target, words)
    found = account.of(content, settings, outcome)
    place = account.write(found, settings, readable.lines(found, words, settings.editor_language), words)
    _tell(outcome, found, words, place)
    if outcome.reasons:
        return terminal.FAILED
    return terminal.BUILT if outcome.is_handed_over else terminal.WRONG_CONTENT


def _outcome(content: Content, settings: Settings, target: Target, words: Tongue) -> Outcome:
    """Build, check, hand over, as far as nothing is wrong."""
    built, site, is_handed_over = Report(), None, False
    checked: tuple[Problem, ...] = ()
    wrong: tuple[Problem, ...] = ()
    reasons: tuple[str, ...] = ()
    try:
        built = terminal.built(settings)
        checked = build.checked(content, settings).problems
        site = None if built.errors else staged.site(settings)
        wrong = tuple(in_order(_wrong(site))) if site else ()
        if site and not any(problem.is_error for problem in wrong):
            target.take(site)
            is_handed_over = True
    except HandoverError as error:
        reasons = (error.message.told(words),)
    except Exception as error:  # as in `publish`
        reasons = terminal.reasons(error, settings.editor_language)
    return Outcome(target.shown, built, site, checked, wrong, reasons, is_handed_over)


def _wrong(site: Site) -> Iterator[Problem]:
    """What is wrong in the site as it was built."""
    yield from links.wrong(site)
    yield from calendars.wrong(site)
    yield from sizes.wrong(site)


def _tell(outcome: Outcome, found: Account, words: Tongue, place: str) -> None:
    """What a build prints; then what the checks of the site found, in short what the report says, and where it is."""
    complaints = [*outcome.built.shown(words), *(line(problem, words) for problem in outcome.wrong)]
    terminal.say_all([*complaints, *outcome.reasons], sys.stderr)
    said = [say("The report: {path}", path=place).told(words)]
    if not outcome.is_handed_over:
        terminal.say_all([*_stopped(outcome, words), *said], sys.stderr)
        return
    summary = [outcome.built.last_line(words), *readable.summary(found, words)]
    published = say("Published: {place}", place=outcome.to).told(words)
    terminal.say_all([*summary, published, *said], sys.stdout)


def _stopped(outcome: Outcome, words: Tongue) -> Iterator[str]:
    """The last word on what was not published; how a handover failed has been told."""
    errors = sum(problem.is_error for problem in outcome.wrong)
    if outcome.built.errors:
        yield outcome.built.last_line(words)
    elif errors:
        yield say("Mistakes in the site as it was built: {count}. Nothing was published.", count=errors).told(words)
