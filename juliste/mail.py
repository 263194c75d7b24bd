"""An invitation → the text of a message to send: an invitation, a change or a cancellation; and all languages in one.

Lines are short enough to stay as they are when they are quoted (RFC 3676, 4.2), addresses are never broken.
"""

from collections.abc import Iterable, Iterator, Sequence
from textwrap import TextWrapper

from juliste import characters, markdown
from juliste.invitation import Day, Fact, Invitation, Line, Link, Person, Prose, Session
from juliste.language import NAMES
from juliste.model import Words

WIDTH = 72
"""Characters in a line; RFC 5322, 2.1.1 asks for at most 78."""

BELOW = ("På svenska efter den finska texten.", "In English after the Swedish text.")
"""What a message in all languages says first to those who do not read Finnish."""

_RULE = "-" * WIDTH
_INDENT = "  "


def text(invitation: Invitation) -> bytes:
    """The message in one language: its subject on the first line, the body after a blank one."""
    return _bytes([_labelled(invitation.subject_label, _subject(invitation)), "", *_body(invitation)])


def all_languages(invitations: Sequence[Invitation]) -> bytes:
    """The messages in all languages below each other, under a subject that has the title of each."""
    subjects = " | ".join(dict.fromkeys(map(_subject, invitations)))
    lines = [_labelled(invitations[0].subject_label, subjects), "", *BELOW]
    for invitation in invitations:
        lines += ["", _RULE, _heading(NAMES[invitation.language]), _RULE, "", *_body(invitation)]
    return _bytes(lines)


def _subject(invitation: Invitation) -> str:
    return characters.in_one_line(invitation.subject)


def _bytes(lines: Iterable[str]) -> bytes:
    """UTF-8 that says so, with the line ends of mail (RFC 5322, 2.1): browsers and Windows show it as it is."""
    return "".join(f"{line}\r\n" for line in lines).encode("utf-8-sig")


def _body(invitation: Invitation) -> list[str]:
    """Parts with a blank line between them; none that is empty."""
    parts = (list(part) for part in _parts(invitation))
    return [line for part in parts if part for line in (*part, "")][:-1]


def _parts(invitation: Invitation) -> Iterator[Iterable[str]]:
    if status := invitation.status:
        yield [*_wrapped(f"{'. '.join(status.titles)}."), *_lines(status.lines)]
    yield [*_lines([invitation.title]), *_lines([invitation.subtitle])]
    yield _lines([invitation.summary])
    yield [line for fact in invitation.when_and_where for line in _fact(fact)]
    yield [line for fact in invitation.details for line in _fact(fact)]
    yield _fact(invitation.page)
    yield _wrapped(invitation.notice)
    for number, day in enumerate(invitation.programme):
        yield _day(day, invitation.programme_title if not number else "")
    yield _list(invitation.partners_title, [_name(body.name, body.part_of) for body in invitation.partners])
    if invitation.access:
        yield [
            _heading(invitation.access_title),
            *(line for place in invitation.access for line in _lines([place.name, *place.lines])),
        ]
    for number, person in enumerate(invitation.contacts):
        yield _person(person, invitation.contacts_title if not number else "")
    yield _list("", [_name(body.name, body.part_of) for body in invitation.organisers])


def _heading(title: str) -> str:
    return title.upper()


def _fact(fact: Fact) -> Iterator[str]:
    """`Aika: torstai 25.3.2021 klo 9.00–11.00`; several values one below the other."""
    first = fact.entries[0]
    if len(fact.entries) > 1:
        yield f"{fact.label}:"
        for entry in fact.entries:
            yield from _lines([entry.said], "- ", _INDENT)
            yield from _lines(entry.more, _INDENT)
    else:
        yield from _wrapped(_labelled(f"{fact.label}:", _shown(first.said)), "", _INDENT)
        yield from _lines(first.more, _INDENT)


def _day(day: Day, heading: str) -> Iterator[str]:
    if heading:
        yield _heading(heading)
    yield from _wrapped(": ".join(filter(None, (day.caption, _one_line(day.title)))))
    for session in day.sessions:
        yield from _session(session)


def _session(session: Session) -> Iterator[str]:
    yield from _wrapped(f"{session.clock} {_one_line(session.title)}", "", _INDENT)
    yield from _wrapped(", ".join(map(_one_line, session.where)), _INDENT)
    for group in session.people:
        names = "; ".join(", ".join(map(_one_line, names)) for names in group.names)
        yield from _wrapped(f"{group.label} {names}".strip(), _INDENT)
    yield from _lines((*session.reason, *session.text), _INDENT)


def _list(heading: str, names: Sequence[str]) -> Iterator[str]:
    if names and heading:
        yield _heading(heading)
    for name in names:
        yield from _wrapped(name)


def _person(person: Person, heading: str) -> Iterator[str]:
    if heading:
        yield _heading(heading)
    if person.purpose:
        yield f"{person.purpose}:"
    yield from _lines(person.lines)


def _name(name: Words, part_of: Words | None) -> str:
    return ", ".join(_one_line(words) for words in (name, part_of) if words)


def _lines(lines: Iterable[Line], first: str = "", rest: str | None = None) -> Iterator[str]:
    for line in lines:
        for paragraph in _shown(line).split("\n"):
            yield from _wrapped(paragraph, first, first if rest is None else rest)


def _shown(line: Line) -> str:
    """An address as it is followed: programs that show mail make links of whole ones."""
    match line:
        case Prose(html, _):
            return characters.clean(markdown.text_of(html))
        case Link(shown, url, _):
            return shown if url.startswith(("mailto:", "tel:")) else f"{shown}: {url}" if " " in shown else url
    return _one_line(line)


def _one_line(words: Words) -> str:
    return characters.in_one_line(words.text)


def _labelled(label: str, value: str) -> str:
    return f"{label} {value}"


def _wrapped(text: str, first: str = "", rest: str | None = None) -> list[str]:
    """The lines of a paragraph; none of an empty one."""
    wrapper = TextWrapper(
        WIDTH,
        initial_indent=first,
        subsequent_indent=first if rest is None else rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return wrapper.wrap(text)
