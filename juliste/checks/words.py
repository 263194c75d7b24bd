"""An event as written → which of its words are missing, and in which language."""

from collections.abc import Iterator

from msgspec.structs import replace

from juliste.checks.subjects import Known, Written
from juliste.load.originals import Sheets
from juliste.model import LANGUAGES, Language, Text
from juliste.problems import Message, Problem, say


def required_words(written: Written, known: Known) -> Iterator[Problem]:
    """Title and summary stand in every language of JULISTE_REQUIRED_LANGUAGES (Language Act 423/2003, section 32)."""
    for language in known.required:
        missing = [key for key in ("title", "summary") if _is_missing(written, language, key)]
        if missing and _is_excused(written, language):
            yield _exception(written, language)
        elif missing:
            yield _missing(written, language, ", ".join(missing))


def _missing(written: Written, language: Language, keys: str) -> Problem:
    sheets = written.sheets
    own = sheets.files.get(language)
    where = own or sheets.merged
    if language == sheets.original:
        message, cure = say("is missing: this site requires it"), None
    else:
        message = say("must be given in {language} too: this site requires it", language=language)
        cure = None if own else _ways(written.path, language)
    return Problem(where.source.path, where.source.line(()), keys, message, cure)


def _ways(path: str, language: Language) -> Message:
    others = ", ".join(code for code in LANGUAGES if code != language)
    return say(
        "write event.{language}.md beside this file, as `invoke translate {path} {language}` does; or tell why it is "
        "missing: only: {{languages: [{others}], reason: …}}",
        language=language,
        path=path,
        others=others,
    )


def _exception(written: Written, language: Language) -> Problem:
    """The reason for a missing language is told at each build, so that it is seen."""
    only = written.sheets.merged.sheet.only
    message = say(
        "{language} is missing, for this reason: {reason}", language=language, reason=only.reason if only else ""
    )
    return written.problem("only", message, severity="warning")


def _is_excused(written: Written, language: Language) -> bool:
    """Whether the author has told why the language is missing."""
    only = written.sheets.merged.sheet.only
    return bool(only and only.reason and only.languages and language not in only.languages)


def _is_missing(written: Written, language: Language, key: str) -> bool:
    """Whether a key has no words in the language, and is not there in a form that could not be read either."""
    files = [written.sheets.merged, *(file for code, file in written.sheets.files.items() if code == language)]
    text: Text = getattr(written.sheets.merged.sheet, key)
    return not text.own(language) and not any(file.is_damaged((key,)) for file in files)


def other_words(written: Written, known: Known) -> Iterator[Problem]:
    """All other words should stand in all three languages; a warning for each language, naming what is missing."""
    for language in LANGUAGES:
        missing = written.sheets.translations.missing(language)
        named = [name for name in missing if not (language in known.required and name in ("title", "summary"))]
        if not named or _is_excused(written, language):
            continue
        own = written.sheets.files.get(language)
        if own:
            message = say("has no words for: {names}", names=", ".join(named))
            yield Problem(own.source.path, own.source.line(()), "", message, severity="warning")
        elif language not in known.required:
            message = say("has no event.{language}.md: its page shows the words of the original", language=language)
            yield Problem(written.folder, 0, "", message, severity="warning")


def untranslated(written: Written, known: Known) -> Iterator[Problem]:
    """The words of a language file are another language's than the original's."""
    sheets = written.sheets
    original = sheets.merged.source.path.rpartition("/")[2]
    for language, file in sheets.files.items():
        texts = _long_texts(sheets) if language != sheets.original else ()
        words = [(name, text.own(language), text.own(sheets.original)) for name, text in texts]
        if same := [name for name, own, original_words in words if own and own == original_words]:
            message = say("is the same as in {path}: translate it, or take it away", path=original)
            at = file.problem((same[0],), message)
            yield replace(at, field=", ".join(same), severity="warning")


def _long_texts(sheets: Sheets) -> tuple[tuple[str, Text], ...]:
    """Those in which a name alone cannot be all."""
    return (("summary", sheets.merged.sheet.summary), ("body", sheets.body))


def spoken_languages(written: Written, known: Known) -> Iterator[Problem]:
    """An event tells which languages are spoken."""
    sheet = written.sheets.merged.sheet
    told = sheet.languages or (sheet.time and all(occasion.languages for occasion in sheet.time))
    if not told and not written.sheets.merged.is_damaged(("languages",)):
        message = say("is missing: tell which languages are spoken")
        yield written.problem("languages", message, say("write for example languages: [fi, sv]"), "warning")
