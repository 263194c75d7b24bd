"""The original's sheet and a language file's → one sheet with the words of both, and what is wrong in the latter."""

from collections.abc import Sequence

from juliste.load.filling import Filled
from juliste.load.frontmatter import Place
from juliste.load.labels import as_written
from juliste.load.overlay.addresses import addressed, as_typed
from juliste.load.overlay.merging import Laying, merged
from juliste.load.overlay.programme import day_of, event_days, laid_programme
from juliste.load.sheets import EventSheet
from juliste.problems import Problem, say

__all__ = ["addressed", "as_typed", "day_of", "event_days", "lay"]


def lay(original: Filled[EventSheet], words: Filled[EventSheet]) -> tuple[EventSheet, list[Problem], Sequence[Place]]:
    """Lay the language file `words` over the original; former slugs are gathered by `making`, not here.

    With the sheet come what is wrong, and the places in `words` of facts that the original tells.
    """
    work = Laying(original, words)
    sheet = merged(work, original.sheet, words.sheet, (), ())
    if words.sheet.programme:
        sheet = sheet.model_copy(update={"programme": laid_programme(work)})
    if work.repeated:
        work.problems.append(_repeats(work))
    return sheet, work.problems, work.repeated


def _repeats(work: Laying) -> Problem:
    """One warning for all facts that the language file says again."""
    source = work.words.source
    places = sorted(work.repeated, key=lambda place: (source.line(place), str(place)))
    written = (as_written(place, source.fields) for place in places)
    keys = (".".join(part for part in place if isinstance(part, str) and part != "items") for place in written)
    message = say("repeats facts of {path}: {keys}", path=work.file, keys=", ".join(dict.fromkeys(keys)))
    return Problem(source.path, source.line(places[0]), "", message, say("these lines may go"), "warning")
