"""The editor's language → the tongue that messages are told in."""

from functools import cache

from juliste import later
from juliste.model import Language
from juliste.problems import Tongue, english
from juliste.settings import PROJECT


@cache
def tongue(language: Language) -> Tongue:
    """The tongue of a language; English, as the code has it, where the catalogue of that language cannot be read."""
    if language == "en":
        return english
    try:
        words: Tongue = later.load("catalogues").read_one(PROJECT / "translations", language).gettext
    except (OSError, ValueError):  # a catalogue that is being edited: what is wrong elsewhere is still told
        return english
    return words
