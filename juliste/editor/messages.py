"""The words of code and theme in; translations/*.po with all of them, and what has no translation, out."""

import io
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from juliste import terminal
from juliste.model import LANGUAGES, Language

KEYWORDS = {
    "say": None,
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
FOLDERS = {"juliste": [("**.py", "python")], "theme": [("**.html", "jinja2")]}
NOTE = "Translators:"
"""A comment that begins with this stands in the catalogues."""


def update(folder: Path, *, only_check: bool) -> int:
    """Bring the three catalogues up to date and tell what is to be done; the exit status.

    folder: the project's. only_check: write nothing, and let a catalogue that is not up to date be a failure.
    """
    used = collect(folder)
    told: list[str] = []
    for language in LANGUAGES:
        path = folder / "translations" / f"{language}.po"
        text = path.read_text(encoding="utf-8")
        catalogue = read_po(io.StringIO(text), locale=language)
        updated = render(text, used, catalogue)
        name = path.relative_to(folder).as_posix()
        told += [f"{name}: no translation: {msgid}" for msgid in missing(used, catalogue, language)]
        if updated != text and only_check:
            told.append(f'{name}: not up to date; run "invoke messages"')
        elif updated != text:
            path.write_text(updated, encoding="utf-8", newline="\n")
    terminal.say_all(told or ["The catalogues are whole."], sys.stdout)
    return terminal.WRONG_CONTENT if told else terminal.BUILT


def collect(folder: Path) -> Catalog:
    """All words that are asked for in the code and the templates, with the places where they stand."""
    used = Catalog()
    for name, methods in FOLDERS.items():
        with redirect_stderr(io.StringIO()):  # Babel takes the values of a message (`day=f"{day}."`) for messages
            found = list(
                extract_from_dir(folder / name, methods, {}, KEYWORDS, comment_tags=[NOTE], strip_comment_tags=True)
            )
        for file, _, message, comments, context in found:
            place = f"{name}/{Path(file).as_posix()}"
            used.add(message, locations=[(place, 0)], auto_comments=comments, context=context)
    return used


def missing(used: Catalog, catalogue: Catalog, language: Language) -> Iterator[str]:
    """The words without a translation. English needs none: what the code asks for is English."""
    for message in sorted(_messages(used), key=_id):
        if language != "en" and not _translated(catalogue.get(message.id, message.context)):
            yield _id(message)


def render(text: str, used: Catalog, catalogue: Catalog) -> str:
    """The catalogue with the words in use: those it had in their order, then the new ones; its text's head stays."""
    new = Catalog(locale=catalogue.locale)
    order = {(_id(message), message.context): place for place, message in enumerate(_messages(catalogue))}
    for message in sorted(
        _messages(used), key=lambda each: (order.get((_id(each), each.context), len(order)), _id(each))
    ):
        known = catalogue.get(message.id, message.context)
        new.add(
            message.id,
            known.string if known else "",
            locations=message.locations,
            auto_comments=message.auto_comments,
            user_comments=known.user_comments if known else (),
            context=message.context,
        )
    body = io.BytesIO()
    write_po(body, new, omit_header=True, include_lineno=False, width=0)
    return text.partition("\n\n")[0] + "\n\n" + body.getvalue().decode().strip("\n") + "\n"


def _messages(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def _id(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _translated(message: Message | None) -> bool:
    strings = message.string if message else ""
    return bool(strings) and (isinstance(strings, str) or all(strings or ()))
