"""The files translations/*.po → the catalogue of each language."""

from pathlib import Path

from babel.messages.catalog import Message as Entry
from babel.messages.pofile import read_po

from juliste.language import CONTEXT, Catalogue
from juliste.model import LANGUAGES, Language


def read(translations: Path) -> dict[Language, Catalogue]:
    """The three catalogues of a folder. Raises OSError or PoFileError when one is absent or broken."""
    return {code: read_one(translations, code) for code in LANGUAGES}


def read_one(translations: Path, code: Language) -> Catalogue:
    """The catalogue of one language. Raises as `read` does."""
    with (translations / f"{code}.po").open("rb") as file:
        entries = read_po(file, locale=code, abort_invalid=True)
    return Catalogue(code, {_key(entry): forms for entry in entries if entry.id and (forms := _forms(entry))})


def _key(entry: Entry) -> str:
    msgid = entry.id if isinstance(entry.id, str) else entry.id[0]
    return f"{entry.context}{CONTEXT}{msgid}" if entry.context else msgid


def _forms(entry: Entry) -> tuple[str, ...]:
    """The translated forms, or none when one is missing or marked as unsure (fuzzy)."""
    forms = (entry.string,) if isinstance(entry.string, str) else tuple(entry.string or ())
    return forms if forms and all(forms) and not entry.fuzzy else ()
